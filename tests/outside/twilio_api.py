"""Twilio's REST API, as far as a dialer asks it. Shapes are those of ``twilio_api_v2010.json``."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlencode

from aiohttp import web

from tests.outside.book import Book, Leg
from tests.outside.exchange import Exchange, new_sid
from tests.outside.provider_door import BY
from tests.outside.world_clock import Agenda

VERSION = "2010-04-01"
ERRORS = {
    400: (20001, "Unknown parameters"),
    401: (20003, "Authenticate"),
    404: (20404, "The requested resource was not found"),
    429: (20429, "Too Many Requests"),
}
SUBRESOURCES = (
    *("notifications", "recordings", "payments", "events", "siprec", "streams"),
    *("transcriptions", "user_defined_message_subscriptions", "user_defined_messages"),
)


class TwilioApi:
    """One account. `users`: user name -> password; the account SID itself is one of them."""

    def __init__(
        self, agenda: Agenda, book: Book, exchange: Exchange, account_sid: str, users: dict[str, str]
    ) -> None:
        self._agenda, self._book, self._exchange = agenda, book, exchange
        self.account_sid, self.users = account_sid, users
        self._updating: dict[str, Leg] = {}

    def who(self, request: web.Request) -> str | None:
        """The user that the Authorization header proves."""
        kind, _, given = request.headers.get("Authorization", "").partition(" ")
        try:
            name, _, password = base64.b64decode(given).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return name if kind == "Basic" and self.users.get(name) == password else None

    def refuse(self, status: int, retry_after: str = "", code: int = 0, message: str = "") -> web.Response:
        usual_code, usual = ERRORS.get(status, (20500, "An internal server error has occurred"))
        code = code or usual_code
        body = {
            "code": code,
            "message": message or usual,
            "more_info": f"https://www.twilio.com/docs/errors/{code}",
            "status": status,
        }
        return web.json_response(
            body, status=status, headers={"Retry-After": retry_after} if retry_after else None
        )

    def open_at(self, door) -> None:
        root = f"/{VERSION}/Accounts/{self.account_sid}"
        door.route("POST", f"{root}/Calls.json", "create", self.create)
        door.route("GET", f"{root}/Calls.json", "list", self.list)
        door.route("GET", f"{root}/Calls/{{sid}}.json", "fetch", self.fetch)
        door.route("POST", f"{root}/Calls/{{sid}}.json", "update", self.update)
        door.route("GET", f"{root}/IncomingPhoneNumbers.json", "numbers", self.numbers)

    async def create(self, request: web.Request) -> web.Response:
        form = await request.post()
        if not form.get("To"):
            return self.refuse(400, code=21201, message="No 'To' number is specified")
        if not form.get("From"):
            return self.refuse(400, code=21213, message="'From' phone number is required")
        if not (form.get("Twiml") or form.get("Url") or form.get("ApplicationSid")):
            return self.refuse(400, code=21205, message="Url parameter is required")
        if len(str(form.get("Twiml", ""))) > 4000:
            return self.refuse(400, code=21205, message="Twiml is too long")
        leg = Leg(
            sid=new_sid(),
            to=str(form["To"]),
            from_=str(form["From"]),
            direction="outbound-api",
            asked_by=request[BY],
            asked_at=self._agenda.now(),
            twiml=str(form.get("Twiml", "")),
            ring_timeout_s=float(str(form.get("Timeout", 60))),
            callback=str(form.get("StatusCallback", "")),
            callback_events=tuple(map(str, form.getall("StatusCallbackEvent", ["completed"]))),
        )
        self._exchange.place(leg)
        return web.json_response(self.resource(leg), status=201)

    async def fetch(self, request: web.Request) -> web.Response:
        leg = self._book.legs.get(request.match_info["sid"])
        return self.refuse(404) if leg is None else web.json_response(self.resource(leg))

    async def update(self, request: web.Request) -> web.Response:
        leg = self._book.legs.get(request.match_info["sid"])
        if leg is None:
            return self.refuse(404)
        form = await request.post()
        status = form.get("Status")
        if status is None and form.get("Twiml"):
            leg.twiml = str(form["Twiml"])
            self._exchange.run(leg, leg.twiml, self._agenda.now())
        elif status not in {"completed", "canceled"}:
            return self.refuse(400)
        elif not self._exchange.hang_up(leg, request[BY], canceled=status == "canceled"):
            return self.refuse(400, code=21220, message="Call is not in-progress. Cannot redirect.")
        return web.json_response(self.resource(leg))

    async def list(self, request: web.Request) -> web.Response:
        """Newest first. A page token names the last call of the page before: the list may have grown."""
        query = request.query
        found = [leg for leg in self._book.legs.values() if _asked_for(leg, query)]
        found.sort(key=lambda leg: leg.asked_at, reverse=True)
        size = min(int(query.get("PageSize", 50)), 1000)
        before, sids = query.get("PageToken", "").removeprefix("PA"), [leg.sid for leg in found]
        first = sids.index(before) + 1 if before in sids else 0
        page = int(query.get("Page", 0))
        entries = found[first : first + size]
        path = f"/{VERSION}/Accounts/{self.account_sid}/Calls.json"
        following = None
        if first + size < len(found):
            asked = {k: v for k, v in query.items() if k not in {"Page", "PageToken"}}
            following = (
                f"{path}?{urlencode({**asked, 'Page': page + 1, 'PageToken': f'PA{entries[-1].sid}'})}"
            )
        return web.json_response(
            {
                "calls": [self.resource(leg) for leg in entries],
                "page": page,
                "page_size": size,
                "start": first,
                "end": max(first, first + len(entries) - 1),
                "first_page_uri": f"{path}?PageSize={size}&Page=0",
                "next_page_uri": following,
                "previous_page_uri": None,
                "uri": request.path_qs,
            }
        )

    async def numbers(self, request: web.Request) -> web.Response:
        path = request.path
        return web.json_response(
            {
                "incoming_phone_numbers": [],
                "page": 0,
                "page_size": 50,
                "start": 0,
                "end": 0,
                "first_page_uri": f"{path}?Page=0",
                "next_page_uri": None,
                "previous_page_uri": None,
                "uri": request.path_qs,
            }
        )

    def resource(self, leg: Leg) -> dict:
        """A call as the API tells it. Times are whole seconds; what is not known yet is null."""
        uri = f"/{VERSION}/Accounts/{self.account_sid}/Calls/{leg.sid}"
        completed = leg.status == "completed"
        return {
            "sid": leg.sid,
            "date_created": _rfc2822(leg.asked_at),
            "date_updated": _rfc2822(leg.updated_at),
            "parent_call_sid": leg.parent,
            "account_sid": self.account_sid,
            "to": leg.to,
            "to_formatted": leg.to,
            "from": leg.from_,
            "from_formatted": leg.from_,
            "phone_number_sid": None,
            "status": leg.status,
            "start_time": _rfc2822(leg.rang_at),
            "end_time": _rfc2822(leg.over_at)
            if completed
            else None,  # "empty if … did not complete successfully"
            "duration": str(leg.duration_s) if completed else None,
            "price": leg.price,
            "price_unit": "USD",
            "direction": leg.direction,
            "answered_by": None,
            "api_version": VERSION,
            "forwarded_from": None,
            "group_sid": None,
            "caller_name": None,
            "queue_time": str(leg.queue_ms),
            "trunk_sid": None,
            "uri": f"{uri}.json",
            "subresource_uris": {name: f"{uri}/{_camel(name)}.json" for name in SUBRESOURCES},
        }


def _asked_for(leg: Leg, query) -> bool:
    started = leg.rang_at
    after, before = query.get("StartTime>"), query.get("StartTime<")
    return (
        query.get("To", leg.to) == leg.to
        and query.get("From", leg.from_) == leg.from_
        and query.get("Status", leg.status) == leg.status
        and query.get("ParentCallSid", leg.parent) == leg.parent
        and (after is None or (started is not None and started >= _day_or_time(after)))
        and (before is None or (started is not None and started < _day_or_time(before)))
    )


def _day_or_time(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else datetime.fromisoformat(f"{text}T00:00:00+00:00")


def _rfc2822(when: datetime | None) -> str | None:
    return None if when is None else format_datetime(when.replace(microsecond=0))


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
