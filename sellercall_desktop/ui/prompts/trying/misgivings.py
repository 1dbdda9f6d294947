"""What speaks against publishing a text: scenarios that failed. Who publishes it says why; that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditKind

if TYPE_CHECKING:
    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.workbench import Workbench


class Misgivings:
    """Asked before each publication from the window."""

    def __init__(self, workbench: Workbench, trail: SignedTrail) -> None:
        self._workbench, self._trail = workbench, trail

    async def of(self, prompt_id: str, content: PromptContent) -> tuple[str, ...]:
        """Names of the scenarios that failed with this very text, once each; none that was removed.

        Raises:
            StoreError: it cannot be read.
        """
        failed = {one.key.scenario_id for one in await self._workbench.failing(prompt_id, content)}
        if not failed:
            return ()
        return tuple(one.name for one in await self._workbench.scenarios(prompt_id) if one.id in failed)

    async def keep(self, version: PromptVersion, names: tuple[str, ...], reason: str) -> None:
        """Write down that it was published in spite of them. Raises `StoreError`."""
        kind = AuditKind.PROMPT_PUBLISHED_FAILING
        await self._trail.note(kind, f"v{version.number}", reason, ", ".join(names))
