"""What the window is painted from; once the store is open it gets its `services` too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.window.bridge import Bridge


class WindowBase(NamedTuple):
    """What exists before anything is opened: enough to paint the window."""

    settings: SettingsFile
    bridge: Bridge
    paths: Paths
    demo: bool = False
