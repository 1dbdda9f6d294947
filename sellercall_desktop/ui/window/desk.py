"""The desk: dialer, live calls over the history, prompt, log drawer; splitters that remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from sellercall_desktop.ui.dialer.dialer import Dialer
from sellercall_desktop.ui.live_call.panel import LiveCalls
from sellercall_desktop.ui.parts.arrangement import Arrangement, fill_place
from sellercall_desktop.ui.window.rail import WindowSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.exchanges.drawer import Drawer
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.scheduled.part import LaterPart
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.wrap_up.desk import DeskWrapUp

_NARROW_PX = 1040
"""Below this the prompt column gives its room away."""
_LOW_PX = 620
"""Below this an open log takes the history's room."""
_BUSY_PX, _DRAWER_PX, _ROW_PX = 660, 180, 44
"""Below the first a call takes it that lives or is wrapped up: the second more with a log, the third more
with each further row."""
_ERROR_PX = 690
"""Below this the error of a call is a single row."""
_SPLITTERS = ("desk.columns", "desk.centre", "desk.drawer")


class DeskPage(QWidget):
    """Lays the panels out. A section of the rail is the desk with only that panel left."""

    action_chosen = Signal(str)
    live_count_changed = Signal(int)
    call_wanted = Signal(str)
    """The id of a call to open in the history, where the desk has no room for it."""
    toast_requested = Signal(str)

    def __init__(
        self, look: Look, region: Callable[[], str], layout: LayoutFile, parent: QWidget | None = None
    ) -> None:
        """`region` is where numbers without a country code belong."""
        super().__init__(parent)
        self._look, self._layout = look, layout
        self._section = WindowSection.DESK
        self._log: Drawer | None = None
        self._new_log: Callable[[QWidget], Drawer] | None = None
        self._history: HistoryPanel | None = None
        self.prompts: PromptPanel | None = None
        self.wrap_up: DeskWrapUp | None = None
        self.later: LaterPart | None = None
        # A splitter takes its children in as they are made: see the remark in `workspace`.
        self._drawer = QSplitter(Qt.Orientation.Vertical, self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self._drawer)
        self.dialer = Dialer(look, region, self._columns)
        self._centre = QSplitter(Qt.Orientation.Vertical, self._columns)
        self.live = LiveCalls(look, self._centre)
        self._history_place: QWidget = _empty_panel(self._centre)
        self._prompt_place: QWidget = _empty_panel(self._columns)
        self._log_place: QWidget = _empty_panel(self._drawer)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._drawer)
        self._columns.setStretchFactor(1, 1)
        self._drawer.setStretchFactor(0, 1)
        self._narrow = self._low = self._low_for_call = self._is_low_for_errors = False
        self._prompt_anyway = False
        self._room = Arrangement(self._short_of, self._give_room)
        self._wants_prompt = layout.flag("desk.prompt", default=True)
        self._wants_log = layout.flag("desk.log", default=False)
        self._size()
        self._show_parts()
        self.live.type_requested.connect(self.dialer.focus_field)
        self.live.call_again_requested.connect(self.call_number)
        self.live.correction_requested.connect(self.dialer.take)
        self.live.details_requested.connect(self.show_call)
        self.live.live_count_changed.connect(self.live_count_changed)
        self.live.shown_changed.connect(self._room.fit)
        for panel in (self.dialer, self.live):
            panel.action_chosen.connect(self.action_chosen)
        self.dialer.placed.connect(lambda call: self.live.select(call.id))

    def filling(
        self,
        new_history: Callable[[QWidget], HistoryPanel],
        new_prompts: Callable[[QWidget], PromptPanel],
        new_log: Callable[[QWidget], Drawer],
    ) -> Iterator[None]:
        """The store is open: bring in the panels that need it, each made within its place, a part a step."""
        from sellercall_desktop.ui.window.history_place import building

        self._new_log = new_log
        history = new_history(self._history_place)
        yield from building(history, self._history_place)
        history.dial_requested.connect(self.call_number)
        history.show_log_requested.connect(self.show_log_of)
        history.show_exchanges_requested.connect(self.show_exchanges_of)
        history.search.leaves_digits = True
        self._history = history
        yield
        self.prompts = new_prompts(self._prompt_place)
        self.prompts.toast_requested.connect(self.toast_requested)
        fill_place(self._prompt_place, self.prompts)
        yield
        history.start()
        self.prompts.start()
        if not self._log_place.isHidden():
            self._open_log()

    def show_section(self, section: WindowSection) -> None:
        """Give the space to one panel, or to all of them."""
        if self._section is WindowSection.DESK and section is not WindowSection.DESK:
            self.keep_sizes()
        self._section = section
        self._prompt_anyway = False
        self._show_parts()
        if section is WindowSection.DESK:
            self._size()
            self.dialer.focus_field()
        elif section is WindowSection.PROMPTS and self.prompts is not None:
            self.prompts.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif section is WindowSection.LOG and self._log is not None:
            self._log.take_focus()

    def toggle_prompt(self) -> None:
        """Fold or open the prompt column; in a narrow window it is folded until asked for."""
        if self._narrow:
            self._prompt_anyway = not self._prompt_anyway
        else:
            self._wants_prompt = not self._wants_prompt
        self._show_parts()
        if self._narrow and not self._prompt_anyway:
            self.dialer.focus_field()
        elif self._narrow and self.prompts is not None:
            self.prompts.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_log(self) -> None:
        """Fold or open the log drawer."""
        self._wants_log = not self._wants_log
        self._room.fit_anew()

    def show_prompt_version(self, number: int | None) -> None:
        """Unfold the prompt's versions, with this one chosen."""
        if self.prompts is not None:
            self.prompts.open_version(number)

    def undo_of(self, version: PromptVersion) -> Callable[[], None] | None:
        """How to take back this version of the prompt; None unless it is just being published from here."""
        return self.prompts.undo_of(version) if self.prompts is not None else None

    def call_number(self, number: str) -> None:
        """Call this number as if it had been typed."""
        self.dialer.take(number)
        self.dialer.call_typed()

    def take_over(self, other: DeskPage) -> None:
        """Go on where `other` was left: its calls, and what was typed there."""
        self.live.take_over(other.live)
        self.dialer.take_over(other.dialer)

    def type_number(self, event: QKeyEvent) -> bool:
        """A digit or a paste that no part of the desk wanted is meant for the number field."""
        on_desk = self._section is WindowSection.DESK and self.dialer.isVisible()
        return on_desk and self.dialer.field.take_key(event)

    @property
    def history(self) -> HistoryPanel | None:
        """The history below the calls; None until it is built."""
        return self._history

    def close_opened(self) -> bool:
        """Close one thing that was opened within a panel in sight; False where nothing is open."""
        details = self._history.details if self._history is not None else None
        parts = (self.live, self.prompts, details, self._log, self.later, self.dialer)
        return any(part is not None and part.close_opened() for part in parts)

    def keep_sizes(self) -> None:
        """Remember the splitters and folds."""
        if self._section is WindowSection.DESK:
            for name, splitter in zip(_SPLITTERS, self._splitters(), strict=True):
                self._layout.keep_state(name, splitter.saveState())
        self._layout.keep_flag("desk.prompt", value=self._wants_prompt)
        self._layout.keep_flag("desk.log", value=self._wants_log)

    async def finish(self) -> None:
        """Before the end: what was typed and not published is kept, the log is no longer read."""
        self.dialer.detach()
        if self.wrap_up is not None:
            await self.wrap_up.close()
        if self.prompts is not None:
            await self.prompts.close_draft()
        if self._log is not None:
            self._log.close_feed()

    # --- inside -------------------------------------------------------------------------------

    def _splitters(self) -> tuple[QSplitter, ...]:
        return self._columns, self._centre, self._drawer

    def _size(self) -> None:
        px = self._look.theme.px
        usual = ((px(272), px(600), px(336)), (px(420), px(340)), (px(560), px(180)))
        for name, splitter, sizes in zip(_SPLITTERS, self._splitters(), usual, strict=True):
            state = self._layout.state(name)
            if state is None or not splitter.restoreState(state):
                splitter.setSizes(sizes)
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)

    @property
    def _shows_prompt(self) -> bool:
        return self._prompt_anyway if self._narrow else self._wants_prompt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrow window keeps its room for the call and the history."""
        super().resizeEvent(event)
        self._room.fit()

    def _short_of(self) -> tuple[bool, bool, bool, bool]:
        px, height = self._look.theme.px, self.height()
        drawer = _DRAWER_PX if self._wants_log else 0
        rows = _rows_of(self.wrap_up)
        needed = _BUSY_PX + drawer + _ROW_PX * (self.live.extra_rows + rows)
        low_for_call = (self.live.live_count > 0 or rows > 0) and height < px(needed)
        narrow = self.width() < px(_NARROW_PX)
        return narrow, height < px(_LOW_PX), low_for_call, height < px(_ERROR_PX)

    def _give_room(self, short_of: tuple[bool, bool, bool, bool]) -> None:
        self._narrow, self._low, self._low_for_call, self._is_low_for_errors = short_of
        self._show_parts()

    def _show_parts(self) -> None:
        section, desk = self._section, self._section is WindowSection.DESK
        self.dialer.setVisible(desk and not (self._narrow and self._prompt_anyway))
        self.live.setVisible(desk)
        crowded = self._low_for_call or (self._low and self._wants_log)
        self.live.keep_lines(roomy=not self._low_for_call, low=self._is_low_for_errors)
        self._history_place.setVisible(desk and not crowded)
        self._centre.setVisible(desk)
        self._prompt_place.setVisible(section is WindowSection.PROMPTS or (desk and self._shows_prompt))
        self._columns.setVisible(section is not WindowSection.LOG)
        wants_log = section is WindowSection.LOG or (desk and self._wants_log)
        self._log_place.setVisible(wants_log)
        if wants_log:
            self._open_log()

    def _open_log(self) -> None:
        if self._log is None and self._new_log is not None:
            self._log = self._new_log(self._log_place)
            self._log.call_wanted.connect(self.show_call)
            fill_place(self._log_place, self._log)
            self._log.show()  # now: a key may be pressed before the loop turns

    def show_log_of(self, call_id: str) -> None:
        """Open the log at the lines of this call."""
        self._unfold_log()
        if self._log is not None:
            self._log.show_log_of(call_id)

    def show_exchanges_of(self, call_id: str) -> None:
        """Open the exchanges of this call."""
        self._unfold_log()
        if self._log is not None:
            self._log.show_exchanges_of(call_id)

    def _unfold_log(self) -> None:
        if self._section is WindowSection.DESK:
            self._wants_log = True
            self._room.fit_anew()

    def show_call(self, call_id: str) -> None:
        """Open a call in the history: the desk's own where it is in sight."""
        if self._history is not None and self._history.isVisible():
            self._history.show_call(call_id)
        else:
            self.call_wanted.emit(call_id)


def _rows_of(wrap_up: DeskWrapUp | None) -> int:
    return wrap_up.rows if wrap_up is not None else 0


def _empty_panel(parent: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setProperty("role", "panel")
    return made
