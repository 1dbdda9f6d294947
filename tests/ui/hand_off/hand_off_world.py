"""Calls in every state of a hand-off, as facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sellercall_desktop.core.calls.facts import AgentEnded, AgentJoined, AgentOutcome
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    CustomerHeld,
    CustomerJoined,
    GiveBackAsked,
    GiveBackCause,
    GiveBackFailed,
    HandOffAsked,
    HandOffEnd,
    HandOffEnded,
    HandOffKind,
    LegRole,
    PersonConfirmed,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegJudged,
    PersonLegNotPlaced,
    PersonLegOutcome,
    PersonLegPlaced,
    PersonLegRinging,
    PersonMuted,
    PlaceAsked,
    PlaceMade,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from tests.ui.window_world import NOW, live_call, talk

OWN, LUIS = "+573009876543", "+573007654321"
TALK = talk("Buenos días", "¿De parte de quién?", "De Valentina", "Quiero hablar con una persona")


def at(seconds):
    return NOW + timedelta(seconds=seconds)


def asked(kind=HandOffKind.TAKE_OVER, *, h="h1", second=20):
    own = kind is HandOffKind.TAKE_OVER
    number, name = (OWN, "Ana Pérez") if own else (LUIS, "Luis Gómez")
    return HandOffAsked(at(second), h, kind, number, name, "ana", "desk", OWN)


def rung(h="h1", *, leg="l1", role=LegRole.SELLER, second=21):
    number = OWN if role is LegRole.SELLER else LUIS
    return (
        PersonLegAsked(at(second), leg, h, role, number),
        PersonLegPlaced(at(second), leg, f"CA-{leg}"),
        PersonLegRinging(at(second + 1), leg),
    )


def answered(leg="l1", second=25):
    return (PersonLegAnswered(at(second), leg),)


def led(h="h1", *, redirect="r1", to=RedirectTo.CONFERENCE, part=0, second=31):
    return (
        RedirectAsked(at(second), redirect, to, h, part),
        RedirectAnswered(at(second + 1), redirect, RedirectFate.DONE),
    )


RINGING = (asked(), *rung())
ASKING = (*RINGING, *answered())
MOVING = (*ASKING, PersonConfirmed(at(27), "h1", "ana"), *led())
JOINED = (*MOVING, AgentEnded(at(32), AgentOutcome.CUSTOMER_HUNG_UP), CustomerJoined(at(33), "h1"))
HELD = (*JOINED, CustomerHeld(at(40), "h1", on_hold=True, by="ana"))
MUTED = (*JOINED, PersonMuted(at(40), "h1", muted=True, by="ana"))
GIVING_BACK = (*JOINED, GiveBackAsked(at(50), "g1", "h1", GiveBackCause.ASKED, "ana", "Diez por ciento"))
NO_PLACE = (*GIVING_BACK, GiveBackFailed(at(58), "g1", "no place"))
GIVEN_BACK = (
    *GIVING_BACK,
    PlaceAsked(at(51), 1, "g1"),
    PlaceMade(at(52), 1, "agent-2", 600),
    *led(redirect="r2", to=RedirectTo.AI, part=1, second=53),
    AgentJoined(at(55), part=1),
    PersonLegEnded(at(56), "l1", PersonLegOutcome.COMPLETED, 31),
    HandOffEnded(at(56), "h1", HandOffEnd.GIVEN_BACK),
)
UNANSWERED = (
    *RINGING,
    PersonLegEnded(at(41), "l1", PersonLegOutcome.NO_ANSWER),
    HandOffEnded(at(41), "h1", HandOffEnd.UNANSWERED),
)
DROPPED = (*JOINED, PersonLegEnded(at(60), "l1", PersonLegOutcome.COMPLETED, 30))

BACK_BY_DROP = (*DROPPED, GiveBackAsked(at(61), "g1", "h1", GiveBackCause.DROPPED, "desk", ""))

ON_RINGING = (asked(HandOffKind.ANNOUNCED), *rung(role=LegRole.COLLEAGUE))
ON_SELLER_FIRST = (asked(HandOffKind.ANNOUNCED), *rung())
ON_ASKING = (*ON_RINGING, *answered())
ON_DECLINED = (
    *ON_RINGING,
    PersonLegEnded(at(30), "l1", PersonLegOutcome.BUSY),
    HandOffEnded(at(30), "h1", HandOffEnd.DECLINED),
)
ON_REFUSED = (
    asked(HandOffKind.ANNOUNCED),
    PersonLegAsked(at(21), "l1", "h1", LegRole.COLLEAGUE, "+573001239930"),
    PersonLegNotPlaced(
        at(22), "l1", "The phone number you are attempting to call is not valid.", "21211", 400
    ),
    HandOffEnded(
        at(23), "h1", HandOffEnd.FAILED, "The phone number you are attempting to call is not valid."
    ),
)
BLIND_JOINED = (
    asked(HandOffKind.BLIND),
    *rung(role=LegRole.COLLEAGUE),
    *answered(),
    PersonLegJudged(at(27), "l1", Answerer.UNKNOWN),
    *led(),
    CustomerJoined(at(33), "h1"),
)


def call(*facts, call_id="call-1", number="+573001234567"):
    return live_call(*TALK, *facts, call_id=call_id, number=number)


ON_LAPSED = (
    *JOINED,
    asked(HandOffKind.BLIND, h="h2", second=40),
    *rung("h2", leg="l2", role=LegRole.COLLEAGUE, second=41),
    PersonLegEnded(at(45), "l2", PersonLegOutcome.BUSY),
    HandOffEnded(at(45), "h2", HandOffEnd.DECLINED),
)

COLLEAGUE_MUTED = (*BLIND_JOINED, PersonMuted(at(40), "h1", muted=True, by="ana"))
UNNAMED_JOINED = (replace(asked(HandOffKind.BLIND), name=""), *BLIND_JOINED[1:])
MUTED_AND_HELD = (*MUTED, CustomerHeld(at(41), "h1", on_hold=True, by="ana"))
BOTH_THERE = (  # she has the customer, and speaks with the colleague first
    *MUTED,
    asked(HandOffKind.ANNOUNCED, h="h2", second=41),
    *rung("h2", leg="l2", role=LegRole.COLLEAGUE, second=42),
    *answered("l2", 46),
    CustomerHeld(at(47), "h2", on_hold=True),
)

UNCONFIRMED = (
    *ASKING,
    PersonLegEnded(at(56), "l1", PersonLegOutcome.COMPLETED, 31),
    HandOffEnded(at(56), "h1", HandOffEnd.UNANSWERED),
)
