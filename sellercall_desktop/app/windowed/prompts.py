"""Makes the prompt's page: what it holds a text to, and what it tries one with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.meter import AgentRate
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.prompts.library import PromptKeeper
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.spelling.speller import Speller
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.face import PromptFace
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.publishing import Publish
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
    from sellercall_desktop.ui.prompts.text_marks import TextMarks
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.prompts.trying.trials import ScenarioTrials
    from sellercall_desktop.ui.prompts.versions import VersionsPane
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.workspace import Workspace
    from sellercall_desktop.ui.wizard.step import Assistant


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptParts:
    """What the page works with. `author` signs; without a workbench nothing is tried."""

    prompts: PromptStore
    keeper: PromptKeeper
    publish: Publish
    settings: SettingsFile
    contacts: ContactDesk | None
    author: str
    draft_file: Path
    assistant: Assistant | None
    workbench: Workbench | None
    tariffs: Tariffs | None
    audit: AuditTrail | None
    campaigns: CampaignDesk | None
    demo: bool = False

    def new_panel(
        self,
        workspace: Workspace,
        tasks: Tasks,
        bridge: Bridge,
        *,
        toast: Callable[..., None],
        place: QWidget,
    ) -> PromptPanel:
        """One in its place; nothing is read before it starts. `toast` shows a short result."""
        from sellercall_desktop.ui.prompts.checks import PromptChecks
        from sellercall_desktop.ui.prompts.consequences import Consequences
        from sellercall_desktop.ui.prompts.editor_view import EditorView
        from sellercall_desktop.ui.prompts.panel import PromptPanel
        from sellercall_desktop.ui.prompts.preview import PreviewPane
        from sellercall_desktop.ui.prompts.settings_pane import SettingsPane

        look, about = workspace.look, surroundings(self.settings, self.contacts)
        made = PromptPanel(
            self.prompts,
            self.publish,
            bridge,
            tasks,
            look=look,
            author=self.author,
            draft_file=self.draft_file,
            keeper=self.keeper,
            preview=PreviewPane(look, self.settings, bridge, tasks, about),
            settings=SettingsPane(look, self.settings, bridge, tasks, self.assistant),
            parent=place,
        )
        EditorView(made, self.settings, bridge, tasks)
        checks = PromptChecks(made, look, tasks, about.installation)
        self._add_spelling(made, checks.marks, look, bridge=bridge, tasks=tasks, toast=toast)
        tests = self.campaigns.campaigns.version_tests if self.campaigns is not None else None
        made.review.consequences = Consequences(about.installation, tests)
        add_version_test(made.versions, self.campaigns, tasks, look)
        if self.workbench is not None:
            from sellercall_desktop.core.audit_signing import SignedTrail
            from sellercall_desktop.core.prompts.misgivings import Misgivings
            from sellercall_desktop.ui.prompts.trying.into_call import IntoCall
            from sellercall_desktop.ui.prompts.trying.rehearsing import Rehearsing
            from sellercall_desktop.ui.prompts.trying.trials import ScenarioTrials

            made.review.misgivings = Misgivings(self.workbench, SignedTrail(self.audit, self.author))
            desk = self._trying(self.workbench, about)
            live, usual = workspace.desk.live, self.settings
            primed = lambda: usual.value.ultravox.explain_suggestions  # noqa: E731 - it is asked each time
            IntoCall(made, live, self.workbench.for_calls, look, tasks, is_primed=primed)
            rehearsing = Rehearsing(made, desk, look, tasks)
            trials = ScenarioTrials(made, desk, look, bridge, tasks, toast=toast)
            rehearsing.scenario_made.connect(trials.write)
        return made

    def _add_spelling(
        self,
        face: PromptFace,
        marks: TextMarks,
        look: Look,
        *,
        bridge: Bridge,
        tasks: Tasks,
        toast: Callable[..., None],
    ) -> None:
        from sellercall_desktop.ui.prompts.own_words import OWN_WORDS, OwnWords
        from sellercall_desktop.ui.prompts.spelling import Spelling
        from sellercall_desktop.ui.prompts.spelling_menu import SpellingMenu
        from sellercall_desktop.ui.words.errors import sentence_for

        made = Spelling(
            *(face.editor, marks, tasks, OwnWords(self.draft_file.with_name(OWN_WORDS))),
            open_speller=open_speller,
            language=lambda: spelled_in(face.settings.settings.language, self.settings),
            is_wanted=lambda: self.settings.value.editor.spelling,
        )
        bridge.settings_changed.connect(made.apply)
        face.settings.changed.connect(made.apply)
        SpellingMenu(
            *(face.editor, made, tasks, face, look),
            say=toast,
            on_error=lambda error: face.problem.show_sentence(sentence_for(error)),
        )

    def _trying(self, workbench: Workbench, about: PromptSurroundings) -> TryingDesk:
        from sellercall_desktop.core.calls.meter import AI_CURRENCY, AgentRate
        from sellercall_desktop.ui.prompts.trying.desk import TryingDesk

        def rate() -> AgentRate:
            return self.tariffs.rate if self.tariffs is not None else AgentRate()

        async def versions(prompt_id: str) -> frozenset[int]:
            return frozenset(one.number for one in await self.prompts.versions(prompt_id))

        async def prompt_of() -> Mapping[int, str]:
            return (await self.prompts.library()).prompt_of

        return TryingDesk(
            workbench, self.settings, about, rate, AI_CURRENCY, self.author, versions, prompt_of, self.demo
        )


def open_speller() -> Speller:
    """With the shipped dictionaries, each read when it is needed. Blocking."""
    from sellercall_desktop.core.prompts.spelling.errors import SpellingError
    from sellercall_desktop.core.prompts.spelling.speller import Speller
    from sellercall_desktop.dictionaries import HunspellBook, trade_words

    try:
        return Speller(HunspellBook, trade_words())
    except SpellingError as error:
        made = Speller(HunspellBook)
        made.problems["trade"] = error
        return made


def spelled_in(hint: str, settings: SettingsFile) -> str:
    """The language of a line that tells none itself: the prompt's, else the installation's."""
    language = (hint or settings.value.ultravox.language_hint)[:2].lower()
    return language if language in {"es", "en"} else "es"


def surroundings(settings: SettingsFile, contacts: ContactDesk | None) -> PromptSurroundings:
    """This installation, its contacts and the AI's tools."""
    from sellercall_desktop.providers.ultravox.ordering import BUILT_IN_TOOLS, LEAVE_VOICEMAIL
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings

    def tools() -> tuple[frozenset[str], frozenset[str]]:
        on = frozenset({LEAVE_VOICEMAIL} if settings.value.voicemail.left_by == "ai" else ())
        return on, BUILT_IN_TOOLS - on

    return PromptSurroundings(settings, contacts.store if contacts is not None else None, tools)


def offer_scenario_of_call(
    details: DetailsPanel,
    workspace: Workspace,
    workbench: Workbench | None,
    prompts: PromptStore,
    tasks: Tasks,
) -> None:
    """A button among a past call's details, and in the menu of the history that holds them a set of its rows.

    What it makes is opened on the prompt's page.
    """
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.prompts.trying.of_call import ScenarioOfCall

    def show(scenario: Scenario) -> None:
        panel, trials = _trials(workspace)
        if panel is not None and trials is not None:
            panel.show_prompt(scenario.prompt_id)
            trials.show_scenario(scenario.id)

    def rehearse(history: HistoryPanel, chosen: Sequence[str]) -> None:
        query = history.table.query
        _panel, trials = _trials(workspace)
        if trials is not None:
            trials.take_calls(history.exporting.source_of(chosen), query, len(chosen))

    if workbench is not None:
        ScenarioOfCall(
            details, workspace.look, workbench, prompts, tasks, show=show, show_error=workspace.show_error
        )
        if isinstance(history := details.parentWidget(), HistoryPanel):
            history.table.rehearse = partial(rehearse, history)


def _trials(workspace: Workspace) -> tuple[PromptPanel | None, ScenarioTrials | None]:
    """The prompt's page is gone to, and what there tries scenarios; None before it is there."""
    from sellercall_desktop.ui.prompts.trying.trials import ScenarioTrials
    from sellercall_desktop.ui.window.rail import WindowSection

    workspace.show_section(WindowSection.PROMPTS)
    panel = workspace.desk.prompts
    trials = panel.findChild(ScenarioTrials) if panel is not None else None
    return panel, trials if isinstance(trials, ScenarioTrials) else None


def add_version_test(pane: VersionsPane, desk: CampaignDesk | None, tasks: Tasks, look: Look) -> None:
    """What came of a version's calls, and letting two share them: where calls can be counted."""
    if desk is not None:
        from sellercall_desktop.ui.prompts.version_results import VersionResults
        from sellercall_desktop.ui.prompts.version_test_part import VersionTestPart

        VersionResults(pane, desk.campaigns.results, tasks, look)
        VersionTestPart(pane, desk.campaigns.version_tests, tasks, look, author=desk.by)
