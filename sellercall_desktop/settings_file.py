"""The settings file: read, overlaid by the environment, changed without losing comments.

A file with an error is reported with its line and key and is never overwritten. What reads and checks is
imported when it does: the window is painted before, from a glance at the file.
"""

from __future__ import annotations

import importlib
import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sellercall_desktop.core.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

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
        forgiving: bool = False,
    ) -> None:
        """Read the file if it exists.

        Args:
            path: the TOML file; it need not exist yet.
            environ: variables to overlay, the process's own by default.
            on_change: called after each `update`.
            overrides: values above file and environment, never written (the demo's addresses).
            at_once: else it is read, and may turn out to be wrong, when `value` is first asked for.
            forgiving: a file or a variable that cannot be used is left aside, and `ignored` tells of it.

        Raises:
            SettingsError: the file or a variable cannot be used.
        """
        self.path = path
        self._environ = os.environ if environ is None else environ
        self._overrides = {section: dict(values) for section, values in (overrides or {}).items()}
        self._on_change = on_change
        self._forgiving = forgiving
        self.ignored: SettingsError | None = None
        """What was left aside first, where that was wished."""
        self._value = self._now() if at_once else None

    @property
    def value(self) -> Settings:
        """What holds now. Raises SettingsError where it was not read at once and is wrong."""
        if self._value is None:
            self._value = self._now()
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

    def guess(self, section: str, key: str, choices: Sequence[T]) -> T:
        """As `glance`, also of a file that is broken elsewhere: in which words shall that be said?"""
        try:
            return self.glance(section, key, choices)
        except SettingsError:
            return next((choice for choice in choices if choice == self._legible(key)), choices[0])

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

        from sellercall_desktop.files import write_whole
        from sellercall_desktop.settings_reading import as_kept, parse, read_text

        region = changes.get("general", {}).get("default_region", self.value.general.default_region)
        before = read_text(self.path) or ""
        parse(before, str(self.path))  # broken by hand since the start: say so in our terms
        document = tomlkit.parse(before)
        for section, values in changes.items():
            table = document.setdefault(section, tomlkit.table())
            for key, value in values.items():
                table[key] = as_kept(section, key, value, region)
        text = tomlkit.dumps(document)
        new = self._effective(text)
        write_whole(self.path, text, durable=True)
        old, self._value, self.ignored = self.value, new, None
        self._on_change(SettingsChanged(old, new))
        return new

    def override(self, section: str, key: str, value: object) -> None:
        """Let `value` stand above file and environment for this run only (an address just bound)."""
        old = self.value
        self._overrides.setdefault(section, {})[key] = value
        self._value = self._now()
        self._on_change(SettingsChanged(old, self.value))

    def release(self, section: str, key: str) -> None:
        """Take an `override` back: file and environment decide again."""
        old = self.value
        if self._overrides.get(section, {}).pop(key, None) is not None:
            self._value = self._now()
            self._on_change(SettingsChanged(old, self.value))

    def overridden(self, section: str, key: str) -> bool:
        """Whether the environment (or the demo) decides this setting, so that the file cannot."""
        return _variable(section, key) in self._environ or key in self._overrides.get(section, {})

    def _legible(self, key: str) -> str:
        """What a line says of `key`, in a file that is no TOML."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        found = re.search(rf"""^\s*{key}\s*=\s*["'](\w+)["']""", text, re.MULTILINE)
        return found[1] if found else ""

    def _unchecked(self, section: str, key: str) -> object:
        if (said := self._overrides.get(section, {}).get(key)) is not None:
            return said
        if (said := self._environ.get(_variable(section, key))) is not None:
            return said
        if not os.path.exists(self.path):  # noqa: PTH110 - it never raises, whatever the name
            return None
        from sellercall_desktop.settings_reading import parse, read_text

        try:
            table = parse(read_text(self.path) or "", str(self.path)).get(section)
        except SettingsError:
            if self._forgiving:
                return self._legible(key)
            raise
        return table.get(key) if isinstance(table, dict) else None

    def _now(self) -> Settings:
        """What file, environment and overrides say at this moment."""
        from sellercall_desktop.settings_reading import read_text

        try:
            return self._effective(read_text(self.path))
        except SettingsError as error:
            if not self._forgiving:
                raise
            self.ignored = self.ignored or error
            return self._effective(None)

    def _effective(self, text: str | None) -> Settings:
        from sellercall_desktop.settings_reading import convert, parse

        values = parse(text or "", str(self.path))
        if text is not None:
            convert(values, str(self.path), text)  # the file must be right on its own, for a clear message
        for (section, key), raw in _from_environ(self._environ).items():
            try:
                convert({section: {key: raw}}, _variable(section, key), None)
            except SettingsError as error:
                if not self._forgiving:
                    raise
                self.ignored = self.ignored or error
                continue
            values.setdefault(section, {})[key] = raw
        for section, overrides in self._overrides.items():
            values.setdefault(section, {}).update(overrides)
        return convert(values, "environment", None)


def _variable(section: str, key: str) -> str:
    return f"{ENV_PREFIX}{section}__{key}".upper()


def _from_environ(environ: Mapping[str, str]) -> dict[tuple[str, str], str | list[str]]:
    """The variables that name a setting; a list is separated by commas. Secrets are `credentials`'."""
    found: dict[tuple[str, str], str | list[str]] = {}
    for variable, section, key, several in _variables():
        raw = environ.get(variable)
        if raw is not None:
            found[section, key] = raw.replace(",", " ").split() if several else raw
    return found


@cache  # 15 ms: every annotation is evaluated
def _variables() -> tuple[tuple[str, str, str, bool], ...]:
    """Each setting's variable, section and key, and whether it is a list."""
    from msgspec.structs import fields

    from sellercall_desktop.settings import Settings

    return tuple(
        (_variable(section.name, field.name), section.name, field.name, isinstance(field.default, tuple))
        for section in fields(Settings)
        for field in fields(section.type)
    )
