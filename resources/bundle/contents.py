"""What goes into the bundle: the modules, Qt plugins and libraries that are really used.

Everything here is a rule about names, so that it holds on every system; `sellercall.spec` applies it.
"""

from __future__ import annotations

import py_compile
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PyInstaller import isolated
from PyInstaller.depend.bindepend import get_imports

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, str, str]
"""(place in the bundle, file it comes from, PyInstaller's kind)."""

PACKAGE = "sellercall_desktop"
NOT_USED = (  # found by reading imports, and yet never reached by this program
    *("tkinter", "test", "unittest", "doctest", "pydoc", "pdb", "lib2to3", "ensurepip", "turtle", "curses"),
    *("distutils", "setuptools", "pkg_resources", "pip", "wheel", "packaging", "IPython", "pytest", "uvloop"),
    *("phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.geocoder", "phonenumbers.carrier"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.oracle"),
    *("sqlalchemy.testing", "sqlalchemy.ext.automap", "sqlalchemy.ext.mypy"),
    *("aiohttp.test_utils", "aiohttp.pytest_plugin", "anyio.pytest_plugin", "anyio._backends._trio", "trio"),
    *("asyncpg._testbase", "pysqlite2", "MySQLdb", "psycopg2", "numpy", "pandas"),
    *("multiprocessing", "concurrent.futures.process"),
    *("pygments", "rich", "yaml", "click", "brotli", "brotlicffi", "zstandard", "compression", "h2"),
)
HIDDEN = (  # imported by a name in a string
    *("asyncpg", "greenlet", "ngrok", "tomlkit", "zoneinfo", "httpx", "asyncssh"),
    *("anyio.streams.tls", "anyio.to_thread", "anyio._backends._asyncio", "keyring.backends.chainer"),
    "tzdata",  # its zones count where the system's are older (core/phone/zone_data.py), and on Windows always
)
PLUGINS = {  # what a window of widgets needs; each brings libraries of its own
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient"},
    "multimedia": {"ffmpegmediaplugin", "windowsmediaplugin", "darwinmediaplugin"},
}
NOT_RUN = {
    "pyi_rth_pkgutil": "lists the modules of a package in the archive",
    "pyi_rth_inspect": "finds the source file of a frame",
}
"""What PyInstaller runs before the program, each for something that the program never asks for."""

LANGUAGES = ("es",)
"""Qt's own texts are English; these are the others that the window speaks."""

SOFTWARE_GL = {
    "opengl32sw.dll",
    "d3dcompiler_47.dll",
}  # Windows: for OpenGL, which nobody draws


def our_modules(root: Path) -> list[str]:
    """Every module of the program: some are imported by a name that is put together."""
    return sorted(
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for path in (root / PACKAGE).rglob("*.py")
    )


@isolated.decorate
def _loaded_of_twilio(modules: list[str]) -> list[str]:
    """In a process of its own: what comes in of the SDK when these are imported and a call is made."""
    import importlib
    import sys

    for name in modules:
        importlib.import_module(name)
    from twilio.rest import Client  # type: ignore[import-untyped]  # the SDK ships no types

    _ = Client("AC" + "0" * 32, "0" * 32).api.v2010.account.calls
    return [name for name in sys.modules if name.partition(".")[0] == "twilio"]


def _unused_twilio_modules(root: Path) -> list[str]:
    """The SDK's other hundreds of modules, one product after another, which its lazy imports name."""
    import twilio  # type: ignore[import-untyped]  # the SDK ships no types

    folder = root / PACKAGE / "providers" / "twilio"
    sources = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    late = re.findall(r"^\s+from (twilio[\w.]*) import", sources, re.MULTILINE)  # inside functions
    ours = [f"{PACKAGE}.providers.twilio.{path.stem}" for path in folder.glob("[a-z]*.py")]
    used = set(_loaded_of_twilio([*ours, *late]))
    sdk = Path(twilio.__path__[0])
    every = {
        ".".join(("twilio", *path.relative_to(sdk).with_suffix("").parts)).removesuffix(".__init__")
        for path in sdk.rglob("*.py")
    }
    return sorted(every - used)


def hidden_modules(root: Path) -> list[str]:
    """What reading the imports does not find."""
    return [*our_modules(root), *HIDDEN]


def unused_modules(root: Path) -> list[str]:
    """What reading the imports finds and nobody uses."""
    return [*NOT_USED, *_unused_twilio_modules(root)]


@isolated.decorate
def _unpack_support(folder: str) -> None:
    """In a process of its own: the Python half of the Qt binding, which its library carries as source."""
    import shiboken6  # noqa: F401 - it makes the next one
    import signature_bootstrap  # type: ignore[import-not-found]

    _, importer = signature_bootstrap.prepare_zipfile()
    importer.zfile.extractall(folder)


def compiled_support(folder: Path) -> list[Entry]:
    """The Python half of the Qt binding, compiled here instead of at each start: a seventh of it.

    The binding looks for it in this place before it takes what its library carries (there: ``SBK_EMBED=0``).
    """
    _unpack_support(str(folder))
    place = PurePosixPath("shiboken6/files.dir")
    made = []
    for source in sorted(folder.glob("shibokensupport/**/*.py")):
        name = source.relative_to(folder).with_suffix(".pyc").as_posix()
        compiled = py_compile.compile(
            str(source), str(source.with_suffix(".pyc")), name, doraise=True, optimize=1
        )
        made.append((str(place / name), str(compiled), "DATA"))
    return made


def our_data(root: Path) -> list[tuple[str, str]]:
    """(file, folder in the bundle) of what the program reads beside its modules."""
    shipped = [*(root / "resources").rglob("*"), *(root / PACKAGE).rglob("*")]
    for_authors = {".py", ".pyc", ".ts", ".svg", ".icns", ".ico"}
    return [(str(root / "LICENSE"), "resources/licences")] + [
        (str(path), path.parent.relative_to(root).as_posix())
        for path in sorted(shipped)
        if path.is_file() and path.suffix not in for_authors and path.name != "README"
        if not {root / "resources" / "readme", root / "resources" / "bundle"} & set(path.parents)
    ]


def kept_binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Extension modules and wanted plugins, and of the libraries those that they reach."""
    entries = list(entries)
    named: dict[str, list[Entry]] = {}  # a library is asked for by its file's name
    for entry in entries:
        named.setdefault(_parts(entry)[-1], []).append(entry)
    waiting = [entry for entry in entries if _is_root(entry)]
    reached: set[Entry] = set()
    while waiting:
        entry = waiting.pop()
        if entry in reached or _parts(entry)[-1] in SOFTWARE_GL:
            continue
        reached.add(entry)
        for wanted, found in get_imports(entry[1]):
            for name in {Path(wanted).name, Path(found or wanted).name}:
                waiting += (other for other in named.get(name, ()) if other[2] != "EXTENSION")
    return sorted(reached)


def kept_scripts(entries: Iterable[Entry]) -> list[Entry]:
    """The program's own, after those that make ready for it what it uses."""
    return [entry for entry in entries if entry[0] not in NOT_RUN]


def kept_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Data without Qt's texts in other languages, and without what belonged to libraries left out."""
    libraries = {_parts(entry)[-1] for entry in binaries}
    return [entry for entry in entries if not _is_foreign(entry) and not _is_left(entry, libraries)]


def _parts(entry: Entry) -> tuple[str, ...]:
    return PurePosixPath(entry[0].replace("\\", "/")).parts


def _is_root(entry: Entry) -> bool:
    parts = _parts(entry)
    if "plugins" in parts and any(part.startswith("PySide") for part in parts):
        family, stem = parts[-2], PurePosixPath(parts[-1]).stem.removeprefix("lib")
        return stem in PLUGINS.get(family, ())
    return entry[2] == "EXTENSION" or parts[-1].lower().startswith(("libpython3", "python3"))


def _is_foreign(entry: Entry) -> bool:
    parts = _parts(entry)
    if "translations" in parts and parts[0] == "PySide6":
        return parts[-1] not in {f"qtbase_{code}.qm" for code in LANGUAGES}
    return parts[-1].endswith((".pyi", ".pyx", ".pxd", ".c", ".h"))


def _is_left(entry: Entry, libraries: set[str]) -> bool:
    """A link to a library that stays out, or (macOS) what surrounds one."""
    parts = _parts(entry)
    if around := [part for part in parts if part.endswith(".framework")]:
        return around[0].removesuffix(".framework") not in libraries
    return entry[2] == "SYMLINK" and len(parts) == 1 and parts[0] not in libraries
