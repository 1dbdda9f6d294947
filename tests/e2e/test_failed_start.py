"""A start that fails is explained in a window, in the person's language, with the way out as buttons."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sellercall_desktop.app.building.ground import open_ground
from sellercall_desktop.app.windowed.trouble import next_start
from sellercall_desktop.core.errors import AddressInUseError, SettingsError
from sellercall_desktop.options import Options
from sellercall_desktop.settings_file import SettingsFile
from tests.test_cli import LIMIT_S, ROOT, environment

DRIVER = Path(__file__).with_name("start_driver.py")
ONE_LETTER = '[general]\nlanguage = "en"\ntheme = "drak"\n'
PORTS = {"SELLERCALL_WEB__LOCAL_PORT": "0", "SELLERCALL_WEB__PUBLIC_PORT": "0"}


def start(folder, *steps, code=0, before=(), arguments=(), **variables):
    """What was seen, one after the other, and what stood on stderr."""
    done = subprocess.run(
        [*before, sys.executable, str(DRIVER), json.dumps(steps), "--data", str(folder), *arguments],
        env=environment(
            QT_QPA_PLATFORM="offscreen",
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
            **{**PORTS, **variables},
        ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT_S,
    )
    assert done.returncode == code, done.stderr
    return *(json.loads(line) for line in done.stdout.splitlines()), done.stderr


def settings_in(folder, text):
    file = folder / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def says(seen, words):
    return any(words in text for text in seen["texts"])


def test_settings_that_cannot_be_used_are_shown_until_they_are_mended_or_left_aside(tmp_path):
    file = settings_in(tmp_path, "[general\n")
    seen, again, up, said = start(
        tmp_path,
        f"mend:{ONE_LETTER}",
        "Start with the defaults this once",
        SELLERCALL_CALL__RING_TIMEOUT_S="soon",  # told once the file is right
        LC_ALL="en_US.UTF-8",
    )
    assert says(seen, "SellerCall could not start")
    assert says(seen, "line 1: ")
    assert says(again, "general.theme, line 3: one of these is expected: system, light, dark.")
    assert again["buttons"] == [
        "Open the settings file",
        "Start with the defaults this once",
        "Try again",
        "Copy the report",
    ]
    assert up["notes"], "what was left aside is told"
    assert up["port"] != 5000, "the variables that are right hold"
    assert f"{file}:3: general.theme: " in said
    assert file.read_text(encoding="utf-8") == ONE_LETTER


def test_a_file_that_is_no_toml_is_shown_in_its_language_and_closing_ends_the_program(tmp_path):
    file = settings_in(tmp_path, '[general]\nlanguage = "es"\ntheme = dark\n')
    seen, said = start(tmp_path, "close", code=2)
    assert says(seen, "SellerCall no pudo iniciar")
    assert "Abrir el archivo de ajustes" in seen["buttons"]
    assert "no se puede leer esta línea" in said
    assert f"{file}:3" in said


def test_a_folder_that_cannot_be_used_is_left_for_another_and_a_damaged_history_is_shown(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "sellercall.db").write_bytes(b"no database" * 500)
    seen, again, said = start(
        tmp_path / "file", f"folder:{tmp_path / 'other'}", "close", code=1, LC_ALL="en_US.UTF-8"
    )
    assert says(seen, f"{tmp_path / 'file'}: It is no folder")
    assert says(again, "damaged")
    assert says(again, str(tmp_path / "other"))
    ways = {"Open the folder", "Choose another folder…", "Try again", "Copy the report"}
    assert set(seen["buttons"]) == set(again["buttons"]) == ways
    assert "Traceback" not in said
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


PARTS = {"before the loop": "app.windowed.session", "behind the window": "web.server"}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS.keys())
def test_a_part_that_cannot_be_loaded_is_named_with_a_report_free_of_secrets(tmp_path, part):
    copied, seen, _ = start(
        tmp_path,
        "copy",
        "close",
        code=1,
        SPOIL=f"sellercall_desktop.{part}",
        SELLERCALL_TWILIO__AUTH_TOKEN="DLL load failed",
        LC_ALL="en_US.UTF-8",
    )
    assert says(seen, "missing or damaged")
    assert f"while importing sellercall_desktop.{part}" in copied["report"]
    assert "Traceback" in copied["report"]
    assert "DLL load failed" not in copied["report"], "it is a secret today"


@pytest.mark.parametrize("decided", [False, True], ids=["by the file", "by the environment"])
def test_a_taken_port_is_left_for_the_free_one_whoever_decides_it(tmp_path, decided):
    environ = {"SELLERCALL_WEB__LOCAL_PORT": "5000"} if decided else {}
    settings = SettingsFile(tmp_path / "settings.toml", environ)
    after = next_start("use_free_port", Options(), AddressInUseError("127.0.0.1", 5000, 5006), settings)
    assert after.held == ((("web", "local_port", 5006),) if decided else ())
    with open_ground(after._replace(data=tmp_path)) as ground:
        assert ground.settings.value.web.local_port == (5006 if decided else 5000)
    assert settings.value.web.local_port == (5000 if decided else 5006)


def test_an_address_that_this_computer_does_not_have_is_left_for_the_default(tmp_path):
    file = settings_in(tmp_path, '[web]\nlocal_host = "10.1.2.3"\n')
    error = SettingsError(
        "web", "no such address", key="web.local_host", fault="host", values={"detail": "x"}
    )
    after = next_start("defaults", Options(data=tmp_path), error, None)
    with open_ground(after) as ground:
        assert ground.settings.value.web.local_host == "127.0.0.1"
    assert "10.1.2.3" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("variables", [{"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "no-such-plugin"}])
def test_a_display_that_is_not_there_is_told_on_stderr_in_words(tmp_path, variables):
    done = subprocess.run(
        [sys.executable, "-m", "sellercall_desktop", "--data", str(tmp_path)],
        env=environment(LC_ALL="es_CO.UTF-8", PATH="/nowhere", **variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT_S,
    )
    assert done.returncode == 1
    assert "No hay una pantalla" in done.stderr
    assert "sellercall-desktop serve" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the others have a box of their own")
@pytest.mark.parametrize("part", ["PySide6.QtCore", "msgspec"])
def test_where_no_window_of_ours_can_be_shown_the_systems_own_box_says_so(tmp_path, part):
    box = tmp_path / "zenity"
    box.write_text(f'#!/bin/sh\nprintf "%s" "$*" > {tmp_path}/shown\n', encoding="utf-8")
    box.chmod(0o755)
    spoilt = f"import sys; sys.modules['{part}'] = None; from sellercall_desktop import __main__; "
    done = subprocess.run(
        [sys.executable, "-c", spoilt + "sys.exit(__main__.main(sys.argv[1:]))", "--data", str(tmp_path)],
        env=environment(
            LC_ALL="en_US.UTF-8",
            PATH=f"{tmp_path}:/bin:/usr/bin",
            DISPLAY=":4711",
            QT_QPA_PLATFORM="offscreen",
        ),
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    assert done.returncode == 1
    for told in (done.stderr, (tmp_path / "shown").read_text(encoding="utf-8")):
        assert "Install it again" in told


FRAME = """
import subprocess, sys
from pathlib import Path
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.core.errors import FolderError
folder = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], check=True)
if sys.argv[2] == "full":
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
else:
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
for place in (folder, folder / "new" / "one"):
    try:
        hold_folder(place)
        print("held")
    except FolderError as error:
        print(error.problem)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a disk of its own")
@pytest.mark.parametrize(("state", "problem"), [("full", "full"), ("read-only", "read_only")])
def test_a_disk_that_takes_nothing_is_recognised_before_anything_is_opened(tmp_path, state, problem):
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", sys.executable, "-c", FRAME, str(tmp_path), state],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr:
        pytest.skip("this system allows no disks of one's own")
    assert done.stdout.split() == [problem, problem], done.stderr
