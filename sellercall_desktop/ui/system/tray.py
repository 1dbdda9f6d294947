"""The icon in the system's tray: how things stand, and what can be done without the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.system.notices import DesktopNotice

_SIZES = (22, 32, 64)
_SHOWN_MS = 8000


class Tray(QObject):
    """Shown where the system has a tray; where it gets one later, then. Without one nothing is lost."""

    open_requested = Signal()
    quit_requested = Signal()
    hang_up_requested = Signal(str)
    """A live call's id."""
    notice_pressed = Signal(str)
    """The newest notification, by the id of the call that it is about; empty where it is about none."""
    muted_changed = Signal(bool)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._calls: Mapping[str, str] = {}
        self._bad = ""
        self._muted = False
        self._icons: dict[str, QIcon] = {}
        self._menu = QMenu(window)  # the icon does not own its menu
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._said = ""  # the call that the newest notification is about: the system tells no more of a press
        self._icon.messageClicked.connect(lambda: self.notice_pressed.emit(self._said))
        self._menu.aboutToShow.connect(self._fill)
        self._fill()
        self._show_state()
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the person can find the program in a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    @property
    def text(self) -> str:
        """What the pointer is told when it rests on the icon."""
        return self._icon.toolTip()

    @property
    def menu(self) -> QMenu:
        """What can be done from it, as it is now."""
        self._fill()
        return self._menu

    def show_live(self, calls: Mapping[str, str]) -> None:
        """The live calls: id to the line that names them."""
        self._calls = dict(calls)
        self._show_state()

    def show_problem(self, text: str) -> None:
        """What is wrong, in words; empty when nothing is."""
        self._bad = text
        self._show_state()

    def show_muted(self, *, muted: bool) -> None:
        """Whether notifications are off."""
        self._muted = muted

    def notify(self, notice: DesktopNotice) -> None:
        """Show a notification of the tray's own kind; a click opens the window."""
        if not self.is_there:
            return
        self._said = notice.call_id
        kind = QSystemTrayIcon.MessageIcon
        icon = kind.Warning if notice.is_bad else kind.Information
        self._icon.showMessage(notice.title, notice.text, icon, _SHOWN_MS)

    def remove(self) -> None:
        """Take it away at once: some trays keep the icon of a program that has ended."""
        self._icon.hide()

    # --- inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Made anew each time, so that it is of this moment and in this language."""
        menu = self._menu
        menu.clear()
        state = menu.addAction(self._state_text())
        state.setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Open SellerCall")).triggered.connect(self.open_requested)
        for call_id, line in self._calls.items():
            act = menu.addAction(self.tr("Hang up {call}").format(call=line))
            act.triggered.connect(
                lambda _checked=False, call_id=call_id: self.hang_up_requested.emit(call_id)
            )
        mute = menu.addAction(self.tr("Mute notifications"))
        mute.setCheckable(True)
        mute.setChecked(self._muted)
        mute.toggled.connect(self.muted_changed)
        menu.addSeparator()
        menu.addAction(self.tr("Quit")).triggered.connect(self.quit_requested)

    def _state_text(self) -> str:
        if self._calls:
            return self.tr("%n live call(s)", "", len(self._calls))
        return self._bad or QCoreApplication.translate("Tray", "No calls")

    def _show_state(self) -> None:
        role = "ai" if self._calls else "warning" if self._bad else "call"
        if role not in self._icons:
            self._icons[role] = self._draw(role)
        self._icon.setIcon(self._icons[role])
        parts = ["SellerCall", self._state_text(), self._bad if self._calls else ""]
        self._icon.setToolTip("\n".join(part for part in parts if part))

    def _draw(self, role: str) -> QIcon:
        """A telephone on a disc of the state's colour: seen on light and dark panels alike."""
        from sellercall_desktop.ui.parts.theme import LIGHT

        icon = QIcon()
        names = {"call": "phone-fill", "ai": "phone-call-fill", "warning": "warning-fill"}
        for side in _SIZES:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(LIGHT, role)))
            painter.drawEllipse(QRectF(0, 0, side, side))
            inner = QRectF(0, 0, side, side).adjusted(*(side * f for f in (0.22, 0.22, -0.22, -0.22)))
            self._look.icons.paint(painter, inner.toRect(), names[role], QColor("white"))
            painter.end()
            icon.addPixmap(pixmap)
        return icon

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        kinds = QSystemTrayIcon.ActivationReason
        if reason in {kinds.Trigger, kinds.DoubleClick}:
            self.open_requested.emit()
