"""What a prompt of the library is called, and who published a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.prompt import BY_PROGRAM

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptLibrary


def prompt_title(prompt: Prompt) -> str:
    """Its name; the first one has none until somebody gives it one."""
    return prompt.name or QCoreApplication.translate("Prompts", "Main prompt")


def author_text(author: str) -> str:
    """Who published a version, as it goes on after "By"."""
    return QCoreApplication.translate("Prompts", "a program, over REST") if author == BY_PROGRAM else author


def names_by_version(library: PromptLibrary) -> dict[int, str]:
    """What the prompt of each version is called; nothing where there is only one prompt."""
    if len(library.prompts) < 2:
        return {}
    titles = {prompt.id: prompt_title(prompt) for prompt in library.prompts}
    return {number: titles.get(prompt_id, "") for number, prompt_id in library.prompt_of.items()}
