"""From the ground to everything a start needs: log and secrets. Behind the first paint."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.ground import open_ground
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.settings_file import SettingsChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sellercall_desktop.app.building.ground import Ground
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.follow import PollPace
    from sellercall_desktop.core.calls.placement import Looking
    from sellercall_desktop.core.hand_off.policy import HandOffTimes
    from sellercall_desktop.core.our_numbers.keeper import Patience
    from sellercall_desktop.credentials.secrets import LayeredSecrets
    from sellercall_desktop.logs.crashes import CrashReports
    from sellercall_desktop.logs.pipeline import Logs
    from sellercall_desktop.options import Options
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsFile


@dataclass(frozen=True, slots=True)
class Setup:
    """What a start is made of, before anything is open. Tests shorten `pace`, `looking` and `patience`."""

    paths: Paths
    settings: SettingsFile
    secrets: LayeredSecrets
    bus: Bus
    logbook: Logbook
    logs: Logs | None = None
    pace: PollPace | None = None
    looking: Looking | None = None
    redactor: Redactor = field(default_factory=Redactor)  # told of every secret before it is used
    patience: Patience | None = None
    crashes: CrashReports | None = None
    hand_off_times: HandOffTimes | None = None
    now: Callable[[], datetime] = utc_now  # what the rules for calls take the time from
    law_is_kept: bool = True  # False where calls reach nobody: the law is told, and stops none


@contextmanager
def open_setup(options: Options, *, console: bool) -> Iterator[Setup]:
    """Folders, settings, secrets and log of this start; a demo's folder is thrown away at the end.

    Args:
        options: what the command line asked.
        console: whether the log also goes to stderr.

    Raises:
        SettingsError: the settings file or a variable cannot be used.
    """
    with open_ground(options) as ground, build_on(ground, options, console=console) as setup:
        yield setup


@contextmanager
def build_on(ground: Ground, options: Options, *, console: bool) -> Iterator[Setup]:
    """The second half of `open_setup`: log and secrets."""
    from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets, open_secrets
    from sellercall_desktop.logs.crashes import open_crash_reports
    from sellercall_desktop.logs.pipeline import open_logs

    logbook, redactor = Logbook(), Redactor()
    level = ground.settings.value.log.level
    with (
        open_logs(ground.paths, level, logbook, redactor, console=console) as logs,
        open_crash_reports(ground.paths.logs, logbook, redactor) as crashes,
    ):
        ground.bus.subscribe(SettingsChanged, lambda change: logs.set_level(change.new.log.level))
        if options.demo:  # the simulator's credentials are nobody's: the user's own stay where they are
            secrets = LayeredSecrets({}, SessionSecrets(), redactor.add, ground.bus.publish)
        else:
            secrets = open_secrets(os.environ, redactor.add, ground.bus.publish)
        yield Setup(
            ground.paths,
            ground.settings,
            secrets,
            ground.bus,
            logbook,
            logs,
            redactor=redactor,
            crashes=crashes,
            law_is_kept=not options.demo,
        )
