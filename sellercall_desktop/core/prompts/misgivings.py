"""What speaks against publishing a text: scenarios that failed. Who publishes it says why; that is kept."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditKind

if TYPE_CHECKING:
    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.workbench import Workbench

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PublishedInSpite:
    """Event: another program has published this version though scenarios fail with it; their names."""

    version: PromptVersion
    names: tuple[str, ...]


class Misgivings:
    """Asked before each publication, from the window and over REST."""

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
        log.warning("prompt.published_failing", extra={"version": version.number, "failed": len(names)})
        kind = AuditKind.PROMPT_PUBLISHED_FAILING
        await self._trail.note(kind, f"v{version.number}", reason, ", ".join(names))
