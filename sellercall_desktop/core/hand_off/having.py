"""A person has the customer: watch over them; bring the AI back where that is wished, or she is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import GiveBackCause, HandOffEnd, RedirectFate, RedirectTo
from sellercall_desktop.core.calls.partners import last_redirect, open_hand_offs, target_leg
from sellercall_desktop.core.hand_off.policy import AfterDrop
from sellercall_desktop.core.hand_off.steps import (
    AskBack,
    AskPlace,
    Close,
    FailBack,
    FindPlace,
    HoldCustomer,
    LeadToAgent,
    LeadToConference,
    Step,
    Wait,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.handed import GiveBack, Place, Redirect
    from sellercall_desktop.core.hand_off.scene import Scene


class Having:
    """What is to be done next for one whose person has the customer, or has left them alone."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._times = scene, scene.policy.times

    def step(self) -> Step:
        """Watch over them; bring the AI back where that is wished, or the person is gone."""
        one = self._scene.one
        person = target_leg(self._scene.call, one)
        alone = self._scene.sight.is_seen and not self._scene.customer_is_in
        redirect = last_redirect(self._scene.call)
        to_ai = redirect is not None and redirect.asked is not None and redirect.asked.to is RedirectTo.AI
        if person is not None and person.is_on_line:
            if not alone:
                return self._together()
            if self._scene.sight.alone_s < self._times.lost_after_s:
                return Wait(self._times.pace_s)  # a list may be late
            if to_ai:  # the AI did not come: back to the person
                return LeadToConference(one)
            if redirect is not None and self._may_still_come(redirect):
                return Wait(self._times.pace_s)
        return self._bring_back(to_ai=to_ai)

    def _bring_back(self, *, to_ai: bool) -> Step:
        """The customer has nobody."""
        if self._scene.policy.after_drop is AfterDrop.END and not self._scene.customer_is_in and not to_ai:
            # What the customer hears now, and the end, are in the leg's own document.
            return Wait(self._times.quiet_s)
        if not self._scene.may_ask_back:
            return Wait(self._times.pace_s)
        return AskBack(self._scene.one, GiveBackCause.DROPPED)

    def _may_still_come(self, redirect: Redirect) -> bool:
        """Whether the customer may be on the way to the person."""
        told = redirect.answered or redirect.asked
        is_done = redirect.fate is RedirectFate.DONE
        limit_s = self._times.enters_within_s if is_done else self._times.lost_after_s
        return told is not None and self._scene.since(told.at) <= limit_s

    def _together(self) -> Step:
        """Music that nobody wants any more, from before this program was started, ends."""
        one = self._scene.one
        wanted = (each.held is not None and each.held.on_hold for each in open_hand_offs(self._scene.call))
        if self._scene.hears_music and not any(wanted):
            return HoldCustomer(one, on=False)
        return Wait(self._times.quiet_s)

    def back(self, back: GiveBack) -> Step:
        """Bring the AI back; the person stays until it is there."""
        asked_at = back.asked.at if back.asked is not None else self._scene.sight.at
        rest_s = self._times.place_within_s - self._scene.since(asked_at)
        places = self._scene.places_of(back)
        place = places[-1] if places else None
        if place is None or place.made is None:
            return self._until_made(back, place, rest_s, len(places))
        if place.ended is not None:
            return FailBack(back, "")
        if place.joined is not None:
            return Close(self._scene.one, HandOffEnd.GIVEN_BACK)
        return self._until_joined(back, place, rest_s)

    def _until_made(self, back: GiveBack, place: Place | None, rest_s: float, tries: int) -> Step:
        if place is not None and place.refused is None:
            return FindPlace(place)
        if tries < len(_WAYS) and (rest_s > 0 or place is None):
            return AskPlace(back, from_prior=_WAYS[tries], within_s=max(1.0, rest_s))
        return FailBack(back, place.refused.message if place is not None and place.refused else "")

    def _until_joined(self, back: GiveBack, place: Place, rest_s: float) -> Step:
        redirect = self._scene.redirect_to(place)
        if redirect is None:  # who has nobody else waits longer
            in_time = rest_s > 0 or not self._scene.person_is_here
            return LeadToAgent(self._scene.one, place) if in_time else FailBack(back, "")
        if redirect.fate is RedirectFate.REFUSED:
            return FailBack(back, redirect.answered.message if redirect.answered is not None else "")
        led_s = self._scene.since(redirect.asked.at) if redirect.asked is not None else 0.0
        return FailBack(back, "") if led_s > self._times.joins_within_s else Wait(self._times.pace_s / 2)


_WAYS = (True, False)
"""First from the conversation that the provider has, then, where it refuses that, from the transcript."""
