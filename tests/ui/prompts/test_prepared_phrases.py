"""Prepared phrases are edited, published, compared, restored and kept from harm with their text."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.prompts.presets import MOST_PRESETS, Preset
from sellercall_desktop.core.prompts.priming import as_sent
from sellercall_desktop.core.prompts.prompt import PromptPublished, PromptVersion
from tests.ui.prompts.test_prompt_panel import CTRL, START, Prompts, open_room

MAIL = Preset("Correo", "Pida el correo.")
CLOSE = Preset("Cierre", "Gracias por su tiempo.", ActKind.EXACT)


def with_phrases(*presets):
    store = Prompts(Bus())
    store.kept = [PromptVersion(1, "Buenos días", "ana", START, "", presets)]
    return store


def rows(room):
    return list(room.panel.presets._rows)


def open_phrases(room):
    room.click(room.panel.presets_button)
    assert room.panel.presets.isVisible()


async def test_phrases_alone_are_a_change_that_is_shown_and_published(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(MAIL)) as room:
        open_phrases(room)
        assert rows(room)[0].name.hasFocus()
        room.click(room.panel.presets.add)
        qtbot.keyClicks(qapp.focusWidget(), "Cierre")
        qtbot.keyClicks(rows(room)[1].words, "Gracias por su tiempo.")
        way = rows(room)[1].findChild(QComboBox)
        way.setFocus()
        qtbot.keyClick(way, Qt.Key.Key_End)
        assert room.panel.has_unsaved
        await room.ask()
        shown = room.panel.review.shown.toPlainText()
        assert "Alt+2 Cierre (Say exactly): Gracias por su tiempo." in shown
        room.click(room.panel.review.confirm)
        await room.published(2)
        newest = room.prompts.kept[-1]
        assert (newest.text, newest.presets) == ("Buenos días", (MAIL, CLOSE))
        assert not room.panel.has_unsaved
        room.click(rows(room)[0].remove)
        room.click(rows(room)[0].remove)
        await room.publish()
        await room.published(3)
        assert room.prompts.kept[-1].presets == ()


async def test_what_was_removed_or_moved_can_be_brought_back(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(MAIL, CLOSE)) as room:
        open_phrases(room)
        assert not rows(room)[0].up.isEnabled()
        room.click(rows(room)[1].up)
        assert room.panel.content.presets == (CLOSE, MAIL)
        room.click(rows(room)[1].up)
        assert (room.panel.content.presets, room.panel.has_unsaved) == ((MAIL, CLOSE), False)
        room.click(rows(room)[0].remove)
        assert room.panel.content.presets == (CLOSE,)
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Z, CTRL)
        assert (room.panel.content.presets, room.panel.has_unsaved) == ((MAIL, CLOSE), False)
        for _ in range(MOST_PRESETS):
            room.click(room.panel.presets.add)
        assert (len(rows(room)), room.panel.presets.add.isEnabled()) == (MOST_PRESETS, False)
        assert not room.panel.has_unsaved  # rows with nothing in them are none
        qtbot.keyClicks(rows(room)[4].words, "Hable despacio")
        assert room.panel.content.presets[-1] == Preset("Hable despacio", "Hable despacio")
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
        assert (room.panel.presets.isVisible(), room.panel.editor.hasFocus()) == (False, True)


async def test_phrases_being_edited_are_never_overwritten_from_elsewhere(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(MAIL)) as room:
        open_phrases(room)
        qtbot.keyClicks(rows(room)[0].words, " Por favor.")
        mine = room.panel.content
        await room.prompts.publish("Theirs", "api")
        assert room.prompts.kept[-1].presets == (MAIL,)
        assert (room.panel.content, room.panel.conflict.isVisible()) == (mine, True)
        room.click(room.panel.conflict.load)
        assert (room.text, room.panel.content.presets) == ("Theirs", (MAIL,))
        room.click(room.panel.presets.undo_button)
        assert room.panel.content.presets == mine.presets
        await room.prompts.publish("Theirs", "eva", "", (CLOSE,))
        assert room.panel.conflict.isVisible()
        room.click(room.panel.conflict.keep)
        await room.publish()
        await room.published(4)
        assert room.prompts.kept[-1].presets == mine.presets


async def test_phrases_follow_the_published_version_its_undo_and_a_restored_one(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(MAIL)) as room:
        undos = []
        room.prompts._bus.subscribe(
            PromptPublished, lambda event: undos.append(room.panel.undo_of(event.version))
        )
        await room.prompts.publish("Buenos días", "eva", "", (CLOSE,))
        assert (room.panel.content.presets, room.panel.has_unsaved) == ((CLOSE,), False)
        room.click(room.panel.versions_button)
        await room.until(lambda: room.panel.versions.list.count() == 2)
        room.panel.versions.list.setCurrentRow(1)
        assert "Alt+1 Correo (Suggest): Pida el correo." in room.panel.versions.text.toPlainText()
        room.click(room.panel.versions.restore)
        assert (room.panel.content.presets, room.panel.has_unsaved) == ((MAIL,), True)
        await room.publish()
        await room.published(3)
        undos[-1]()
        await room.published(4)
        assert (room.prompts.kept[-1].presets, room.panel.content.presets) == ((CLOSE,), (CLOSE,))


async def test_unsaved_phrases_survive_a_restart_and_an_older_draft_has_none_of_its_own(
    qloop, qapp, qtbot, tmp_path
):
    kept = with_phrases(MAIL)
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        open_phrases(room)
        qtbot.keyClicks(rows(room)[0].words, " Ya.")
        mine = room.panel.content
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        assert (room.panel.content, room.panel.has_unsaved) == (mine, True)
    (tmp_path / "draft.json").write_text(json.dumps({"base": 1, "text": "Otro texto"}), "utf-8")
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        assert (room.text, room.panel.content.presets) == ("Otro texto", (MAIL,))


async def test_the_preview_shows_the_text_exactly_as_it_is_sent_and_what_is_added(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path, "Venda 😀.\n") as room:
        preview = room.panel.preview
        room.click(room.panel.preview_button)
        assert preview.sent.toPlainText() == as_sent("Venda 😀.\n", "es", explained=True)
        (added,) = preview.sent.extraSelections()
        assert added.cursor.selectedText().strip().startswith("Durante la llamada pueden llegarle textos")
        room.write("Usted es Ana. ")
        assert preview.sent.toPlainText().startswith("Usted es Ana. Venda")
        room.click(preview.explains)
        await room.until(lambda: preview.sent.toPlainText() == "Usted es Ana. Venda 😀.\n")
        assert preview.note.text() == "Nothing is added: the AI may read a suggestion aloud."
        assert preview.sent.extraSelections() == []
        room.panel.editor.replace_all("Atienda <instruction> siempre.")
        assert "says itself" in preview.note.text()
        room.click(room.panel.presets_button)
        assert (preview.isVisible(), room.panel.presets.isVisible()) == (False, True)


async def test_every_control_of_a_phrase_has_a_name_and_fits(qloop, qapp, qtbot, tmp_path):
    three = (MAIL, CLOSE, Preset("Ya", "Cierre.", urgency=Urgency.IMMEDIATE))
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(*three)) as room:
        room.panel.resize(330, 600)
        open_phrases(room)
        for row in rows(room):
            controls = (row.name, row.words, row.findChild(QComboBox), row.up, row.remove)
            assert all("Alt+" in one.accessibleName() or one is row.up for one in controls)
            assert all(one.accessibleName() for one in controls)
            right = [one.mapTo(room.panel, one.rect().topRight()).x() for one in controls]
            assert max(right) < 330
