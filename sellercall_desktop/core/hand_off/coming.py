"""A person is on her way to the customer: ring, wait for her, bring them together; or give it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    GiveBackCause,
    HandOffEnd,
    HandOffKind,
    LegRole,
    PersonLegOutcome,
    RedirectFate,
)
from sellercall_desktop.core.calls.partners import agent_place, leg_of, person_legs, target_leg
from sellercall_desktop.core.hand_off.entering import entering
from sellercall_desktop.core.hand_off.policy import BY_TELEPHONE
from sellercall_desktop.core.hand_off.steps import (
    AskBack,
    Close,
    EndLeg,
    Find,
    HoldCustomer,
    Join,
    LeadToConference,
    Ring,
    Settle,
    Step,
    Tell,
    Wait,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.handed import PersonLeg, Redirect
    from sellercall_desktop.core.hand_off.scene import Scene


class Coming:
    """What is to be done next for one that is under way."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._times = scene, scene.policy.times

    def step(self) -> Step:
        """Ring, wait for her, bring them together; or give it up."""
        one, call = self._scene.one, self._scene.call
        if one.cancelled is not None and self._scene.led is None:
            return self._give_up(HandOffEnd.CANCELLED)
        refused = self._scene.refused_redirect
        if refused is not None and self._scene.led is None:
            return self._give_up(
                HandOffEnd.FAILED, refused.answered.message if refused.answered is not None else ""
            )
        for role in self._roles:
            if (step := self._until_answered(role)) is not None:
                return step
        person = target_leg(call, one)
        if person is None or person.answered is None:
            return self._wait
        if (step := self._until_present(person)) is not None:
            return step
        return self._meet(person) if self._scene.holder is not None else self._bring_customer(person)

    @property
    def _roles(self) -> tuple[LegRole, ...]:
        """Whose telephones it takes, in the order in which they are rung."""
        if self._kind is HandOffKind.TAKE_OVER:
            return (LegRole.SELLER,)
        if self._kind is HandOffKind.BLIND or self._scene.one.confirmed is not None:
            return (LegRole.COLLEAGUE,)  # once they have spoken she may hang up before the customer comes
        call, hand_off_id = self._scene.call, self._scene.one.hand_off_id
        if leg_of(call, hand_off_id, LegRole.SELLER) is not None:
            speaks_first = True
        else:  # she who had the customer, and has dropped out since, is not rung once more
            colleague = leg_of(call, hand_off_id, LegRole.COLLEAGUE)
            speaks_first = self._scene.holder is None and colleague is None
        return (LegRole.SELLER, LegRole.COLLEAGUE) if speaks_first else (LegRole.COLLEAGUE,)

    @property
    def _kind(self) -> HandOffKind:
        asked = self._scene.one.asked
        return asked.kind if asked is not None else HandOffKind.TAKE_OVER

    def _until_answered(self, role: LegRole) -> Step | None:
        leg = leg_of(self._scene.call, self._scene.one.hand_off_id, role)
        if leg is None:
            return self._ring(role)
        if not leg.may_ring:
            return self._give_up(*self._first_end)
        if leg.placed is None:
            return Find(leg)
        if leg.answered is not None:
            return None
        rung_s = self._scene.sight.placed_s.get(leg.leg_id, 0.0)
        limit_s = self._scene.policy.ring_s + self._times.rings_longer_s
        return EndLeg(leg) if rung_s > limit_s else self._wait

    def _ring(self, role: LegRole) -> Step:
        asked = self._scene.one.asked
        if asked is None:
            return self._wait
        of_seller = role is LegRole.SELLER and asked.kind is HandOffKind.ANNOUNCED
        return Ring(
            self._scene.one,
            role,
            asked.seller_number if of_seller else asked.number,
            entering(asked.kind, role, to_others=self._scene.holder is not None),
            detects_machine=asked.kind is HandOffKind.BLIND,
        )

    def _until_present(self, person: PersonLeg) -> Step | None:
        """None as soon as the person may have the customer."""
        one, kind = self._scene.one, self._kind
        waited_s = self._scene.sight.answered_s.get(person.leg_id, 0.0)
        if kind is HandOffKind.BLIND:
            answerer = person.judged.answerer if person.judged is not None else Answerer.UNKNOWN
            if answerer is Answerer.MACHINE:
                return EndLeg(person)
            if answerer is Answerer.HUMAN or waited_s >= self._times.taken_as_answered_s:
                return None
            return Wait(max(0.1, self._times.taken_as_answered_s - waited_s))
        if one.confirmed is not None:
            return None
        is_heard = self._scene.holder is not None and self._scene.customer_is_in and not self._scene.is_held
        if kind is HandOffKind.ANNOUNCED and is_heard:
            return HoldCustomer(one, on=True)
        taken_over, times = kind is HandOffKind.TAKE_OVER, self._times
        limit_s = times.confirm_within_s if taken_over else times.speaks_first_s
        return EndLeg(person) if waited_s > limit_s else self._wait

    def _meet(self, person: PersonLeg) -> Step:
        """The customer is in the conference already, with somebody else."""
        if not self._scene.is_in(person):
            waited_s = self._scene.sight.answered_s.get(person.leg_id, 0.0)
            confirmed, times = self._scene.one.confirmed is not None, self._times
            limit_s = times.speaks_first_s if confirmed else self._scene.policy.meets_within_s
            return EndLeg(person) if waited_s > limit_s else self._wait
        if self._scene.sight.is_seen and not self._scene.customer_is_in:
            return self._wait  # whoever had the customer has dropped out: the AI comes back first
        if self._scene.is_held:
            return HoldCustomer(self._scene.one, on=False)
        return Join(self._scene.one, self._scene.holder, person)

    def _bring_customer(self, person: PersonLeg) -> Step:
        one, led = self._scene.one, self._scene.led
        if led is not None:
            return self._until_led(person, led)
        # As long as she hears whom it is about, the customer is better off with the AI than with music.
        hears_s = self._hears_s - self._scene.sight.answered_s.get(person.leg_id, 0.0)
        if one.told is None and agent_place(self._scene.call) is not None:
            early_s = hears_s - self._times.told_before_s
            return Wait(early_s) if early_s > 0 else Tell(one)
        rest_s = one.told.seconds - self._scene.since(one.told.at) if one.told is not None else 0.0
        return Wait(max(rest_s, hears_s)) if max(rest_s, hears_s) > 0 else LeadToConference(one)

    @property
    def _hears_s(self) -> float:
        """How long she listens from the answer on; who pressed the key listens no more."""
        one, policy = self._scene.one, self._scene.policy
        if self._kind is not HandOffKind.TAKE_OVER:
            return policy.hears_s
        pressed = one.confirmed is not None and one.confirmed.by == BY_TELEPHONE
        return 0.0 if pressed else policy.hears_s + policy.key_s

    def _until_led(self, person: PersonLeg, led: Redirect) -> Step:
        if self._scene.customer_is_in:
            return Join(self._scene.one, None, person) if self._scene.is_in(person) else self._wait
        if not self._scene.sight.is_seen or led.asked is None:
            return self._wait
        led_s = self._scene.since((led.answered or led.asked).at)
        if led.fate is RedirectFate.UNKNOWN and self._scene.is_with_ai:
            return Settle(led) if led_s > self._times.lost_after_s else self._wait
        # Led once more, one who is there already would leave, and end it for the person.
        answered_s = self._scene.sight.answered_s.get(person.leg_id, 0.0)
        listens = led.fate is RedirectFate.DONE and answered_s <= self._scene.policy.meets_within_s
        is_late = led_s > self._times.enters_within_s and not listens
        return LeadToConference(self._scene.one) if is_late else self._wait

    def _give_up(self, end: HandOffEnd, message: str = "") -> Step:
        """The customer stays where they are; one who was led away already gets the AI back."""
        one = self._scene.one
        for leg in person_legs(self._scene.call):
            if leg.asked is not None and leg.asked.hand_off_id == one.hand_off_id and leg.may_ring:
                return EndLeg(leg) if leg.placed is not None else Find(leg)
        if (led := self._scene.led) is not None:
            if self._scene.customer_is_in or led.fate is RedirectFate.DONE or not self._scene.is_with_ai:
                return AskBack(one, GiveBackCause.DROPPED) if self._scene.may_ask_back else self._wait
            return Settle(led) if self._is_late(led) else self._wait
        if self._scene.holder is not None and one.held is not None and one.held.on_hold:
            return HoldCustomer(one, on=False)  # what was for her; the holder's own wish stays
        return Close(one, end, message)

    def _is_late(self, led: Redirect) -> bool:
        """A redirect that has had no effect by now has none."""
        return led.asked is not None and self._scene.since(led.asked.at) > self._times.lost_after_s

    @property
    def _first_end(self) -> tuple[HandOffEnd, str]:
        """What it failed of: of two telephones, the first that was over; the other one was ended for that."""
        legs = person_legs(self._scene.call)
        ours = [leg for leg in legs if leg.asked and leg.asked.hand_off_id == self._scene.one.hand_off_id]
        over = [leg for leg in ours if not leg.may_ring]
        if not over:
            return HandOffEnd.FAILED, ""
        # One that was never rung ends the other. Carriers tell whole seconds, by their own clock: of two in
        # one, the one that nobody took was first.
        leg = min(over, key=lambda one: (one.ended is not None, _over_at(one), one.answered is not None))
        if leg.ended is None:
            return HandOffEnd.FAILED, leg.not_placed.message if leg.not_placed is not None else ""
        return self._end_of(leg), ""

    def _end_of(self, leg: PersonLeg) -> HandOffEnd:
        """What a person's leg that ended before she had the customer says."""
        outcome = leg.ended.outcome if leg.ended is not None else PersonLegOutcome.FAILED
        if outcome is not PersonLegOutcome.COMPLETED:
            return _ENDS[outcome]
        machine = leg.judged is not None and leg.judged.answerer is Answerer.MACHINE
        silent = self._scene.one.confirmed is None and self._kind is HandOffKind.TAKE_OVER
        waited_s = self._scene.sight.answered_s.get(leg.leg_id, 0.0)
        nobody = machine or (silent and waited_s >= self._times.confirm_within_s)
        return HandOffEnd.UNANSWERED if nobody else HandOffEnd.DECLINED

    @property
    def _wait(self) -> Wait:
        return Wait(self._times.pace_s)


_ENDS = {
    PersonLegOutcome.BUSY: HandOffEnd.DECLINED,
    PersonLegOutcome.NO_ANSWER: HandOffEnd.UNANSWERED,
    PersonLegOutcome.CANCELED: HandOffEnd.UNANSWERED,  # it rang too long, and was ended here
    PersonLegOutcome.FAILED: HandOffEnd.FAILED,
}


def _over_at(leg: PersonLeg) -> float:
    return leg.ended.at.timestamp() if leg.ended is not None else 0.0
