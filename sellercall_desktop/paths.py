"""Where things lie: data, log, settings and shipped resources, in a checkout and in a bundle alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

APP = "SellerCall"


class Paths(NamedTuple):
    """The folders of one installation (or of one demo run). They may not exist yet."""

    data: Path
    config: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The one settings file."""
        return self.config / "settings.toml"

    @property
    def database(self) -> Path:
        """The embedded database, where no other is configured."""
        return self.data / "sellercall.db"


def user_paths() -> Paths:
    """The platform's usual folders for this user."""
    import platformdirs  # the demo and `--data` do without

    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return Paths(dirs.user_data_path, dirs.user_config_path, dirs.user_log_path)


def paths_under(folder: Path) -> Paths:
    """Everything below one folder: the demo's, or one named by ``--data``."""
    return Paths(folder, folder / "config", folder / "logs")


def absolute(folder: Path) -> Path:
    """The folder that was named, whole: also behind a quoted ``~``, which no shell has read.

    It is not looked at: what is wrong with it is found, and said, when it is used.
    """
    text = os.path.expanduser(folder)  # noqa: PTH111 - where there is no home it stays as it is
    return Path(os.path.abspath(text))  # noqa: PTH100 - resolve() fails on a circle of links


def resources() -> Path:
    """The shipped `resources` folder."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "resources" if bundle else Path(__file__).resolve().parents[1] / "resources"
