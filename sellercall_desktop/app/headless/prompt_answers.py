"""What the running program answers to the commands about prompts: the same acts as REST and the window."""

from __future__ import annotations

import asyncio
import base64
import logging
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.building.prompt_desk import DraftsOnDisk, PromptDesk, PromptWish
from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.misgivings import Misgivings
from sellercall_desktop.core.prompts.prompt_file import (
    PromptFileError,
    PromptFileProblem,
    read_prompt_file,
    write_prompt_file,
)
from sellercall_desktop.web.rest.publishing import ProgramPublishing, Publication
from sellercall_desktop.words.terminal import terminal_line

if TYPE_CHECKING:
    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.prompt_desk import Drafts
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptContent, PromptVersion

log = logging.getLogger(__name__)

EXPORT, IMPORT = "export-prompt", "import-prompt"


class PromptAnswers:
    """One question, one answer: ``{"problem", "misused"}`` is a line for the terminal, as it would say it."""

    def __init__(self, setup: Setup, desk: Desk, drafts: Drafts | None = None) -> None:
        """`drafts`: the window's; without one they lie on the disk alone."""
        self._setup, self._desk = setup, desk
        self._drafts = drafts or DraftsOnDisk(setup.paths.data)

    async def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Of whatever version the other program is: what it does not know of is "misused"."""
        language = "en" if asked.get("language") == "en" else "es"
        try:
            return await self._answer(asked, language)
        except SellerCallError as error:
            misused = isinstance(error, PromptFileError)
            return {"problem": _line(error, language), "misused": misused}
        except OSError as error:
            said = error.strerror or type(error).__name__
            failed = PromptFileError(PromptFileProblem.UNWRITABLE, 0, said)
            return {"problem": _line(failed, language), "misused": True}

    async def _answer(self, asked: dict[str, Any], language: str) -> dict[str, Any]:
        name, act = str(asked.get("name", "")), asked.get("act")
        desk = self._made(language)
        if act == EXPORT:
            number = asked.get("version")
            prompt, found = await desk.find(name, int(number) if number is not None else None)
            held = write_prompt_file(found.content, prompt.name, version=found.number)
            return {"file": base64.b64encode(held).decode(), "name": prompt.name, "version": found.number}
        if act != IMPORT:
            raise PromptError(PromptProblem.NOT_FOUND)
        file = await asyncio.to_thread(read_prompt_file, base64.b64decode(str(asked["file"])))
        wish = PromptWish(
            author=str(asked["author"]),
            name=str(asked["name"]),
            why=str(asked["why"]),
            dry_run=asked["dryRun"] is True,
            called=str(asked["called"]),
        )
        told = await desk.bring_in(file, wish)
        log.info("errand.done", extra={"act": IMPORT, "outcome": told.outcome, "version": told.version})
        return {**told._asdict()}

    def _made(self, language: str) -> PromptDesk:
        desk = self._desk

        async def publish(
            prompt: Prompt, content: PromptContent, wish: PromptWish, base: int
        ) -> tuple[PromptVersion, tuple[str, ...]]:
            misgivings = Misgivings(desk.workbench, SignedTrail(desk.audit, wish.author))
            publishing = ProgramPublishing(
                desk.engine, desk.prompts, self._setup.bus, misgivings, author=wish.author
            )
            sent = Publication(content.text, content.settings, content.presets, wish.why, "", base)
            return await publishing.publish(prompt.id, sent, language)

        keeper = PromptKeeper(desk.prompts, self._setup.bus)
        return PromptDesk(desk.prompts, keeper, self._drafts, publish)


def _line(error: SellerCallError, language: str) -> str:
    return terminal_line(error, language, variable="", names="")
