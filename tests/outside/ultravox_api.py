"""Ultravox's REST API, as far as a dialer asks it. Shapes are those of ``ultravox-openapi.yaml``."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlencode

from aiohttp import web

from tests.outside.book import Book, Place
from tests.outside.provider_door import BY
from tests.outside.voice_ai import VoiceAi, call_json
from tests.outside.world_clock import Agenda

USUAL_PAGE = 100


class UltravoxApi:
    """One account. `keys`: API key -> whose it is."""

    def __init__(self, agenda: Agenda, book: Book, voice_ai: VoiceAi, keys: dict[str, str]) -> None:
        self._agenda, self._book, self._voice_ai, self.keys = agenda, book, voice_ai, keys
        self.hides_join_url = False  # of places that are read again
        self._door = None

    def who(self, request: web.Request) -> str | None:
        return self.keys.get(request.headers.get("X-API-Key", ""))

    def refuse(self, status: int, retry_after: str = "") -> web.Response:
        headers = {"Retry-After": retry_after} if retry_after else None
        return web.json_response({"detail": f"refused with {status}"}, status=status, headers=headers)

    def open_at(self, door) -> None:
        self._door = door
        door.route("GET", "/api/accounts/me", "account", self.account)
        door.route("POST", "/api/calls", "create", self.create)
        door.route("GET", "/api/calls", "list", self.list)
        door.route("GET", "/api/calls/{id}", "fetch", self.fetch)
        door.route("DELETE", "/api/calls/{id}", "delete", self.delete)
        door.route("GET", "/api/calls/{id}/messages", "messages", self.messages)
        door.route("POST", "/api/calls/{id}/send_data_message", "message", self.data_message)

    async def account(self, _request: web.Request) -> web.Response:
        active = sum(1 for place in self._book.places.values() if place.ended_at is None)
        return web.json_response(
            {
                "accountId": "4f3f6a52-6a0c-4f8e-9a3a-0d8f2c6f7a11",
                "name": "Outside",
                "billingUrl": "https://billing.outside.example",
                "freeTimeUsed": "0s",
                "freeTimeRemaining": "1800s",
                "hasActiveSubscription": True,
                "subscriptionTier": None,
                "subscriptionCadence": None,
                "subscriptionExpiration": None,
                "subscriptionScheduledUpdate": None,
                "subscriptionRenewal": None,
                "activeCalls": active,
                "allowedConcurrentCalls": None,
                "allowedVoices": None,
                "allowedCorpora": None,
            }
        )

    async def create(self, request: web.Request) -> web.Response:
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            return self.refuse(400)
        metadata = body.get("metadata") or {}
        if not all(isinstance(v, str) for v in metadata.values()) or any(
            k.startswith("ultravox.") for k in metadata
        ):
            return self.refuse(400)
        place = self._voice_ai.create(body, request[BY])
        return web.json_response(call_json(place), status=201)

    async def fetch(self, request: web.Request) -> web.Response:
        place = self._place(request)
        return self.refuse(404) if place is None else web.json_response(self._read(place))

    async def delete(self, request: web.Request) -> web.Response:
        """Erases the data. It ends nothing."""
        place = self._place(request)
        if place is None:
            return self.refuse(404)
        place.deleted = True
        return web.Response(status=204)

    async def list(self, request: web.Request) -> web.Response:
        query = request.query
        wanted = {k.removeprefix("metadata."): v for k, v in query.items() if k.startswith("metadata.")}
        found = [
            place
            for place in self._book.places.values()
            if not place.deleted
            and all(place.metadata.get(key) == value for key, value in wanted.items())
            and ("fromDate" not in query or place.created_at >= _when(query["fromDate"]))
            and ("toDate" not in query or place.created_at <= _when(query["toDate"]))
        ]
        found.sort(key=lambda place: place.created_at, reverse=query.get("sort", "-created").startswith("-"))
        return self._page(request, [self._read(place) for place in found])

    async def messages(self, request: web.Request) -> web.Response:
        place = self._place(request)
        return self.refuse(404) if place is None else self._page(request, place.messages)

    async def data_message(self, request: web.Request) -> web.Response:
        place = self._place(request)
        if place is None:
            return self.refuse(404)
        body = json.loads(await request.read())
        if body.get("type") != "hang_up":
            return self.refuse(400)
        return web.Response(status=204) if self._voice_ai.asked_to_hang_up(place) else self.refuse(422)

    def _read(self, place: Place) -> dict:
        told = call_json(place)
        return {**told, "joinUrl": None} if self.hides_join_url else told

    def _page(self, request: web.Request, entries: list) -> web.Response:
        first, size = int(request.query.get("cursor", 0)), int(request.query.get("pageSize", USUAL_PAGE))
        following = None
        if first + size < len(entries):
            query = {**request.query, "cursor": str(first + size)}
            following = f"{self._door.url}{request.path}?{urlencode(query)}"
        return web.json_response(
            {
                "next": following,
                "previous": None,
                "results": entries[first : first + size],
                "total": len(entries),
            }
        )

    def _place(self, request: web.Request) -> Place | None:
        place = self._book.places.get(request.match_info["id"])
        return None if place is None or place.deleted else place


def _when(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else datetime.fromisoformat(f"{text}T00:00:00+00:00")
