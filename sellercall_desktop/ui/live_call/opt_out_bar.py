"""The customer asks not to be called again, or may: onto the list, or no such wish, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.steering.opt_out import OptOutWish
from sellercall_desktop.ui.live_call.wishes import hears
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.wish_asked import WishAsked
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.opt_out import OptOut
    from sellercall_desktop.ui.parts.look import Look


class OptOutBar(WishAsked):
    """Stands on the card until somebody has decided."""

    accepted = Signal(str)
    """The call whose customer's number goes onto the list."""
    dismissed = Signal(str, str)
    """The call, and why its words are no such wish."""

    def __init__(self, look: Look, refuge: QWidget) -> None:
        """`refuge` takes the keyboard where the part that has it goes away: the next button must not."""
        super().__init__(look, refuge)
        self._accept.clicked.connect(self.accept)
        self.why.returnPressed.connect(self._on_why)
        self._call: Call | None = None
        self._wish: OptOut | None = None
        self._is_narrow = False
        self._deciding: set[str] = set()  # calls about which a decision is being written down
        self._stays = label("", "muted", wrap=True)
        self._words.insertWidget(1, self._stays)
        self._stays.hide()

    @property
    def wish(self) -> OptOut | None:
        """What is to be decided about now."""
        return self._wish

    def show_call(self, call: Call, wish: OptOut | None) -> None:
        """Say what is to be decided about this call, or was."""
        listed = is_opted_out(call)
        wish = undecided(call, wish)
        new = wish is not None and (self._call is None or self._call.id != call.id or self._wish != wish)
        if self._call is None or self._call.id != call.id:
            self.close_opened()
        if new or wish is None:
            self._stays.hide()
        self._call, self._wish = call, wish
        if listed:
            self._say_listed()
        elif wish is not None:
            self._ask(call, wish, new=new)
        self.setVisible(listed or wish is not None)

    def be_narrow(self, *, narrow: bool) -> None:
        """Whether the button has no room for all of its words."""
        self._is_narrow = narrow
        if self._call is not None:
            self._name_button(self._call)

    def accept(self) -> None:
        """The number goes onto the list, and the AI says good-bye."""
        if self._call is not None and self.wish is not None and self._begin(self._call.id):
            self.accepted.emit(self._call.id)

    def ask_why(self) -> None:
        """Let the person say why it is no such wish."""
        if self.wish is not None:
            super().ask_why()

    def close_opened(self) -> bool:
        """Ask for the reason no more; False where it was not asked for."""
        closed = super().close_opened()
        if self._wish is None:
            self._accept.hide()
        return closed

    def holds_back(self, call_id: str) -> bool:
        """The call is to be put away: True the first time that nobody has decided yet, and it says so."""
        if self._call is None or self._call.id != call_id or self._wish is None or not self._stays.isHidden():
            return False
        self._stays.setText(
            self.tr(
                "Nobody has decided about this wish. Once more, and it waits in the history: Remarks, {chip}."
            ).format(
                chip=f"«{QCoreApplication.translate('History', 'May want no more calls: to be looked at')}»"
            )
        )
        self._stays.show()
        say(self, self._stays.text(), at_once=True)
        return True

    def end(self, call_id: str) -> None:
        """It is written down, or could not be: the call itself says which."""
        self._deciding.discard(call_id)
        self._enable()

    # --- inside -------------------------------------------------------------------------------

    def _ask(self, call: Call, wish: OptOut, *, new: bool) -> None:
        plain = wish.wish is OptOutWish.PLAIN
        text = (
            self.tr("The customer asks not to be called again: «{words}»")
            if plain
            else self.tr("This may be a wish not to be called again: «{words}»")
        ).format(words=wish.words)
        self._paint("problem" if plain else "caution", "phone-slash" if plain else "warning", plain=plain)
        self._text.setText(text)
        self._name_button(call)
        self._accept.setVisible(self.why.isHidden())
        self._dismiss.show()
        self._enable()
        self.setAccessibleName(text)
        if new:
            say(
                self,
                f"{text} {self._accept.accessibleName()}, {self._dismiss.accessibleName()}",
                at_once=True,
            )

    def _name_button(self, call: Call) -> None:
        words, short = self.tr("Add to do-not-call (F4)"), self.tr("Do not call again (F4)")
        if hears(call):
            words = self.tr("Add to do-not-call and say good-bye (F4)")
            short = self.tr("Good-bye, no more calls (F4)")
        self._accept.setText(short if self._is_narrow else words)
        self._accept.setToolTip(words)
        self._accept.setAccessibleName(words)
        words, short = self.tr("Not an opt-out… (Shift+F4)"), self.tr("It is none… (Shift+F4)")
        self._dismiss.setText(short if self._is_narrow else words)
        self._dismiss.setToolTip(words)
        self._dismiss.setAccessibleName(words)

    def _say_listed(self) -> None:
        self._paint("notice", "check-circle", plain=False)
        self._text.setText(self.tr("This number is on the do-not-call list."))
        self.close_opened()
        self._accept.hide()
        self._dismiss.hide()
        self.setAccessibleName(self._text.text())

    def _paint(self, role: str, icon: str, *, plain: bool) -> None:
        self._dress(role, icon, "hang_up" if plain else "muted" if role == "notice" else "warning")

    def _begin(self, call_id: str) -> bool:
        if call_id in self._deciding:
            return False
        if holds_focus(self):
            self._refuge.setFocus()
        self._deciding.add(call_id)
        self._enable()
        return True

    def _enable(self) -> None:
        free = self._call is not None and self._call.id not in self._deciding
        for part in (self._accept, self._dismiss, self.why):
            part.setEnabled(free)

    def _on_why(self) -> None:
        why, call = self.why.text().strip(), self._call
        if why and call is not None and self.wish is not None:
            self.close_opened()  # before it is greyed, which would send the keyboard elsewhere
            if self._begin(call.id):
                self.dismissed.emit(call.id, why)


def is_opted_out(call: Call) -> bool:
    """Whether a person has decided that this customer is not to be called again."""
    judged = call.written.opt_out if call.written is not None else None
    return judged is not None and judged.judgement is OptOutJudgement.OPT_OUT


def undecided(call: Call, wish: OptOut | None) -> OptOut | None:
    """The wish, as long as nobody has decided about it."""
    judged = call.written.opt_out if call.written is not None else None
    if wish is None or judged is None:
        return wish
    later = judged.ordinal is not None and wish.turn > judged.ordinal
    return wish if later and not is_opted_out(call) else None
