"""What a call that is under way runs with: the version that it pins."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.policies import voicemail_policy
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.filling import PromptFilling

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.steering.voicemail import VoicemailPolicy
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


async def prompt_of(prompts: PromptStore, call: Call) -> PromptVersion:
    """What this call runs with; where that is not known any more, what its direction follows now.

    Raises:
        StoreError: it cannot be read.
    """
    number = call.requested.prompt_version
    found = await prompts.get(number) if number is not None else None
    return found or await prompts.current_for(call.direction)


async def prompt_to_go_on(prompts: PromptStore, filling: PromptFilling, call: Call) -> PromptVersion:
    """What an AI follows that has this call's customer again, filled. Raises `StoreError`."""
    return await filling.filled_anyhow(await prompt_of(prompts, call), call.number)


def build_filling(setup: Setup, contacts: ContactStore) -> PromptFilling:
    """How prompts are filled at this desk."""
    settings = setup.settings
    return PromptFilling(
        contacts,
        now=setup.now,
        language=lambda: settings.value.ultravox.language_hint,
        seller=lambda: settings.value.hand_off.own_name,
    )


def voicemail_for(
    settings: SettingsFile, prompts: PromptStore, filling: PromptFilling
) -> Callable[[Call], Awaitable[VoicemailPolicy]]:
    """What is left for a voicemail that answers a call: its prompt's message before that of the settings."""

    async def policy(call: Call) -> VoicemailPolicy:
        usual = voicemail_policy(settings)
        try:
            wishes = (await prompt_to_go_on(prompts, filling, call)).settings
        except StoreError as error:
            log.warning("voicemail.prompt_unread", extra={"call_id": call.id, "problem": str(error)})
            return usual
        if wishes.language:
            usual = replace(usual, language=wishes.language)
        return replace(usual, words=wishes.voicemail, recordings=()) if wishes.voicemail else usual

    return policy
