"""The proxy that the environment or the system asks for: read once, by rules of our own.

The HTTP library reads the same variables, but fails with whatever its parser meets on forms that other
programs take (``NO_PROXY=[::1]``, ``::1/128``, a line break at the end), and names no variable.
"""

from __future__ import annotations

import ipaddress
import os
import re
import unicodedata
import urllib.request
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from sellercall_desktop.core.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SYSTEM = "system proxy"
"""What a proxy is called that stands in the system's own settings (Windows, macOS)."""

_SCHEMES = {
    "http": "http",
    "https": "https",
    "socks5": "socks5",
    "socks5h": "socks5",  # names are resolved by the proxy in either case
    "socks": "socks5",  # as GNOME writes it
}
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_LABEL = r"(?:\w(?:[\w-]{0,61}\w)?)"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.ASCII)
_PATTERN = re.compile(r"[\w*?-]+(?:\.[\w*?-]+)*", re.ASCII)
_NO_NAMES = frozenset(
    {
        *("none", "no", "off", "false", "null", "nil", "disabled", "direct", "straight", "ninguno"),
        *("yes", "on", "true", "auto", "default", "system", "wpad"),
    }
)
"""What people write where they want no proxy, or any: as a host's name it would only fail."""
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class ProxyProblem:
    """A variable, or one entry of it, that cannot be read. `entry` is free of passwords."""

    source: str
    entry: str
    matters: bool  # whether requests fail by it; else the entry is left out


@dataclass(frozen=True, slots=True)
class _Exception:
    """One entry of NO_PROXY."""

    name: str = ""  # a domain with all beneath it, or a pattern with * and ?
    network: _Network | None = None
    port: int | None = None

    def covers(self, host: str, port: int) -> bool:
        if self.port is not None and self.port != port:
            return False
        if self.network is not None:
            address = _address(host)
            return address is not None and address in self.network
        if self.name == "<local>":  # Windows' word for names without a dot
            return "." not in host and ":" not in host
        if set("*?") & set(self.name):
            return fnmatchcase(host, self.name)
        return host == self.name or host.endswith("." + self.name)


@dataclass(frozen=True, slots=True)
class Proxies:
    """Which proxy a request takes. URLs may hold a password: never logged."""

    by_scheme: Mapping[Literal["http", "https"], str]
    exceptions: tuple[_Exception, ...] = ()
    problems: tuple[ProxyProblem, ...] = ()
    broken: Mapping[Literal["http", "https"], str] | None = None  # scheme -> the variable that cannot be read

    def proxy_for(self, url: str) -> str | None:
        """The proxy's URL for a request to `url`; None: straight.

        Raises:
            SettingsError: the variable that says so cannot be read; it is named.
        """
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:  # no address at all: whoever sends it finds out
            return None
        scheme: Literal["http", "https"] = "https" if parts.scheme in {"https", "wss"} else "http"
        if is_this_machine(host) or any(each.covers(host, port) for each in self.exceptions):
            return None
        if self.broken and scheme in self.broken:
            raise SettingsError(self.broken[scheme], "this is not the address of a proxy")
        return self.by_scheme.get(scheme)


def read_proxies(
    environ: Mapping[str, str] | None = None,
    of_system: Callable[[], Mapping[str, str]] | None = None,
) -> Proxies:
    """What HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say; without the first three, the system.

    Small letters win over capitals, and an empty variable takes back what its other form says.
    """
    environ = os.environ if environ is None else environ
    named = {scheme: _variable(environ, f"{scheme}_proxy") for scheme in ("http", "https", "all")}
    if not any(value for _, value in named.values()):
        named = {
            scheme: (SYSTEM, value) for scheme, value in (of_system or _of_system)().items() if scheme != "no"
        }
    by_scheme: dict[Literal["http", "https"], str] = {}
    broken: dict[Literal["http", "https"], str] = {}
    problems: list[ProxyProblem] = []
    schemes: tuple[Literal["http", "https"], ...] = ("http", "https")
    for scheme in schemes:
        source, value = next((named[key] for key in (scheme, "all") if named.get(key, ("", ""))[1]), ("", ""))
        if not value:
            continue
        try:
            by_scheme[scheme] = _proxy_url(value)
        except ValueError:
            broken[scheme] = source
            problem = ProxyProblem(source, _without_password(value), matters=True)
            problems += [problem] if problem not in problems else []
    source, listed = _variable(environ, "no_proxy")
    exceptions: list[_Exception] = []
    for entry in re.split(r"[\s,;|]+", listed):
        try:
            exceptions += [_exception(entry)] if entry else []
        except ValueError:
            problems.append(ProxyProblem(source, _without_password(entry), matters=False))
    return Proxies(by_scheme, tuple(exceptions), tuple(problems), broken)


def _of_system() -> Mapping[str, str]:
    """By scheme, where the system keeps such settings (Windows, macOS)."""
    for name in ("getproxies_registry", "getproxies_macosx_sysconf"):
        if (ask := getattr(urllib.request, name, None)) is not None:
            found: Mapping[str, str] = ask()
            return found
    return {}


def _variable(environ: Mapping[str, str], name: str) -> tuple[str, str]:
    """Its name as written, and its value without the line break or the quotes a file gave it."""
    written = next((each for each in (name, name.upper()) if each in environ), name.upper())
    return written, environ.get(written, "").strip().strip("\"'").strip()


def _proxy_url(text: str) -> str:
    """A proxy's address in one form. Raises ValueError.

    A path, a question or a fragment is refused: what has one is a list of rules (``proxy.pac``), or a slip
    as in ``http//proxy:3128``, whose host would be "http". So is a bare word, which names neither a port nor
    what the proxy speaks.
    """
    parts = urlsplit(text if "://" in text else f"http://{text}")
    scheme = _SCHEMES.get(parts.scheme.lower())
    host, port = parts.hostname, parts.port  # ValueError where the port is no number
    if scheme is None or not host or re.search(r"[\s\x00-\x1f\x7f]", text) or port == 0:
        raise ValueError(text)
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.netloc.endswith(":"):
        raise ValueError(text)
    if ":" in host:
        ipaddress.IPv6Address(host.partition("%")[0])
    elif (
        host in _NO_NAMES
        or host.endswith(".pac")
        or not _is_host(host)
        or ("://" not in text and port is None and "." not in host)
    ):
        raise ValueError(text)
    user, at, _ = parts.netloc.rpartition("@")
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{user}{at}{shown}" + (f":{port}" if port else "")


def _is_host(host: str) -> bool:
    """Whether that is a computer's name, or an address of four numbers. Raises ValueError."""
    if any(not sign.isascii() and unicodedata.category(sign)[0] not in "LMN" for sign in host):
        return False  # typographic quotes, and signs that are drawn as nothing
    name = host.encode("idna").decode()
    if name.rstrip(".").rpartition(".")[2].isdigit():  # no domain ends so: it is meant as an address
        return isinstance(ipaddress.ip_address(name), ipaddress.IPv4Address)
    return _NAME.fullmatch(name) is not None


def _exception(entry: str) -> _Exception:
    """One entry of NO_PROXY. Raises ValueError."""
    entry = entry.strip("\"'").lower()
    if "://" in entry:
        entry = urlsplit(entry).netloc
    if (network := _network(entry)) is not None:  # before a port is sought: ::1 is full of colons
        return _Exception(network=network)
    host, port = entry, None
    if found := re.fullmatch(r"(.+):(\d{1,5})", entry, re.ASCII):
        host, port = found[1], int(found[2])
        if not 0 < port < 65_536:
            raise ValueError(entry)
    if (network := _network(host)) is not None:
        return _Exception(network=network, port=port)
    if host in {"*", "<local>"}:
        return _Exception(host, port=port)
    name = host.removeprefix("*").removeprefix(".") if host.startswith(("*.", ".")) else host
    if set("*?") & set(name):
        if not _PATTERN.fullmatch(name):
            raise ValueError(entry)
        return _Exception(name, port=port)
    if not _is_host(name):
        raise ValueError(entry)
    return _Exception(name.encode("idna").decode().rstrip("."), port=port)


def _network(text: str) -> _Network | None:
    """An address, or a range of them, in brackets or not."""
    address, slash, length = text.partition("/")
    address = address[1:-1] if address.startswith("[") and address.endswith("]") else address
    if text.startswith("[") and text.endswith("]") and slash:  # [fe80::/10]
        address, length = address.removeprefix("["), length.removesuffix("]")
    address = address.partition("%")[0]
    try:
        return ipaddress.ip_network(f"{address}{slash}{length}", strict=False)
    except ValueError:
        return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def is_this_machine(host: str) -> bool:
    """Whether that name or address never leaves this computer."""
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def _without_password(text: str) -> str:
    shown = re.sub(r"(?s)^(\w+://)?.*@", r"\1…@", text)[:80]
    return shown.encode("utf-8", "replace").decode()  # what was not UTF-8 reaches us as half a character
