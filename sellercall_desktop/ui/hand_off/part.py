"""Hand-offs on the card of the call shown: what is wished is carried out, what could not be is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.ui.hand_off.ask_line import AskLine
from sellercall_desktop.ui.hand_off.bar import HandOffBar
from sellercall_desktop.ui.hand_off.buttons import HandOffButtons
from sellercall_desktop.ui.hand_off.form import HandOnForm
from sellercall_desktop.ui.hand_off.phase import Phase, standing_of
from sellercall_desktop.ui.live_call import others
from sellercall_desktop.ui.live_call.wishes import Wish
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.hand_off.door import HandOffDoor
    from sellercall_desktop.ui.hand_off.form import HandOn
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look

_LONGEST_NOTE, _MOST_KEYS = 500, 32


class HandOffPart(QObject):
    """Keys and buttons act on the call that is shown large."""

    def __init__(self, look: Look, live: LiveCalls, door: HandOffDoor, tasks: Tasks, *, author: str) -> None:
        """`author` signs what is done."""
        super().__init__(live)
        self._look, self._live, self._door, self._tasks, self._author = look, live, door, tasks, author
        self._asked: set[tuple[str, str]] = set()  # call and wish: on its way to the call's facts
        card = live.card
        self.bar, self.buttons = HandOffBar(look, card, card.parts.put_away), HandOffButtons(look)
        self.form = HandOnForm(look, card, colleagues=door.colleagues.all, region=door.region)
        self.note = AskLine(look, card, most=_LONGEST_NOTE)
        self.keys = AskLine(look, card, most=_MOST_KEYS, stays=True)
        self.rows = HandOffRows(look, self.bar, self.form, self.note, self.keys)
        card.parts.add(self.rows, beside_the_way=self.buttons, rows=lambda: self.rows.count)
        card.parts.closers.append(self.escape)
        card.parts.give_room = self.buttons.be_narrow
        card.fit_anew()
        self.buttons.take_over_wished.connect(self.take_over)
        self.buttons.hand_on_wished.connect(self.hand_on)
        self.bar.confirmed.connect(self.confirm)
        self.bar.called_off.connect(self.call_off)
        self.bar.give_back_wished.connect(self.give_back)
        self.bar.mute_wished.connect(self.mute)
        self.bar.hold_wished.connect(self.hold)
        self.bar.keys_wished.connect(self._ask_keys)
        self.bar.settings_wished.connect(partial(card.action_chosen.emit, "hand_off"))
        self.bar.rows_changed.connect(live.shown_changed, Qt.ConnectionType.QueuedConnection)
        self.form.chosen.connect(self._on_chosen)
        self.note.entered.connect(self._on_note)
        self.keys.entered.connect(self._on_keys)
        for part in (self.form, self.note, self.keys):
            part.closed.connect(self._room_changed)
        live.shown_changed.connect(self._show)

    # --- keys and buttons -----------------------------------------------------------------------

    def take_over(self) -> bool:
        """F8: ring the seller's telephone; answered, it says that it is she. False where it is neither."""
        call, standing = self._live.card.call, self.bar.standing
        if call is None or self._waits(call):
            return call is not None
        if standing.phase is Phase.ASKING and standing.is_take_over:
            self.confirm()
        elif standing.phase not in {Phase.NONE, Phase.FAILED}:
            return False
        elif self._door.policy().seller_number:
            self._wish(call, "take_over", partial(self._door.wishes.take_over, call.id, self._author))
        else:
            self.bar.say_no_telephone()
            self._room_changed()
        return True

    def hand_on(self) -> bool:
        """F7: ask to whom; once they have spoken, bring the customer. False where it is neither."""
        call, standing = self._live.card.call, self.bar.standing
        if call is None or self._waits(call):
            return call is not None
        if standing.phase is Phase.ASKING and not standing.is_take_over:
            self.confirm()
        elif self.buttons.hand_on.isVisibleTo(self.buttons):
            if not self.form.close_opened():
                self.close_opened()
                self.form.open_for(call)
            self._room_changed()
        else:
            return False
        return True

    def give_back(self) -> bool:
        """F9: ask what was agreed; again, or Enter: give back. False where no person has the customer."""
        call = self._live.card.call
        if call is None or self.bar.standing.phase not in {Phase.JOINED, Phase.DROPPED}:
            return self.bar.standing.phase is Phase.GIVING_BACK
        if not self.note.isHidden():
            self.note.send.click()
        else:
            self.close_opened()
            self.note.open_for(
                call,
                self.tr("What was agreed with the customer? The AI learns it (optional)"),
                self.tr("Give back (Enter)"),
            )
        self._room_changed()
        return True

    def answer(self) -> bool:
        """Enter, where it means nothing else: yes, she is there. False where nothing is asked."""
        asks = self._live.is_seen and self.bar.standing.phase is Phase.ASKING
        if asks:
            self.confirm()
        return asks

    def confirm(self) -> None:
        """The person is there: the customer comes."""
        if (call := self._live.card.call) is not None and self.bar.standing.phase is Phase.ASKING:
            self._wish(call, "confirm", partial(self._door.wishes.confirm, call.id, self._author))

    def call_off(self) -> bool:
        """Esc: nobody is to come any more; False where nothing is on its way, or it is called off already."""
        call, standing = self._live.card.call, self.bar.standing
        if call is None or not standing.may_be_called_off or (call.id, "cancel") in self._asked:
            return False
        id_ = standing.hand_off.hand_off_id if standing.hand_off is not None else None
        self._wish(call, "cancel", partial(self._door.wishes.cancel, call.id, self._author, id_))
        return True

    def mute(self) -> bool:
        """M: nobody hears the person who has the customer, or all do again. False where none has them."""
        call, standing = self._live.card.call, self.bar.standing
        if call is None or not standing.may_be_muted:
            return False
        on = not standing.is_muted
        self._wish(call, "mute", partial(self._door.wishes.mute, call.id, self._author, on=on))
        return True

    def hold(self) -> bool:
        """H: the customer hears music, or no more. False where no person has the customer."""
        call, standing = self._live.card.call, self.bar.standing
        if call is None or standing.phase is not Phase.JOINED:
            return False
        on = not standing.is_held
        self._wish(call, "hold", partial(self._door.wishes.hold, call.id, self._author, on=on))
        return True

    def close_opened(self) -> bool:
        """Close a line or the form, else call off what rings; False where there is neither."""
        return any(part.close_opened() for part in (self.form, self.note, self.keys))

    def escape(self) -> bool:
        """As `close_opened`, of the call that is seen."""
        return self._live.is_seen and (self.close_opened() or self.call_off())

    # --- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        call = self._live.card.call
        if call is None:
            return
        standing, named = standing_of(call), self._live.live_count > 1
        rows = self.rows.count
        joined = standing.phase is Phase.JOINED
        self._settle(call)
        self.bar.name_call(named=named)
        self.bar.show_call(call, standing, may_press_keys=self._door.policy().tones_url is not None)
        self.buttons.show_call(call, standing, waits=self._waits(call), named=named)
        self.form.close_unless(call.id, fits=standing.phase in {Phase.NONE, Phase.FAILED, Phase.JOINED})
        self._close_note(call, fits=joined or standing.phase is Phase.DROPPED)
        self.keys.close_unless(call.id, fits=joined)
        self.rows.settle()
        if self.rows.count != rows:
            self._room_changed()

    def _close_note(self, call: Call, *, fits: bool) -> None:
        """Where the AI is back before the note was sent, it goes on in the line that writes to the AI."""
        note, line = self.note, self._live.card.line
        written = note.field.text() if note.is_open_for(call.id) and not fits and call.is_live else ""
        writes = note.field.hasFocus()
        note.close_unless(call.id, fits=fits)
        if written.strip():
            line.put_back(Wish(call.id, ActKind.SUGGEST, written))
            if writes:
                line.field.setFocus(Qt.FocusReason.OtherFocusReason)  # others select all: typing goes on

    def _room_changed(self) -> None:
        self.rows.settle()
        self._live.shown_changed.emit()

    def _waits(self, call: Call) -> bool:
        return any(call_id == call.id for call_id, _wish in self._asked)

    def _settle(self, call: Call) -> None:
        """A call that is over is asked nothing more."""
        if not call.is_live:
            self._asked = {one for one in self._asked if one[0] != call.id}

    def _ask_keys(self) -> None:
        if (call := self._live.card.call) is not None:
            self.close_opened()
            self.keys.open_for(call, self.tr("Keys: 0 to 9, * and #"), self.tr("Press (Enter)"))
            self._room_changed()

    def _on_keys(self, call_id: str, keys: str) -> None:
        call = self._live.card.call
        if keys and call is not None and call.id == call_id:
            wish = partial(self._door.wishes.press, call_id, keys.replace(" ", ""))
            self._wish(call, "press", wish)

    def _on_note(self, call_id: str, note: str) -> None:
        call = self._live.card.call
        if call is not None and call.id == call_id:
            wish = partial(self._door.wishes.give_back, call_id, self._author, note)
            self._wish(call, "give_back", wish)

    def _on_chosen(self, to: HandOn) -> None:
        call = self._live.card.call
        if call is None or call.id != to.call_id:
            return
        speaks_first = to.kind is HandOffKind.ANNOUNCED and self.bar.standing.phase is not Phase.JOINED
        if speaks_first and not self._door.policy().seller_number:
            self.bar.say_no_telephone()
            self._room_changed()
            return

        async def hand_on(*, also_others: bool = False) -> None:
            await self._door.wishes.hand_on(
                to.call_id, to.kind, to.number, to.name, self._author, also_others=also_others
            )
            await self._door.colleagues.used(to.number)

        self._wish(call, "hand_on", hand_on)

    def _wish(self, call: Call, what: str, wish: Callable[..., Awaitable[object]]) -> None:
        """Carry it out, unless it is under way: pressed twice, it is meant once."""
        key = (call.id, what)
        if key in self._asked:
            return
        self._asked.add(key)
        self._live.card.forget_problem()

        async def carry_out() -> None:
            try:
                await others.hand_off(wish, call, self._look.formats, self._live.card)
            finally:
                self._asked.discard(key)
                self._show()

        self._tasks.spawn(carry_out(), f"hand_off.{what}", partial(self._say, call.id))
        self._show()

    def _say(self, call_id: str, error: BaseException) -> None:
        sentence, shown = sentence_for(error), self._live.card.call
        is_large = shown is not None and shown.id == call_id
        if is_large:
            self._live.card.show_problem(sentence)
        if not is_large or not self._live.card.isVisible():
            self._live.unseen_problem.emit(sentence)


class HandOffRows(QWidget):
    """Row, form and lines, one above the other."""

    def __init__(self, look: Look, bar: HandOffBar, form: HandOnForm, note: AskLine, keys: AskLine) -> None:
        super().__init__()
        self._bar, self._form, self._lines = bar, form, (note, keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        for part in (bar, form, note, keys):
            column.addWidget(part)
        self.hide()

    @property
    def count(self) -> int:
        """How many rows it takes from the conversation."""
        return self._bar.rows + self._form.rows + sum(not line.isHidden() for line in self._lines)

    def settle(self) -> None:
        """Be there only where something is; the form takes the place of the row."""
        self._bar.give_way(gives=not self._form.isHidden())
        self.setVisible(self.count > 0)
