"""Why contacts cannot be read out of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from sellercall_desktop.core.problems import ImportFileProblem


class ImportFileError(SellerCallError):
    """Contacts cannot be read out of the file `name`, or not so; `problem` says why. Nothing was written."""

    def __init__(self, problem: ImportFileProblem, name: str = "", detail: str = "") -> None:
        super().__init__(": ".join(filter(None, (name, problem.value, detail))))
        self.problem, self.name, self.detail = problem, name, detail
