"""The settings file: read, overlaid by the environment, changed without losing comments.

A file with an error is reported with its line and key and is never overwritten. What reads and checks is
imported when it does: the window is painted before, from a glance at the file.
"""

from __future__ import annotations

import importlib
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sellercall_desktop.core.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sellercall_desktop.settings import Settings

ENV_PREFIX = "SELLERCALL_"
T = TypeVar("T")


class SettingsChanged(NamedTuple):
    """Event: `new` holds from now on."""

    old: Settings
    new: Settings


class SettingsFile:
    """The current settings and their file. Everyone reads `.value` at the moment of use."""

    def __init__(
        self,
        path: Path,
        environ: Mapping[str, str] | None = None,
        on_change: Callable[[SettingsChanged], None] = lambda _change: None,
        overrides: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        """Read the file if it exists.

        Args:
            path: the TOML file; it need not exist yet.
            environ: variables to overlay, the process's own by default.
            on_change: called after each `update`.
            overrides: values above file and environment, never written (the demo's addresses).
            at_once: else it is read, and may turn out to be wrong, when `value` is first asked for.

        Raises:
            SettingsError: the file or a variable cannot be used.
        """
        self.path = path
        self._environ = os.environ if environ is None else environ
        self._overrides = {section: dict(values) for section, values in (overrides or {}).items()}
        self._on_change = on_change
        self._value = self._effective(self._read_text()) if at_once else None

    @property
    def value(self) -> Settings:
        """What holds now. Raises SettingsError where it was not read at once and is wrong."""
        if self._value is None:
            self._value = self._effective(self._read_text())
        return self._value

    def glance(self, section: str, key: str, choices: Sequence[T]) -> T:
        """One setting, for the first paint: to check them all takes longer than to paint.

        The first of the choices where none of them is named: that something is wrong `value` tells.

        Raises:
            SettingsError: the file is no TOML.
        """
        said = (
            self._unchecked(section, key)
            if self._value is None
            else getattr(getattr(self._value, section), key)
        )
        return next((choice for choice in choices if choice == said), choices[0])

    def load_writer(self) -> None:
        """Load what `update` writes with: the slow part of the first one, to be done on another thread."""
        importlib.import_module("tomlkit")

    def update(self, changes: Mapping[str, Mapping[str, Any]]) -> Settings:
        """Write `{section: {key: value}}` to the file (atomically) and make it hold.

        Raises:
            SettingsError: a value is out of bounds, or the file on disk cannot be read; nothing is written.
            OSError: the file cannot be written.
        """
        import tomlkit  # only a person who changes settings pays for it

        before = self._read_text() or ""
        _parse(before, str(self.path))  # broken by hand since the start: say so in our terms
        document = tomlkit.parse(before)
        for section, values in changes.items():
            table = document.setdefault(section, tomlkit.table())
            for key, value in values.items():
                table[key] = value
        text = tomlkit.dumps(document)
        new = self._effective(text)
        self._write(text)
        old, self._value = self.value, new
        self._on_change(SettingsChanged(old, new))
        return new

    def override(self, section: str, key: str, value: object) -> None:
        """Let `value` stand above file and environment for this run only (an address just bound)."""
        old = self.value
        self._overrides.setdefault(section, {})[key] = value
        self._value = self._effective(self._read_text())
        self._on_change(SettingsChanged(old, self.value))

    def release(self, section: str, key: str) -> None:
        """Take an `override` back: file and environment decide again."""
        old = self.value
        if self._overrides.get(section, {}).pop(key, None) is not None:
            self._value = self._effective(self._read_text())
            self._on_change(SettingsChanged(old, self.value))

    def overridden(self, section: str, key: str) -> bool:
        """Whether the environment (or the demo) decides this setting, so that the file cannot."""
        return _variable(section, key) in self._environ or key in self._overrides.get(section, {})

    def _read_text(self) -> str | None:
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(str(self.path), str(error)) from error

    def _unchecked(self, section: str, key: str) -> object:
        if (said := self._overrides.get(section, {}).get(key)) is not None:
            return said
        if (said := self._environ.get(_variable(section, key))) is not None:
            return said
        text = self._read_text()
        table = _parse(text, str(self.path)).get(section) if text else None
        return table.get(key) if isinstance(table, dict) else None

    def _effective(self, text: str | None) -> Settings:
        values = _parse(text or "", str(self.path))
        if text is not None:
            _convert(values, str(self.path), text)  # the file must be right on its own, for a clear message
        for (section, key), raw in _from_environ(self._environ).items():
            _check_variable(section, key, raw)
            values.setdefault(section, {})[key] = raw
        for section, overrides in self._overrides.items():
            values.setdefault(section, {}).update(overrides)
        return _convert(values, "environment", None)

    def _write(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self.path.parent, prefix=self.path.name, delete=False
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self.path)


def _parse(text: str, source: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        raise SettingsError(source, str(error), line=int(found[1]) if found else None) from error


def _convert(values: Mapping[str, Any], source: str, text: str | None) -> Settings:
    import msgspec

    from sellercall_desktop.settings import Settings

    try:
        # Variables are always text, a file is typed: strict only for the file.
        return msgspec.convert(values, Settings, strict=text is not None)
    except msgspec.ValidationError as error:
        found = re.search(r" - at `\$\.?([^`]*)`$", str(error))
        problem = str(error)[: found.start()] if found else str(error)
        key = found[1] if found else ""
        if (unknown := re.search(r"unknown field `([^`]+)`", problem)) is not None:
            key = f"{key}.{unknown[1]}".lstrip(".")
        raise SettingsError(source, problem, key=key, line=_line_of(key, text or "")) from error


def _line_of(key: str, text: str) -> int | None:
    """The line of ``section.key`` in the file, None where it does not stand there plainly."""
    section, _, name = key.rpartition(".")
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            current = stripped.strip("[] ")
            if not section and current == name:
                return number
        elif current == section and re.match(rf'"?{re.escape(name)}"?\s*=', stripped):
            return number
    return None


def _variable(section: str, key: str) -> str:
    return f"{ENV_PREFIX}{section}__{key}".upper()


def _from_environ(environ: Mapping[str, str]) -> dict[tuple[str, str], str | list[str]]:
    """The variables that name a setting; a list is separated by commas. Secrets are `store.secrets`'s."""
    from msgspec.structs import fields

    from sellercall_desktop.settings import Settings

    found: dict[tuple[str, str], str | list[str]] = {}
    for section in fields(Settings):
        for field in fields(section.type):
            raw = environ.get(_variable(section.name, field.name))
            if raw is not None:
                several = isinstance(field.default, tuple)
                found[section.name, field.name] = raw.replace(",", " ").split() if several else raw
    return found


def _check_variable(section: str, key: str, raw: str | list[str]) -> None:
    import msgspec

    from sellercall_desktop.settings import Settings

    try:
        msgspec.convert({section: {key: raw}}, Settings, strict=False)
    except msgspec.ValidationError as error:
        problem = re.sub(r" - at `.*`$", "", str(error))
        raise SettingsError(_variable(section, key), problem, key=f"{section}.{key}") from error
