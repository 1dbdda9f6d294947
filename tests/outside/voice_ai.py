"""The voice AI's side of the outside world: places, who joins them, what is said, how they end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from tests.outside.book import Book, Place
from tests.outside.postman import Postman
from tests.outside.world_clock import Agenda

JOIN_TIMEOUT_S, MAX_DURATION_S = 30.0, 3600.0  # where the request names none
TURN_S = 1.0
BILLED_AFTER_S = 1.5
NO_AGENT = {"agentId": "00000000-0000-0000-0000-000000000000", "name": ""}  # the document wants one always
LINES = (
    "¿Aló?",
    "Buenos días, le llamo de la tienda.",
    "Cuénteme.",
    "Tenemos una oferta.",
    "Bueno, gracias.",
)


class VoiceAi:
    """Makes places and lets them go."""

    def __init__(self, agenda: Agenda, book: Book, postman: Postman) -> None:
        self._agenda, self._book, self._postman = agenda, book, postman
        self.on_end: Callable[[Place, datetime], None] = lambda _place, _at: None  # the leg hears of it

    def create(self, request: dict, by: str) -> Place:
        now, place_id = self._agenda.now(), str(uuid4())
        medium = request.get("medium") or {"webRtc": {}}
        place = Place(
            id=place_id,
            asked_by=by,
            created_at=now,
            request=request,
            join_url=_join_url(medium, place_id),
            join_timeout_s=_seconds(request.get("joinTimeout"), JOIN_TIMEOUT_S),
            max_duration_s=_seconds(request.get("maxDuration"), MAX_DURATION_S),
        )
        self._book.places[place_id] = place
        self._agenda.after(now, place.join_timeout_s, lambda at: self._age_out(place, at))
        return place

    def join(self, join_url: str, at: datetime) -> Place | None:
        """Somebody comes with this address; None where it opens nothing (aged out, taken, unknown)."""
        place = next((p for p in self._book.places.values() if p.join_url == join_url), None)
        if place is None or place.joined_at is not None or place.ended_at is not None:
            return None
        place.joined_at = at
        self._agenda.after(at, place.max_duration_s, lambda when: self.end(place, "timeout", when))
        self._agenda.after(at, 0.2, lambda when: self._speak(place, when))
        self._postman.tell_event(place, "joined", call_json)
        return place

    def end(self, place: Place, reason: str, at: datetime) -> None:
        if place.ended_at is not None:
            return
        place.ended_at, place.end_reason = at, reason
        if place.joined_at is not None:
            place.summary = "El cliente escuchó la oferta."
        self._postman.tell_event(place, "ended", call_json)
        self._agenda.after(at, BILLED_AFTER_S, lambda _at: self._bill(place))
        self.on_end(place, at)

    def asked_to_hang_up(self, place: Place) -> bool:
        """A data message; False where the call is not active (422)."""
        if place.joined_at is None or place.ended_at is not None:
            return False
        self._agenda.after(self._agenda.now(), 0.3, lambda at: self.end(place, "agent_hangup", at))
        return True

    def _age_out(self, place: Place, at: datetime) -> None:
        if place.joined_at is None:
            self.end(place, "unjoined", at)

    def _bill(self, place: Place) -> None:
        place.billed = True
        self._postman.tell_event(place, "billed", call_json)

    def _speak(self, place: Place, at: datetime) -> None:
        if place.ended_at is not None or place.joined_at is None:
            return
        spoken = len(place.messages)
        since = (at - place.joined_at).total_seconds()
        span = {"start": f"{since:.3f}s", "end": f"{since + TURN_S / 2:.3f}s"}
        place.messages.append(
            {
                "role": "MESSAGE_ROLE_AGENT" if spoken % 2 else "MESSAGE_ROLE_USER",
                "text": LINES[spoken % len(LINES)],
                "medium": "MESSAGE_MEDIUM_VOICE",
                "callStageMessageIndex": spoken,
                "callStageId": place.id,
                "timespan": span,
                "wallClockTimespan": span,
            }
        )
        pause = TURN_S if spoken < 60 else 20.0  # a talk of hours need not be long to read
        self._agenda.after(at, pause, lambda when: self._speak(place, when))


def call_json(place: Place) -> dict:
    """The `Call` of the OpenAPI document."""
    asked = place.request
    talked_s = 0.0
    if place.joined_at and place.ended_at:
        talked_s = (place.ended_at - place.joined_at).total_seconds()
    return {
        "callId": place.id,
        "clientVersion": None,
        "created": _rfc3339(place.created_at),
        "joined": _rfc3339(place.joined_at),
        "ended": _rfc3339(place.ended_at),
        "endReason": place.end_reason,
        "billedDuration": f"{-(-talked_s // 6) * 6:g}s" if place.billed else None,
        "billedSideInputTokens": None,
        "billedSideOutputTokens": None,
        "billingStatus": "BILLING_STATUS_BILLED" if place.billed else "BILLING_STATUS_PENDING",
        "firstSpeaker": (
            "FIRST_SPEAKER_USER"
            if "user" in (asked.get("firstSpeakerSettings") or {})
            else "FIRST_SPEAKER_AGENT"
        ),
        "firstSpeakerSettings": asked.get("firstSpeakerSettings") or {"agent": {}},
        "initialOutputMedium": "MESSAGE_MEDIUM_VOICE",
        "joinTimeout": asked.get("joinTimeout", f"{JOIN_TIMEOUT_S:g}s"),
        "joinUrl": place.join_url,
        "languageHint": asked.get("languageHint"),
        "maxDuration": asked.get("maxDuration", f"{MAX_DURATION_S:g}s"),
        "medium": asked.get("medium"),
        "model": asked.get("model", "ultravox-v0.7"),
        "recordingEnabled": asked.get("recordingEnabled", False),
        "systemPrompt": asked.get("systemPrompt"),
        "temperature": asked.get("temperature", 0.0),
        "voice": asked.get("voice"),
        "shortSummary": "Escuchó la oferta." if place.summary else None,
        "summary": place.summary,
        "agent": NO_AGENT,
        "agentId": None,
        "experimentalSettings": None,
        "metadata": place.metadata,
        "initialState": {},
        "requestContext": {},
        "sipDetails": None,
    }


def _join_url(medium: dict, place_id: str) -> str | None:
    if "sip" in medium:
        return f"sip:{place_id}@voice.outside.example" if "incoming" in medium["sip"] else None
    return f"wss://voice.outside.example/calls/{place_id}" + ("/telephony" if "twilio" in medium else "")


def _seconds(duration: str | None, usual: float) -> float:
    return usual if duration is None else float(duration.removesuffix("s"))


def _rfc3339(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat().replace("+00:00", "Z")
