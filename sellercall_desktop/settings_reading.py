"""From text to settings: what cannot be read or does not fit becomes a `SettingsError` in plain words."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sellercall_desktop.settings import Settings

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BOUND = {">=": "too_small", ">": "too_small", "<=": "too_large", "<": "too_large"}


def refusal(
    source: str, fault: str, *, key: str = "", line: int | None = None, **values: str
) -> SettingsError:
    """The error, with its English words; `fault` is a key of `words.settings`."""
    from sellercall_desktop.words.settings import problem

    values["key"] = key
    return SettingsError(source, problem(fault, values, "en"), key=key, line=line, fault=fault, values=values)


def read_text(path: Path) -> str | None:
    """The file's text, as the editors of every system write it; None where there is no file.

    Raises:
        SettingsError: it cannot be read, or is no text.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise refusal(str(path), "folder") from None
    except PermissionError as error:
        # Windows says so of a folder, too.
        raise refusal(str(path), "folder" if path.is_dir() else "denied") from error
    except (OSError, ValueError) as error:
        if not os.path.isdir(path.parent):  # noqa: PTH112 - it never raises, whatever the name
            return None  # what is wrong is the folder: who works in it says so
        raise refusal(str(path), "unreadable", detail=getattr(error, "strerror", "") or str(error)) from error
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1 if encoding == "utf-8" else None
        raise refusal(str(path), "not_text", line=line) from error


def parse(text: str, source: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        SettingsError: it is none.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        lines = text.splitlines()
        number = int(found[1]) if found else len(lines) or None
        line = lines[number - 1] if number and number <= len(lines) else ""
        fault = "backslash" if re.search(r'"[^"]*\\', line) else "syntax"
        raise refusal(source, fault, line=number) from error
    except RecursionError:
        raise refusal(source, "syntax") from None


def convert(values: Mapping[str, Any], source: str, text: str | None) -> Settings:
    """The settings that these tables are.

    Args:
        values: by section and key.
        source: what is named where they do not fit.
        text: the file's text, where they come from it: it is typed, and its lines are known.

    Raises:
        SettingsError: a value is out of its bounds, or there is no such setting.
    """
    import msgspec

    from sellercall_desktop.settings import Settings

    try:
        # Variables are always text, a file is typed: strict only for the file.
        made = msgspec.convert(values, Settings, strict=text is not None)
    except msgspec.ValidationError as error:
        found = re.search(r" - at `\$\.?([^`]*)`$", str(error))
        said = str(error)[: found.start()] if found else str(error)
        key = found[1].partition("[")[0] if found else ""
        if (unknown := re.search(r"unknown field `([^`]+)`", said)) is not None:
            key = f"{key}.{unknown[1]}".lstrip(".")
        fault, details = _fault(said, key)
        raise refusal(source, fault, key=key, line=_line_of(key, text or ""), **details) from error
    _check_addresses(made, source, text)
    _check_telephones(made, source, text)
    return made


def as_kept(section: str, key: str, value: object, region: str) -> object:
    """What is written down of a value that a person put in: telephones in E.164.

    Raises:
        SettingsError: it is no telephone, or not each of a list is.
    """
    from sellercall_desktop.settings.telephones import kept, telephone_fault

    written = kept(section, key, value, region)
    if (wrong := telephone_fault(section, key, written)) is not None:
        raise refusal("settings", wrong.fault, key=f"{section}.{key}", line=None, **wrong.values)
    return written


def _fault(said: str, key: str) -> tuple[str, dict[str, str]]:
    """What msgspec's sentence says. It speaks of types and patterns; people do not."""
    if "unknown field" in said:
        return "unknown", {}
    if "matching regex" in said:
        return "form", {}
    if (bound := re.search(r"of length (?:<=|<) (\d+)", said)) is not None:
        return "too_long", {"bound": bound[1]}
    if (bound := re.search(r"` (>=|<=|>|<) (-?[\d.]+)$", said)) is not None:
        return _BOUND[bound[1]], {"bound": bound[2]}
    if choices := _choices(key):
        return "choice", {"choices": ", ".join(choices)}
    expected = re.search(r"Expected `(\w+)", said)
    return ("type", {"type": expected[1]}) if expected is not None else ("other", {"detail": said})


def _choices(key: str) -> tuple[str, ...]:
    from typing import Literal, get_args, get_origin, get_type_hints

    from sellercall_desktop.settings import Settings

    section, _, name = key.partition(".")
    try:
        hint = get_type_hints(get_type_hints(Settings)[section], include_extras=False)[name]
    except KeyError:
        return ()
    return get_args(hint) if get_origin(hint) is Literal else ()


def _check_addresses(made: Settings, source: str, text: str | None) -> None:
    from sellercall_desktop.settings.public_address import address_fault

    addresses = {"web.public_url": made.web.public_url, "tunnel.ssh_public_url": made.tunnel.ssh_public_url}
    for key, address in addresses.items():
        if (wrong := address_fault(address)) is not None:
            raise refusal(source, wrong.fault, key=key, line=_line_of(key, text or ""), **wrong.values)


def _check_telephones(made: Settings, source: str, text: str | None) -> None:
    from sellercall_desktop.settings.telephones import COLLEAGUES, OWN, telephone_fault

    for section, name in (OWN, COLLEAGUES):
        value = getattr(getattr(made, section), name)
        if (wrong := telephone_fault(section, name, value)) is not None:
            key = f"{section}.{name}"
            raise refusal(source, wrong.fault, key=key, line=_line_of(key, text or ""), **wrong.values)


def _line_of(key: str, text: str) -> int | None:
    """The line of ``section.key`` in the file, None where it does not stand there plainly."""
    section, _, name = key.rpartition(".")
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            current = stripped.partition("#")[0].strip().strip("[] ")
            if not section and current == name:
                return number
        elif current == section and re.match(rf'"?{re.escape(name)}"?\s*=', stripped):
            return number
    return None
