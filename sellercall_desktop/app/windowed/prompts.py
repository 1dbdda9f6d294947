"""Gives the prompt's page what it holds a text to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings


def surroundings(settings: SettingsFile, contacts: ContactDesk | None) -> PromptSurroundings:
    """This installation, its contacts and the AI's tools."""
    from sellercall_desktop.providers.ultravox.ordering import BUILT_IN_TOOLS, LEAVE_VOICEMAIL
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings

    def tools() -> tuple[frozenset[str], frozenset[str]]:
        on = frozenset({LEAVE_VOICEMAIL} if settings.value.voicemail.left_by == "ai" else ())
        return on, BUILT_IN_TOOLS - on

    return PromptSurroundings(settings, contacts.store if contacts is not None else None, tools)
