"""A call and its facts, pair by pair: from every status, what each fact makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest

from sellercall_desktop.core.calls.call import Call, CallResult, CallStatus, advance, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    FACT_TYPES,
    ActAnswered,
    ActAsked,
    ActFate,
    ActKind,
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallNotPlaced,
    CallPlaced,
    CallQueued,
    CallRefused,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Fact,
    Gravity,
    HangUpRequested,
    LegAsked,
    Party,
    PlacementUncertain,
    ProviderReported,
    RefusalReason,
    Speaker,
    SummaryWritten,
    TurnSpoken,
    WordsRead,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    CustomerHeld,
    CustomerJoined,
    CustomerTold,
    GiveBackAsked,
    GiveBackCause,
    GiveBackFailed,
    HandOffAsked,
    HandOffCancelled,
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
    PlaceRefused,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.written_facts import (
    CallbackKept,
    CallbackSet,
    DispositionSet,
    FieldJudged,
    FieldState,
    NoteWritten,
    OptOutJudged,
    OptOutJudgement,
    WatchSaw,
    WrapUpFinished,
    WrapUpOpened,
)
from tests.each_case import of_each

START = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


QUEUED = CallQueued(START, START)
ASKED = LegAsked(START, ("CA0",))
WORDS_READ = WordsRead(START)
REQUESTED = CallRequested(START, Direction.OUTBOUND, "+573001234567", prompt_version=3)
CREATED = AgentCreated(at(1), "agent-1", 1800)
PLACED = CallPlaced(at(2), "CA1")
RINGING = CallRinging(at(3))
ANSWERED = CallAnswered(at(10))
JOINED = AgentJoined(at(11))
TURN = TurnSpoken(at(12), 0, Speaker.AI, "Buenos días")
TOOL_TURN = TurnSpoken(at(12), 0, Speaker.TOOL, "{}")
COMPLETED = CarrierEnded(at(60), CarrierOutcome.COMPLETED, 50.0)
AGENT_ENDED = AgentEnded(at(59), AgentOutcome.AI_HUNG_UP)
CUSTOMER_LEFT = AgentEnded(at(59), AgentOutcome.CUSTOMER_HUNG_UP)
REFUSED = CallRefused(at(2), Party.CARRIER, "not allowed", "21215", 400)
UNCERTAIN = PlacementUncertain(at(2), Party.CARRIER)
NOT_PLACED = CallNotPlaced(at(90))
HANG_UP = HangUpRequested(at(30), "window")
SUMMARY = SummaryWritten(at(70), "Interested", "The customer is interested.")
COST = CostKnown(at(80), Party.CARRIER, Decimal("0.0140"), "USD")

ACT = ActAsked(at(20), "act-1", ActKind.SUGGEST, "Pida el correo", "ana")
ACT_DELIVERED = ActAnswered(at(21), "act-1", ActFate.DELIVERED)
REPORTED = ProviderReported(at(13), Party.CARRIER, Gravity.ERROR, "31920", "no handshake")

WRITTEN: tuple[Fact, ...] = (
    DispositionSet(at(80), "ana", "sold", "Vendido"),
    NoteWritten(at(81), "ana", "Quiere dos cajas"),
    CallbackSet(at(82), "ana", at(9_000), "America/Bogota"),
    CallbackKept(at(9_010), "ana", "call-2"),
    WrapUpOpened(at(79)),
    WrapUpFinished(at(83), "ana"),
    FieldJudged(at(84), "ana", "email", FieldState.CONFIRMED, "ana@ejemplo.co", 4),
    OptOutJudged(at(85), "ana", OptOutJudgement.NO_OPT_OUT, "hablaba de otra empresa", 6, "no me llamen"),
    WatchSaw(at(12), "machine", "voicemail", 0, "deje su mensaje", 1.0),
)

HANDED: tuple[Fact, ...] = (
    HandOffAsked(at(20), "h1", HandOffKind.TAKE_OVER, "+573009876543", "Ana", "ana", "desk"),
    PersonLegAsked(at(21), "l1", "h1", LegRole.SELLER, "+573009876543", ("CA8",)),
    PersonLegPlaced(at(22), "l1", "CA9"),
    PersonLegRinging(at(23), "l1"),
    PersonLegAnswered(at(25), "l1"),
    PersonLegJudged(at(26), "l1", Answerer.HUMAN),
    PersonLegNotPlaced(at(22), "l2", "not allowed", "21215", 400),
    PersonConfirmed(at(27), "h1", "ana"),
    CustomerTold(at(28), "h1", 3.0),
    RedirectAsked(at(31), "r1", RedirectTo.CONFERENCE, "h1"),
    RedirectAnswered(at(32), "r1", RedirectFate.DONE),
    CustomerJoined(at(33), "h1"),
    CustomerHeld(at(34), "h1", on_hold=True, by="ana"),
    PersonMuted(at(35), "h1", muted=True, by="ana"),
    GiveBackAsked(at(40), "g1", "h1", GiveBackCause.ASKED, "ana", "Diez por ciento"),
    GiveBackFailed(at(48), "g1", "no place"),
    PlaceAsked(at(41), 1, "g1"),
    PlaceMade(at(42), 1, "agent-2", 1800),
    PlaceRefused(at(43), 2, "busy", "429", 429),
    AgentJoined(at(44), part=1),
    AgentEnded(at(55), AgentOutcome.AI_HUNG_UP, part=1),
    WordsRead(at(56), part=1),
    SummaryWritten(at(57), "Goes on", None, part=1),
    CostKnown(at(80), Party.AGENT, Decimal("0.05"), "USD", part="1"),
    PersonLegEnded(at(45), "l1", PersonLegOutcome.COMPLETED, 20.0, 200),
    HandOffCancelled(at(46), "h2", "ana"),
    HandOffEnded(at(46), "h1", HandOffEnd.GIVEN_BACK),
)

REACHED: dict[CallStatus, tuple[Fact, ...]] = {
    CallStatus.DIALING: (CREATED,),
    CallStatus.UNKNOWN: (CREATED, UNCERTAIN),
    CallStatus.QUEUED: (CREATED, PLACED),
    CallStatus.RINGING: (CREATED, PLACED, RINGING),
    CallStatus.ANSWERED: (CREATED, PLACED, RINGING, ANSWERED),
    CallStatus.AI_JOINED: (CREATED, PLACED, RINGING, ANSWERED, JOINED),
    CallStatus.TALKING: (CREATED, PLACED, RINGING, ANSWERED, JOINED, TURN),
    CallStatus.ENDED: (CREATED, PLACED, RINGING, ANSWERED, JOINED, TURN, AGENT_ENDED, COMPLETED),
}

S = CallStatus
ORDER = [S.DIALING, S.UNKNOWN, S.QUEUED, S.RINGING, S.ANSWERED, S.AI_JOINED, S.TALKING, S.ENDED]
STAGE = {PLACED: S.QUEUED, RINGING: S.RINGING, ANSWERED: S.ANSWERED, JOINED: S.AI_JOINED}
ENDS = (COMPLETED, AGENT_ENDED, REFUSED)
TELLS_NOTHING_OF_THE_STAGE = (
    REQUESTED,
    QUEUED,
    ASKED,
    WORDS_READ,
    CREATED,
    SUMMARY,
    COST,
    HANG_UP,
    TOOL_TURN,
    ACT,
    ACT_DELIVERED,
    REPORTED,
    *WRITTEN,
    *HANDED,
)
ALL_FACTS = (*STAGE, *ENDS, *TELLS_NOTHING_OF_THE_STAGE, TURN, UNCERTAIN, NOT_PLACED)


def call_in(status: CallStatus) -> Call:
    return advance_all(start_call("call-1", REQUESTED), REACHED[status])


def expected_status(status: CallStatus, fact: Fact) -> CallStatus:
    if fact in TELLS_NOTHING_OF_THE_STAGE:
        return status
    if fact in ENDS:
        return S.ENDED
    if fact is TURN:  # words count once the AI is known to be on the line
        return S.TALKING if status is S.AI_JOINED else status
    if fact is UNCERTAIN:
        return S.UNKNOWN if status is S.DIALING else status
    if fact is NOT_PLACED:  # only while the carrier has not confirmed the call
        return S.ENDED if status in {S.DIALING, S.UNKNOWN} else status
    return max(status, STAGE[fact], key=ORDER.index)


def test_the_table_speaks_of_every_status_and_every_fact():
    assert set(REACHED) == set(CallStatus) == set(ORDER)
    assert {type(fact) for fact in ALL_FACTS} == set(FACT_TYPES.values())
    assert {status: call_in(status).status for status in REACHED} == {status: status for status in REACHED}


@of_each(product(CallStatus, ALL_FACTS))
def test_each_fact_in_each_status_leads_where_the_table_says(status, fact):
    before = call_in(status)
    after = advance(before, fact)
    assert after.status is expected_status(status, fact)
    assert advance(after, fact) == after
    assert (after.result is not None) is (after.status is S.ENDED)
    assert (after.ended_at is not None) is (after.status is S.ENDED)


TO_LEAVE = ActAsked(at(30), "v1", ActKind.VOICEMAIL, "Hola")
TO_VOICEMAIL = (CREATED, PLACED, JOINED, TURN, TO_LEAVE, CUSTOMER_LEFT)


def heard(verdict):
    return WatchSaw(at(30), "machine", verdict, 1, "después del tono")


def left_fate(fate):
    return ActAnswered(at(31), "v1", fate)


def ended_at(seconds):
    return CarrierEnded(at(seconds), CarrierOutcome.COMPLETED)


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        ((CREATED, PLACED, RINGING, ANSWERED, JOINED, TURN, COMPLETED), CallResult.TALKED),
        ((CREATED, PLACED, JOINED, TURN, AGENT_ENDED), CallResult.TALKED),
        ((CREATED, PLACED, RINGING, CarrierEnded(at(40), CarrierOutcome.NO_ANSWER)), CallResult.NO_ANSWER),
        ((CREATED, PLACED, RINGING, CarrierEnded(at(5), CarrierOutcome.BUSY, sip_code=486)), CallResult.BUSY),
        (
            (CREATED, PLACED, RINGING, CarrierEnded(at(5), CarrierOutcome.BUSY, sip_code=603)),
            CallResult.REJECTED,
        ),
        (
            (CREATED, PLACED, RINGING, CarrierEnded(at(5), CarrierOutcome.NO_ANSWER, sip_code=607)),
            CallResult.REJECTED,
        ),
        ((CREATED, PLACED, JOINED, TURN, CUSTOMER_LEFT), CallResult.CUT_OFF),
        ((CREATED, PLACED, JOINED, TURN, CUSTOMER_LEFT, COMPLETED), CallResult.CUT_OFF),
        ((CREATED, PLACED, JOINED, TURN, HANG_UP, CUSTOMER_LEFT), CallResult.TALKED),
        (
            (CREATED, PLACED, JOINED, TURN, AgentEnded(at(40), AgentOutcome.CONNECTION_ERROR), COMPLETED),
            CallResult.AI_BROKE_OFF,
        ),
        ((CREATED, PLACED, CarrierEnded(at(5), CarrierOutcome.FAILED, sip_code=503)), CallResult.FAILED),
        (
            (CREATED, PLACED, CarrierEnded(at(5), CarrierOutcome.FAILED, sip_code=404)),
            CallResult.NO_SUCH_NUMBER,
        ),
        (
            (CREATED, PLACED, RINGING, HANG_UP, CarrierEnded(at(9), CarrierOutcome.CANCELED)),
            CallResult.CANCELED,
        ),
        (
            (CREATED, PLACED, RINGING, HANG_UP, CarrierEnded(at(9), CarrierOutcome.COMPLETED)),
            CallResult.CANCELED,
        ),
        ((CREATED, PLACED, ANSWERED, COMPLETED), CallResult.HUNG_UP_EARLY),
        ((CREATED, PLACED, ANSWERED, JOINED, COMPLETED), CallResult.HUNG_UP_EARLY),
        (
            (CREATED, PLACED, ANSWERED, AgentEnded(at(30), AgentOutcome.UNJOINED), COMPLETED),
            CallResult.NO_AI,
        ),
        ((CREATED, PLACED, ANSWERED, AgentEnded(at(30), AgentOutcome.SYSTEM_ERROR)), CallResult.NO_AI),
        ((CREATED, PLACED, RINGING, AgentEnded(at(60), AgentOutcome.UNJOINED)), CallResult.NO_ANSWER),
        ((CREATED, REFUSED), CallResult.REFUSED),
        ((REFUSED,), CallResult.REFUSED),
        ((CREATED, replace(REFUSED, reason=RefusalReason.NO_SUCH_NUMBER)), CallResult.NO_SUCH_NUMBER),
        ((CREATED, replace(REFUSED, reason=RefusalReason.NOT_ALLOWED)), CallResult.NOT_ALLOWED),
        ((CREATED, UNCERTAIN, NOT_PLACED), CallResult.NOT_PLACED),
        ((*TO_VOICEMAIL, left_fate(ActFate.DELIVERED), COMPLETED), CallResult.VOICEMAIL),
        ((*TO_VOICEMAIL, left_fate(ActFate.DELIVERED)), CallResult.VOICEMAIL),
        ((*TO_VOICEMAIL, left_fate(ActFate.REFUSED), COMPLETED), CallResult.CUT_OFF),
        ((*TO_VOICEMAIL, left_fate(ActFate.UNKNOWN), ended_at(75)), CallResult.VOICEMAIL),
        ((*TO_VOICEMAIL, left_fate(ActFate.UNKNOWN), ended_at(60)), CallResult.CUT_OFF),  # both at once
        ((CREATED, PLACED, JOINED, TURN, heard("voicemail"), HANG_UP, COMPLETED), CallResult.VOICEMAIL),
        ((CREATED, PLACED, JOINED, TURN, heard("full"), CUSTOMER_LEFT), CallResult.VOICEMAIL),
        ((CREATED, PLACED, JOINED, TURN, heard("menu"), CUSTOMER_LEFT), CallResult.CUT_OFF),
        (
            (CREATED, PLACED, JOINED, TURN, heard("voicemail"), heard("person"), CUSTOMER_LEFT),
            CallResult.CUT_OFF,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, CallResult) else "",
)
def test_what_came_of_a_call(facts, result):
    forward = advance_all(start_call("call-1", REQUESTED), facts)
    backward = advance_all(start_call("call-1", REQUESTED), facts[::-1])
    assert (forward.status, forward.result) == (S.ENDED, result)
    assert backward == forward


def test_late_webhook_after_the_end_changes_no_status():
    ended = advance_all(
        start_call("c", REQUESTED), (CREATED, PLACED, CarrierEnded(at(9), CarrierOutcome.BUSY))
    )
    assert advance(ended, RINGING).status is S.ENDED
    assert advance(ended, RINGING).result is CallResult.BUSY


def test_a_call_held_for_not_placed_revives_when_the_carrier_shows_it():
    given_up = advance_all(start_call("c", REQUESTED), (CREATED, UNCERTAIN, NOT_PLACED))
    revived = advance(given_up, PLACED)
    assert (given_up.status, revived.status, revived.result) == (S.ENDED, S.QUEUED, None)
    ended = advance(revived, AgentEnded(at(200), AgentOutcome.AI_HUNG_UP))
    assert ended.ended_at == at(200)  # not when it was wrongly given up


def test_duration_is_the_carriers_else_measured():
    told = advance_all(start_call("c", REQUESTED), (ANSWERED, COMPLETED))
    measured = advance_all(
        start_call("c", REQUESTED), (ANSWERED, CarrierEnded(at(60), CarrierOutcome.COMPLETED))
    )
    assert (told.duration_s, measured.duration_s, call_in(S.RINGING).duration_s) == (50.0, 50.0, None)


def test_a_growing_turn_keeps_its_first_time_and_its_last_text():
    part = TurnSpoken(at(12), 0, Speaker.AI, "Buenos", 0.5, final=False)
    whole = TurnSpoken(at(14), 0, Speaker.AI, "Buenos días, le habla Ana", 0.5)
    expected = (TurnSpoken(at(12), 0, Speaker.AI, "Buenos días, le habla Ana", 0.5),)
    assert advance_all(start_call("c", REQUESTED), (part, whole)).turns == expected
    assert advance_all(start_call("c", REQUESTED), (whole, part)).turns == expected


def test_turns_stand_in_the_order_they_were_spoken():
    turns = [TurnSpoken(at(10 + i), i, Speaker.AI, str(i)) for i in range(5)]
    shuffled = (turns[3], turns[0], turns[4], turns[2], turns[1])
    assert advance_all(start_call("c", REQUESTED), shuffled).turns == tuple(turns)


def test_a_price_is_kept_for_each_provider_and_never_falls_back_to_zero():
    zero, agent = (
        CostKnown(at(70), Party.CARRIER, Decimal(0), "USD"),
        CostKnown(at(71), Party.AGENT, Decimal("0.05"), "USD"),
    )
    costs = advance_all(start_call("c", REQUESTED), (COST, zero, agent)).costs
    assert [(cost.party, cost.amount) for cost in costs] == [
        (Party.AGENT, Decimal("0.05")),
        (Party.CARRIER, Decimal("0.0140")),
    ]


def test_doubt_about_the_carrier_outlives_doubt_about_the_agent():
    """Whether the customer may have been rung must never be forgotten."""
    of_agent, of_carrier = PlacementUncertain(at(1), Party.AGENT), PlacementUncertain(at(3), Party.CARRIER)
    call = advance_all(start_call("c", REQUESTED), (of_agent, CREATED, of_carrier))
    assert call.uncertain == of_carrier
    assert call.status is S.UNKNOWN


def test_a_settled_call_expects_nothing_more():
    settled = {status: call_in(status).is_settled for status in CallStatus}
    assert [status for status, done in settled.items() if done] == [S.ENDED]
    assert not advance_all(start_call("c", REQUESTED), (CREATED, PLACED, AGENT_ENDED)).is_settled
    assert advance_all(start_call("c", REQUESTED), (REFUSED,)).is_settled


# --- acts: asked and answered come in any order -----------------------------------------------------


@pytest.mark.parametrize("facts", [(ACT, ACT_DELIVERED), (ACT_DELIVERED, ACT), (ACT, ACT_DELIVERED, ACT)])
def test_an_act_and_its_answer_are_one_whatever_comes_first(facts):
    (act,) = advance_all(call_in(S.TALKING), facts).acts
    assert (act.asked, act.answered, act.fate) == (ACT, ACT_DELIVERED, ActFate.DELIVERED)


def test_an_act_without_an_answer_is_on_its_way():
    (act,) = advance_all(call_in(S.TALKING), (ACT,)).acts
    assert act.fate is ActFate.ON_ITS_WAY


@pytest.mark.parametrize("clear", [ActFate.DELIVERED, ActFate.TOO_LATE, ActFate.REFUSED])
def test_a_clear_answer_outranks_none(clear):
    lost = ActAnswered(at(40), "act-1", ActFate.UNKNOWN)
    answered = ActAnswered(at(41), "act-1", clear)
    for facts in ((ACT, lost, answered), (answered, lost, ACT)):
        (act,) = advance_all(call_in(S.TALKING), facts).acts
        assert act.fate is clear


def test_acts_stand_in_the_order_they_were_asked_for():
    later = replace(ACT, act_id="act-0", at=at(50))
    call = advance_all(call_in(S.TALKING), (later, ACT_DELIVERED, ACT))
    assert [act.act_id for act in call.acts] == ["act-1", "act-0"]
