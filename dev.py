#!/usr/bin/env python3
"""Everything a person or a CI does with this checkout, one command each; sets up what is missing.

Usage: python3 dev.py run [ARGUMENTS…]     open the program (try: run --demo)
       python3 dev.py test [PYTEST…]       lint, types and every test (or only the tests named)
       python3 dev.py lint | format        check, or repair, the style
       python3 dev.py bundle [--package]   the app people install, in dist/; with its installer
       python3 dev.py lock                 choose the newest allowed versions of all dependencies
Needs CPython 3.11 to 3.14 and nothing else. Standard library only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
CHROMIUM = "" if shutil.which("google-chrome") or shutil.which("snap") else "chromium"  # Ubuntu has none
SYSTEM = {  # what Qt's wheels expect of a Debian or Ubuntu: for drawing at all, then for a window under X11
    "run": """libglib2.0-0 libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0
        fonts-dejavu-core libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-render-util0
        libxcb-image0 libxcb-randr0 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-xfixes0 libxcb-sync1""",
    "dev": f"""xvfb xauth xdotool trayer dbus-daemon openssh-server binutils libwayland-cursor0 {CHROMIUM}
        gnome-keyring libsecret-tools at-spi2-core gir1.2-atspi-2.0 python3-gi matchbox-window-manager
        faketime""",
}


class SetUpError(Exception):
    """Something only the person can do; the text says what."""


def say(text: str) -> None:
    """Tell what is going on, apart from the output of the program itself."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def sh(*command: str | Path, **options: object) -> int:
    """Run a command in the checkout; returns its exit code."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[arg-type]


def must(*command: str | Path, **options: object) -> None:
    """Run a command without which nothing goes on."""
    if code := sh(*command, **options):
        raise SetUpError(f"this failed (exit code {code}): {shlex.join(map(str, command))}")


def python_of(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def stamp(kind: str) -> Path:
    """The file that says the environment is ready for `kind`."""
    return VENV / f"ready-{kind}"


def digest(kind: str) -> str:
    """What the environment was, or would be, made from."""
    files = b"".join(file.read_bytes() for file in (LOCKS[kind], ROOT / "pyproject.toml", Path(__file__)))
    return hashlib.sha256(f"{sys.version} {sys.base_prefix} {ROOT}".encode() + files).hexdigest()


def is_ready(kind: str) -> bool:
    """Whether an earlier run made the environment from the same files and the same Python."""
    kinds = {"run": ("run", "dev"), "dev": ("dev",)}[kind]  # what serves the tests serves the program too
    return any(stamp(each).is_file() and stamp(each).read_text() == digest(each) for each in kinds)


def missing_system_packages(kind: str) -> list[str]:
    """Debian packages still to be installed; nothing where there is no dpkg."""
    wanted = f"{SYSTEM['run']} {SYSTEM['dev'] if kind == 'dev' else ''}".split()
    if not sys.platform.startswith("linux") or not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[1] for line in answer.splitlines() if line.startswith("installed ")}
    missing = [name for name in wanted if not {name, f"{name}t64"} & installed]  # …t64 on newer systems
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships it apart from Python
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def install_system_packages(kind: str) -> None:
    """Bring in Qt's system libraries, as root; otherwise say the line that does it."""
    if not (missing := missing_system_packages(kind)):
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo {shlex.join(install)}"
        raise SetUpError(f"Qt needs system packages. Install them, then start again:\n\n    {line}\n")
    say(f"installing {len(missing)} system packages")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    sh("apt-get", "update", "-qq", stdout=sys.stderr, env=environ)  # old lists may do; install will tell
    must(*install, "-qq", stdout=sys.stderr, env=environ)


def prepare(kind: str) -> Path:
    """Make the environment for `kind` unless it is there; returns its Python."""
    python = python_of(VENV)
    if is_ready(kind):
        return python
    install_system_packages(kind)
    for each in LOCKS:
        stamp(each).unlink(missing_ok=True)  # an interrupted set-up must not look finished
    say("making .venv (once; takes a minute or two)")
    must(sys.executable, "-m", "venv", "--clear", VENV)
    pip = (python, "-m", "pip", "install", "--no-compile", "--quiet", "--disable-pip-version-check")
    must(*pip, "--require-hashes", "-r", LOCKS[kind], stdout=sys.stderr)
    sh(python, "-m", "compileall", "-qq", "-j0", VENV)  # on every core, pip on one; what fails is no module
    must(*pip, "--no-deps", "--no-build-isolation", "-e", ".", stdout=sys.stderr)
    stamp(kind).write_text(digest(kind))
    return python


def run(arguments: list[str]) -> int:
    """Start the program in place of this script (where the system can), in the caller's folder."""
    command = [str(prepare("run")), "-m", "sellercall_desktop", *arguments]
    return subprocess.call(command) if WINDOWS else os.execv(command[0], command)  # its exec does not wait


def lint(_: list[str]) -> int:
    """Style and types; every check runs, also after one failed."""
    python = prepare("dev")
    checks = ("ruff check --quiet", "ruff format --check --quiet", "mypy --no-error-summary")
    failed = [check for check in checks if sh(python, "-m", *check.split()) != 0]
    say(f"FAILED: {', '.join(failed)}" if failed else "style and types are right")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Every test, on all cores, with lint beside them; or those that are named alone, in one process."""
    python = prepare("dev")
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # the tests start the program a hundred times
    if any(Path(each.partition("::")[0]).exists() for each in arguments):
        return sh(python, "-m", "pytest", *arguments, env=environ)
    spread = ("-n", str(min((os.cpu_count() or 1) + 1, 12)), "--dist", "worksteal")  # they wait a lot
    beside = (sys.executable, __file__, "lint")
    with subprocess.Popen(beside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as linting:
        failed = sh(python, "-m", "pytest", *spread, *arguments, env=environ)
        report, _ = linting.communicate()
    if linting.returncode != 0:  # what is wrong comes last; else the closing line of the tests does
        print(report, end="")
    return failed or linting.returncode


def reformat(_: list[str]) -> int:
    """Put the sources into the one style."""
    ruff = (prepare("dev"), "-m", "ruff")
    return sh(*ruff, "check", "--fix", "--quiet") or sh(*ruff, "format")


def lock(_: list[str]) -> int:
    """Resolve both lock files for every supported Python and system, with the hash of every file."""
    with tempfile.TemporaryDirectory() as folder:
        tools = python_of(Path(folder))
        must(sys.executable, "-m", "venv", folder)
        must(tools, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
        # A machine's own mirrors must not find their way into files that everybody installs from.
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
        style = """--no-config --universal --python-version 3.11 --generate-hashes --upgrade --quiet
            --no-header --no-annotate --no-emit-index-url --no-emit-find-links"""
        for kind, group in (("run", "build"), ("dev", "dev")):
            same = ["-c", LOCKS["run"].name] if kind == "dev" else []  # the tests try what people run
            files = ["pyproject.toml", "--group", group, *same, "-o", LOCKS[kind].name]
            must(tools, "-m", "uv", "pip", "compile", *style.split(), *files, env=environ, stdout=sys.stderr)
    return 0


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    commands = {"run": run, "test": test, "lint": lint, "format": reformat, "lock": lock}
    commands["bundle"] = lambda rest: sh(prepare("dev"), "-m", "resources.bundle", *rest)
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        say(f"needs CPython 3.11 to 3.14; this is {sys.version.split()[0]}. Start it with another python3.")
        return 1
    try:
        return commands[arguments[0]](arguments[1:])
    except (SetUpError, KeyboardInterrupt) as stopped:
        say(str(stopped) or "stopped")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
