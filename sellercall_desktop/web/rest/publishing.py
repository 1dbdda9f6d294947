"""Publishes what another program sends: with scenarios that fail, that is written down and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.words.prompts import published_in_spite

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.prompts.misgivings import Misgivings
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.prompts.settings import PromptSettings


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to become a version; what is None is the last version's. `why` belongs to failed scenarios."""

    text: str
    settings: PromptSettings | None = None
    presets: tuple[Preset, ...] | None = None
    why: str = ""
    note: str = ""
    based_on: int | None = None


class ProgramPublishing:
    """The one path of REST and the command line."""

    def __init__(
        self,
        engine: Engine,
        prompts: PromptStore,
        bus: Bus,
        misgivings: Misgivings | None,
        *,
        author: str,
    ) -> None:
        """`author` signs the versions. Without `misgivings` no scenario is asked."""
        self._engine, self._prompts, self._bus = engine, prompts, bus
        self._misgivings, self._author = misgivings, author

    async def publish(
        self, prompt_id: str, sent: Publication, language: str
    ) -> tuple[PromptVersion, tuple[str, ...]]:
        """The version, and which scenarios fail with it: that is no reason to refuse a program.

        Raises:
            PromptSettingError: a setting cannot be so.
            PromptConflictError, PromptError, StoreError: nothing was published.
        """
        failing, note, spite = await self._failing(prompt_id, sent), sent.note, ""
        if failing:
            spite = published_in_spite(len(failing), sent.why.strip(), language)
            note = f"{spite} · {note}" if note else spite
        version = await self._engine.publish_prompt(
            sent.text,
            self._author,
            note,
            sent.presets,
            settings=sent.settings,
            prompt_id=prompt_id,
            based_on=sent.based_on,
        )
        if failing and self._misgivings is not None:
            await self._misgivings.keep(version, failing, sent.why.strip() or spite)
            self._bus.publish(PublishedInSpite(version, failing))
        return version, failing

    async def _failing(self, prompt_id: str, sent: Publication) -> tuple[str, ...]:
        """Names of scenarios that failed with what would be published, unless it is published already."""
        if self._misgivings is None:
            return ()
        now = await self._prompts.current(prompt_id)
        presets = now.presets if sent.presets is None else sent.presets
        content = PromptContent(sent.text, presets, now.settings if sent.settings is None else sent.settings)
        return await self._misgivings.of(prompt_id, content) if content != now.content else ()
