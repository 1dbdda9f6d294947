"""What publishing a text does besides: calls that are refused with it, a comparison that ends by it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.filling import said_in_each_call
from sellercall_desktop.core.prompts.variables import VariableFlaw, known_keys, misplaced

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.campaigns.version_tests import VersionTests
    from sellercall_desktop.core.prompts.linting.checked import Installation
    from sellercall_desktop.core.prompts.prompt import PromptContent

_NAMED = 3


class Consequences:
    """Asked before each publication from the window."""

    def __init__(
        self, installation: Callable[[], Awaitable[Installation]], tests: VersionTests | None
    ) -> None:
        self._installation, self._tests = installation, tests

    async def of(self, prompt_id: str, content: PromptContent) -> tuple[str, ...]:
        """A sentence for each. Raises `StoreError`."""
        known = known_keys((await self._installation()).contacts_have)
        told = []
        if broken := await asyncio.to_thread(_broken, known, content.text):
            refused = QCoreApplication.translate(
                "PublishReview", "Calls with this text are refused because of {names}; its check says why."
            )
            told.append(refused.format(names=", ".join(broken)))
        if broken := _broken(known, *said_in_each_call(content)):
            refused = QCoreApplication.translate(
                "PublishReview",
                "Calls are refused because of {names} in the greeting or in what is said into a silence.",
            )
            told.append(refused.format(names=", ".join(broken)))
        if (pair := await self._compared(prompt_id)) is not None:
            ends = QCoreApplication.translate(
                "PublishReview", "v{a} and v{b} share the calls now (A/B); publishing ends that."
            )
            told.append(ends.format(a=pair[0], b=pair[1]))
        return tuple(told)

    async def _compared(self, prompt_id: str) -> tuple[int, int] | None:
        if self._tests is None:
            return None
        try:
            test = await self._tests.latest(prompt_id)
        except PromptError as error:
            if error.problem is not PromptProblem.NO_TEST:
                raise
            return None
        return (test.a, test.b) if test.end is None else None


def _broken(known: frozenset[str], *texts: str) -> list[str]:
    """The first variables that no call can be filled with."""
    flaws = (
        text[one.start : one.end]
        for text in texts
        for one in misplaced(text, known)
        if one.flaw not in {None, VariableFlaw.UNFILLED}
    )
    return list(dict.fromkeys(flaws))[:_NAMED]
