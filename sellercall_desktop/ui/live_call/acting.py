"""What a person wants of a live call is carried out, and its card says what could not be."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.live_call import others
from sellercall_desktop.ui.words.errors import act_sentence, hang_up_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.live_call.card import CallCard
    from sellercall_desktop.ui.live_call.wishes import Wish
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.errors import Sentence


class Acting(QObject):
    """Hangs up, and tells the AI. Another desk's call asks a question first."""

    changed = Signal()
    """What is under way has changed."""
    unseen_problem = cast("TypedSignal[Sentence]", Signal(object))
    """What to say of it, where the card that would say it is not in sight."""

    def __init__(
        self,
        card: CallCard,
        look: Look,
        engine: Engine,
        steering: Steering,
        tasks: Tasks,
        *,
        author: str,
        call_of: Callable[[str], Call | None],
    ) -> None:
        """`author` signs what is done. `call_of` gives a call of the window by its id."""
        super().__init__(card)
        self._card, self._look, self._call_of = card, look, call_of
        self._engine, self._steering, self._tasks, self._author = engine, steering, tasks, author
        self._said: Sentence | None = None  # of the last act that was refused
        card.ending.hang_up_requested.connect(self.hang_up)
        card.line.wished.connect(self.write)
        card.act_wished.connect(self.act)
        card.presets.wished.connect(self.press)
        card.ending.wished.connect(self.say_good_bye)

    def hang_up(self, call_id: str) -> None:
        """End this call; a second wish while the first is under way changes nothing."""
        call = self._call_of(call_id)
        if call is None or not call.is_live or not self._begin_hang_up(call_id):
            return
        self._tasks.spawn(
            others.hang_up(self._engine, call, self._look.formats, self._card, self._on_kept),
            "hang_up",
            lambda error: self._on_hang_up_failed(call_id, hang_up_sentence(error)),
        )
        self.changed.emit()

    def write(self, wish: Wish) -> None:
        """Tell the AI what was typed; where it is refused, or the person leaves it, the text comes back."""
        put_back = self._card.line.put_back
        self._act(wish, done=self._card.line.take_in, left=put_back)

    def act(self, wish: Wish) -> None:
        """Tell the AI what was not typed just now."""
        self._act(wish, done=_nothing, left=_nothing)

    def press(self, wish: Wish) -> None:
        """Tell the AI what was prepared."""
        self._act(wish, done=self._card.presets.settle, left=self._card.presets.settle)

    def tell(self, wish: Wish, done: Callable[[Wish], None], left: Callable[[Wish], None]) -> None:
        """Tell the AI what was written elsewhere in the window; one of the two hears what came of it."""
        self._act(wish, done=done, left=left)

    def say_good_bye(self, wish: Wish) -> None:
        """Have the AI take leave."""
        end = self._card.ending.end_good_bye
        self._act(wish, done=end, left=end)

    # --- inside -------------------------------------------------------------------------------

    def _act(self, wish: Wish, done: Callable[[Wish], None], left: Callable[[Wish], None]) -> None:
        call = self._call_of(wish.call_id)
        if call is None:
            return
        self._card.forget(self._said)

        what = partial(self._steering.act, call.id, wish.kind, wish.text, self._author)
        tell = partial(what, urgency=wish.urgency, prompt=wish.prompt)

        async def act() -> None:
            was_told = await others.act(tell, call, self._look.formats, self._card)
            (done if was_told else left)(wish)

        def failed(error: BaseException) -> None:
            left(wish)
            self._said = _of_act(error)
            self._say(wish.call_id, self._said)

        self._tasks.spawn(act(), f"act.{wish.kind}", failed)

    def _begin_hang_up(self, call_id: str) -> bool:
        begun = self._card.ending.begin_hang_up(call_id)
        if begun and self._card.call is not None and self._card.call.id == call_id:
            self._card.forget_problem()
        return begun

    def _on_kept(self, call_id: str) -> None:
        """Another desk's call, and the person left it alone."""
        self._card.ending.end_hang_up(call_id)
        self.changed.emit()

    def _on_hang_up_failed(self, call_id: str, sentence: Sentence) -> None:
        self._card.ending.end_hang_up(call_id)
        call = self._call_of(call_id)
        if call is not None and call.is_live:  # else it has come through meanwhile
            self._say(call_id, sentence)

    def _say(self, call_id: str, sentence: Sentence) -> None:
        shown = self._card.call
        is_large = shown is not None and shown.id == call_id
        if is_large:
            self._card.show_problem(sentence)
        if not is_large or not self._card.isVisible():
            self.unseen_problem.emit(sentence)
        self.changed.emit()


def _nothing(_wish: Wish) -> None:
    """There is no text to be put back."""


def _of_act(error: BaseException) -> Sentence:
    """Nothing is repeated by a button: the words are in the field again, or in the conversation."""
    sentence = act_sentence(error)
    return replace(sentence, action=None) if sentence.action == "retry" else sentence
