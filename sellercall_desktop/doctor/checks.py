"""Is everything there that a call needs? Each check returns a frozen finding with its remedy."""

from __future__ import annotations

import asyncio
import http.client
import shutil
import socket
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderError,
    ProviderUnreachableError,
    ProxyUnusableError,
    SecretsUnavailableError,
    StoreError,
)
from sellercall_desktop.core.our_numbers.inbound_check import Link, LinkState
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.settings.proxies import read_proxies
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.webhook_paths import HEALTH
from sellercall_desktop.words.doctor import finding_words
from sellercall_desktop.words.errors import sentence_for
from sellercall_desktop.words.terminal import terminal_remedy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from contextlib import AbstractAsyncContextManager

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.errors import SellerCallError
    from sellercall_desktop.core.health import CanBeChecked
    from sellercall_desktop.core.our_numbers.inbound_check import LinkResult
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings import Settings, WebSettings

PROVIDER_TIMEOUT_S = 20.0
ANSWER_WITHIN_S = 3.0
LITTLE_DISK_BYTES = 500_000_000
FOREVER = timedelta(days=36_500)


class State(StrEnum):
    """How a check ended, as it is printed. A warning does not keep the program from calling."""

    OK = "ok"
    WARN = "warn"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: an `error` tells it, else the words of `key`, which `details` fill."""

    state: State
    key: str
    details: Mapping[str, str] = field(default_factory=dict)
    error: SellerCallError | None = None

    def words(self, language: str) -> tuple[str, str]:
        """What was found and what to do about it (empty where all is well), in ``"es"`` or ``"en"``."""
        if self.error is None:
            return finding_words(self.key, self.details, language)
        said = sentence_for(self.error, language)
        small_print = f"({said.detail})" if said.detail else ""
        what = " ".join(filter(None, (said.what, said.why, small_print)))
        return what, terminal_remedy(self.error, language)

    def line(self, language: str) -> str:
        """For a terminal: ``ok|warn|FAIL  what — remedy``."""
        what, remedy = self.words(language)
        return f"{self.state:<4}  {what} — {remedy}" if remedy else f"{self.state:<4}  {what}"


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined."""

    paths: Paths
    settings: Settings
    environ: Mapping[str, str]
    platform: str  # as `sys.platform`
    secrets: Secrets
    providers: Mapping[str, CanBeChecked]  # by name: "Twilio", "Ultravox"
    open_store: Callable[[], AbstractAsyncContextManager[CallStore]]
    check_inbound: Callable[[], Awaitable[tuple[LinkResult, ...]]] | None = None
    is_running: bool = False  # another SellerCall works with this history now


async def examine(patient: Patient) -> list[Finding]:
    """Every check, in the order a person would set things up."""
    web = patient.settings.web
    return [
        folders(patient.paths),
        await database(patient.open_store),
        await keyring(patient.secrets),
        *await credentials(patient.secrets, patient.settings),
        await asyncio.to_thread(own_telephone, patient.settings),
        *await asyncio.to_thread(proxies, patient.environ),
        *await asyncio.gather(*(provider(name, part) for name, part in patient.providers.items())),
        *await asyncio.to_thread(_ports, web, patient.is_running),
        display(patient.environ, patient.platform),
        audio(patient.environ, patient.platform),
        *(inbound(await patient.check_inbound()) if patient.check_inbound is not None else ()),
    ]


def exit_code(findings: Iterable[Finding]) -> int:
    """1 if any check failed, else 0."""
    return int(any(finding.state is State.FAIL for finding in findings))


def finding_of(result: LinkResult) -> Finding:
    """A link of the way of an incoming call, in the doctor's words."""
    states = {LinkState.SOUND: State.OK, LinkState.BROKEN: State.FAIL, LinkState.UNKNOWN: State.WARN}
    return Finding(states[result.state], result.key, result.details)


def inbound(results: Iterable[LinkResult]) -> list[Finding]:
    """The way of an incoming call. Where no number points here, only that is said: one can still call out."""
    findings: list[Finding] = []
    for result in results:
        if result.link in {Link.NUMBER, Link.ADDRESS} and result.state is not LinkState.SOUND:
            return [*findings, Finding(State.WARN, result.key, result.details)]
        findings.append(finding_of(result))
    return findings


def folders(paths: Paths) -> Finding:
    """Data, log and settings folders can be written, and the disk has room."""
    for folder in (paths.data, paths.logs, paths.config):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            return Finding(
                State.FAIL,
                "folder.unwritable",
                {"folder": str(folder), "problem": error.strerror or str(error)},
            )
    free = shutil.disk_usage(paths.data).free
    if free < LITTLE_DISK_BYTES:
        return Finding(
            State.WARN, "disk.little", {"folder": str(paths.data), "free": f"{free // 1_000_000} MB"}
        )
    return Finding(State.OK, "folder.ok", {"folder": str(paths.data)})


async def database(open_store: Callable[[], AbstractAsyncContextManager[CallStore]]) -> Finding:
    """The history opens and can be written."""
    try:
        async with open_store() as calls:
            await calls.prune(FOREVER)  # a write that changes nothing
            size = await calls.size()
    except StoreError as error:
        why = "unusable" if error.problem is StoreProblem.OTHER else error.problem.value
        return Finding(State.FAIL, f"database.{why}", error=error)
    return Finding(State.OK, "database.ok", {"calls": str(size.calls)})


async def keyring(secrets: Secrets) -> Finding:
    """Secrets can be kept; not asked where the environment gives all that is needed."""
    try:
        await secrets.check()
    except SecretsUnavailableError as error:
        return Finding(State.FAIL, "keyring.unusable", error=error)
    if secrets.place == "environment":
        return Finding(State.OK, "keyring.not_needed")
    return Finding(State.OK, "keyring.ok", {"place": secrets.place})


async def credentials(secrets: Secrets, settings: Settings) -> list[Finding]:
    """Each provider's keys are present, and so is the number customers see."""
    try:
        known = {secret for secret in Secret if await secrets.get(secret)}
    except SecretsUnavailableError:
        return [Finding(State.FAIL, "credentials.unreadable")]
    pair = {Secret.TWILIO_API_KEY_SID, Secret.TWILIO_API_KEY_SECRET}
    missing = [
        secret for secret in (Secret.ULTRAVOX_API_KEY, Secret.TWILIO_ACCOUNT_SID) if secret not in known
    ]
    if Secret.TWILIO_AUTH_TOKEN not in known and not pair <= known:
        missing.append(Secret.TWILIO_AUTH_TOKEN)
    findings = [Finding(State.OK, "credentials.ok")]
    if missing:
        findings = [Finding(State.FAIL, "credentials.missing", {"names": ", ".join(missing)})]
    elif Secret.TWILIO_AUTH_TOKEN not in known:
        findings = [Finding(State.WARN, "credentials.no_auth_token")]
    if settings.twilio.phone_number:
        findings.append(Finding(State.OK, "number.ok", {"number": settings.twilio.phone_number}))
    else:
        findings.append(Finding(State.FAIL, "number.missing"))
    return findings


def own_telephone(settings: Settings) -> Finding:
    """The seller's telephone, by which calls are taken over, is known and may be called."""
    from sellercall_desktop.core.guard.guard import objection_by_plan
    from sellercall_desktop.core.phone.reading import number_of
    from sellercall_desktop.settings.guard_rules import guard_rules

    number = settings.hand_off.own_telephone
    if not number:
        return Finding(State.WARN, "own_telephone.missing")
    details = {"ends": number[-4:]}
    if objection_by_plan(number_of(number), guard_rules(settings)) is not None:
        return Finding(State.WARN, "own_telephone.not_allowed", details)
    return Finding(State.OK, "own_telephone.ok", details)


def proxies(environ: Mapping[str, str]) -> list[Finding]:
    """The proxy settings of environment and system can be read; nothing is said where there are none."""
    return [
        Finding(
            State.FAIL if problem.matters else State.WARN,
            "proxy.unreadable" if problem.matters else "proxy.entry_unreadable",
            {"setting": problem.source, "entry": problem.entry},
        )
        for problem in read_proxies(environ).problems
    ]


async def provider(name: str, part: CanBeChecked) -> Finding:
    """The provider answers and accepts our credentials."""
    details = {"provider": name}
    try:
        async with asyncio.timeout(PROVIDER_TIMEOUT_S):
            await part.check()
    except NotConfiguredError as error:
        return Finding(State.FAIL, "provider.not_configured", {**details, "names": ", ".join(error.missing)})
    except SecretsUnavailableError:
        return Finding(State.FAIL, "provider.no_secrets", details)
    except CredentialsRefusedError:
        return Finding(State.FAIL, "provider.refused_us", details)
    except (TimeoutError, ProviderUnreachableError) as error:
        setting = error.setting if isinstance(error, ProxyUnusableError) else ""
        key = "provider.proxy" if setting else "provider.unreachable"
        return Finding(State.FAIL, key, {**details, "setting": setting})
    except ProviderError as error:
        return Finding(State.FAIL, "provider.troubled", {**details, "problem": error.message})
    return Finding(State.OK, "provider.ok", details)


def port(host: str, number: int, setting: str, *, is_running: bool = False) -> Finding:
    """The address can be listened on, or is by the SellerCall that is running. Blocking.

    `setting` names what changes it.
    """
    details = {"address": f"{host}:{number}", "setting": setting}
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)  # Windows shares ports without it
            listener.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except OSError as error:
        if is_running and _answers_as_we_do(host, number):
            return Finding(State.OK, "port.ours", details)
        return Finding(State.FAIL, "port.taken", {**details, "problem": error.strerror or str(error)})
    return Finding(State.OK, "port.ok", details)


def _ports(web: WebSettings, is_running: bool) -> list[Finding]:
    return [
        port(web.local_host, web.local_port, "web.local_port", is_running=is_running),
        port(web.public_host, web.public_port, "web.public_port", is_running=is_running),
    ]


def _answers_as_we_do(host: str, number: int) -> bool:
    """Whether a SellerCall listens there: every answer of both listeners says so, whatever it is."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - every address is one of this machine, too
        host = "::1" if host == "::" else "127.0.0.1"
    connection = http.client.HTTPConnection(host, number, timeout=ANSWER_WITHIN_S)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().getheader("Server") == "SellerCall"
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()


def display(environ: Mapping[str, str], platform: str) -> Finding:
    """A window can be shown. Linux only: X11 or Wayland must be named in the environment."""
    shown = next((name for name in ("WAYLAND_DISPLAY", "DISPLAY") if environ.get(name)), "")
    if not platform.startswith("linux") or shown:
        return Finding(State.OK, "display.ok", {"display": environ.get(shown, "") or platform})
    return Finding(State.WARN, "display.none")


def audio(
    environ: Mapping[str, str], platform: str, sound_cards: Path = Path("/proc/asound/cards")
) -> Finding:
    """Something plays sound. Linux only: PulseAudio's or PipeWire's socket, else a sound card of ALSA.

    A warning at most: calls are held between the providers and need no sound here.
    """
    if not platform.startswith("linux") or environ.get("PULSE_SERVER"):
        return Finding(State.OK, "audio.ok")
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    if any((runtime / name).exists() for name in ("pulse/native", "pipewire-0")):
        return Finding(State.OK, "audio.ok")
    try:
        cards = sound_cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        cards = ""
    if cards.strip() and "no soundcards" not in cards:
        return Finding(State.OK, "audio.ok")
    return Finding(State.WARN, "audio.none")
