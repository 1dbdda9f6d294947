"""What is shown stays true: colours after a change of theme, ages, keys in menus, one error at a time."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QFileIconProvider,
    QHeaderView,
    QLabel,
    QLineEdit,
)

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import GuardError, ProviderUnreachableError
from sellercall_desktop.core.problems import GuardReason
from tests.ui.live_call.test_live_elsewhere import caller, open_window, texts
from tests.ui.window_world import ENDED, live_call, shown_widget, talk
from tests.waiting import until

UI = Path(__file__).parents[3] / "sellercall_desktop/ui"


def pictures(window):
    return [
        one.pixmap().toImage()
        for one in window.findChildren(QLabel)
        if one.isVisible() and not one.pixmap().isNull()
    ]


@pytest.mark.parametrize("ended", [True, pytest.param(False, marks=pytest.mark.thorough)])
async def test_every_picture_wears_the_colours_of_the_theme_it_is_shown_in(
    qloop, qapp, qtbot, tmp_path, ended
):
    async with open_window(qapp, tmp_path) as (window, given):
        facts = (*talk("Hola"), *ENDED) if ended else talk("Hola")
        given.change(live_call(*talk("Hola")))
        given.change(caller())
        given.change(live_call(*facts))
        window.workspace.desk.dialer.field.setText("300 123 4567")
        live = window.workspace.desk.live
        await until(lambda: live.live_count == (1 if ended else 2))
        live.select("call-1")
        window.workspace.desk.show_call("call-1")
        await given.idle()
        light = pictures(window)
        assert light
        given.settings.update({"general": {"theme": "dark"}})
        dark = pictures(window)
        assert len(dark) == len(light)
        assert [n for n, picture in enumerate(dark) if picture == light[n]] == []
        given.settings.update({"general": {"theme": "light"}})
        assert pictures(window) == light


async def test_the_age_in_the_details_goes_on(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_window(qapp, tmp_path) as (window, given):
        ended = live_call(*talk("Hola"), *ENDED)
        await given.calls.save(ended, (ended.requested,), "test")
        window.commands.show_call("call-1")
        history = window.workspace.history
        await until(lambda: history.details.call is not None)
        formats = window.look.formats
        monkeypatch.setattr(formats, "when", lambda at, now=None: "much later")
        history._on_tick()
        assert any("much later" in text for text in texts(history.details))


def test_when_moves_from_minutes_to_the_hour():
    from sellercall_desktop.ui.words.formats import Formats

    now = utc_now()
    assert Formats("en").when(now - timedelta(minutes=5), now) == "5 min ago"


async def test_keys_in_menus_bear_the_names_of_the_key_caps(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: QCoreApplication.translate("Dialer", "Call") == "Llamar")
        native = QKeySequence.SequenceFormat.NativeText
        assert QKeySequence("Return").toString(native) == "Enter"
        assert QKeySequence("Ctrl+C").toString(native) == "Ctrl+C"
        menu = QLineEdit(window).createStandardContextMenu()
        words = " ".join(action.text() for action in menu.actions())
        assert "Copiar" in words
        assert "Control" not in words


def said_by(dialog):
    """What the choice of a file says, its columns, its kinds of files, and its hidden parts."""
    kinds = QFileIconProvider()
    for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)):
        yield from (one.text(), one.toolTip(), one.accessibleName())
    for action in dialog.findChildren(QAction):
        yield action.text()
    yield from (kinds.type(QFileInfo(path)) for path in ("/", QDir.tempPath(), "/no such file"))
    headers = [
        one for one in dialog.findChildren(QHeaderView) if one.orientation() is Qt.Orientation.Horizontal
    ]
    for header in headers:
        model = header.model()
        yield from (str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(header.count()))


async def test_qts_own_choice_of_a_file_speaks_the_language_of_the_window(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        said = {}
        for language in ("en", "es"):
            given.settings.update({"general": {"language": language}})
            call = "Llamar" if language == "es" else "Call"
            await until(lambda call=call: QCoreApplication.translate("Dialer", "Call") == call)
            said[language] = set()
            for mode, what in (
                (QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile),
                (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFile),
                (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory),
            ):
                dialog = QFileDialog(window, "", str(tmp_path))
                dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
                dialog.setAcceptMode(mode)
                dialog.setFileMode(what)
                with shown_widget(dialog):
                    said[language] |= {text for text in said_by(dialog) if any(map(str.isalpha, text))}
        assert len(said["es"]) > 20
        assert said["en"] & said["es"] == set()
        assert [text for text in said["es"] if "fichero" in text.replace("&", "")] == []


@pytest.mark.parametrize("second", ["objection", "unreadable"])
async def test_an_old_error_does_not_stay_beside_a_new_one(qloop, qapp, qtbot, tmp_path, second):
    async with open_window(qapp, tmp_path) as (window, given):
        dialer = window.workspace.desk.dialer
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        window.workspace.desk.call_number("300 123 4567")
        await until(lambda: "Twilio cannot be reached." in texts(dialer))
        if second == "objection":
            given.engine.objections["+51987654321"] = GuardError(GuardReason.COUNTRY, region="PE")
            dialer.field.setText("+51987654321")
        else:
            dialer.field.setText("12")
            dialer.call_typed()
        assert "Twilio cannot be reached." not in texts(dialer)


LONG_LIVED = {"bridge", "theme"}
"""What outlives a part of the window: a lambda stays connected to it after the part is gone."""


def test_nothing_but_methods_is_connected_to_what_outlives_a_part_of_the_window():
    wrong, found = [], 0
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "connect"
            ):
                continue
            signal = ast.unparse(node.func.value).split(".")
            if LONG_LIVED & set(signal[:-1]):
                found += 1
                if not isinstance(node.args[0], ast.Attribute):
                    wrong.append(f"{file.name}:{node.lineno}")
    assert found > 20
    assert wrong == []
