"""Sends what changed in a prompt into the call that is shown: a second act, beside the next call's.

What is in the field is what is sent, word for word, as one instruction; nothing leaves before it was seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from sellercall_desktop.core.calls.acts import prompt_told
from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.prompts.priming import explains_suggestions
from sellercall_desktop.core.prompts.values import NOT_KNOWN
from sellercall_desktop.core.steering.steering import LONGEST_ACT
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.acts import prompt_text
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.prompt_told import PromptTold
    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.workbench import ForCalls
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.panel import PromptPanel

KEYS = "Ctrl+Shift+S"
_REST_MS = 400


class IntoCallPane(SidePane):
    """Which call, what comes of it, what is sent, and the button."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.about, self.state = label("", wrap=True), label("", "muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("What is sent to the AI"))
        self.text.setTabChangesFocus(True)
        self.send = button(
            look, self.tr("Send to the AI now"), "paper-plane-right", "primary", icon_role="on_call"
        )
        box = self._lay_out_head(self.tr("Send into the call"), self.tr("Close what is sent into the call"))
        consequence = self.tr(
            "The AI keeps the prompt it began with. It is told this as one instruction, which the customer "
            "does not hear, and heeds it with its next words; what it has said already stays said. Voice, "
            "model, temperature, tools, greeting, duration and recordings change with the next call."
        )
        for part in (self.about, label(consequence, "muted", wrap=True), self.text, self.state, self.send):
            box.addWidget(part, 1 if part is self.text else 0)

    def take_focus(self) -> None:
        """The keyboard goes to what is sent."""
        self.text.setFocus()


class IntoCall(QObject):
    """Works on one panel; the act is carried out, stamped and answered for by the call's own card."""

    def __init__(
        self,
        panel: PromptPanel,
        live: LiveCalls,
        for_calls: ForCalls,
        look: Look,
        tasks: Tasks,
        *,
        is_primed: Callable[[], bool],
    ) -> None:
        """`is_primed`: whether what is sent explains instructions to the AI where the prompt does not."""
        super().__init__(panel)
        self._is_primed = is_primed
        self._panel, self._live, self._for_calls = panel, live, for_calls
        self._look, self._tasks = look, tasks
        self.pane = IntoCallPane(look)
        self.button = icon_button(look, "paper-plane-right", self.tr("Send into the call"))
        self.button.setToolTip(f"{self.button.toolTip()} ({KEYS})")
        self._seen: tuple[object, ...] = ()
        self._offered: str | None = None
        self._lacks: tuple[str, ...] = ()  # variables of what is offered that have no value
        self._reading: asyncio.Task[None] | None = None
        self._read_for = ""  # the call
        self._is_sending = False
        self._prompt: PromptTold | None = None  # what the AI is brought to by what is offered
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        panel.add_pane(self.button, self.pane, only_wide=True)
        bind(panel, KEYS, self.button.toggle)
        self.button.toggled.connect(self._look_anew)
        self._rest.timeout.connect(self._look_anew)
        for edited in (panel.editor.textChanged, panel.settings.changed, panel.unsaved_changed):
            edited.connect(self._rest.start)
        live.shown_changed.connect(self._on_call)
        self.pane.text.textChanged.connect(self._show)
        self.pane.send.clicked.connect(self._send)
        self._show()

    # --- inside -------------------------------------------------------------------------------

    def _on_call(self) -> None:
        """Its clock moves twice a second; only another call, or another state of it, is looked at."""
        if _seen(self._live.shown) != self._seen:
            self._look_anew()

    def _look_anew(self) -> None:
        if self._reading is not None:  # of a text or a call that is no longer the one in sight
            self._reading.cancel()
        call = self._live.shown
        self._seen = _seen(call)
        if not self.pane.isVisible():
            return
        if call is None or not hears(call):
            self._offer("", self.tr("There is no call in sight in which the AI is on the line."))
        else:
            if call.id != self._read_for:
                self._offer("", "")  # what stands there names another customer
            self._read_for, text = call.id, self._panel.content
            self._reading = self._tasks.spawn(self._read(call, text), "prompt.into_call", self._on_failed)

    async def _read(self, call: Call, content: PromptContent) -> None:
        found = await self._for_calls(call, content)
        base, formats = self._panel.published, self._look.formats
        if base is None or self._live.shown is None or self._live.shown.id != call.id:
            return
        runs_with = formats.version(found.runs_with.number)
        if found.before is not None:
            told = self.tr("{version} (told {prompt} since)")
            runs_with = told.format(version=runs_with, prompt=prompt_text(found.before))
        whose = {"number": formats.number(call.number), "version": runs_with}
        self._prompt, self._lacks = found.prompt, found.lacks
        if found.runs_with.prompt_id != base.prompt_id:
            said = self.tr(
                "The call with {number} runs with {version}, which is of another prompt: open that one."
            )
            self._offer("", said.format(**whose))
        elif not found.told:
            said = self.tr(
                "The AI in the call with {number}, which runs with {version}, has this text already."
            )
            self._offer("", said.format(**whose))
        else:
            said = self.tr(
                "For the call with {number}, which runs with {version}. The customer is on the line."
            )
            aloud = self.tr("It may be read aloud: this prompt does not tell the AI what an instruction is.")
            explained = self._is_primed() or explains_suggestions(found.runs_with.text)
            self._offer(found.told, said.format(**whose) + ("" if explained else f" {aloud}"))

    def _offer(self, words: str, about: str) -> None:
        """What was changed in the field by hand stays until there is something else to be told."""
        self.pane.about.setText(about)
        if words != self._offered:
            self._offered = words
            self.pane.text.setPlainText(words)
        self._show()

    def _show(self) -> None:
        words = self.pane.text.toPlainText().strip()
        number = self._look.formats.integer
        is_long = len(words) > LONGEST_ACT
        size = self.tr("{count} of {most} characters").format(
            count=number(len(words)), most=number(LONGEST_ACT)
        )
        if is_long:
            size = f"{size}. {self.tr('Make it shorter, or publish it for the next call.')}"
        unsaid = next((mark for mark in NOT_KNOWN.values() if mark in words), "") if self._lacks else ""
        if unsaid:
            lacks = self.tr(
                "Not known of this customer: {names}. The words say {mark} in their place: write there what "
                "is meant, or correct the prompt."
            )
            size = f"{lacks.format(names=', '.join(self._lacks), mark=unsaid)} {size}"
        set_role(self.pane.state, "error" if is_long or unsaid else "muted")
        self.pane.state.setText(size if words else "")
        self.pane.text.setEnabled(bool(self._offered))
        may = bool(words) and not is_long and not unsaid and not self._is_sending
        possible = bool(self._offered) and may
        if not possible and self.pane.send.hasFocus():
            self.pane.text.setFocus()
        self.pane.send.setEnabled(possible)

    def _send(self) -> None:
        call, words = self._live.shown, self.pane.text.toPlainText().strip()
        acting = self._live.acting
        if call is None or call.id != self._seen[0] or not words or self._is_sending or acting is None:
            return
        self._is_sending = True
        self._show()
        wish = Wish(call.id, ActKind.SUGGEST, words, Urgency.LATER, self._prompt)
        acting.tell(wish, self._on_left, self._on_left)

    def _on_left(self, _wish: Wish) -> None:
        """Once the AI has it, the next change is measured by it; the card says where it has not."""
        self._is_sending = False
        self._look_anew()

    def _on_failed(self, error: BaseException) -> None:
        self._offer("", sentence_for(error).plain)


def _seen(call: Call | None) -> tuple[object, ...]:
    """What has to be looked at anew once it changes: also what the AI was told from anywhere."""
    return (call.id, hears(call), prompt_told(call.acts)) if call is not None else (None,)
