"""Gives the prompt's page what it holds a text to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
    from sellercall_desktop.ui.prompts.versions import VersionsPane


def surroundings(settings: SettingsFile, contacts: ContactDesk | None) -> PromptSurroundings:
    """This installation, its contacts and the AI's tools."""
    from sellercall_desktop.providers.ultravox.ordering import BUILT_IN_TOOLS, LEAVE_VOICEMAIL
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings

    def tools() -> tuple[frozenset[str], frozenset[str]]:
        on = frozenset({LEAVE_VOICEMAIL} if settings.value.voicemail.left_by == "ai" else ())
        return on, BUILT_IN_TOOLS - on

    return PromptSurroundings(settings, contacts.store if contacts is not None else None, tools)


def add_version_test(pane: VersionsPane, desk: CampaignDesk | None, tasks: Tasks, look: Look) -> None:
    """Let two versions share the calls, from the pane of versions, where calls can be counted."""
    if desk is not None:
        from sellercall_desktop.ui.prompts.version_test_part import VersionTestPart

        VersionTestPart(pane, desk.campaigns.version_tests, tasks, look, author=desk.by)
