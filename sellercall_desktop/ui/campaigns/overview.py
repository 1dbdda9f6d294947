"""All campaigns in a list: name, how it stands, how far it has come, why it waits and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.ui.campaigns.words import STATE_ICONS, done_and_all, standing_text, state_text
from sellercall_desktop.ui.parts.look import Look, Picture, button, label
from sellercall_desktop.ui.parts.notice import PanelNotice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.errors import StoreError
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_ROW_PX, _ICON_PX = 52, 32
_ID = Qt.ItemDataRole.UserRole


class Overview(QWidget):
    """The arrows choose, Enter goes to the one that is shown.

    Signals:
        chosen: the id of a campaign. opened: go there. add_wanted, results_wanted, retry_wanted: the buttons.
    """

    chosen = cast("TypedSignal[str]", Signal(str))
    opened = Signal()
    add_wanted = Signal()
    results_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.add = button(look, self.tr("New"), "plus", icon_role="muted")
        self.results = button(look, self.tr("What came of it"), "columns", icon_role="muted")
        self.list, self._stack = QListWidget(), QStackedWidget()
        self.beginning, self.notice = CampaignBeginning(look), PanelNotice(look)
        self.list.setAccessibleName(self.tr("Campaigns"))
        self.list.setIconSize(QSize(look.theme.px(18), look.theme.px(18)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _before: self._on_current(item))
        # Once the key is through: Qt hands Enter on, and the button that has the keyboard by then is pressed.
        self.list.activated.connect(self._on_activated, Qt.ConnectionType.QueuedConnection)
        for wanted in (self.add, self.beginning.add):
            wanted.clicked.connect(self.add_wanted)
        self.results.clicked.connect(self.results_wanted)
        self.notice.pressed.connect(self.retry_wanted)

    @property
    def current_id(self) -> str:
        """Of the current row; empty where there is none."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def show_all(self, statuses: Sequence[CampaignStatus]) -> None:
        """Show these, the newest first; what is current stays so, as long as it is there."""
        held = self.current_id
        self.list.blockSignals(True)  # the program's doing, not the person's
        while self.list.count() > len(statuses):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(statuses):
            self.list.addItem(QListWidgetItem())
        for row, status in enumerate(statuses):
            self._fill(self.list.item(row), status)
            if status.campaign.id == held:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._stack.setCurrentWidget(self.list if statuses else self.beginning)
        if held and self.current_id != held:
            self.chosen.emit(self.current_id)

    def select(self, campaign_id: str) -> bool:
        """Make it current; False where it is not in the list."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == campaign_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def show_unread(self, error: StoreError) -> None:
        """They could not be read."""
        self.notice.say_unread(error)
        self._stack.setCurrentWidget(self.notice)

    def take_focus(self) -> None:
        """The list, or the button that begins."""
        at_list = self._stack.currentWidget() is self.list
        (self.list if at_list else self.beginning.add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- inside --------------------------------------------------------------------------------

    def _on_activated(self) -> None:
        self.opened.emit()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ID)))

    def _fill(self, item: QListWidgetItem, status: CampaignStatus) -> None:
        formats, campaign = self._look.formats, status.campaign
        done, whole = done_and_all(status.progress)
        of = self.tr("{done} of {all}").format(done=formats.integer(done), all=formats.integer(whole))
        standing = standing_text(status, formats, utc_now())
        second = " · ".join(filter(None, (state_text(campaign.state), of, standing)))
        text = f"{campaign.name}\n{second}"
        item.setData(_ID, campaign.id)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(text)
            item.setSizeHint(QSize(0, self._look.theme.px(_ROW_PX)))
        item.setIcon(self._look.icons.icon(*STATE_ICONS[campaign.state]))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(12), px(16), px(8))
        head.addWidget(label(self.tr("Campaigns"), "title"), 1)
        head.addWidget(self.add)
        for part in (self.list, self.beginning, self.notice):
            self._stack.addWidget(part)
        self._stack.setContentsMargins(px(8), 0, px(8), 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._stack, 1)
        self.results.setToolTip("Ctrl+R")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), px(8), px(8), px(8))
        foot.addWidget(self.results)
        box.addLayout(foot)


class CampaignBeginning(QWidget):
    """What the page says while there is no campaign: what it is for, and how to begin."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = Picture(look)
        picture.show_drawn(lambda: look.icons.pixmap("megaphone", "muted", _ICON_PX), "megaphone")
        text = label(
            self.tr(
                "A campaign works down a list of contacts: within the hours of the law, never the same "
                "person twice, and never who asked not to be called. A name and a list are enough to "
                "begin; nobody is called before you start it."
            ),
            "muted",
            wrap=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add = button(look, self.tr("Make a campaign"), "plus", "primary", icon_role="on_call")
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(24), px(16), px(24))
        column.setSpacing(px(8))
        column.addStretch()
        for above in (picture, label(self.tr("No campaign yet"), "section")):
            column.addWidget(above, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addSpacing(px(8))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
