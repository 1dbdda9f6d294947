"""What a customer hears once the AI has left: the recordings of the call's prompt, else of the settings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import CallKey
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.pinned import PinnedSettings

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


class Recordings:
    """Asked for when the document for the carrier is made."""

    def __init__(self, calls: CallStore, prompts: PromptStore, settings: SettingsFile) -> None:
        self._calls, self._pinned, self._settings = calls, PinnedSettings(prompts), settings

    def usual(self) -> tuple[str, ...]:
        """Those of the settings; an empty address leaves its step out."""
        call = self._settings.value.call
        return call.after_dial_audio_url, call.after_dial_goodbye_url

    async def after(self, carrier_call_id: str) -> tuple[str, ...]:
        """Those of this call. What cannot be read must not keep a customer waiting: then the usual ones."""
        try:
            call = await self._calls.find(CallKey(carrier_call_id=carrier_call_id))
            version = call.requested.prompt_version if call is not None else None
            return (await self._pinned.of(version)).after_dial or self.usual()
        except StoreError as error:
            log.warning("after_dial.prompt_unread", extra={"problem": str(error)})
            return self.usual()
