"""What a call that is under way runs with: the version that it pins."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.policies import farewell, voicemail_policy
from sellercall_desktop.core.calls.acts import prompt_told
from sellercall_desktop.core.calls.prompt_told import PromptTold, edited
from sellercall_desktop.core.campaigns.campaign import BY
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.change_told import change_told, edits_between
from sellercall_desktop.core.prompts.filling import Customer, PromptFilling
from sellercall_desktop.core.prompts.pinned import CallLanguages, PinnedSettings
from sellercall_desktop.core.prompts.variables import OPENS
from sellercall_desktop.core.prompts.workbench import ChangeForCall
from sellercall_desktop.settings.call_words import own_words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
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


class RunningPrompts:
    """What calls under way go on with, filled for whom they were made."""

    def __init__(self, prompts: PromptStore, filling: PromptFilling, campaigns: CampaignStore) -> None:
        self._prompts, self._filling, self._campaigns = prompts, filling, campaigns
        self.languages = CallLanguages(PinnedSettings(prompts), lambda: filling.language)

    async def of(self, call: Call) -> PromptVersion:
        """What an AI follows that has this call's customer again: with what it was told since it began.

        Raises:
            StoreError: it cannot be read.
        """
        prompt = await self._with_what_was_told(await prompt_of(self._prompts, call), call)
        return await self._filling.filled_anyhow(prompt, call.number, *await self._made_for(call))

    async def change(self, call: Call, content: PromptContent) -> ChangeForCall:
        """What the AI of this call is to be told of `content`, after all that it was told before.

        Raises:
            StoreError: it cannot be read.
        """
        runs_with = await prompt_of(self._prompts, call)
        written = replace(runs_with, text=content.text, settings=content.settings, fills_variables=True)
        made_for = await self._made_for(call)
        new, lacks = await self._filling.filled_with_lacks(written, call.number, *made_for)
        # What was sent at its beginning is filled anew, with the hour of now: an hour is no change.
        old, language = await self.of(call), runs_with.settings.language or self._filling.language
        told = await asyncio.to_thread(change_told, old.text, new.text, language)
        newest = await self._prompts.current(runs_with.prompt_id)
        measure = runs_with if content.text == runs_with.text else newest
        edits = await asyncio.to_thread(edits_between, measure.text, content.text)
        before = prompt_told(call.acts)
        return ChangeForCall(runs_with, told, before, PromptTold(measure.number, edits), lacks)

    async def words(self, call: Call, words: str, *, is_spoken: bool) -> str:
        """What a person has for this call, its variables filled. `is_spoken`: as it stands.

        Raises:
            WordsVariablesError: a variable has no value.
            StoreError: what the call is made for cannot be read.
        """
        if OPENS not in words:
            return words
        contact_id, campaign = await self._made_for(call)
        contact = await self._filling.contact_of(call.number, contact_id)
        language = await self.languages.of(call.requested.prompt_version)
        customer = Customer(call.number, contact, campaign=campaign)
        return self._filling.words_filled(words, customer, language, is_spoken=is_spoken)

    async def _with_what_was_told(self, prompt: PromptVersion, call: Call) -> PromptVersion:
        told = prompt_told(call.acts)
        version = await self._prompts.get(told.version) if told is not None else None
        if told is None or version is None:
            return prompt
        return replace(prompt, text=edited(version.text, told.edits), fills_variables=True)

    async def _made_for(self, call: Call) -> tuple[str, str]:
        """The contact, where several share the number, and the campaign."""
        if call.requested.requested_by != BY:
            return "", ""
        row = await self._campaigns.of_call(call.id)
        campaign = await self._campaigns.campaign(row.campaign_id) if row is not None else None
        return row.contact_id if row is not None else "", campaign.name if campaign is not None else ""


def build_filling(setup: Setup, contacts: ContactStore) -> PromptFilling:
    """How prompts are filled at this desk."""
    settings = setup.settings
    return PromptFilling(
        contacts,
        now=setup.now,
        language=lambda: settings.value.ultravox.language_hint,
        seller=lambda: settings.value.hand_off.own_name,
    )


def farewell_for(settings: SettingsFile, languages: CallLanguages) -> Callable[[Call], Awaitable[str]]:
    """In which words the AI of a call takes leave."""

    async def words(call: Call) -> str:
        return farewell(settings, await languages.of(call.requested.prompt_version))

    return words


def voicemail_for(
    settings: SettingsFile, prompts: RunningPrompts
) -> Callable[[Call], Awaitable[VoicemailPolicy]]:
    """What is left for a voicemail that answers a call: its prompt's message before that of the settings."""

    async def policy(call: Call) -> VoicemailPolicy:
        usual = voicemail_policy(settings)
        try:
            wishes = (await prompts.of(call)).settings
        except StoreError as error:
            log.warning("voicemail.prompt_unread", extra={"call_id": call.id, "problem": str(error)})
            return usual
        if wishes.language:
            own = own_words(settings.value, usual.words, wishes.language)
            usual = replace(usual, language=wishes.language, words=own)
        return replace(usual, words=wishes.voicemail, recordings=()) if wishes.voicemail else usual

    return policy
