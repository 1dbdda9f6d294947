"""What can be done to the window as a whole, whoever asks: a key, the palette, the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.ui.settings.fields import Value
    from sellercall_desktop.ui.window.rail import WindowSection


class ShownCall(Protocol):
    """What can be done to the call that is shown large (`CallCommands`)."""

    def say_missing(self) -> None:
        """Have its AI say what it has not made known yet."""

    def accept_opt_out(self) -> None:
        """Its customer is not called again, and the AI says good-bye."""

    def dismiss_opt_out(self) -> None:
        """Its customer did not ask for that; the person says why."""

    def take_over(self) -> None:
        """Ring the seller's telephone; answered, bring the customer."""

    def hand_on(self) -> None:
        """Ask to whom it is handed on; announced, bring the customer."""

    def give_back(self) -> None:
        """Let the AI have the customer again."""

    def leave_message(self) -> None:
        """Leave a message for the voicemail that has taken it."""


class ShownPrompt(Protocol):
    """What can be done to the text of the prompt that is edited (`PromptCommands`)."""

    def find(self, *, replace: bool = False) -> None:
        """Open the search; `replace`: with what to put in the place of what is found."""

    def resize_letters(self, steps: int) -> None:
        """Larger or smaller letters by so many steps; 0: the usual size."""

    def toggle_wrap(self) -> None:
        """Wrap long lines, or no longer."""

    def toggle_line_numbers(self) -> None:
        """Show line numbers, or no longer."""

    def toggle_spelling(self) -> None:
        """Look words up, or no longer."""

    def next_mistake(self) -> None:
        """Select the next misspelled word."""

    def show_own_words(self) -> None:
        """The list of the words that were added to the dictionary."""


class Commands(Protocol):
    """Each finds its place by itself, from wherever the person is (`WindowCommands`)."""

    @property
    def on_call(self) -> ShownCall:
        """What can be done to the call that is shown."""

    @property
    def on_prompt(self) -> ShownPrompt:
        """What can be done to the prompt's text."""

    def open_palette(self) -> None:
        """The command palette, or close it where it is open."""

    def show_section(self, section: WindowSection, page: str = "") -> None:
        """Go to a section, in the settings to one of their pages."""

    def go_to_number(self) -> None:
        """Put the cursor into the number field."""

    def call_number(self, number: str) -> None:
        """Call this number as if it had been typed."""

    def show_next_call(self) -> None:
        """Show the next live call large."""

    def write_to_ai(self) -> None:
        """Put the cursor into the line to the AI of the call that is shown large."""

    def write_wrap_up(self) -> None:
        """Go to the wrap-up of the call that has ended."""

    def show_callbacks(self) -> None:
        """Go to the list of who is called later."""

    def call_later(self) -> None:
        """Ask when the number in the field is to be called."""

    def show_light(self) -> None:
        """Open or close what the light of the number in the field rests on."""

    def hang_up_shown(self, *, politely: bool = False) -> None:
        """End the call that is shown large; `politely` the AI takes leave first."""

    def show_call(self, call_id: str) -> None:
        """Open a call of the history, whatever the history is filtered by."""

    def copy_conversation(self) -> None:
        """The conversation of the call in sight onto the clipboard, whole."""

    def export_history(self, form: str) -> None:
        """What the history shows into a file, ``csv`` or ``xlsx``; ``pdf``: the shift sheet."""

    def show_prompt_versions(self, number: int | None = None) -> None:
        """Unfold the prompt's versions, with this one chosen."""

    def toggle_prompt(self) -> None:
        """Fold or open the desk's prompt."""

    def toggle_log(self) -> None:
        """Fold or open the desk's log; elsewhere go to the log, and from there back to the desk."""

    def change_settings(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        """Change and save settings, as the settings page does."""

    def give_numbers_back(self) -> None:
        """Let the account's numbers point again where they pointed before us."""

    def copy_diagnostics(self) -> None:
        """Put the text for support on the clipboard."""

    def show_help(self, page: str = "") -> None:
        """The help, at the keys unless a page of the guide is named."""

    def show_about(self) -> None:
        """Version, licence and third-party notices."""

    def show_wizard(self) -> None:
        """The set-up assistant, at its first open step."""

    def leave(self) -> None:
        """End the program; in the background, closing the window does not."""
