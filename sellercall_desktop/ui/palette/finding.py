"""What the palette offers for what is typed: a number to call, actions, calls, versions of the prompt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.folding import folded
from sellercall_desktop.ui.window.actions import ACTIONS, shown_keys
from sellercall_desktop.ui.words.prompts import author_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.window.commands import Commands
    from sellercall_desktop.ui.words.formats import Formats

MOST_ACTIONS, MOST_CALLS, MOST_PROMPTS = 20, 6, 4


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One line of the palette; `detail` stands at its far end."""

    icon: str
    text: str
    detail: str
    act: Callable[[], object]


def rank(typed: str, text: str) -> int | None:
    """How well `text` fits: 0 begins with what is typed, 1 has words beginning so, 2 holds it; None not."""
    wanted, here = folded(typed).split(), folded(text)
    if not all(word in here for word in wanted):
        return None
    if here.startswith(" ".join(wanted)):
        return 0
    words = here.split()
    return 1 if all(any(word.startswith(each) for word in words) for each in wanted) else 2


def number_entries(typed: str, region: str, formats: Formats, commands: Commands) -> list[PaletteEntry]:
    """The number to call, where what is typed reads as exactly one."""
    from sellercall_desktop.core.phone.reading import read
    from sellercall_desktop.ui.dialer.notes import note_text

    reading = read(typed, region)
    if (number := reading.number) is None:
        return []
    text = QCoreApplication.translate("Palette", "Call {number}").format(number=formats.number(number.e164))
    detail = note_text(reading.note) if reading.note else number.country_name(formats.language)
    return [PaletteEntry("phone", text, detail, partial(commands.call_number, number.e164))]


def action_entries(typed: str, commands: Commands) -> list[PaletteEntry]:
    """What can be done, best fit first; everything while nothing is typed."""
    ranked = [
        (fit, action)
        for action in ACTIONS[1:]  # the first one is to open this palette
        if (fit := rank(typed, action.found_by)) is not None
    ]
    ranked.sort(key=lambda each: each[0])
    return [
        PaletteEntry(action.icon, action.text, shown_keys(action.keys), partial(action.act, commands))
        for _fit, action in ranked[:MOST_ACTIONS]
    ]


def call_entries(calls: Iterable[Call], formats: Formats, commands: Commands) -> list[PaletteEntry]:
    """Calls of the history, to be opened there."""
    entries = []
    for call in calls:
        state = formats.result_text(call.result) if call.result else formats.status_text(call.status)
        text = f"{formats.who(call.number)}  ·  {state}"
        act = partial(commands.show_call, call.id)
        entries.append(PaletteEntry("clock-counter-clockwise", text, formats.when(call.requested.at), act))
    return entries


def prompt_entries(
    typed: str, versions: Iterable[PromptVersion], formats: Formats, commands: Commands
) -> list[PaletteEntry]:
    """Versions of the prompt whose number, author or day fits."""
    entries = []
    for version in versions:
        when = formats.when(version.published_at)
        text = QCoreApplication.translate("Palette", "Prompt v{number}").format(number=version.number)
        if name := formats.prompt_names.get(version.number, ""):
            text = f"{text}  ·  {name}"
        if rank(typed, f"{text} {author_text(version.author)} {when}") is not None:
            act = partial(commands.show_prompt_versions, version.number)
            entries.append(
                PaletteEntry("note-pencil", f"{text}  ·  {author_text(version.author)}", when, act)
            )
    return entries[:MOST_PROMPTS]
