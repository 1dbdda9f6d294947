"""The unsaved text and phrases on disk, so that a crash or a restart loses none of it."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.presets import Preset, presets_as_json, presets_from_json
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, PromptContent
from sellercall_desktop.core.prompts.settings import settings_as_json, settings_from_json
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.prompts.settings import PromptSettings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is unpublished, and the version it was begun from. What is None is that version's."""

    base: int
    text: str
    presets: tuple[Preset, ...] | None = None
    settings: PromptSettings | None = None

    def content(self, begun_from: PromptVersion) -> PromptContent:
        """What is unpublished."""
        return PromptContent(
            self.text,
            begun_from.presets if self.presets is None else self.presets,
            begun_from.settings if self.settings is None else self.settings,
        )


FIRST_DRAFT = "prompt-draft.json"
"""In the data folder."""


def place_of(first: Path, prompt_id: str) -> Path:
    """Where the draft of a prompt lies, beside that of the first one."""
    return (
        first if prompt_id == DEFAULT_PROMPT else first.with_name(f"{first.stem}-{prompt_id}{first.suffix}")
    )


class DraftFile:
    """One draft in one file. The newest state asked for wins; writing never blocks the loop."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wanted: Draft | None = None
        self._written: Draft | None = None
        self._lock = asyncio.Lock()

    async def read(self) -> Draft | None:
        """What was left, or None. A file that cannot be understood is left alone and logged."""
        try:
            async with self._lock:  # what is being written may be what is asked for
                held = json.loads(await asyncio.to_thread(self._path.read_bytes))
            presets = presets_from_json(held["presets"]) if "presets" in held else None
            settings = settings_from_json(held["settings"]) if "settings" in held else None
            self._written = Draft(int(held["base"]), str(held["text"]), presets, settings)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("prompt.draft_unreadable", extra={"problem": type(error).__name__})
            return None
        return self._written

    async def keep(self, draft: Draft | None) -> None:
        """Make the file hold this draft, or be gone.

        Raises:
            OSError: it cannot be written.
        """
        self._wanted = draft
        async with self._lock:
            wanted = self._wanted
            if wanted != self._written:
                await asyncio.to_thread(self._write, wanted)
                self._written = wanted

    def _write(self, draft: Draft | None) -> None:
        if draft is None:
            self._path.unlink(missing_ok=True)
            return
        held: dict[str, int | str] = {"base": draft.base, "text": draft.text}
        if draft.presets is not None:
            held["presets"] = presets_as_json(draft.presets)
        if draft.settings is not None:
            held["settings"] = settings_as_json(draft.settings)
        write_whole(self._path, json.dumps(held))
