"""Of long texts the window writes a bounded part at once, and what is there already never anew."""

from __future__ import annotations

import random

import pytest

from sellercall_desktop.core.prompts.merging import Choice
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.prompts.changes import ChangesView, changes_between
from sellercall_desktop.ui.prompts.merge_view import MergeView, merge_to_ask
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.prompts.test_prompt_panel import open_room

MOST_AT_ONCE = 30_000
"""Characters: of texts that are several times as long."""
WORDS = ["salude", "a", "la", "señora", "con", "calma", "y", "ofrezca", "el", "plan", "de", "siempre"]
LINES = [" ".join(f"{word}{n % 97}" for word in random.Random(n).choices(WORDS, k=8)) for n in range(1_500)]


def changed(word: str, between: str = "\n") -> str:
    """Every tenth line has another word."""
    return between.join(f"{line} {word} {n}" if n % 10 == 5 else line for n, line in enumerate(LINES))


@pytest.fixture(scope="module")
def look(qapp):
    theme = Theme(qapp)
    theme.apply("light")
    return Look(theme, Icons(theme), Formats("en"))


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("between", ["\n", " "])
def test_long_changes_are_written_a_part_at_a_time(qtbot, look, beside, between):
    view = ChangesView(look)
    qtbot.addWidget(view)
    view.show()
    changes = changes_between(between.join(LINES), changed("ya", between))
    rewritten: list[int] = []
    view.document().contentsChange.connect(lambda at, out, into: rewritten.append(out))
    view.show_changes(changes, beside=beside)
    assert len(view.toPlainText()) <= MOST_AT_ONCE
    writes = len(rewritten)
    before = view.toPlainText()
    while view.has_more:
        view.show_more()
        assert view.toPlainText().startswith(before.rstrip())
        before = view.toPlainText()
    assert writes < 10
    assert sum(rewritten) <= len(rewritten)  # nothing that was there is written again
    assert all(f"ya {n}" in before for n in range(5, len(LINES), 10))


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_long_merge_shows_the_conflicts_near_the_one_in_front(qtbot, look, between):
    view = MergeView(look)
    qtbot.addWidget(view)
    mine, theirs = (PromptContent(changed(word, between)) for word in ("ya", "luego"))
    view.ask(merge_to_ask(PromptContent(between.join(LINES)), mine, theirs))
    for key in (view.after, view.after, view.before, view.before, view.before):
        key.click()
        shown = view.shown.toPlainText()
        assert len(shown) <= MOST_AT_ONCE
        assert f"▸ Conflict {view.at + 1}\n" in shown
    while view.more.isVisibleTo(view):
        view.more.click()
    shown = view.shown.toPlainText()
    last = len(LINES) - 1 - (len(LINES) - 1 - 5) % 10
    for word in ("ya", "luego"):
        assert f"{word} {last}" in shown
    view.choose[Choice.MINE].click()
    assert len(view.shown.toPlainText()) <= MOST_AT_ONCE


async def test_before_publishing_all_changes_can_be_read(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "\n".join(LINES)) as room:
        room.panel.editor.replace_all(changed("ya"))
        await room.ask()
        review = room.panel.review
        assert len(review.shown.toPlainText()) <= MOST_AT_ONCE
        while review.more.isVisible():
            room.click(review.more)
        assert "ya 1495" in review.shown.toPlainText()


async def test_a_key_in_a_long_text_waits_for_nothing_that_is_said_about_it(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, text := "\n".join(LINES)) as room:
        panel = room.panel
        room.click(panel.preview_button)
        await room.until(lambda: panel.preview.sent.toPlainText().startswith(text))
        await room.until(panel.counts.text)
        counted, written = panel.counts.text(), []
        panel.preview.sent.document().contentsChange.connect(lambda *change: written.append(change))
        room.write("Hola ")
        assert (panel.has_unsaved, panel.publish_button.isEnabled()) == (True, True)
        assert (panel.counts.text(), written) == (counted, [])
        await room.until(lambda: panel.preview.sent.toPlainText().startswith("Hola "))
        assert panel.counts.text() != counted
