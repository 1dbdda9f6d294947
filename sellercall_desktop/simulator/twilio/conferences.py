"""Conference rooms: who is in them, who hears whom, and what is told of it to whoever asked.

A room begins (``in-progress``) when two are in it and one of them may start it; until then each hears music.
It ends with the last who leaves, or with one whose leaving ends it. Left alone in a room that has begun, one
hears nothing. Beeps, recordings and coaching are not simulated; a wait or hold music from another machine
is not fetched and counts as music.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.customers import MACHINES
from sellercall_desktop.simulator.hearing import MUSIC, NOBODY
from sellercall_desktop.simulator.twilio.resources import StatusWish, new_sid, rfc2822

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.twilio.resources import Account, Leg
    from sellercall_desktop.simulator.twilio.twiml import Verb
    from sellercall_desktop.simulator.twilio.webhooks import Webhooks

log = logging.getLogger(__name__)
MAX_PARTICIPANTS = 250
MAX_NAME = 128
CALL_SID = re.compile(r"CA[0-9a-fA-F]{32}")
FLAGS = {
    "muted": (13230, False),
    "endConferenceOnExit": (13231, False),
    "startConferenceOnEnter": (13232, True),
}
OURS = {"127.0.0.1", "localhost"}


@dataclass(slots=True, eq=False)
class Participant:
    """A leg in a room."""

    leg: Leg
    room: Conference
    label: str = ""
    muted: bool = False
    hold: bool = False
    starts: bool = True
    ends: bool = False
    has_wait_music: bool = True
    out: asyncio.Event = field(default_factory=asyncio.Event)
    created: datetime = field(default_factory=now)
    updated: datetime = field(default_factory=now)

    @property
    def shown(self) -> str:
        """The number, as others' records name it."""
        customer = self.leg.customer
        number = customer.number if customer is not None else self.leg.to
        machine = customer is not None and customer.behaviour.plot in MACHINES
        return number + (" (machine)" if machine else "") + (" (muted)" if self.muted else "")


@dataclass(slots=True, eq=False)
class Conference:
    """A room; one that has ended keeps its name, which the next room may bear too."""

    name: str
    wish: StatusWish
    sid: str = field(default_factory=lambda: new_sid("CF"))
    status: str = "init"
    reason: str | None = None
    ended_by: str | None = None
    sequence: int = 0
    participants: dict[str, Participant] = field(default_factory=dict)
    created: datetime = field(default_factory=now)
    updated: datetime = field(default_factory=now)

    def heard_by(self, listener: Participant) -> str:
        """What one in the room hears as long as nothing is announced."""
        if listener.hold:
            return MUSIC
        if self.status == "init":
            return MUSIC if listener.has_wait_music else NOBODY
        others = [each.shown for each in self.participants.values() if each is not listener and not each.hold]
        return f"conference:{self.name} with [{', '.join(others)}]" if others else NOBODY


class Conferences:
    """All rooms, and the one place where somebody enters, leaves, and a room begins and ends."""

    def __init__(self, stage: Stage, account: Account, webhooks: Webhooks) -> None:
        self._stage, self._account, self._webhooks = stage, account, webhooks
        self.rooms: dict[str, Conference] = {}

    def enter(self, leg: Leg, noun: Verb, base_url: str) -> Participant | None:
        """Into the room of that name, which is made where there is none; None where that is refused."""
        room = next((r for r in self.rooms.values() if r.name == noun.text and r.status != "completed"), None)
        if code := self._refusal(room, noun):
            self._stage.alert(code, leg.sid, f"Conference {noun.text[:MAX_NAME]}")
            return None
        if room is None:
            wish = StatusWish(
                urljoin(base_url, noun.get("statusCallback")) if noun.get("statusCallback") else "",
                noun.get("statusCallbackMethod", "POST"),
                frozenset(noun.get("statusCallbackEvent").split()),
            )
            room = Conference(noun.text, wish)
            self.rooms[room.sid] = room
        flags = {name: self._flag(leg, noun, name) for name in FLAGS}
        entered = Participant(
            leg,
            room,
            noun.get("participantLabel"),
            muted=flags["muted"],
            starts=flags["startConferenceOnEnter"],
            ends=flags["endConferenceOnExit"],
            has_wait_music=noun.attributes.get("waitUrl") != "",
        )
        if music := noun.get("waitUrl"):
            self._ask_for_music(leg, urljoin(base_url, music), noun.get("waitMethod", "POST"))
        room.participants[leg.sid] = entered
        self._tell(room, "join", "participant-join", entered)
        if room.status == "init" and len(room.participants) > 1 and _may_start(room):
            room.status = "in-progress"
            self._tell(room, "start", "conference-start")
        self.settle(room)
        return entered

    def leave(self, participant: Participant, how: str = "left") -> None:
        """Out of the room, which may end it; nothing happens to one who is out already."""
        room = participant.room
        if room.participants.get(participant.leg.sid) is not participant:
            return
        self._remove(participant)
        if participant.ends:
            self.end(room, f"participant-with-end-conference-on-exit-{how}", participant)
        elif not room.participants:
            self.end(room, f"last-participant-{how}", participant)
        self.settle(room)

    def end(self, room: Conference, reason: str, by: Participant | None = None) -> None:
        """Everybody out; each goes on with what follows in the own document."""
        if room.status == "completed":
            return
        room.status, room.reason = "completed", reason
        room.ended_by = by.leg.sid if by is not None else None
        for each in list(room.participants.values()):
            self._remove(each)
        self._tell(room, "end", "conference-end", None, {
            "ReasonConferenceEnded": reason,
            "Reason": reason.replace("-", " "),
            **({"CallSidEndingConference": by.leg.sid} if by is not None else {}),
            **({"ParticipantLabelEndingConference": by.label} if by is not None and by.label else {}),
        })  # fmt: skip
        self.settle(room)

    def mute(self, participant: Participant, muted: bool) -> None:
        """Let the others hear them, or not."""
        participant.muted = muted
        self._changed(participant, "mute", f"participant-{'mute' if muted else 'unmute'}")

    def hold(self, participant: Participant, hold: bool, url: str, method: str) -> None:
        """Music instead of the others, who do not hear them either; or back among them."""
        participant.hold = hold
        if hold:
            self._ask_for_music(participant.leg, url, method)
        self._changed(participant, "hold", f"participant-{'hold' if hold else 'unhold'}")

    def end_on_exit(self, participant: Participant, ends: bool) -> None:
        """Whether the room ends with them."""
        participant.ends = ends
        self._changed(participant, "modify", "participant-modify")

    def announced(self, room: Conference, participant: Participant | None, url: str) -> None:
        """An announcement has ended."""
        self._tell(room, "announcement", "announcement-end", participant, {"AnnounceUrl": url})
        self.settle(room)

    def settle(self, room: Conference) -> None:
        """Everybody hears what there is to be heard now; a sentence is heard to its end."""
        room.updated = now()
        for each in room.participants.values():
            customer = each.leg.customer
            if customer is not None and not customer.hearing.now.startswith("said "):
                customer.hears(room.heard_by(each))
        self._stage.changes.notify()

    def _remove(self, participant: Participant) -> None:
        room = participant.room
        del room.participants[participant.leg.sid]
        participant.out.set()
        if participant.leg.customer is not None:
            participant.leg.customer.hears(NOBODY)
        self._tell(room, "leave", "participant-leave", participant)

    def _changed(self, participant: Participant, event: str, name: str) -> None:
        participant.updated = now()
        self._tell(participant.room, event, name, participant)
        self.settle(participant.room)

    @staticmethod
    def _refusal(room: Conference | None, noun: Verb) -> int:
        label = noun.get("participantLabel")
        inside = room.participants.values() if room is not None else ()
        if not noun.text or len(noun.text) > MAX_NAME:
            return 13237
        if len(label) > MAX_NAME or "/" in label or CALL_SID.fullmatch(label):
            return 16023
        if label and any(each.label == label for each in inside):
            return 16025
        return 16020 if len(inside) >= noun.number("maxParticipants", MAX_PARTICIPANTS) else 0

    def _flag(self, leg: Leg, noun: Verb, name: str) -> bool:
        code, default = FLAGS[name]
        value = noun.get(name, str(default).lower())
        if value not in {"true", "false"}:
            self._stage.alert(code, leg.sid, f"Conference {name}={value}")
            return default
        return value == "true"

    def _ask_for_music(self, leg: Leg, url: str, method: str) -> None:
        if urlsplit(url).hostname in OURS:
            self._stage.background.spawn(self._fetch_music(leg, url, method), "music of a conference")
        elif url:
            log.info("simulator.music_elsewhere", extra={"host": urlsplit(url).hostname})

    async def _fetch_music(self, leg: Leg, url: str, method: str) -> None:
        fetched = await self._webhooks.send(
            method, url, {"CallSid": leg.sid, "AccountSid": self._account.sid}
        )
        if fetched.status != 200:
            self._stage.alert(11200, leg.sid, f"music {urlsplit(url).path}")

    def _tell(
        self,
        room: Conference,
        event: str,
        name: str,
        about: Participant | None = None,
        more: dict[str, str] | None = None,
    ) -> None:
        """One of the room's status callbacks, if the first who entered asked for it."""
        if not room.wish.url or event not in room.wish.events:
            return
        params = {
            "ConferenceSid": room.sid,
            "FriendlyName": room.name,
            "AccountSid": self._account.sid,
            "SequenceNumber": str(room.sequence + 1),
            "Timestamp": rfc2822(now()) or "",
            "StatusCallbackEvent": name,
        }
        if about is not None:
            params |= {
                "CallSid": about.leg.sid,
                "Muted": str(about.muted).lower(),
                "Hold": str(about.hold).lower(),
                "Coaching": "false",
                "EndConferenceOnExit": str(about.ends).lower(),
                "StartConferenceOnEnter": str(about.starts).lower(),
            } | ({"ParticipantLabel": about.label} if about.label else {})
        room.sequence += 1
        self._webhooks.send_later(room.wish.method, room.wish.url, params | (more or {}))


def _may_start(room: Conference) -> bool:
    return any(each.starts for each in room.participants.values())
