"""Several prompts in one panel: chosen, made, named, archived and back, each with its draft and settings."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.prompt import PromptPublished
from sellercall_desktop.core.prompts.settings import (
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)
from sellercall_desktop.store import open_store
from tests.ui.prompts.test_prompt_panel import open_room
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.ui.prompts.test_prompt_panel import Room


class Published:
    """A real store that checks and publishes on the bus, as the engine does."""

    def __init__(self, store) -> None:
        self._store, self._bus = store, Bus()

    def __getattr__(self, name):
        return getattr(self._store, name)

    async def publish(self, text, author, note="", presets=None, **more):
        check_settings(more["settings"])
        version = await self._store.publish(text, author, note, presets, **more)
        self._bus.publish(PromptPublished(version))
        return version


@asynccontextmanager
async def library(qapp, qtbot, folder: Path) -> AsyncIterator[Room]:
    async with (
        open_store(None, folder / "a.db", "Primero") as store,
        open_room(qapp, qtbot, folder, prompts=Published(store.prompts)) as room,
    ):
        yield room


async def make(room: Room, name: str) -> str:
    bar = room.panel.library
    bar.new.trigger()
    room.qtbot.keyClicks(bar.name, name)
    room.qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    await room.until(lambda: bar.picker.currentText().startswith(name) and room.panel.editor.isEnabled())
    return bar.picker.currentData()


async def go_to(room: Room, prompt_id: str) -> None:
    bar = room.panel.library
    bar.picker.setCurrentIndex(bar.picker.findData(prompt_id))
    bar.picker.activated.emit(bar.picker.currentIndex())
    await room.until(room.panel.editor.isEnabled)


async def test_each_prompt_has_its_text_its_versions_and_a_draft_that_outlives_the_program(
    qloop, qapp, qtbot, tmp_path
):
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        hogar = await make(room, "Hogar")
        assert "asistente virtual" in room.text
        room.panel.editor.replace_all("Venda hogar.")
        await go_to(room, "default")
        assert (room.text, room.panel.has_unsaved) == ("Primero", False)
        room.panel.editor.replace_all("Primero, cambiado.")
        await go_to(room, hogar)
        assert (room.text, room.panel.has_unsaved) == ("Venda hogar.", True)
        await room.publish()
        await room.published(3)
        assert [version.number for version in await room.prompts.versions(hogar)] == [3, 2]
        formats = room.panel._look.formats
        await room.until(lambda: formats.version(3) == "v3  ·  Hogar")
        assert formats.version(1) == "v1  ·  Main prompt"
        await go_to(room, "default")
        assert (room.text, room.panel.published.number) == ("Primero, cambiado.", 1)
        await go_to(room, hogar)
        room.panel.editor.replace_all("Venda mucho.")
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        assert room.text == "Primero, cambiado."
        await go_to(room, hogar)
        assert (room.text, room.panel.has_unsaved) == ("Venda mucho.", True)


async def test_a_prompt_is_duplicated_named_made_the_default_archived_and_brought_back(
    qloop, qapp, qtbot, tmp_path
):
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        bar = room.panel.library
        bar.copy.trigger()
        room.qtbot.keyClick(bar.name, Qt.Key.Key_Return)
        await room.until(lambda: bar.picker.currentText() == "Main prompt (copy)")
        await room.until(room.panel.editor.isEnabled)
        copied = bar.picker.currentData()
        assert room.text == "Primero"
        bar.rename.trigger()
        bar.name.setText("Hogar")
        room.click(bar.accept)
        await room.until(lambda: bar.picker.currentText() == "Hogar")
        assert not bar.name.isVisible()
        bar.outgoing.trigger()
        await room.until(lambda: bar.picker.currentText() == "Hogar  (outgoing)")
        assert not bar.archive.isEnabled()
        await go_to(room, "default")
        bar.outgoing.trigger()
        await room.until(lambda: "outgoing" in bar.picker.currentText())
        await go_to(room, copied)
        bar.archive.trigger()
        await room.until(lambda: bar.undo.isVisible() and bar.picker.currentData() == "default")
        assert bar.picker.count() == 1
        room.click(bar.undo)
        await room.until(lambda: bar.picker.currentText() == "Hogar")


async def test_settings_are_published_with_the_text_and_what_is_empty_says_what_there_is(
    qloop, qapp, qtbot, tmp_path
):
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        room.click(room.panel.settings_button)
        pane = room.panel.settings
        assert "1800 s" in pane.longest.text()
        assert "es" in pane.language.placeholderText()
        room.qtbot.keyClicks(pane.voice.line, "Mia")
        room.qtbot.keyClicks(pane.language, "es-CO")
        pane.temperature.setValue(0.4)
        pane.speaker.setCurrentIndex(1)
        room.qtbot.keyClicks(pane.greeting, "Buenas.")
        room.click(pane.silences.add)
        room.qtbot.keyClicks(pane.silences.findChildren(QLineEdit)[-1], "Sigue?")
        room.qtbot.keyClicks(pane.tools, "agenda, precios")
        room.qtbot.keyClicks(pane.wordings["disclosures"], "soy Luz | le habla una voz digital ")
        room.qtbot.keyClicks(pane.wordings["recording_wordings"], "se guarda el audio")
        room.qtbot.keyClicks(pane.wordings["way_out_wordings"], " le damos puerta|| cerramos su ficha")
        pane.dispositions.some.setFocus()
        for _ in range(2):  # only some, and the first of them
            room.qtbot.keyClick(room.panel.focusWidget(), Qt.Key.Key_Space)
            room.panel.window().focusNextChild()
        room.qtbot.keyClicks(pane.recordings, "https://a.test/1.mp3  https://a.test/2.mp3")
        wanted = PromptSettings(
            voice="Mia",
            language="es-CO",
            temperature=0.4,
            first_speaker=FirstSpeaker.AGENT,
            greeting="Buenas.",
            inactivity=(InactivityMessage(10, "Sigue?", AfterSilence.GO_ON),),
            tools=("agenda", "precios"),
            disclosures=("soy Luz", "le habla una voz digital"),
            recording_wordings=("se guarda el audio",),
            way_out_wordings=("le damos puerta", "cerramos su ficha"),
            dispositions=("sold",),
            after_dial=("https://a.test/1.mp3", "https://a.test/2.mp3"),
        )
        assert pane.settings == wanted
        await room.publish()
        await room.published(2)
        assert (await room.prompts.current()).settings == wanted
        assert not room.panel.has_unsaved
        room.panel.settings.language.setText("español")
        await room.publish()
        await room.until(room.panel.problem.isVisible)
        assert room.panel.has_unsaved


async def test_what_was_published_by_another_program_is_a_conflict_though_nobody_told_of_it(
    qloop, qapp, qtbot, tmp_path
):
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        room.write("Mine. ")
        await room.prompts._store.publish("De otro puesto", "ana")
        await room.publish()
        await room.until(room.panel.conflict.isVisible)
        assert (room.text, room.panel.has_unsaved) == ("Mine. Primero", True)
        assert len(await room.prompts.versions()) == 2


async def test_what_no_field_can_show_stays_as_it_was(qloop, qapp, qtbot, tmp_path):
    kept = PromptSettings(
        greeting="a\nb", temperature=0.333, disclosures=("soy | IA",), dispositions=("gone", "away", "sold")
    )
    async with library(qapp, qtbot, tmp_path) as room, asyncio.timeout(PATIENCE_S):
        await room.prompts.publish("Otro", "api", settings=kept)
        await room.until(lambda: room.text == "Otro")
        assert (room.panel.settings.settings, room.panel.has_unsaved) == (kept, False)
        choice = room.panel.settings.dispositions  # the installation lists others, in another order
        choice.show_chosen({"away": "Away", "gone": "Gone", "sold": "Sold"}, choice.chosen)
        assert room.panel.settings.settings == kept
