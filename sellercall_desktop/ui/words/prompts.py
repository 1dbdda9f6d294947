"""What a prompt of the library is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import Prompt


def prompt_title(prompt: Prompt) -> str:
    """Its name; the first one has none until somebody gives it one."""
    return prompt.name or QCoreApplication.translate("Prompts", "Main prompt")
