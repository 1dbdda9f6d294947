"""A call to one's own telephone: each part of the way is ticked as it is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.wizard.step import Step
from sellercall_desktop.ui.words.calls import end_reason
from sellercall_desktop.ui.words.errors import Sentence, refusal_sentence, sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.wizard.step import Context

_LINKS: tuple[tuple[str, Callable[[Call], object]], ...] = (
    (QT_TRANSLATE_NOOP("TestCall", "Ultravox has made a place for the call"), lambda call: call.agent),
    (QT_TRANSLATE_NOOP("TestCall", "Your telephone rings"), lambda call: call.ringing_at or call.answered_at),
    (QT_TRANSLATE_NOOP("TestCall", "You have answered"), lambda call: call.answered_at),
    (QT_TRANSLATE_NOOP("TestCall", "The AI has joined"), lambda call: call.joined_at),
    (QT_TRANSLATE_NOOP("TestCall", "The first words"), lambda call: call.turns or call.spoke_at),
    (QT_TRANSLATE_NOOP("TestCall", "The call has ended"), lambda call: call.ended_at),
)


class OwnCallStep(Step):
    """Costs as much as any call; it is in the history like any other."""

    name = "test_call"

    def __init__(self, context: Context, bridge: Bridge, engine: Engine, calls: CallStore) -> None:
        super().__init__(
            context,
            self.tr("Test call"),
            self.tr("Call your own telephone, answer, and talk with the AI. It is charged like any call."),
        )
        self._engine, self._calls = engine, calls
        self._call_id = ""
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Your own number"))
        self.field.setPlaceholderText("300 123 4567")
        self.field.returnPressed.connect(self.call_me)
        title = label(self.field.accessibleName())
        title.setBuddy(self.field)
        self.call = button(context.look, self.tr("Call me"), "phone", role="primary", icon_role="on_call")
        self.call.clicked.connect(self.call_me)
        self.links: list[QLabel] = []
        for part in (title, self.field):
            self.column.addWidget(part)
        self.column.addWidget(self.call, 0, Qt.AlignmentFlag.AlignLeft)
        for text, _proven in _LINKS:
            link = label(f"○ {_tr(text)}", "muted", wrap=True)
            self.links.append(link)
            self.column.addWidget(link)
        self.problem = ProblemNote(context.look)
        self.problem.action_chosen.connect(self._on_action)
        self.column.addWidget(self.problem)
        bridge.call_changed.connect(self._on_change)

    def start(self) -> None:
        """The number first."""
        self.field.setFocus()

    def call_me(self) -> None:
        """Call the number in the field."""
        if self.call.isEnabled() and self.field.text().strip():
            self._call_id = ""
            self.problem.clear()
            self.call.setEnabled(False)
            self._tick(None)
            work = self._place(self.field.text())
            self.context.tasks.spawn(work, "wizard.test_call", self._fail)

    async def _place(self, number: str) -> None:
        # A trial: nobody owes what came of it, and the one who is rung asked for it right now.
        call = await self._engine.dial(number, "assistant", in_spite_of="a trial call to one's own telephone")
        self._call_id = call.id
        known = await self._calls.get(call.id)  # it may have gone on meanwhile
        self._show(known or call)

    def _fail(self, error: BaseException) -> None:
        self.call.setEnabled(True)
        self.problem.show_sentence(sentence_for(error))

    def _on_change(self, change: CallChanged) -> None:
        if change.call.id == self._call_id:
            self._show(change.call)

    def _show(self, call: Call) -> None:
        self._tick(call)
        if call.is_live:
            return
        self.call.setEnabled(True)
        if all(proven(call) for _text, proven in _LINKS):
            self.passed()
            return
        if (refused := call.refused) is not None:
            said = refusal_sentence(refused)
        else:
            reason = QCoreApplication.translate("Formats", end_reason(call))
            said = Sentence(
                self.tr("The test call did not come to a conversation."),
                f"{reason}.",
                self.tr("Try once more, and answer."),
            )
        self.problem.show_sentence(said)

    def _tick(self, call: Call | None) -> None:
        for link, (text, proven) in zip(self.links, _LINKS, strict=True):
            done = call is not None and bool(proven(call))
            set_role(link, "success" if done else "muted")
            link.setText(f"{'✓' if done else '○'} {_tr(text)}")

    def _on_action(self, action: str) -> None:
        if action == "retry":
            self.call_me()
        elif action == "correct":
            self.start()
        else:
            self.leaving.emit(action)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TestCall", text)
