"""What one thing that the window can do is declared as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.window.commands import Commands


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do. `words` find it in the palette too; `keys` is one sequence in Qt's portable form."""

    title: str
    icon: str
    act: Callable[[Commands], object]
    keys: str = ""
    words: str = ""

    @property
    def text(self) -> str:
        """The title in the person's language."""
        return QCoreApplication.translate("Actions", self.title)

    @property
    def found_by(self) -> str:
        """Title and further words in the person's language."""
        return f"{self.text} {QCoreApplication.translate('Actions', self.words) if self.words else ''}"
