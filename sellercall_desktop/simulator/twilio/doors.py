"""What the fake Twilio needs of the fake Ultravox: an ear for SIP, and where its sockets really are."""

from __future__ import annotations

import asyncio  # noqa: TC003 - an Event in a Protocol
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Customer


class SipTalk(Protocol):
    """A conversation reached by SIP."""

    @property
    def over(self) -> asyncio.Event:
        """Set when the AI's side has ended."""

    def hang_up(self) -> None:
        """The caller is gone."""


class VoiceDoor(Protocol):
    """The ways into the fake Ultravox that are not HTTP."""

    def socket_address(self, url: str) -> str:
        """Where a ``wss:`` address is really served (``ws:`` on its own port)."""

    async def invite(self, uri: str, customer: Customer | None) -> SipTalk | None:
        """A SIP call to `uri`; None if nobody is there."""
