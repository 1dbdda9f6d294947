"""Voices in the list: told apart by language and gender, found by either, heard by a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStyleOptionViewItem

from sellercall_desktop.core.accounts import Gender, Voice
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.prompts.voice_field import VoiceField
from sellercall_desktop.ui.words.formats import Formats
from tests.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
VOICES = (
    Voice("1", "Mark", "en", "Friendly American male voice"),
    Voice("2", "Valentina", "es-CO", "Warm female voice"),
    Voice("3", "Mateo", "es-CO", "Voz de hombre, calmada"),
    Voice("4", "Alex", "", "Clear"),
)


class Account:
    """Remembers what was listened to."""

    def __init__(self, folder):
        self.heard, self._folder = [], folder

    async def voices(self):
        return VOICES

    async def preview(self, voice_id):
        self.heard.append(voice_id)
        return self._folder / "sample.wav"


@pytest.mark.parametrize(
    ("said", "gender"),
    [
        ("Warm female voice", Gender.FEMALE),
        ("A man from Bogotá", Gender.MALE),
        ("Voz de mujer", Gender.FEMALE),
        ("Masculine, deep", Gender.MALE),
        ("Neither male nor female", None),
        ("Clear and calm", None),
        ("For humans and management", None),
        ("", None),
    ],
)
def test_a_voice_has_the_gender_that_is_told_and_none_that_is_guessed(said, gender):
    assert Voice("1", "Camila", "es", said).gender is gender


async def test_voices_show_language_and_gender_are_found_by_them_and_heard_by_a_key(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    theme, tasks, account = Theme(qapp), Tasks(), Account(tmp_path)
    theme.apply("light")
    field = VoiceField(Look(theme, Icons(theme), Formats("en")), tasks, account, lambda: "es-CO")
    qtbot.addWidget(field)
    field.show()
    choice = field.choice
    await until(lambda: choice.count() == len(VOICES))

    def line(row):
        option = QStyleOptionViewItem()
        choice.itemDelegate().initStyleOption(option, choice.model().index(row, 0))
        return option.text

    assert [line(row) for row in range(4)] == [
        "Valentina  ·  Spanish (CO) · female",
        "Mateo  ·  Spanish (CO) · male",
        "Mark  ·  English · male",
        "Alex",
    ]

    def found(typed):
        finder = choice.completer()
        finder.setCompletionPrefix(typed)
        model = finder.completionModel()
        return [finder.pathFromIndex(model.index(row, 0)) for row in range(model.rowCount())]

    assert found("male") == ["Mateo", "Mark"], "and not who is female"
    assert found("SPAN") == found("es-co") == ["Valentina", "Mateo"]
    assert found("vale") == ["Valentina"]
    assert found("calm") == ["Mateo"]
    choice.setCurrentIndex(1)
    assert field.voice == "Mateo", "choosing writes the name alone"
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_L, CTRL)
    await until(lambda: account.heard == ["3"])
    choice.showPopup()
    await until(choice.view().isVisible)
    choice.view().setCurrentIndex(choice.model().index(2, 0))
    qtbot.keyClick(choice.view(), Qt.Key.Key_L, CTRL)
    await until(lambda: account.heard == ["3", "1"])
    choice.hidePopup()
    assert field.voice == "Mateo", "listening chooses nothing"
    await tasks.close()
