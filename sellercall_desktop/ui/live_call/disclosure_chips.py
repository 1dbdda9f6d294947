"""What the AI has to make known, a chip each: grey until it is said, green with the proof, red once late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolTip, QWidget

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.steering.sentences import Occasion
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.verdicts import Disclosure, MadeKnown
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

KINDS = (Occasion.AI, Occasion.RECORDING, Occasion.WAY_OUT)
SAYING = timedelta(seconds=5)
"""After the key was pressed the AI is given so long before another press says it again."""
_OPEN, _SAID, _LATE = "open", "said", "late"
_SIGNS = {
    _OPEN: ("circle", "muted"),
    _SAID: ("check-circle-fill", "call"),
    _LATE: ("warning-circle-fill", "hang_up"),
}


class _Words(NamedTuple):
    """Of one chip: in a word, and in full."""

    short: str
    whole: str


class DisclosureChip(QPushButton):
    """Tells by the keyboard, too, what the mouse is told by pointing at it."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Its proof, or what pressing it does."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)


class DisclosureChips(QWidget):
    """Three of them; pressed, one that is not green has the AI say its sentence."""

    wished = cast("TypedSignal[Wish]", Signal(object))

    def __init__(self, look: Look, source: WatchSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._source = look, source
        self._call: Call | None = None
        self._known: dict[Occasion, MadeKnown | None] = {}
        self._states: dict[Occasion, str] = {}
        self._pressed: dict[tuple[str, Occasion], datetime] = {}
        self._is_narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(4))
        self._chips = {kind: self._add(kind, row) for kind in KINDS}
        self.hide()

    def show_call(self, call: Call, known: Disclosure) -> None:
        """What the AI of this call has made known so far."""
        if self._call is None or self._call.id != call.id:
            self._states.clear()
        self._call = call
        self._known = dict(zip(KINDS, (known.ai, known.recording, known.way_out), strict=True))
        self.setVisible(hears(call))
        self.tick()

    def be_narrow(self, *, narrow: bool) -> None:
        """Whether there is room for the signs alone."""
        self._is_narrow = narrow
        for kind, chip in self._chips.items():
            chip.setText("" if narrow else self._words(kind).short)

    def tick(self) -> None:
        """What is not said in time turns red."""
        call = self._call
        if call is None or not hears(call):
            return
        late = self._seconds(call) >= self._source.disclosure_s()
        for kind, chip in self._chips.items():
            made = self._known.get(kind)
            state = _SAID if made is not None else _LATE if late else _OPEN
            if self._states.get(kind) != state:
                self._show(kind, chip, state)

    def say_missing(self) -> None:
        """Have the AI say the first thing that it has not made known, and is not being made to say."""
        missing = (kind for kind in KINDS if self._known.get(kind) is None and not self._is_being_said(kind))
        if (kind := next(missing, None)) is not None:
            self._press(kind)

    # --- inside -------------------------------------------------------------------------------

    def _add(self, kind: Occasion, row: QHBoxLayout) -> QPushButton:
        made = DisclosureChip()
        made.setProperty("role", "chip")
        made.setProperty("fit", "slim")
        side = self._look.theme.px(14)
        made.setIconSize(QSize(side, side))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setText(self._words(kind).short)
        made.clicked.connect(partial(self._press, kind))
        row.addWidget(made)
        return made

    def _words(self, kind: Occasion) -> _Words:
        return {
            Occasion.AI: _Words(self.tr("AI"), self.tr("Said that it is an AI")),
            Occasion.RECORDING: _Words(self.tr("Recording"), self.tr("Said that the call may be recorded")),
            Occasion.WAY_OUT: _Words(self.tr("Way out"), self.tr("Offered a way out")),
        }[kind]

    def _show(self, kind: Occasion, chip: QPushButton, state: str) -> None:
        before = self._states.get(kind)
        self._states[kind] = state
        icon, role = _SIGNS[state]
        chip.setIcon(self._look.icons.icon(icon, role))
        chip.setProperty("state", state)
        chip.style().unpolish(chip)
        chip.style().polish(chip)
        whole, tells = self._words(kind).whole, self._tells(kind, state)
        chip.setToolTip(f"{whole}\n{tells}")
        chip.setAccessibleName(f"{whole}: {tells}")
        if before is not None:
            say(self, chip.accessibleName())

    def _tells(self, kind: Occasion, state: str) -> str:
        """The proof, or what to do."""
        made = self._known.get(kind)
        if made is not None:
            words = f"«{made.words}»"
            if made.second is None:
                return words
            return self.tr("{words}, at {time}").format(
                words=words, time=self._look.formats.duration(made.second)
            )
        said = self.tr("not said in time") if state == _LATE else self.tr("not said yet")
        what = self.tr("Press (F6) to have the AI say: «{sentence}»").format(
            sentence=self._source.sentence(kind, self._call) if self._call is not None else ""
        )
        return f"{said}. {what}"

    def _seconds(self, call: Call) -> float:
        joined = call.joined_at or call.spoke_at
        return (datetime.now(UTC) - joined).total_seconds() if joined is not None else 0.0

    def _is_being_said(self, kind: Occasion) -> bool:
        pressed = self._pressed.get((self._call.id, kind)) if self._call is not None else None
        return pressed is not None and datetime.now(UTC) - pressed < SAYING

    def _press(self, kind: Occasion, _checked: bool = False) -> None:
        call = self._call
        if call is None or not hears(call) or self._known.get(kind) is not None or self._is_being_said(kind):
            return
        self._pressed[call.id, kind] = datetime.now(UTC)
        self.wished.emit(Wish(call.id, ActKind.EXACT, self._source.sentence(kind, call)))
