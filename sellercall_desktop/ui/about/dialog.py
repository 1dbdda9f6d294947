"""The About window. It keeps nobody from working; the notices are read on a thread after it is shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop import __version__, licences
from sellercall_desktop.paths import resources
from sellercall_desktop.ui.about.notices import NoticesView
from sellercall_desktop.ui.parts.dialogs import fit
from sellercall_desktop.ui.parts.look import Look, label

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks

_ICON_PX = 64


class AboutDialog(QDialog):
    """Icon, version, our licence and everybody else's."""

    def __init__(self, look: Look, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        px = look.theme.px
        self.setWindowTitle(self.tr("About SellerCall"))
        self.view = NoticesView(look, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.copy_version = QPushButton(self.tr("Copy version"))
        self.copy_version.clicked.connect(self._copy)
        buttons.addButton(self.copy_version, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(24), px(24), px(16))
        box.setSpacing(px(16))
        box.addLayout(self._head())
        box.addWidget(self.view, 1)
        box.addWidget(buttons)
        fit(self, px(900), px(600))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        reading = tasks.spawn(self._read(), "about.notices")
        self.destroyed.connect(lambda _gone: reading.cancel())  # closed before the licences were read

    def _head(self) -> QHBoxLayout:
        px = self._look.theme.px
        picture = label("")
        picture.setPixmap(_icon(px(_ICON_PX), self.devicePixelRatioF()))
        picture.setFixedSize(QSize(px(_ICON_PX), px(_ICON_PX)))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(label("SellerCall", "headline"))
        version = label(self.tr("Version {0}").format(__version__), "muted")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(version)
        what = self.tr("You dial, a voice AI holds the conversation. Open source, under the MIT License.")
        words.addWidget(label(what, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    async def _read(self) -> None:
        own, others = await asyncio.to_thread(lambda: (licences.own(), licences.notices()))
        self.view.show_notices(own, others)

    def _copy(self) -> None:
        QCoreApplication.instance().clipboard().setText(f"SellerCall {__version__}")  # type: ignore[union-attr]


def show_about(look: Look, tasks: Tasks, parent: QWidget) -> AboutDialog:
    """Open About, or bring it to the front; it deletes itself when it is closed."""
    dialog = parent.findChild(AboutDialog)
    if dialog is None:
        dialog = AboutDialog(look, tasks, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _icon(side: int, ratio: float) -> QPixmap:
    wanted = round(side * ratio)
    drawn = next((size for size in (64, 128, 256) if size >= wanted), 512)
    pixmap = QPixmap(str(resources() / "icons" / f"sellercall-{drawn}.png"))
    scaled = pixmap.scaled(
        wanted, wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    scaled.setDevicePixelRatio(ratio)
    return scaled
