"""What can be done to the text of the prompt, as the window carries it out: it is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.ui.window.rail import WindowSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.prompts.editor_view import EditorView
    from sellercall_desktop.ui.prompts.spelling_menu import SpellingMenu
    from sellercall_desktop.ui.window.workspace import Workspace


class PromptCommands:
    """Does nothing before the prompt's page is there."""

    def __init__(self, workspace: Callable[[], Workspace], show: Callable[[WindowSection], object]) -> None:
        """`workspace` is asked each time: another language builds a new one."""
        self._workspace, self._show = workspace, show

    def find(self, *, replace: bool = False) -> None:
        """Open the search; `replace`: with what to put in the place of what is found."""
        self._show(WindowSection.PROMPTS)
        if (panel := self._workspace().desk.prompts) is not None:
            panel.find_bar.open(replace=replace)

    def resize_letters(self, steps: int) -> None:
        """Larger or smaller letters by so many steps; 0: the usual size."""
        if (view := self._view()) is not None:
            view.resize_letters(steps)

    def toggle_wrap(self) -> None:
        """Wrap long lines, or no longer."""
        if (view := self._view()) is not None:
            view.toggle_wrap()

    def toggle_line_numbers(self) -> None:
        """Show line numbers, or no longer."""
        if (view := self._view()) is not None:
            view.toggle_line_numbers()

    def toggle_spelling(self) -> None:
        """Look words up, or no longer."""
        if (view := self._view()) is not None:
            view.toggle_spelling()

    def next_mistake(self) -> None:
        """Select the next misspelled word."""
        if (menu := self._spelling_menu()) is not None:
            menu.next_mistake()

    def show_own_words(self) -> None:
        """The list of the words that were added to the dictionary."""
        if (menu := self._spelling_menu()) is not None:
            menu.show_own_words()

    def _spelling_menu(self) -> SpellingMenu | None:
        from sellercall_desktop.ui.prompts.spelling_menu import SpellingMenu

        self._show(WindowSection.PROMPTS)
        panel = self._workspace().desk.prompts
        found = panel.findChild(SpellingMenu) if panel is not None else None
        return found if isinstance(found, SpellingMenu) else None

    def _view(self) -> EditorView | None:
        from sellercall_desktop.ui.prompts.editor_view import EditorView

        self._show(WindowSection.PROMPTS)
        panel = self._workspace().desk.prompts
        found = panel.findChild(EditorView) if panel is not None else None
        return found if isinstance(found, EditorView) else None
