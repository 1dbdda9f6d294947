"""Who had the customer last: the end of a call that was handed off is told by that partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import RedirectFate, RedirectTo

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import AgentEnded
    from sellercall_desktop.core.calls.handed import Handed, HandOff, Redirect


def last_led(handed: Handed | None) -> Redirect | None:
    """The newest redirect that was not refused."""
    redirects = handed.redirects if handed is not None else ()
    led = [one for one in redirects if one.asked is not None and one.fate is not RedirectFate.REFUSED]
    return led[-1] if led else None


def last_agent_end(first: AgentEnded | None, handed: Handed | None) -> AgentEnded | None:
    """How the AI's side ended where the AI had the customer last; `first` is the end of the first place.

    A place that the customer was led away from ended for that reason, which says nothing of the call's end.
    """
    led = last_led(handed)
    if handed is None or led is None or led.asked is None:
        return first
    if led.asked.to is not RedirectTo.AI:
        return None
    return next((place.ended for place in handed.places if place.part == led.asked.part), None)


def last_person(handed: Handed | None) -> HandOff | None:
    """The hand-off whose person had the customer last; None where the AI had, or music."""
    led = last_led(handed)
    if handed is None or led is None or led.asked is None or led.asked.to is not RedirectTo.CONFERENCE:
        return None
    since, asked_for = led.asked.at, led.asked.hand_off_id
    joined = [
        one
        for one in handed.hand_offs
        if one.joined is not None and (one.joined.at >= since or one.hand_off_id == asked_for)
    ]
    return max(joined, key=lambda one: one.joined.at if one.joined else since, default=None)


def waited(handed: Handed | None) -> bool:
    """Whether the customer was in the conference, and no person with them."""
    led = last_led(handed)
    away = led is not None and led.asked is not None and led.asked.to is RedirectTo.CONFERENCE
    return away and last_person(handed) is None


def had_person(handed: Handed | None) -> bool:
    """Whether a person talked with the customer at any time."""
    return handed is not None and any(one.joined is not None for one in handed.hand_offs)
