"""Where a number points: is it the same, is it ours, what must be set? Pure; nothing is asked or changed.

A carrier answers in its own spelling (null for empty, POST where no method was set, a host in lower
case), so addresses are compared by what they mean.
"""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from sellercall_desktop.core.our_numbers.number import VoiceRouting

if TYPE_CHECKING:
    from sellercall_desktop.core.our_numbers.number import Hold

_PORTS = {"http": 80, "https": 443}
_ADDRESSES = ("voice", "fallback", "status")
_UNITS = (
    ("voice_url", "voice_method", "application", "trunk"),  # who takes the call
    ("fallback_url", "fallback_method"),
    ("status_url", "status_method"),
)


class Verdict(StrEnum):
    """How a number stands to our record of it."""

    OURS = "ours"
    FORMER = "former"  # as it was before us: never changed, or given back already
    FOREIGN = "foreign"  # somebody else decided where its calls go


class Doors(NamedTuple):
    """The paths under our public address to which a number points."""

    voice: str
    status: str

    def routing(self, public_url: str, former: VoiceRouting, fallback_url: str = "") -> VoiceRouting:
        """Where the number shall point.

        A fallback that is set already is kept where we have none of our own.
        """
        ours = self.moved(public_url, VoiceRouting())
        if fallback_url:
            return replace(ours, fallback_url=fallback_url)
        return replace(ours, fallback_url=former.fallback_url, fallback_method=former.fallback_method)

    def moved(self, public_url: str, routing: VoiceRouting) -> VoiceRouting:
        """The same under another public address of ours."""
        public = public_url.rstrip("/")
        return replace(routing, voice_url=public + self.voice, status_url=public + self.status)

    def public_url_of(self, routing: VoiceRouting) -> str:
        """The public address of the SellerCall it points to, of this computer or another; else ``""``."""
        if routing.application or routing.trunk or not routing.voice_url.endswith(self.voice):
            return ""
        return routing.voice_url.removesuffix(self.voice)


def same(left: VoiceRouting, right: VoiceRouting) -> bool:
    """Whether both mean the same."""
    return normal(left) == normal(right)


def normal(routing: VoiceRouting) -> VoiceRouting:
    """The one spelling of what it means. A method without an address means nothing."""
    plain = {name: value.strip() for name, value in asdict(routing).items()}
    for unit in _ADDRESSES:
        url = plain[f"{unit}_url"] = _normal_url(plain[f"{unit}_url"])
        plain[f"{unit}_method"] = (plain[f"{unit}_method"] or "POST").upper() if url else "POST"
    return VoiceRouting(**plain)


def differing(current: VoiceRouting, wanted: VoiceRouting) -> dict[str, str]:
    """The fields to set so that `current` comes to mean `wanted`; those alike are not touched."""
    now, then = asdict(normal(current)), asdict(normal(wanted))
    for unit in _ADDRESSES:
        if then[f"{unit}_url"]:  # the method of an address to come counts, though it means nothing yet
            now[f"{unit}_method"] = (getattr(current, f"{unit}_method") or "POST").strip().upper()
    exact = asdict(wanted)
    return {field.name: exact[field.name] for field in fields(wanted) if now[field.name] != then[field.name]}


def judge(hold: Hold, current: VoiceRouting) -> Verdict:
    """Whose is it? Decided by who takes the calls; the fallback alone makes nobody its owner."""
    route = _part(current, _UNITS[0])
    mine = [known for known in (hold.ours, hold.asked) if known is not None]
    if any(route == _part(known, _UNITS[0]) for known in mine):
        return Verdict.OURS
    return Verdict.FORMER if route == _part(hold.former, _UNITS[0]) else Verdict.FOREIGN


def give_back(hold: Hold, current: VoiceRouting) -> tuple[VoiceRouting, tuple[str, ...]]:
    """Where a number that is ours shall point again, and the addresses left as somebody else set them."""
    known = [each for each in (hold.former, hold.ours, hold.asked) if each is not None]
    wanted, left = hold.former, []
    for unit in _UNITS[1:]:
        if _part(current, unit) not in [_part(each, unit) for each in known]:
            theirs = {name: getattr(current, name) for name in unit}
            wanted = replace(wanted, **theirs)
            left.append(unit[0])
    return wanted, tuple(left)


def _part(routing: VoiceRouting, unit: tuple[str, ...]) -> tuple[str, ...]:
    plain = normal(routing)
    return tuple(getattr(plain, name) for name in unit)


def _normal_url(url: str) -> str:
    """Scheme and host in lower case, without the scheme's own port; an empty path is ``/``."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if not parts.scheme or not parts.hostname:
        return url
    user, at, _ = parts.netloc.rpartition("@")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = "" if port is None or port == _PORTS.get(parts.scheme) else f":{port}"
    return urlunsplit(
        (parts.scheme, f"{user}{at}{host}{shown}", parts.path or "/", parts.query, parts.fragment)
    )
