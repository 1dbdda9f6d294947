"""To whom a call is handed on: last used first, also after the program was started again."""

from __future__ import annotations

from sellercall_desktop.core.hand_off.colleagues import Colleague, Colleagues
from sellercall_desktop.store.colleagues_used import ColleaguesFile

LISTED = (Colleague("Ana", "+573009876543"), Colleague("Luis", "+576017654321"), Colleague("Eva", "+51987"))


def colleagues(path, listed=LISTED):
    return Colleagues(lambda: listed, ColleaguesFile(path))


def names(made):
    return [one.name for one in made.all()]


async def test_whoever_was_chosen_last_comes_first_and_still_does_at_the_next_start(tmp_path):
    path = tmp_path / "config" / "colleagues.json"
    first = colleagues(path)
    assert names(first) == ["Ana", "Luis", "Eva"]
    await first.used("+51987")
    await first.used("+576017654321")
    await first.used("+15551234567")  # of nobody in the list
    assert names(first) == ["Luis", "Eva", "Ana"]
    assert first.name_of("+51987") == "Eva"
    assert first.name_of("+15551234567") == ""
    assert names(colleagues(path)) == ["Luis", "Eva", "Ana"]
    assert names(colleagues(path, LISTED[:2])) == ["Luis", "Ana"]  # somebody was taken off the list


async def test_a_file_that_cannot_be_read_or_written_costs_only_the_order(tmp_path):
    path = tmp_path / "colleagues.json"
    path.write_text("{", encoding="utf-8")
    assert names(colleagues(path)) == ["Ana", "Luis", "Eva"]
    nowhere = colleagues(path / "below" / "colleagues.json")
    await nowhere.used("+51987")
    assert names(nowhere) == ["Eva", "Ana", "Luis"]
