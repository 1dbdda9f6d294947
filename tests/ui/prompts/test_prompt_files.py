"""A prompt goes to a file and comes from one: into the editor, never live, and never over unsaved words."""

from __future__ import annotations

from sellercall_desktop.core.prompts.presets import Preset
from tests.ui.prompts.test_prepared_phrases import MAIL, with_phrases
from tests.ui.prompts.test_prompt_panel import open_room

BY_HAND = """+++
stt = "nueva" # prueba

[[presets]]
label = "Correo"
text = "Pida el correo."
+++

Hola desde el archivo.
"""


async def test_a_file_lands_in_the_editor_and_is_not_published(qloop, qapp, qtbot, tmp_path):
    (tmp_path / "hola.md").write_text(BY_HAND, encoding="utf-8", newline="")
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.panel.arriving.files.import_from(tmp_path / "hola.md")
        await room.until(lambda: "archivo" in room.text)
        assert (room.text, room.panel.has_unsaved) == ("Hola desde el archivo.\n", True)
        assert room.panel.presets.presets == (Preset("Correo", "Pida el correo."),)
        assert len(room.prompts.kept) == 2
        assert "Line 2: stt" in room.panel.problem.sentence.why
        room.panel.editor.undo()
        assert room.text == "Buenos días"


async def test_a_file_is_a_conflict_with_what_is_unsaved_and_can_be_merged(qloop, qapp, qtbot, tmp_path):
    base = "Salude.\nPregunte.\nOfrezca.\nAgradezca."
    (tmp_path / "otro.md").write_text(base.replace("Agradezca", "Despídase"), encoding="utf-8")
    async with open_room(qapp, qtbot, tmp_path, base) as room:
        room.write("Bien. ")
        room.panel.arriving.files.import_from(tmp_path / "otro.md")
        await room.until(room.panel.conflict.isVisible)
        assert room.text == f"Bien. {base}"
        assert "otro.md" in room.panel.conflict.sentence.text()
        assert not room.panel.publish_button.isEnabled()
        room.click(room.panel.conflict.merge)
        await room.until(lambda: not room.panel.conflict.isVisible())
        assert room.text == f"Bien. {base.replace('Agradezca', 'Despídase')}"
        assert room.panel.published.number == 1
        await room.publish()
        await room.published(2)


async def test_exporting_over_a_file_keeps_what_is_unknown_in_it(qloop, qapp, qtbot, tmp_path):
    path, told = tmp_path / "hola.md", []
    path.write_text(BY_HAND, encoding="utf-8", newline="")
    async with open_room(qapp, qtbot, tmp_path, "Uno\nDos\n") as room:
        room.panel.toast_requested.connect(told.append)
        room.panel.arriving.files.export_to(path)
        await room.until(lambda: told)
        held = path.read_bytes().decode()
        assert held.startswith('+++\nstt = "nueva" # prueba\n')
        assert held.endswith("+++\n\nUno\nDos\n")
        assert "Correo" not in held  # this prompt has no phrases
        assert "hola.md" in told[0]


async def test_a_file_that_is_wrong_says_where_and_changes_nothing(qloop, qapp, qtbot, tmp_path):
    path = tmp_path / "mal.md"
    path.write_text('+++\n\n[[presets]]\nlabel = "A"\ntext = 7\n+++\n\nHola', encoding="utf-8")
    async with open_room(qapp, qtbot, tmp_path) as room:
        room.panel.arriving.files.import_from(path)
        await room.until(room.panel.problem.isVisible)
        sentence = room.panel.problem.sentence
        assert (sentence.why, sentence.what_to_do) == (
            "Line 5, presets.1.text: this value cannot be used.",
            "Write a text in quotes there.",
        )
        room.panel.arriving.files.import_from(tmp_path / "none.md")
        await room.until(lambda: "No such file" in room.panel.problem.sentence.why)
        assert (room.text, room.panel.has_unsaved) == ("Buenos días", False)


async def test_a_text_alone_leaves_the_phrases_as_they_are(qloop, qapp, qtbot, tmp_path):
    (tmp_path / "solo.md").write_text("Otro texto", encoding="utf-8")
    async with open_room(qapp, qtbot, tmp_path, prompts=with_phrases(MAIL)) as room:
        room.panel.arriving.files.import_from(tmp_path / "solo.md")
        await room.until(lambda: room.text == "Otro texto")
        assert room.panel.presets.presets == (MAIL,)
