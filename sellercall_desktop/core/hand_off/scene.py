"""One open hand-off of a live call, as it stands in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import RedirectTo
from sellercall_desktop.core.calls.partners import (
    give_backs,
    holder,
    later_places,
    led_to,
    redirects_for,
    target_leg,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import GiveBack, HandOff, PersonLeg, Place, Redirect
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.steps import Sight


class Scene:
    """What both halves of the decision look at."""

    def __init__(self, call: Call, hand_off: HandOff, sight: Sight, policy: HandOffPolicy) -> None:
        self.call, self.one, self.sight, self.policy = call, hand_off, sight, policy
        self.holder = holder(call)

    def since(self, at: datetime) -> float:
        """Seconds from then to this look."""
        return (self.sight.at - at).total_seconds()

    def is_in(self, leg: PersonLeg) -> bool:
        """Whether this telephone is in the conference."""
        conference = self.sight.conference
        placed = leg.placed.carrier_call_id if leg.placed is not None else None
        return conference is not None and conference.has(placed)

    @property
    def customer_is_in(self) -> bool:
        """Whether the customer is."""
        conference = self.sight.conference
        return conference is not None and conference.has(self.call.carrier_call_id)

    @property
    def person_is_here(self) -> bool:
        """Whether the telephone of the person who is to have the customer is on the line."""
        person = target_leg(self.call, self.one)
        return person is not None and person.is_on_line

    def redirects(self, to: RedirectTo) -> list[Redirect]:
        """The times that the customer was led there for this hand-off."""
        return redirects_for(self.call, self.one.hand_off_id, to)

    @property
    def led(self) -> Redirect | None:
        """The redirect that brought the customer to this person, or may have."""
        return led_to(self.call, self.one.hand_off_id)

    @property
    def refused_redirect(self) -> Redirect | None:
        """One that the carrier refused itself. What was settled here as not carried out is tried again."""
        tries = self.redirects(RedirectTo.CONFERENCE)
        refused = [one for one in tries if one.answered is not None and one.answered.status is not None]
        return refused[-1] if refused else None

    @property
    def gone_back(self) -> list[GiveBack]:
        """The tries to bring the AI back from this person."""
        tries = give_backs(self.call)
        return [one for one in tries if one.asked and one.asked.hand_off_id == self.one.hand_off_id]

    @property
    def may_ask_back(self) -> bool:
        """Whether it is time for another try: each that failed makes the next one wait longer."""
        failed = [one.failed.at for one in self.gone_back if one.failed is not None]
        times, tries = self.policy.times, min(len(failed), 10)
        pause_s = min(times.again_s * 2 ** max(0, tries - 1), times.longest_again_s)
        return not failed or self.since(max(failed)) >= pause_s

    def places_of(self, back: GiveBack) -> list[Place]:
        """The AI places that were asked for in one try."""
        places = later_places(self.call)
        return [one for one in places if one.asked and one.asked.give_back_id == back.give_back_id]

    def redirect_to(self, place: Place) -> Redirect | None:
        """The last time that the customer was led to this AI place."""
        led = [one for one in self.redirects(RedirectTo.AI) if one.asked and one.asked.part == place.part]
        return led[-1] if led else None

    @property
    def is_held(self) -> bool:
        """Whether the customer was put on hold for this hand-off, or is, as far as can be seen."""
        return (self.one.held is not None and self.one.held.on_hold) or self.hears_music

    @property
    def hears_music(self) -> bool:
        """Whether the customer is seen to be on hold."""
        conference = self.sight.conference
        customer = conference.attendee(self.call.carrier_call_id) if conference is not None else None
        return customer is not None and customer.on_hold

    @property
    def is_with_ai(self) -> bool:
        """Whether any AI place is on the line, as far as was told."""
        if self.call.joined_at is not None and self.call.agent_ended is None:
            return True
        places = later_places(self.call)
        return any(place.joined is not None and place.ended is None for place in places)
