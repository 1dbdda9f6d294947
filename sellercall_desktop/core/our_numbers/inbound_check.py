"""Would a customer who rings now reach the AI? Every link of the chain is tried, in the caller's order.

number → its address → tunnel → server → signature → voice AI. The faces (doctor, window) put it in words.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
    SecretsUnavailableError,
)
from sellercall_desktop.core.our_numbers.number import VoiceRouting
from sellercall_desktop.core.our_numbers.routing import normal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from sellercall_desktop.core.calls.ports import VoiceAgent
    from sellercall_desktop.core.our_numbers.number import AccountNumber, NumberBook
    from sellercall_desktop.core.our_numbers.routing import Doors

LINK_TIMEOUT_S = 20.0


class Link(StrEnum):
    """A part of the way from a customer's telephone to the AI."""

    NUMBER = "number"
    ADDRESS = "address"  # what the number points to
    TUNNEL = "tunnel"
    SERVER = "server"
    SIGNATURE = "signature"
    AGENT = "agent"


class LinkState(StrEnum):
    """The result of one link's check."""

    SOUND = "sound"
    BROKEN = "broken"
    UNKNOWN = "unknown"  # another link must be mended before it can be tried


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What was found of a link. `key` names its sentence, `details` fill it."""

    link: Link
    state: LinkState
    key: str
    details: Mapping[str, str] = field(default_factory=dict)


class InboundProbe(Protocol):
    """Asks our own addresses as a provider would. Methods raise `ProviderError`."""

    async def health(self, base_url: str, nonce: str) -> bool:
        """Whether this program answers there; without a nonce, whether any SellerCall does."""

    async def signed(self, base_url: str, signed_for: str) -> None:
        """A signed webhook about no call, sent to `base_url` and signed for `signed_for`.

        Raises:
            CredentialsRefusedError, ProviderRefusedError: it was not accepted.
        """


@dataclass(frozen=True, slots=True)
class Chain:
    """What is tried."""

    numbers: NumberBook
    agent: VoiceAgent
    probe: InboundProbe
    doors: Doors
    number: str  # E.164; "" where none is chosen
    listener_url: str  # the public listener's own address on this machine, "" where it is not known
    public_url: str = ""  # where the number should point; "" takes what it points to
    nonce: Callable[[], str] = lambda: ""  # for this very program; "" accepts any SellerCall


async def check_inbound(chain: Chain) -> tuple[LinkResult, ...]:
    """Try every link; never raises. Secrets are not in what it returns."""
    number, found = await _number(chain)
    address = _address(chain, found)
    base = chain.public_url or (chain.doors.public_url_of(found.routing) if found is not None else "")
    tunnel, server = await asyncio.gather(_tunnel(chain, base), _server(chain))
    through = base if tunnel.state is LinkState.SOUND else chain.listener_url
    reachable = LinkState.SOUND in {tunnel.state, server.state}
    signature, agent = await asyncio.gather(
        _signature(chain, through, base, reachable=reachable), _agent(chain)
    )
    return number, address, tunnel, server, signature, agent


def _sound(link: Link, **details: str) -> LinkResult:
    return LinkResult(link, LinkState.SOUND, f"inbound.{link}.ok", details)


def _broken(link: Link, why: str, **details: str) -> LinkResult:
    return LinkResult(link, LinkState.BROKEN, f"inbound.{link}.{why}", details)


def _unknown(link: Link) -> LinkResult:
    return LinkResult(link, LinkState.UNKNOWN, f"inbound.{link}.unknown")


async def _number(chain: Chain) -> tuple[LinkResult, AccountNumber | None]:
    if not chain.number:
        return _broken(Link.NUMBER, "none"), None
    found: list[AccountNumber] = []

    async def look() -> None:
        async for each in chain.numbers.all():
            if each.number == chain.number:
                found.append(each)
                return

    if (problem := await _asked(Link.NUMBER, look())) is not None:
        return problem, None
    if not found:
        return _broken(Link.NUMBER, "foreign", number=chain.number), None
    if not found[0].voice:
        return _broken(Link.NUMBER, "voiceless", number=chain.number), found[0]
    return _sound(Link.NUMBER, number=chain.number), found[0]


def _address(chain: Chain, found: AccountNumber | None) -> LinkResult:
    if found is None:
        return _unknown(Link.ADDRESS)
    routing = normal(found.routing)
    where = routing.trunk or routing.application or routing.voice_url
    if not where:
        return _broken(Link.ADDRESS, "nothing")
    points_to = chain.doors.public_url_of(found.routing)
    wanted = normal(chain.doors.moved(chain.public_url, VoiceRouting())).voice_url
    if not points_to or (chain.public_url and routing.voice_url != wanted):
        return _broken(Link.ADDRESS, "elsewhere", where=_without_user(where))
    if routing.voice_method != "POST":
        return _broken(Link.ADDRESS, "method", method=routing.voice_method)
    return _sound(Link.ADDRESS, where=where)


async def _tunnel(chain: Chain, base: str) -> LinkResult:
    if not base:
        return _broken(Link.TUNNEL, "none")
    return await _healthy(chain, Link.TUNNEL, base)


async def _server(chain: Chain) -> LinkResult:
    if not chain.listener_url:
        return _unknown(Link.SERVER)
    return await _healthy(chain, Link.SERVER, chain.listener_url)


async def _healthy(chain: Chain, link: Link, base: str) -> LinkResult:
    details = {"address": base}
    try:
        async with asyncio.timeout(LINK_TIMEOUT_S):
            ours = await chain.probe.health(base, chain.nonce())
    except (ProviderError, TimeoutError) as error:
        return _broken(link, "silent", **details, problem=_words(error))
    return _sound(link, **details) if ours else _broken(link, "stranger", **details)


async def _signature(chain: Chain, through: str, signed_for: str, *, reachable: bool) -> LinkResult:
    """The key is the carrier's, and our server accepts what it signs."""
    if (problem := await _asked(Link.SIGNATURE, chain.numbers.check_signing_key())) is not None:
        return problem
    if not reachable:
        return _unknown(Link.SIGNATURE)
    try:
        async with asyncio.timeout(LINK_TIMEOUT_S):
            await chain.probe.signed(through, signed_for or through)
    except ProviderRefusedError as error:
        return _broken(Link.SIGNATURE, "refused", problem=_words(error))
    except (ProviderError, TimeoutError) as error:
        return _broken(Link.SIGNATURE, "silent", problem=_words(error))
    except (NotConfiguredError, SecretsUnavailableError):
        return _broken(Link.SIGNATURE, "missing", names="")
    return _sound(Link.SIGNATURE)


async def _agent(chain: Chain) -> LinkResult:
    return await _asked(Link.AGENT, chain.agent.check()) or _sound(Link.AGENT)


async def _asked(link: Link, question: Awaitable[object]) -> LinkResult | None:
    """What a provider's answer says of the link; None where all is well."""
    try:
        async with asyncio.timeout(LINK_TIMEOUT_S):
            await question
    except NotConfiguredError as error:
        return _broken(link, "missing", names=", ".join(error.missing))
    except SecretsUnavailableError:
        return _broken(link, "missing", names="keyring")
    except CredentialsRefusedError:
        return _broken(link, "key_refused")
    except (TimeoutError, ProviderUnreachableError):
        return _broken(link, "unreachable")
    except ProviderError as error:
        return _broken(link, "troubled", problem=_words(error))
    return None


def _without_user(address: str) -> str:
    """An address may carry the name and password by which its owner lets the carrier in."""
    return re.sub(r"//[^/@]*@", "//…@", address)


def _words(error: Exception) -> str:
    if isinstance(error, ProviderError):
        return f"HTTP {error.status}" if error.status else error.message
    return "no answer"
