"""What is to be done next for a call that is handed off: one step, from its facts and one look at the line.

Pure, and without memory: what a run begins, another one goes on with. So a program that was killed anywhere,
a lost answer and an odd order of reports need no path of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import HandOffEnd, RedirectTo
from sellercall_desktop.core.calls.partners import (
    give_back_of,
    is_under_way,
    last_redirect,
    open_hand_offs,
    place_of,
    target_role,
)
from sellercall_desktop.core.hand_off.coming import Coming
from sellercall_desktop.core.hand_off.having import Having
from sellercall_desktop.core.hand_off.scene import Scene
from sellercall_desktop.core.hand_off.steps import (
    Close,
    EndLeg,
    Find,
    FindPlace,
    Sight,
    Step,
    Wait,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy


def next_step(call: Call, sight: Sight, policy: HandOffPolicy) -> Step | None:
    """What is to be done now; None where nothing is left to do for this call."""
    if call.handed is None:
        return None
    if not call.is_live:
        return _after_the_end(call)
    open_ones, stray = open_hand_offs(call), _stray(call)
    if not open_ones or call.hang_up is not None:
        return stray or (Wait(policy.times.pace_s) if open_ones else None)
    # Whoever has the customer, or has lost them, before who is on her way; what nobody needs at last.
    by_need = sorted(open_ones, key=is_under_way)
    steps = [_step_of(Scene(call, one, sight, policy)) for one in by_need]
    wishes = [step for step in (*steps, stray) if step is not None and not isinstance(step, Wait)]
    # A leg that is being looked for is looked for again and again: nobody waits for that.
    step = next((step for step in wishes if not isinstance(step, Find)), next(iter(wishes), None))
    return step or Wait(min(step.seconds for step in steps if isinstance(step, Wait)))


def has_work(call: Call) -> bool:
    """Whether a step may be left to do for this call, now or once something is told."""
    if call.handed is None:
        return False
    in_doubt = any(place.made is None and place.refused is None for place in call.handed.places)
    rings = any(leg.may_ring for leg in call.handed.legs)
    return bool(open_hand_offs(call)) or rings or (in_doubt and not call.is_live)


def needs_a_look(call: Call) -> bool:
    """Whether somebody may be in the conference."""
    if call.handed is None or not call.is_live:
        return False
    if any(leg.is_on_line for leg in call.handed.legs):
        return True
    redirect = last_redirect(call)
    if redirect is None or redirect.asked is None or redirect.asked.to is RedirectTo.CONFERENCE:
        return redirect is not None
    place = place_of(call, redirect.asked.part)
    return place is None or place.joined is None


def _after_the_end(call: Call) -> Step | None:
    """The customer is gone: no other leg is left alive, no hand-off open."""
    if call.handed is None:
        return None
    for leg in call.handed.legs:
        if leg.may_ring:
            return EndLeg(leg) if leg.placed is not None else Find(leg)
    for place in call.handed.places:
        if place.made is None and place.refused is None:
            return FindPlace(place)
    for one in open_hand_offs(call):
        return Close(one, HandOffEnd.OVER)
    return None


def _stray(call: Call) -> Step | None:
    """A telephone that nobody needs any more: of a hand-off that is over, or hers who has spoken first."""
    if call.handed is None:
        return None
    still = {one.hand_off_id: one for one in open_hand_offs(call)}
    for leg in call.handed.legs:
        if not leg.may_ring or leg.asked is None:
            continue
        one = still.get(leg.asked.hand_off_id)
        has_spoken = one is not None and one.joined is not None and leg.asked.role is not target_role(one)
        if one is None or has_spoken:
            return EndLeg(leg) if leg.placed is not None else Find(leg)
    return None


def _step_of(scene: Scene) -> Step:
    one = scene.one
    if (back := give_back_of(scene.call, one.hand_off_id)) is not None:
        return Having(scene).back(back)
    return Coming(scene).step() if is_under_way(one) else Having(scene).step()
