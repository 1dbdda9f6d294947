"""Two versions of one prompt that share its calls: which of them a number gets, and until when.

A number gets the same one however it is spelled and at whatever desk: it follows from number and test.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sellercall_desktop.core.prompts.prompt import PromptVersion

MOST_ANSWERED = 1_000_000


class EndRule(StrEnum):
    """What ends a test besides people, laid down when it begins."""

    BY_HAND = "by_hand"  # nothing does
    ANSWERED = "answered"  # each version has had `answered_each` answered calls
    DIFFERENCE = "difference"  # one version sells more, and the intervals say so: see `VersionTestStanding`


class EndCause(StrEnum):
    """What ended a test."""

    HAND = "hand"
    RULE = "rule"
    PUBLISHED = "published"  # a new version of the prompt is in force, for every call
    ARCHIVED = "archived"  # the prompt was put away; calls that still name it follow its newest version


class EndOfTest(NamedTuple):
    """When a test was over, by whom and why."""

    at: datetime
    by: str
    cause: EndCause


@dataclass(frozen=True, slots=True)
class VersionTest:
    """Calls of a prompt that fix no version follow one of two; of 100 numbers about `share_of_b` get `b`."""

    id: str
    prompt_id: str
    a: int  # a version's number, as `b`
    b: int
    share_of_b: int  # in percent, 1 to 99
    begun_at: datetime
    begun_by: str
    rule: EndRule = EndRule.BY_HAND
    answered_each: int = 0  # what `EndRule.ANSWERED` waits for; else 0
    end: EndOfTest | None = None  # None: it is open

    def version_for(self, number: str) -> int:
        """Which of the two this number gets. All that show no number get the same."""
        telephone = spellings(number)[0]
        digest = hashlib.sha256(f"{self.id}\n{telephone}".encode()).digest()
        return self.b if int.from_bytes(digest[:8]) % 100 < self.share_of_b else self.a


@dataclass(frozen=True, slots=True)
class PromptInForce:
    """What calls of a prompt follow: its newest version, or, while it is tested, each number its own."""

    newest: PromptVersion
    test: VersionTest | None = None
    tested: tuple[PromptVersion, ...] = ()  # the test's two

    def version_for(self, number: str) -> PromptVersion:
        """What a call with this number follows."""
        if self.test is None:
            return self.newest
        wanted = self.test.version_for(number)
        return next((version for version in self.tested if version.number == wanted), self.newest)


@dataclass(frozen=True, slots=True)
class VersionTestChanged:
    """Event: a test of this prompt has begun, or is over."""

    prompt_id: str


class VersionTestStore(Protocol):
    """Where tests are kept. Methods raise StoreError."""

    async def begin(self, test: VersionTest, desk: str) -> None:
        """Keep an open one, and the act.

        Raises:
            PromptError: its prompt has an open one, there is no such prompt, or a version is not its own.
        """

    async def end(self, test: VersionTest, end: EndOfTest, desk: str) -> bool:
        """Close it, and keep the act; False where it was closed already."""

    async def latest(self, prompt_id: str) -> VersionTest | None:
        """The open one of a prompt, else the one that began last."""

    async def open_tests(self) -> Sequence[VersionTest]:
        """Those of all prompts."""


def check_test(test: VersionTest) -> None:
    """Return where it can be so. Raises PromptError."""
    if test.a == test.b:
        raise PromptError(PromptProblem.TEST_VERSIONS)
    if not 1 <= test.share_of_b <= 99:
        raise PromptError(PromptProblem.TEST_SHARE)
    least = 1 if test.rule is EndRule.ANSWERED else 0
    if not least <= test.answered_each <= least * MOST_ANSWERED:
        raise PromptError(PromptProblem.TEST_RULE, limit=MOST_ANSWERED)
