"""What a rule pack that cannot be read is told by; its words stand in `words/law.py`."""

from __future__ import annotations

from sellercall_desktop.core.errors import SellerCallError, place_of
from sellercall_desktop.core.problems import RulePackProblem  # noqa: TC001 - part of the public annotations


class RulePackError(SellerCallError):
    """A file with rules of law cannot be read. None of it is in force; a shipped pack that it lies over is.

    Attributes:
        file: its path.
        problem: what is wrong.
        key: where in it, such as ``rules.CO.hours.source.law``; empty where it is the whole file.
        line: of the file, where it is no TOML.
        expected: the values that there are, an example of one, or the system's own words.
    """

    def __init__(
        self,
        file: str,
        problem: RulePackProblem,
        *,
        key: str = "",
        line: int | None = None,
        expected: str = "",
    ) -> None:
        where = f"{place_of(file, line)}: {key + ': ' if key else ''}"
        super().__init__(f"{where}{problem.value} {expected}".rstrip())
        self.file, self.problem, self.key, self.line, self.expected = file, problem, key, line, expected
