"""Announcements into a conference: a document or a sound, heard by one participant or by all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sellercall_desktop.simulator.twilio.reading import read
from sellercall_desktop.simulator.twilio.resources import Source
from sellercall_desktop.simulator.twilio.speaking import Speaking

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Customer
    from sellercall_desktop.simulator.twilio.conferences import Conference, Participant
    from sellercall_desktop.simulator.twilio.exchange import Exchange

MAX_DOCUMENTS = 20  # that lead to one another


async def announce(
    exchange: Exchange, room: Conference, participant: Participant | None, source: Source
) -> None:
    """Fetch what is to be announced and perform it; whoever leaves meanwhile does not hear the rest."""
    sid = participant.leg.sid if participant is not None else ""
    params = {"AccountSid": exchange.account.sid, "ConferenceSid": room.sid} | (
        {"CallSid": sid} if sid else {}
    )

    def listeners() -> list[Customer]:
        inside = [each for each in room.participants.values() if participant in {None, each}]
        return [each.leg.customer for each in inside if each.leg.customer is not None]

    speaking = Speaking(exchange, sid, listeners)
    url = source.url
    for _ in range(MAX_DOCUMENTS):
        code, verbs = await read(exchange.webhooks, source, params, sound_allowed=True)
        if code:
            exchange.stage.alert(code, sid, f"announcement {source.url}")
            return
        further = None
        for verb in verbs:
            if verb.name == "Redirect":
                further = Source(url=urljoin(source.url, verb.text), method=verb.get("method", "POST"))
                break
            if not await speaking.perform(verb, source.url):
                exchange.stage.alert(13238, sid, f"{verb.name} in an announcement")
            exchange.conferences.settle(room)
        if further is None:
            break
        source = further
    exchange.conferences.announced(room, participant, url)
