"""Why a prompt was not published or changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import PromptVersion


class PromptProblem(StrEnum):
    """Why the library was not changed. The value is also the code that REST answers with."""

    NOT_FOUND = "prompt_not_found"
    NO_NAME = "prompt_name_missing"
    NAME_TOO_LONG = "prompt_name_too_long"
    NAME_TAKEN = "prompt_name_taken"
    IS_DEFAULT = "prompt_is_default"  # calls follow it where nothing else is said: it is not archived
    IS_ARCHIVED = "prompt_archived"
    TEST_OPEN = "version_test_open"  # one of this prompt is under way
    NO_TEST = "version_test_not_found"
    TEST_VERSIONS = "version_test_versions"  # they are not two different ones of this prompt
    TEST_SHARE = "version_test_share"
    TEST_RULE = "version_test_rule"  # `limit`: the most answered calls that can be waited for


class PromptError(SellerCallError):
    """The library was not changed. `limit`: the most characters or calls there may be, if that is why."""

    def __init__(self, problem: PromptProblem, *, limit: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.limit = problem, limit


class PromptConflictError(SellerCallError):
    """Nothing was published: another version was, since the one that the change is based on.

    Attributes:
        published: what is in force now.
        based_on: the version that the change was made to.
    """

    def __init__(self, published: PromptVersion, based_on: int) -> None:
        super().__init__(f"version {published.number} was published since version {based_on}")
        self.published, self.based_on = published, based_on


class PromptVariablesError(SellerCallError):
    """Nothing was dialed and nothing written: the prompt's variables cannot be filled for this customer.

    Attributes:
        version: the prompt's.
        names: of the variables, as they are written there.
        is_contacts: only this contact's data are missing; else the prompt itself is at fault.
    """

    def __init__(self, version: int, names: tuple[str, ...], *, is_contacts: bool) -> None:
        super().__init__(", ".join(names))
        self.version, self.names, self.is_contacts = version, names, is_contacts


class WordsVariablesError(SellerCallError):
    """Nothing was sent into the call: words for it have variables without a value. `names`: as written."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class SettingProblem(StrEnum):
    """What is wrong with one setting of a prompt."""

    OUT_OF_RANGE = "out_of_range"  # `least` and `most` say what may be
    TOO_LONG = "too_long"  # in characters; `most`
    TOO_MANY = "too_many"  # `most`
    EMPTY = "empty"
    TWICE = "twice"
    MALFORMED = "malformed"


class PromptSettingError(SellerCallError):
    """Nothing was published: a setting of the prompt cannot be so.

    Attributes:
        field: its name in `PromptSettings`.
        problem: what is wrong.
        value: what stands there, shortened.
        least, most: what may be, where that is the reason.
    """

    def __init__(
        self, field: str, problem: SettingProblem, value: object = "", *, least: float = 0, most: float = 0
    ) -> None:
        super().__init__(f"{field}: {problem.value}")
        self.field, self.problem, self.value = field, problem, str(value)[:40]
        self.least, self.most = least, most
