"""What stands before the first paint is what every start waits for."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LATE = {
    *("asyncio", "ssl", "qasync", "aiohttp", "httpx", "sqlalchemy", "twilio", "asyncssh", "phonenumbers"),
    *("filelock", "structlog", "keyring", "tomlkit", "cryptography", "msgspec", "tomllib"),
    *("dataclasses", "datetime", "decimal", "uuid"),  # each takes as long as a panel
    *("sellercall_desktop.settings", "sellercall_desktop.simulator", "sellercall_desktop.core.calls.ports"),
}
OURS = 50
"""Our modules that stand before it, rooms included. One more must be worth half a millisecond."""
QT_LATE = {
    *("QAccessible", "QKeySequence", "QUrl", "QDateTime"),  # their enums are made when they are named
    *("QStyle", "QDesktopServices", "QShortcut", "QMenu", "QTableView", "QPlainTextEdit"),
}
START = """
import builtins, json, os, sys
from sellercall_desktop import __main__, app
from sellercall_desktop.app.single_window import handover
from sellercall_desktop.app.windowed import window
from sellercall_desktop.ui.window import main_window

def painted(self):
    modules = sorted(sys.modules)
    from PySide6 import QtCore, QtGui, QtWidgets
    told = {
        "modules": modules,
        "qt": sorted({*vars(QtCore), *vars(QtGui), *vars(QtWidgets)}),
        "exposed": self.windowHandle().isExposed(),
        "focus": type(QtWidgets.QApplication.focusWidget()).__name__,
        "look": [self.look.theme.dark, self.look.formats.language],
        "import": builtins.__import__.__name__,
    }
    QtWidgets.QApplication.instance().setStyleSheet("")  # it stands in for the style
    told["style"] = QtWidgets.QApplication.style().objectName()
    print(json.dumps(told), flush=True)
    os._exit(0)  # nothing of what is open matters any more

main_window.MainWindow.equip = painted  # what is done first behind the paint
sys.exit(__main__.main(sys.argv[1:]))
"""
READY = """
import json, os, sys
from sellercall_desktop import __main__
from sellercall_desktop.ui.window import main_window

filling = main_window.MainWindow.filling
def filled(self, *given):
    yield from filling(self, *given)
    print(json.dumps({"modules": sorted(sys.modules)}), flush=True)
    os._exit(0)

main_window.MainWindow.filling = filled
sys.exit(__main__.main(sys.argv[1:]))
"""


def start(folder, *arguments, script=START):
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_nothing_heavy_is_imported_before_the_window_is_painted(tmp_path):
    told = start(tmp_path, "--demo")
    assert told["exposed"]
    assert told["focus"] == "NumberField"
    assert told["style"] == "fusion"
    assert "PySide6.QtWidgets" in told["modules"]
    assert sorted(LATE.intersection(told["modules"])) == []
    ours = [name for name in told["modules"] if name.startswith("sellercall_desktop")]
    assert len(ours) <= OURS, ours


def test_no_class_of_qt_is_made_before_the_paint_that_only_later_parts_need(tmp_path):
    told = start(tmp_path, "--demo")
    assert "QMainWindow" in told["qt"]
    assert sorted(QT_LATE.intersection(told["qt"])) == []


def test_the_binding_does_not_read_the_source_of_what_is_imported(tmp_path):
    assert start(tmp_path, "--demo")["import"] != "__feature_import__"


def test_the_first_paint_wears_the_look_of_the_settings_without_checking_them_all(tmp_path):
    file = tmp_path / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text('[general]\ntheme = "dark"\nlanguage = "es"\n', encoding="utf-8")
    told = start(tmp_path, "--data", tmp_path)
    assert told["look"] == [True, "es"]
    assert sorted(LATE.intersection(told["modules"])) == ["datetime", "tomllib"]


def test_the_window_becomes_ready_before_what_only_a_call_needs_is_loaded(tmp_path):
    loaded = set(start(tmp_path, "--demo", script=READY)["modules"])
    assert "sellercall_desktop.core.calls.engine" in loaded
    assert not {"twilio", "sellercall_desktop.providers.twilio.sdk"} & loaded  # a third of what ready costs
