"""The prompt panel through its widgets: editing, publishing, versions, conflicts, drafts."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import (
    DEFAULT_PROMPT,
    Prompt,
    PromptContent,
    PromptLibrary,
    PromptPublished,
    PromptVersion,
)
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.prompts.panel import PromptPanel
from sellercall_desktop.ui.prompts.preview import PreviewPane
from sellercall_desktop.ui.prompts.settings_pane import SettingsPane
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from tests.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.settings import PromptSettings

START = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier


class Prompts:
    """A prompt store in memory that publishes on the bus, as the engine does."""

    def __init__(self, bus: Bus, *texts: str) -> None:
        self._bus = bus
        self.kept = [
            PromptVersion(i, text, "ana", START + timedelta(days=i)) for i, text in enumerate(texts, 1)
        ]
        self.failure: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def current(self, prompt_id: str = DEFAULT_PROMPT) -> PromptVersion:
        return self.kept[-1]

    async def versions(self, prompt_id: str | None = None) -> list[PromptVersion]:
        return self.kept[::-1]

    async def library(self) -> PromptLibrary:
        return PromptLibrary((Prompt(DEFAULT_PROMPT, ""),))

    async def get(self, number: int) -> PromptVersion | None:
        return next((version for version in self.kept if version.number == number), None)

    async def publish(
        self,
        text: str,
        author: str,
        note: str = "",
        presets: tuple[Preset, ...] | None = None,
        *,
        settings: PromptSettings | None = None,
        prompt_id: str = DEFAULT_PROMPT,
        based_on: int | None = None,
    ) -> PromptVersion:
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        number = len(self.kept) + 1
        kept = self.kept[-1].presets if presets is None else presets
        at, settings = START + timedelta(days=number), settings or self.kept[-1].settings
        self.kept.append(PromptVersion(number, text, author, at, note, kept, settings))
        self._bus.publish(PromptPublished(self.kept[-1]))
        return self.kept[-1]


class Room:
    """A panel at work."""

    def __init__(self, panel: PromptPanel, prompts: Prompts, qtbot) -> None:
        self.panel, self.prompts, self.qtbot = panel, prompts, qtbot

    @property
    def text(self) -> str:
        return self.panel.editor.toPlainText()

    def write(self, words: str) -> None:
        self.qtbot.keyClicks(self.panel.editor, words)

    def click(self, button) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    async def until(self, reached: Callable[[], bool]) -> None:
        await until(reached)

    async def ask(self) -> None:
        """Ask to publish, and see what would change."""
        self.panel.publish()
        await self.until(lambda: self.panel.review.content == self.panel.content)

    async def publish(self) -> None:
        """Ask, look, and confirm."""
        await self.ask()
        self.click(self.panel.review.confirm)

    async def published(self, number: int) -> None:
        await self.until(lambda: self.panel.published is not None and self.panel.published.number == number)


@asynccontextmanager
async def open_room(
    qapp, qtbot, folder: Path, *texts: str, prompts: Prompts | None = None, about=None
) -> AsyncIterator[Room]:
    theme = Theme(qapp)
    theme.apply("light")
    bus, tasks = Bus(), Tasks()
    bridge = Bridge(bus)
    store = prompts or Prompts(bus, *(texts or ("First text", "Buenos días")))
    store._bus = bus
    look = Look(theme, Icons(theme), Formats("en"))
    settings = SettingsFile(folder / "settings.toml", {}, bus.publish)
    panel = PromptPanel(
        store,
        store.publish,
        bridge,
        tasks,
        look=look,
        author="luis",
        draft_file=folder / "draft.json",
        keeper=PromptKeeper(store, bus),
        preview=PreviewPane(look, settings, bridge, tasks, about),
        settings=SettingsPane(look, settings, bridge, tasks),
    )
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.start()
    room = Room(panel, store, qtbot)
    await room.until(lambda: panel.published is not None)
    try:
        yield room
    finally:
        await panel.close_draft()
        await tasks.close()
        bridge.close()


async def test_the_published_prompt_is_shown_with_its_version(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        panel = room.panel
        assert (room.text, panel.version.text()) == ("Buenos días", "v2 published")
        assert panel.counts.text() == "2 words · 11 characters"
        assert not panel.has_unsaved
        assert not panel.publish_button.isEnabled()


async def test_an_edit_is_marked_and_publishing_it_makes_the_next_version(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        seen: list[bool] = []
        room.panel.unsaved_changed.connect(seen.append)
        room.write("Hola. ")
        assert room.panel.has_unsaved
        assert "Unsaved" in room.panel.state.text()
        room.click(room.panel.publish_button)
        await room.until(room.panel.review.isVisible)
        assert len(room.prompts.kept) == 2
        room.click(room.panel.review.confirm)
        await room.published(3)
        newest = room.prompts.kept[-1]
        assert (newest.text, newest.author) == ("Hola. Buenos días", "luis")
        assert (room.panel.version.text(), room.panel.has_unsaved, seen) == (
            "v3 published",
            False,
            [True, False],
        )


async def test_while_changes_are_looked_over_only_the_button_that_publishes_stands_out(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path) as room:
        panel = room.panel

        def stand_out():
            both = panel.publish_button, panel.review.confirm
            return [one for one in both if one.isVisible() and one.property("role") == "primary"]

        room.write("Otro. ")
        assert stand_out() == [panel.publish_button]
        await room.ask()
        assert stand_out() == [panel.review.confirm]
        room.click(panel.review.cancel)
        assert stand_out() == [panel.publish_button]


async def test_undoing_back_to_the_published_text_leaves_nothing_unsaved(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("x")
        assert room.panel.has_unsaved
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_Z, CTRL)
        assert (room.text, room.panel.has_unsaved) == ("Buenos días", False)


async def test_while_publishing_the_button_says_so_and_a_second_press_publishes_nothing(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.prompts.gate.clear()
        room.write("A")
        await room.publish()
        assert not room.panel.publish_button.isEnabled()
        assert "…" in room.panel.publish_button.text()
        room.click(room.panel.review.confirm)
        room.prompts.gate.set()
        await room.published(3)
        await asyncio.sleep(0.02)
        assert len(room.prompts.kept) == 3


async def test_words_typed_while_publishing_stay_and_are_no_conflict(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.prompts.gate.clear()
        room.write("A")
        await room.publish()
        room.write("B")
        room.prompts.gate.set()
        await room.published(3)
        assert (room.text, room.prompts.kept[-1].text) == ("ABBuenos días", "ABuenos días")
        assert (room.panel.has_unsaved, room.panel.conflict.version) == (True, None)


async def test_a_refused_publish_is_explained_and_keeps_the_text(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.prompts.failure = StoreError("disk full")
        room.write("A")
        await room.publish()
        await room.until(room.panel.problem.isVisible)
        assert (room.text, room.panel.has_unsaved) == ("ABuenos días", True)
        room.prompts.failure = None
        assert room.panel.publish_button.isEnabled()
        room.click(room.panel.review.confirm)
        await room.published(3)
        assert not room.panel.problem.isVisible()


async def test_a_blank_prompt_cannot_be_published(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.panel.editor.replace_all("  \n")
        assert room.panel.has_unsaved
        assert not room.panel.publish_button.isEnabled()


async def test_what_is_published_elsewhere_appears_at_once(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        await room.prompts.publish("From the REST API", "api")
        assert (room.text, room.panel.version.text()) == ("From the REST API", "v3 published")
        assert (room.panel.has_unsaved, room.panel.conflict.isVisible()) == (False, False)


async def test_unsaved_edits_are_never_overwritten_from_elsewhere(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Mine. ")
        await room.prompts.publish("Theirs", "api")
        assert room.text == "Mine. Buenos días"
        assert room.panel.conflict.isVisible()
        assert not room.panel.publish_button.isEnabled()
        await room.prompts.publish("Theirs again", "api")
        assert room.panel.conflict.version.number == 4
        room.click(room.panel.conflict.keep)
        assert (room.text, room.panel.conflict.isVisible()) == ("Mine. Buenos días", False)
        await room.publish()
        await room.published(5)
        assert room.prompts.kept[-1].text == "Mine. Buenos días"


async def test_theirs_can_be_loaded_and_undo_brings_mine_back(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Mine. ")
        await room.prompts.publish("Theirs", "api")
        room.click(room.panel.conflict.load)
        assert (room.text, room.panel.has_unsaved) == ("Theirs", False)
        room.panel.editor.undo()
        assert (room.text, room.panel.has_unsaved) == ("Mine. Buenos días", True)


async def test_both_can_be_seen_before_deciding(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Mine. ")
        await room.prompts.publish("Theirs", "api")
        room.click(room.panel.conflict.see)
        await room.until(lambda: room.panel.versions.text.toPlainText() == "Theirs")
        assert room.panel.versions.isVisible()
        assert (room.text, room.panel.conflict.isVisible()) == ("Mine. Buenos días", True)


async def test_the_same_text_published_elsewhere_is_no_conflict(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.prompts.publish("ABuenos días", "api")
        assert (room.panel.has_unsaved, room.panel.conflict.version) == (False, None)


async def test_versions_are_listed_read_and_restored_as_an_edit(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        versions = room.panel.versions
        room.click(room.panel.versions_button)
        await room.until(lambda: versions.list.count() == 2)
        lines = [versions.list.item(row).text() for row in range(2)]
        assert lines[0].startswith("v2")
        assert lines[1].startswith("v1")
        assert all("ana" in line for line in lines)
        versions.list.setCurrentRow(1)
        assert versions.text.toPlainText() == "First text"
        assert versions.text.isReadOnly()
        room.click(versions.restore)
        assert (room.text, room.panel.has_unsaved, len(room.prompts.kept)) == ("First text", True, 2)
        room.panel.editor.undo()
        assert (room.text, room.panel.has_unsaved) == ("Buenos días", False)
        room.qtbot.keyClick(versions.list, Qt.Key.Key_Escape)
        assert not versions.isVisible()


async def test_unsaved_text_survives_a_restart(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Draft. ")
        kept = room.prompts
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        assert (room.text, room.panel.has_unsaved) == ("Draft. Buenos días", True)
        assert room.panel.conflict.version is None
        await room.publish()
        await room.published(3)
    assert not (tmp_path / "draft.json").exists()


async def test_unsaved_text_is_on_disk_soon_without_any_closing(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Draft. ")
        await room.until((tmp_path / "draft.json").exists)
        assert "Draft. " in (tmp_path / "draft.json").read_text(encoding="utf-8")


async def test_a_draft_older_than_what_is_published_asks(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Draft. ")
        kept = room.prompts
    await kept.publish("Meanwhile", "api")
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        assert room.text == "Draft. Buenos días"
        assert room.panel.conflict.version.text == "Meanwhile"


async def test_a_broken_draft_file_is_left_alone_and_harms_nothing(qloop, qapp, qtbot, tmp_path):
    (tmp_path / "draft.json").write_text("{broken")
    async with open_room(qapp, qtbot, tmp_path) as room:
        assert (room.text, room.panel.has_unsaved) == ("Buenos días", False)
    assert (tmp_path / "draft.json").read_text() == "{broken"


async def test_line_ends_and_hard_spaces_of_others_are_no_edit(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "uno\r\ndos\u00a0tres\rcuatro") as room:
        assert room.text == "uno\ndos tres\ncuatro"
        assert not room.panel.has_unsaved


async def test_finding_counts_and_steps_through_the_matches(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Uno 😀 dos\nuno tres UNO") as room:
        bar, editor = room.panel.find_bar, room.panel.editor
        room.click(room.panel.find_button)
        room.qtbot.keyClicks(bar.words, "uno")
        await room.until(lambda: bar.count.text().startswith("3"))
        room.qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        await room.until(lambda: (bar.count.text(), editor.textCursor().selectedText()) == ("1 of 3", "Uno"))
        room.qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        await room.until(lambda: (bar.count.text(), editor.textCursor().selectedText()) == ("2 of 3", "uno"))
        room.qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        await room.until(lambda: bar.count.text() == "1 of 3")
        room.qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        await room.until(lambda: (bar.count.text(), editor.textCursor().selectedText()) == ("3 of 3", "UNO"))
        bar.words.setText("cuatro")
        await room.until(lambda: bar.count.text() == "No match")
        room.qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
        assert not bar.isVisible()


async def test_every_control_has_a_name_and_is_reached_by_tab(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        panel = room.panel
        panel.find_bar.open()
        controls = [
            panel.find_button,
            panel.versions_button,
            panel.editor,
            panel.find_bar.words,
            panel.find_bar.next,
            panel.find_bar.previous,
            panel.versions.list,
            panel.versions.text,
            panel.versions.close_button,
        ]
        assert all(control.accessibleName() for control in controls)
        buttons = [panel.publish_button, panel.conflict.keep, panel.conflict.load, panel.conflict.see]
        assert all(button.text() for button in buttons)
        assert all(control.focusPolicy() & Qt.FocusPolicy.TabFocus for control in [*controls, *buttons])


async def test_before_anything_is_published_what_changes_is_shown(qloop, qapp, qtbot, tmp_path):
    long = "palabra " * 10_000
    async with open_room(qapp, qtbot, tmp_path, f"Hola señora. {long}fin") as room:
        room.write("x")
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_S, CTRL)
        await room.until(room.panel.review.isVisible)
        shown = room.panel.review.shown.toPlainText()
        assert (room.prompts.kept[-1].number, len(shown) < 200, shown[:11]) == (1, True, "HolaxHola s")
        assert "out: 1" in room.panel.review.sentence.text()
        assert "in: 1" in room.panel.review.sentence.text()
        room.qtbot.keyClick(room.panel.review.note, Qt.Key.Key_Escape)
        assert (room.panel.review.isVisible(), room.panel.editor.hasFocus()) == (False, True)
        assert len(room.prompts.kept) == 1


async def test_ctrl_s_and_enter_publish_with_the_note(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_S, CTRL)
        await room.until(room.panel.review.isVisible)
        room.qtbot.keyClicks(room.panel.review.note, "saluda antes")
        room.qtbot.keyClick(room.panel.review.note, Qt.Key.Key_Return)
        await room.published(3)
        assert (room.prompts.kept[-1].text, room.prompts.kept[-1].note) == ("ABuenos días", "saluda antes")
        assert not room.panel.review.isVisible()
        room.click(room.panel.versions_button)
        await room.until(room.panel.versions.list.count)
        assert "saluda antes" in room.panel.versions.list.item(0).text()


@pytest.mark.parametrize("by", ["keys", "Publish"])
async def test_who_asks_twice_by_habit_has_published_nothing(qloop, qapp, qtbot, tmp_path, by):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.ask()
        room.panel.editor.setFocus()
        for _ in range(3):
            if by == "keys":
                room.qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_S, CTRL)
            else:
                room.click(room.panel.publish_button)
            assert qapp.focusWidget() is room.panel.review.note
        assert not room.panel._publishing.sending
        room.qtbot.keyClick(room.panel.review.note, Qt.Key.Key_Return)
        await room.published(3)
        assert len(room.prompts.kept) == 3


async def test_only_what_was_shown_is_published(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.ask()
        room.write("B")
        room.click(room.panel.review.confirm)  # before the changes shown have followed
        await room.until(lambda: room.panel.review.content == PromptContent("ABBuenos días"))
        assert len(room.prompts.kept) == 2
        room.click(room.panel.review.confirm)
        await room.published(3)
        assert room.prompts.kept[-1].text == "ABBuenos días"


async def test_a_published_version_is_undone_unless_another_came_after_it(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        undos, told = [], []
        room.panel.toast_requested.connect(told.append)
        room.prompts._bus.subscribe(
            PromptPublished, lambda event: undos.append(room.panel.undo_of(event.version))
        )
        room.write("A")
        await room.publish()
        await room.published(3)
        undos[-1]()
        await room.published(4)
        assert (room.prompts.kept[-1].text, room.text) == ("Buenos días", "Buenos días")
        assert "v2" in room.prompts.kept[-1].note
        await room.until(lambda: not room.panel._publishing.sending)
        await room.prompts.publish("Theirs", "api")
        assert undos[-1] is None  # not ours
        undos[-2]()
        await room.until(lambda: told)
        assert "v5" in told[0]
        assert len(room.prompts.kept) == 5


async def test_ctrl_s_during_a_conflict_says_why_it_does_nothing(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("Mine. ")
        await room.ask()
        await room.prompts.publish("Theirs", "api")
        assert not room.panel.review.isVisible()
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_S, CTRL)
        assert room.panel.conflict.why.isVisible()
        assert "Nothing was published" in room.panel.conflict.why.text()
        assert room.panel.conflict.merge.hasFocus()  # neither text is lost by Enter
        assert len(room.prompts.kept) == 3


@pytest.mark.parametrize("by", ["keys", "mouse"])
async def test_after_publishing_the_keyboard_is_in_the_text_again(qloop, qapp, qtbot, tmp_path, by):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.ask()
        if by == "keys":
            room.qtbot.keyClick(room.panel.review.note, Qt.Key.Key_Return)
        else:
            room.click(room.panel.review.confirm)
        await room.published(3)
        await room.until(lambda: not room.panel._publishing.sending)
        assert qapp.focusWidget() is room.panel.editor


async def test_a_conflict_that_ends_the_review_leaves_the_keyboard_in_the_text(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.ask()
        await room.prompts.publish("Theirs", "api")
        await room.until(lambda: not room.panel.review.isVisible())
        assert qapp.focusWidget() is room.panel.editor


async def test_publishing_takes_the_keyboard_from_nobody_who_went_elsewhere(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.write("A")
        await room.ask()
        room.prompts.gate.clear()
        room.qtbot.keyClick(room.panel.review.note, Qt.Key.Key_Return)
        room.panel.versions_button.setFocus()
        room.prompts.gate.set()
        await room.published(3)
        await room.until(lambda: not room.panel._publishing.sending)
        assert qapp.focusWidget() is room.panel.versions_button


async def test_where_one_writes_stays_in_sight_when_something_is_opened(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "\n".join("Una línea. " * 9 for _ in range(60))) as room:
        editor = room.panel.editor
        room.qtbot.keyClick(editor, Qt.Key.Key_End, CTRL)
        room.panel.versions_button.setChecked(True)
        sight = editor.viewport().rect
        await room.until(lambda: editor.height() < 400 and sight().contains(editor.cursorRect().center()))


async def test_who_came_before_the_text_was_there_writes_on_it(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.panel.activateWindow()
        await room.until(room.panel.isActiveWindow)
        room.panel.editor.setEnabled(False)
        room.panel.setFocus()
        room.panel.start()
        await room.until(room.panel.editor.hasFocus)
