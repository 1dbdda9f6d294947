"""The built program, not the checkout: it starts without Python, dials in the demo and shows the call.

SELLERCALL_BUNDLE names the folder that `python3 dev.py bundle` made; that takes over a minute, so a plain
test run leaves these out. `.ci/run` builds it beside the tests: SELLERCALL_BUNDLED names the file that will
hold its exit code. SELLERCALL_CLEAN_ROOT may name an unpacked system without Python
(`resources/bundle/linux/clean_root.sh`): then everything runs inside of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from PyInstaller.archive.readers import CArchiveReader

from resources.bundle import contents
from sellercall_desktop import __version__

ROOT = Path(__file__).parents[1]
BUNDLE = Path(os.environ.get("SELLERCALL_BUNDLE") or "/nonexistent").resolve()
CLEAN_ROOT = os.environ.get("SELLERCALL_CLEAN_ROOT", "")
BUNDLED = os.environ.get("SELLERCALL_BUNDLED", "")
BUILDING_LIMIT_S = 400
LIMIT_S = 50
BUSY = "3001234502"

pytestmark = [
    pytest.mark.skipif("SELLERCALL_BUNDLE" not in os.environ, reason="no built program is named"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the window is driven under X11"),
]


@pytest.fixture(scope="module", autouse=True)
def _built():
    """Another process builds it, perhaps still."""
    until = time.monotonic() + BUILDING_LIMIT_S
    while BUNDLED and not Path(BUNDLED).exists():
        assert time.monotonic() < until, "the program is still not built"
        time.sleep(0.2)
    assert not BUNDLED or Path(BUNDLED).read_text(encoding="utf-8").strip() == "0", "it could not be built"
    assert BUNDLE.is_dir()


@pytest.fixture(scope="module")
def program():
    """The command that starts the built program, within the clean root if there is one."""
    if not CLEAN_ROOT:
        yield [str(BUNDLE / "sellercall-desktop")]
        return
    inside = Path(tempfile.mkdtemp(prefix="sellercall-", dir=Path(CLEAN_ROOT) / "opt"))
    try:
        shutil.copytree(BUNDLE, inside / "app", symlinks=True)
        yield [
            shutil.which("chroot", path="/usr/sbin"),
            CLEAN_ROOT,
            f"/opt/{inside.name}/app/sellercall-desktop",
        ]
    finally:
        shutil.rmtree(inside)


@pytest.fixture
def data(tmp_path):
    """(as the program names it, as we do): a folder for its data."""
    if not CLEAN_ROOT:
        yield tmp_path, tmp_path
        return
    outside = Path(tempfile.mkdtemp(prefix="data-", dir=Path(CLEAN_ROOT) / "tmp"))
    yield Path("/tmp") / outside.name, outside
    shutil.rmtree(outside)


def nothing_of_ours(**variables):
    """No Python, no checkout, no desktop."""
    return {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8", **variables}


def said(program, *arguments):
    return subprocess.run(
        [*program, *map(str, arguments)],
        env=nothing_of_ours(),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )


@asynccontextmanager
async def running(program, *arguments, **variables):
    process = await asyncio.create_subprocess_exec(
        *program,
        *map(str, arguments),
        env=nothing_of_ours(**variables),
        cwd="/",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def until(answer, every_s=0.1):
    """What `answer` gives once it gives something."""
    async with asyncio.timeout(LIMIT_S):
        while not (found := await answer()):  # noqa: ASYNC110 - another process has no event of ours
            await asyncio.sleep(every_s)
    return found


async def ended_calls(local):
    async with aiohttp.ClientSession() as session, session.get(f"{local}/api/llamada/listcalls") as answer:
        return [call for call in await answer.json() if call["ended"]]


def log_lines(folder):
    files = sorted((folder / "logs").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def failures(folder):
    return [line for line in log_lines(folder) if line["level"] in {"error", "critical"}]


def test_it_says_its_version(program):
    assert said(program, "--version").stdout == f"sellercall-desktop {__version__}\n"


def test_the_doctor_finds_all_it_needs_but_accounts(program, data):
    done = said(program, "--data", data[0], "doctor")
    assert done.returncode == 1, done.stderr
    assert "ok    The history can be written (0 calls)." in done.stdout
    assert "This computer has no safe place for keys." in done.stdout
    assert "Traceback" not in done.stderr


async def test_serving_the_demo_it_places_a_call_and_hears_of_its_end(program, data):
    async with running(program, "serve", "--demo", "--json", "--data", data[0]) as process:
        async with asyncio.timeout(LIMIT_S):
            local = json.loads(await process.stdout.readline())["local"]
        async with aiohttp.ClientSession() as session:
            where, what = f"{local}/api/llamada/callto", {"Phone": f"+57{BUSY}"}
            async with session.post(where, json=what) as answer:
                assert answer.status == 200, await answer.text()
        assert len(await until(lambda: ended_calls(local))) == 1
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LIMIT_S):
            assert await process.wait() == 0
    assert failures(data[1]) == []


class Screen:
    """An X server of our own, with a keyboard and a picture of what is on it."""

    def __init__(self, number, folder):
        self.name, self._picture = f":{number}", folder / "Xvfb_screen0"

    def keys(self, *arguments):
        return subprocess.run(
            ["xdotool", *arguments],
            env={"DISPLAY": self.name, "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT_S,
        ).stdout.split()

    def picture(self):
        return self._picture.read_bytes()


@asynccontextmanager
async def open_screen(folder):
    read, write = os.pipe()
    try:
        server = await asyncio.create_subprocess_exec(
            *("Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"),
            *("-fbdir", str(folder)),
            pass_fds=(write,),
            stderr=asyncio.subprocess.DEVNULL,
        )
    finally:
        os.close(write)
    try:
        with os.fdopen(read) as numbers:
            yield Screen((await asyncio.to_thread(numbers.readline)).strip(), folder)
    finally:
        server.terminate()
        await server.wait()


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="no xdotool")
async def test_in_the_window_a_person_dials_finds_the_call_in_the_history_and_quits(program, data, tmp_path):
    (tmp_path / "screen").mkdir()
    async with (
        open_screen(tmp_path / "screen") as screen,
        running(program, "--demo", "--data", data[0], DISPLAY=screen.name) as process,
    ):

        async def window():
            return screen.keys("search", "--onlyvisible", "--name", "SellerCall")

        async def address():
            return [line["local"] for line in log_lines(data[1]) if line["event"] == "http.listening"]

        shown = (await until(window))[0]
        local = (await until(address))[0]
        screen.keys("windowfocus", "--sync", shown)
        screen.keys("type", "--delay", "30", BUSY)
        screen.keys("key", "Return")
        (call,) = await until(lambda: ended_calls(local))
        assert call["twilioTo"] == f"+57{BUSY}"
        before = screen.picture()
        screen.keys("key", "ctrl+2")

        async def another_page():
            return screen.picture() != before

        await until(another_page)
        screen.keys("key", "ctrl+q")
        async with asyncio.timeout(LIMIT_S):
            assert await process.wait() == 0
    assert failures(data[1]) == []


def files():
    return {path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*") if path.is_file()}


def test_it_carries_translations_fonts_and_the_qt_of_a_window_and_no_more():
    inside = files()
    for wanted in (
        "resources/i18n/sellercall_es.qm",
        "PySide6/Qt/translations/qtbase_es.qm",
        "resources/fonts/inter-400.ttf",
        "resources/licences/notices.json",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "shiboken6/files.dir/shibokensupport/signature/loader.pyc",
        "tzdata/zoneinfo/tzdata.zi",
        "tzdata/zoneinfo/America/Havana",
    ):
        assert f"_internal/{wanted}" in inside
    foreign = ("Qml", "Quick", "Pdf", "WebEngine", "Designer", "libgtk", "libQt6Sql", "libpq", "libtk")
    assert [name for name in inside if any(part in name for part in foreign)] == []
    assert [name for name in inside if name.endswith((".py", ".ts", ".pyi"))] == []


def test_every_module_is_inside_also_those_imported_by_a_name_in_a_string():
    archive = CArchiveReader(str(BUNDLE / "sellercall-desktop")).open_embedded_archive("PYZ.pyz")
    inside = {*archive.toc, *(Path(name).name.partition(".")[0] for name in files() if ".so" in name)}
    assert set(contents.hidden_modules(ROOT)) - inside == set()
    assert {"wakepy", "jeepney", "secretstorage", "sqlalchemy.dialects.postgresql.asyncpg"} <= inside
    assert [name for name in inside if name.startswith(("twilio.rest.video", "pytest", "PyInstaller"))] == []


def test_every_part_that_others_made_comes_with_its_terms():
    notices = json.loads((BUNDLE / "_internal/resources/licences/notices.json").read_text("utf-8"))
    assert [notice["name"] for notice in notices if len(notice["text"]) < 100] == []
    names = {notice["name"] for notice in notices}
    assert {
        "PySide6_Essentials",
        "Python",
        "twilio",
        "Inter",
        "Phosphor Icons",
        "PyInstaller bootloader",
    } <= names


def test_no_link_leads_nowhere_and_every_library_finds_what_it_needs():
    assert [str(path) for path in BUNDLE.rglob("*") if path.is_symlink() and not path.exists()] == []
    inside = {**nothing_of_ours(), "LD_LIBRARY_PATH": str(BUNDLE / "_internal")}
    for library in BUNDLE.rglob("*.so*"):
        found = subprocess.run(
            ["ldd", str(library)], env=inside, capture_output=True, text=True, check=False, timeout=LIMIT_S
        )
        missing = [line for line in found.stdout.splitlines() if "not found" in line]
        assert missing == [] or "wayland" in missing[0], library


def test_qt_stays_replaceable():
    """The LGPL's condition: shared libraries of their own, not melted into the program."""
    libraries = {path.name for path in (BUNDLE / "_internal/PySide6/Qt/lib").iterdir()}
    assert {"libQt6Core.so.6", "libQt6Gui.so.6", "libQt6Widgets.so.6"} <= libraries
