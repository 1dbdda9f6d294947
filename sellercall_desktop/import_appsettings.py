"""Takes over the old system's `appsettings.json`. All of it is checked before any of it is kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError, SettingsError
from sellercall_desktop.core.ports import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sellercall_desktop.core.ports import PromptStore, Secrets
    from sellercall_desktop.settings_file import SettingsFile

SECRETS = {
    "Ultravox.ApiKey": Secret.ULTRAVOX_API_KEY,
    "Twilio.AccountSid": Secret.TWILIO_ACCOUNT_SID,
    "Twilio.AuthToken": Secret.TWILIO_AUTH_TOKEN,
}
SETTINGS = {
    "Ultravox.VoiceId": ("ultravox", "voice"),
    "Twilio.PhoneNumber": ("twilio", "phone_number"),
    "Twilio.TwiMLBinSid": ("twilio", "twiml_bin_sid"),
}
PROMPT = "Ultravox.SystemPrompt"
KEYS = (*SECRETS, *SETTINGS, PROMPT)
LARGEST_FILE = 5_000_000
# A string, a comment of either kind, or a comma before a closing bracket; .NET reads past the last two.
_JSON_EXTRA = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]])', re.DOTALL)


class SeedFileError(SellerCallError):
    """The file cannot be used; the text says where and why, and quotes no value."""


@dataclass(frozen=True, slots=True, repr=False)
class Seed:
    """What the old system's file held, by its own keys; checked, nothing kept yet. Holds secrets."""

    values: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that are absent or empty."""
        return tuple(key for key in KEYS if key not in self.values)


@dataclass(frozen=True, slots=True)
class Report:
    """What was taken over, and from which key; no values of secrets."""

    taken: tuple[str, ...]
    missing: tuple[str, ...]
    prompt_version: int | None
    place: str  # where the secrets went

    @property
    def lines(self) -> list[str]:
        """For a terminal."""
        found = [f"taken    {key}" for key in self.taken]
        absent = [f"missing  {key}" for key in self.missing]
        kept = self.place.startswith("keyring")
        closing = [
            f"Secrets are kept in the {self.place}."
            if kept
            else "Secrets were not kept: SELLERCALL_ variables give them already."
        ]
        if self.prompt_version is not None:
            closing.append(f"The prompt is version {self.prompt_version}.")
        return [*found, *absent, *closing]


def read_seed(path: Path) -> Seed:
    """Read and check the file.

    Raises:
        SeedFileError: it cannot be read, is not JSON as .NET accepts it, or a value has the wrong form.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SeedFileError(f"{path}: {error.strerror or error}") from error
    if len(raw) > LARGEST_FILE:
        raise SeedFileError(f"{path}: larger than {LARGEST_FILE} bytes, so no settings file")
    try:
        content = json.loads(_plain_json(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise SeedFileError(f"{path}: not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise SeedFileError(f"{path}:{error.lineno}: {error.msg}") from None  # its context quotes the file
    except RecursionError:
        raise SeedFileError(f"{path}: nested too deeply") from None
    values = {key: value for key in KEYS if (value := _value(content, key, path))}
    if not values:
        raise SeedFileError(f"{path}: none of the keys {', '.join(KEYS)} is in it")
    return Seed(values)


async def take_over(seed: Seed, secrets: Secrets, settings: SettingsFile, prompts: PromptStore) -> Report:
    """Keep what the file held. Every place is tried before anything is kept.

    Raises:
        SeedFileError: a value does not fit its setting (a number not in E.164 …).
        SettingsError: the present settings file cannot be used.
        SecretsUnavailableError: there is no usable keyring.
        StoreError: the database cannot be used.
    """
    wanted = {secret: seed.values[key] for key, secret in SECRETS.items() if key in seed.values}
    await secrets.check()
    await prompts.current()
    _change(settings, seed)
    for secret, value in wanted.items():
        await secrets.set(secret, value)
    version = (
        await prompts.publish(seed.values[PROMPT], "appsettings.json") if PROMPT in seed.values else None
    )
    return Report(
        taken=tuple(key for key in KEYS if key in seed.values),
        missing=seed.missing,
        prompt_version=version.number if version is not None else None,
        place=secrets.place,
    )


def _change(settings: SettingsFile, seed: Seed) -> None:
    changes: dict[str, dict[str, str]] = {}
    for key, (section, name) in SETTINGS.items():
        if key in seed.values:
            changes.setdefault(section, {})[name] = seed.values[key]
    if not changes:
        return
    try:
        settings.update(changes)
    except SettingsError as error:
        for key, (section, name) in SETTINGS.items():
            if key in seed.values and error.key == f"{section}.{name}":
                raise SeedFileError(f"{key}: {error.problem}") from error
        raise


def _plain_json(text: str) -> str:
    """The text without comments and trailing commas; line numbers stay."""
    return _JSON_EXTRA.sub(lambda found: found[1] or "\n" * found[0].count("\n"), text)


def _value(content: object, key: str, path: Path) -> str:
    """The text under ``Section.Name`` (.NET ignores case), empty where absent."""
    found = content
    for name in key.split("."):
        if not isinstance(found, dict):
            raise SeedFileError(f"{path}: {key}: not inside an object")
        found = next((value for each, value in found.items() if each.lower() == name.lower()), None)
        if found is None:
            return ""
    if not isinstance(found, str):
        raise SeedFileError(f"{path}: {key}: not a text")
    return found.strip()
