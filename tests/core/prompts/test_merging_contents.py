"""All that a prompt's version holds is merged: text, prepared phrases, settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.prompts.merging import Choice
from sellercall_desktop.core.prompts.merging_contents import merge_contents
from sellercall_desktop.core.prompts.presets import SHIPPED, Preset
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import PromptSettings

BASE = PromptContent("uno\ndos\ntres\n", SHIPPED, PromptSettings(voice="Mark", tools=("agenda",)))
MINE, THEIRS, BOTH = Choice


def with_presets(**changed):
    return replace(BASE, presets=tuple(changed.get(f"p{at}", one) for at, one in enumerate(SHIPPED)))


def test_what_only_one_side_changed_is_taken_from_each():
    mine = replace(BASE, text="UNO\ndos\ntres\n", settings=replace(BASE.settings, voice="Ana"))
    theirs = replace(BASE, presets=SHIPPED[1:], settings=replace(BASE.settings, model="m1"))
    found = merge_contents(BASE, mine, theirs)
    assert found.is_clean
    assert found.content() == PromptContent(
        "UNO\ndos\ntres\n", SHIPPED[1:], PromptSettings(voice="Ana", model="m1", tools=("agenda",))
    )


def test_neighbouring_phrases_are_merged_each_for_itself():
    first, second = Preset("A", "a"), Preset("B", "b")
    found = merge_contents(BASE, with_presets(p0=first), with_presets(p1=second))
    assert found.content().presets == (first, second, *SHIPPED[2:])


def test_what_both_changed_is_asked_and_nothing_is_lost():
    mine = replace(with_presets(p0=Preset("A", "mía")), settings=PromptSettings(voice="Ana", tools=("a",)))
    theirs = replace(with_presets(p0=Preset("A", "suya")), settings=PromptSettings(voice="Eva", tools=("b",)))
    found = merge_contents(BASE, mine, theirs)
    assert [one.field for one in found.fields] == ["presets", "settings.voice", "settings.tools"]
    assert [BOTH in one.offered for one in found.fields] == [True, False, True]
    assert found.content([MINE] * 3) == mine
    assert found.content([THEIRS] * 3) == theirs
    made = found.content([BOTH, MINE, BOTH])
    assert made.presets[:2] == (Preset("A", "mía"), Preset("A", "suya"))
    assert (made.settings.voice, made.settings.tools) == ("Ana", ("a", "b"))


def test_every_conflict_has_to_be_decided():
    found = merge_contents(BASE, replace(BASE, text="A\n"), replace(BASE, text="B\n"))
    with pytest.raises(ValueError, match="0 choices for 1"):
        found.content()
    assert found.content([BOTH]).text == "A\nB\n"
