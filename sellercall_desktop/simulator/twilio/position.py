"""Where a leg stands in its documents: what the next address is read against, and what is sent with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sellercall_desktop.simulator.twilio.resources import Source
from sellercall_desktop.simulator.twilio.webhooks import call_token, leg_params

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Leg
    from sellercall_desktop.simulator.twilio.twiml import Verb


class Position:
    """One leg, its exchange, and the address of the document it is at."""

    def __init__(self, exchange: Exchange, leg: Leg) -> None:
        self.exchange = exchange
        self.leg = leg
        self.base_url = ""

    def lead_to(
        self, verb: Verb, params: dict[str, str] | None = None, url: str | None = None
    ) -> Source | None:
        """The document a verb's action (or text) leads to; relative addresses are understood."""
        target = verb.get("action") if url is None else url
        if not target:
            return None
        return Source(
            url=urljoin(self.base_url, target), method=verb.get("method", "POST"), params=params or {}
        )

    def part(self, verb: Verb, results: dict[str, str]) -> None:
        """Ask `action` as an interrupted verb does; its answer is not obeyed."""
        if (source := self.lead_to(verb, results)) is not None:
            self.leg.parting = self.exchange.webhooks.send_later(
                source.method, source.url, self.params_with(source)
            )

    def params_with(self, source: Source) -> dict[str, str]:
        """The parameters of a request for that document."""
        params = leg_params(self.leg, self.exchange.account.sid, self.leg.status) | dict(source.params)
        if self.leg.direction == "inbound":
            params["CallToken"] = call_token()
        return params
