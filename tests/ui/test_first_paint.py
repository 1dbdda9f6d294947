"""What stands before the first paint is what every start waits for."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LATE = {
    *("asyncio", "ssl", "qasync", "aiohttp", "httpx", "sqlalchemy", "twilio", "asyncssh", "phonenumbers"),
    *(
        "filelock",
        "structlog",
        "keyring",
        "tomlkit",
        "cryptography",
        "sellercall_desktop.simulator",
        "sellercall_desktop.core.ports",
    ),
}
START = """
import json, sys
from sellercall_desktop import __main__
from sellercall_desktop.app import window
from sellercall_desktop.app.setup import open_ground
from sellercall_desktop.options import Options
with open_ground(Options(demo=True)) as ground:
    app = window.Application([])
    style = app.style().objectName()
    base = window.WindowBase(ground.settings, window.Bridge(), ground.logbook, ground.paths, True)
    shown = window.MainWindow(base, app)
    shown.show()
    app.processEvents()
    print(json.dumps([sorted(sys.modules), style]), flush=True)
    import os
    os._exit(0)  # nothing of what is open matters any more
"""


def test_nothing_heavy_is_imported_before_the_window_is_painted(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", START],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded, style = json.loads(done.stdout.splitlines()[-1])
    assert style == "fusion"
    assert "PySide6.QtWidgets" in loaded
    assert sorted(LATE.intersection(loaded)) == []
