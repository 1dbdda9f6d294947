"""What the window is painted from: folders, settings, and what carries events. It opens nothing."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.paths import absolute, paths_under, user_paths
from sellercall_desktop.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.options import Options
    from sellercall_desktop.paths import Paths

DEMO: dict[str, dict[str, object]] = {
    "web": {"local_port": 0, "public_port": 0},  # several demos run side by side
    "tunnel": {"kind": "none"},  # the simulated world is on this machine
    "update": {"check": False},
}


class Ground(NamedTuple):
    """What the window is painted from: it is read in a moment and opens nothing."""

    paths: Paths
    settings: SettingsFile
    bus: Bus


@contextmanager
def open_ground(options: Options) -> Iterator[Ground]:
    """The first half of `open_setup`: folders and settings."""
    with ExitStack() as stack:
        paths, bus = _paths(options, stack), Bus()
        overrides = {section: dict(values) for section, values in (DEMO if options.demo else {}).items()}
        for section, key, value in options.held:
            overrides.setdefault(section, {})[key] = value
        settings = SettingsFile(
            paths.settings_file,
            on_change=bus.publish,
            overrides=overrides,
            at_once=False,
            forgiving=options.defaults,
        )
        yield Ground(paths, settings, bus)


def paths_of(options: Options) -> Paths:
    """Where a start of these options keeps its files, but for a demo's folder that is thrown away."""
    return user_paths() if options.data is None else paths_under(absolute(options.data))


def _paths(options: Options, stack: ExitStack) -> Paths:
    if options.data is not None or not options.demo:
        return paths_of(options)
    import shutil
    import tempfile
    from pathlib import Path

    folder = tempfile.mkdtemp(prefix="sellercall-demo-")
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return paths_under(Path(folder))
