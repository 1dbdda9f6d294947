"""What a command leaves as unsaved while the window is open: it is shown there, and overwrites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.app.building.prompt_desk import ASKED, DRAFTED, DraftsOnDisk
from sellercall_desktop.core.prompts.prompt_file import PromptFileError, PromptFileProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sellercall_desktop.ui.prompts.draft import Draft
    from sellercall_desktop.ui.prompts.panel import PromptPanel


class WindowDrafts:
    """The panel's for the prompt that it shows, the disk's for the others."""

    def __init__(self, panel: Callable[[], PromptPanel | None], data: Path) -> None:
        self._panel, self._disk = panel, DraftsOnDisk(data)

    async def put(self, prompt_id: str, draft: Draft, called: str, *, dry_run: bool) -> str:
        """See `Drafts`."""
        panel = self._panel()
        base = panel.published if panel is not None else None
        if panel is None or base is None or base.prompt_id != prompt_id:
            return await self._disk.put(prompt_id, draft, called, dry_run=dry_run)
        if panel.conflict.theirs is not None:
            raise PromptFileError(PromptFileProblem.DRAFT_OPEN, 0)
        if panel.has_unsaved:
            if not dry_run:
                panel.arriving.ask_about(draft.content(base), called)
            return ASKED
        if not dry_run:
            await panel.draft_keeper.give_way(draft)
        return DRAFTED
