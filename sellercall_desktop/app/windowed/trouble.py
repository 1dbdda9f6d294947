"""A start that fails is explained in a window, whatever failed; this is what its ways out lead to."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from sellercall_desktop import __version__
from sellercall_desktop.app.building.ground import paths_of
from sellercall_desktop.app.headless.failed_start import plain_line
from sellercall_desktop.core.errors import AddressInUseError, SellerCallError, SettingsError
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.paths import resources
from sellercall_desktop.settings_file import ENV_PREFIX, SettingsFile
from sellercall_desktop.ui.parts.theme import MODES
from sellercall_desktop.ui.window.opening import FailedStart
from sellercall_desktop.ui.words.language import CHOICES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sellercall_desktop.options import Options
    from sellercall_desktop.paths import Paths

EXIT_FAILED, EXIT_MISUSED = 1, 2
_LOOK_AGAIN_MS = 200  # Ctrl+C in the terminal is heard between two events


def exit_code(error: BaseException) -> int:
    """What the program ends with where nothing is done about the error."""
    return EXIT_MISUSED if isinstance(error, SettingsError) else EXIT_FAILED


def of_start(error: Exception, options: Options) -> Exception:
    """The system's words become ours: what is raised before anything is open is about a folder."""
    shipped = isinstance(error, OSError) and str(error.filename).startswith(str(resources()))
    if isinstance(error, OSError) and error.errno and not shipped:
        from sellercall_desktop.app.building.folders import folder_error

        folder = options.data or Path(str(error.filename or tempfile.gettempdir()))
        return folder_error(folder, error)
    return error


def failed_start(error: BaseException, paths: Paths | None, redactor: Redactor | None = None) -> FailedStart:
    """The error with its report, free of secrets. `paths` where they are known."""
    cleaner = redactor or Redactor()
    for name, value in os.environ.items():
        if name.startswith(ENV_PREFIX):
            cleaner.add(value)
    on_server = False
    if paths is not None:
        settings = SettingsFile(paths.settings_file, at_once=False, forgiving=True)
        url = settings.value.store.database_url
        on_server = bool(url) and not url.startswith("sqlite")
    head = f"SellerCall {__version__}\n{platform.platform()}, Python {platform.python_version()}"
    # What was raised on purpose says where it is; anything else is looked for in the program.
    said = "" if isinstance(error, SellerCallError) else "".join(traceback.format_exception(error))
    known = f"{type(error).__name__}: {error}"
    report = "\n\n".join(filter(None, (head, cleaner.text(known), cleaner.text(said).strip()))) + "\n"
    return FailedStart(error, report, paths, on_server)


def print_to_terminal(error: BaseException) -> None:
    """The same for who started it in a terminal, where there is one."""
    if sys.stderr is None:
        return
    if isinstance(error, SellerCallError):
        sys.stderr.write(f"sellercall-desktop: {plain_line(error)}\n")
    else:
        traceback.print_exception(error)


def next_start(action: str, options: Options, error: BaseException, settings: SettingsFile | None) -> Options:
    """What is started once the person chose `action`.

    Raises:
        SettingsError, OSError: the free port could not be written down.
    """
    if action == "defaults":
        held = _default_of(error) if isinstance(error, SettingsError) else ()
        if not isinstance(error, SettingsError):  # a server that cannot be had: the file on this computer
            held = (("store", "database_url", ""),)
        return options._replace(defaults=True, held=(*options.held, *held))
    if action == "use_free_port" and isinstance(error, AddressInUseError) and settings is not None:
        web = settings.value.web
        key = "local_port" if error.port == web.local_port else "public_port"
        if settings.overridden("web", key) or settings.ignored is not None:  # the file does not decide
            return options._replace(held=(*options.held, ("web", key, error.free_port)))
        settings.update({"web": {key: error.free_port}})
    return options


def other_folder(folder: str, options: Options) -> Options:
    """The same start in this folder."""
    return options._replace(data=Path(folder))


def explain(app: QApplication, error: Exception, options: Options) -> Options | None:
    """Show what failed before the window could; returns what to start next, None to end."""
    from sellercall_desktop.ui.window.start_window import StartWindow

    error = of_start(error, options)
    print_to_terminal(error)
    paths = _paths(options)
    settings = SettingsFile(paths.settings_file, at_once=False) if paths is not None else None
    language = settings.guess("general", "language", CHOICES) if settings is not None else CHOICES[0]
    mode = settings.guess("general", "theme", MODES) if settings is not None else MODES[0]
    window = StartWindow(app, failed_start(error, paths), language, mode)
    chosen: list[Options | None] = []
    trouble = window.trouble
    trouble.action_chosen.connect(lambda action: chosen.append(next_start(action, options, error, settings)))
    trouble.folder_chosen.connect(lambda folder: chosen.append(other_folder(folder, options)))
    window.closed.connect(lambda: chosen.append(None))
    window.show()
    window.activateWindow()
    tick = QTimer(interval=_LOOK_AGAIN_MS)
    tick.start()
    while not chosen:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    tick.stop()
    import shiboken6

    shiboken6.delete(window)
    return chosen[0]


def _paths(options: Options) -> Paths | None:
    """Where a start of these options keeps its files; None where that is nowhere."""
    try:
        return None if options.demo and options.data is None else paths_of(options)
    except (OSError, RuntimeError, ImportError):
        return None


def _default_of(error: SettingsError) -> tuple[tuple[str, str, object], ...]:
    """The setting's default, where the value was right in itself and still could not be used."""
    if error.fault != "host":
        return ()
    from sellercall_desktop.settings import Settings

    section, _, name = error.key.partition(".")
    return ((section, name, getattr(getattr(Settings(), section), name)),)
