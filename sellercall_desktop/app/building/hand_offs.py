"""Builds what hands a call to a person and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.later_places import LaterPlaces
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.hand_off.colleagues import Colleagues
from sellercall_desktop.core.hand_off.conductor import Conductor
from sellercall_desktop.core.hand_off.doing import Doing
from sellercall_desktop.core.hand_off.going_on import go_on_note
from sellercall_desktop.core.hand_off.hand_offs import HandOffs
from sellercall_desktop.core.hand_off.looking import Lookout
from sellercall_desktop.core.hand_off.orders import Orders
from sellercall_desktop.core.hand_off.policy import HandOffTimes
from sellercall_desktop.core.hand_off.successors import Successors
from sellercall_desktop.core.tunnel import TunnelChanged
from sellercall_desktop.core.wrap_up.call_fields import fields_of
from sellercall_desktop.core.wrap_up.field import FieldKind
from sellercall_desktop.settings.hand_off_rules import hand_off_policy
from sellercall_desktop.settings.telephones import colleagues as listed
from sellercall_desktop.store.colleagues_used import ColleaguesFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.app.building.call_prompts import RunningPrompts
    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.follow import Follower, PollPace
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.policy import CallPolicy
    from sellercall_desktop.core.calls.ports import OutgoingGuard
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks


@dataclass(frozen=True, slots=True)
class HandingOff:
    """All of it, as window and REST need it."""

    hand_offs: HandOffs
    conductor: Conductor
    colleagues: Colleagues
    policy: Callable[[], HandOffPolicy]


def build_handing_off(
    setup: Setup,
    providers: Providers,
    *,
    ledger: Ledger,
    follower: Follower,
    pace: PollPace,
    steering: Steering,
    guard: OutgoingGuard,
    prompts: RunningPrompts,
    call_policy: Callable[[], CallPolicy],
    audit: AuditTrail,
    tasks: Tasks,
    desk: str,
) -> HandingOff:
    """All of it; calls that go on since an earlier run are taken up once they are known."""
    times = setup.hand_off_times or HandOffTimes()

    def policy() -> HandOffPolicy:
        return replace(hand_off_policy(setup.settings.value), times=times)

    def policy_for(call: Call) -> HandOffPolicy:
        language = prompts.languages.known(call.requested.prompt_version)
        return replace(hand_off_policy(setup.settings.value, language), times=times)

    setup.bus.subscribe(TunnelChanged, follower.on_tunnel)
    places = LaterPlaces(providers.agent, ledger, pace, follower.attention)
    doing = Doing(
        ledger=ledger,
        bridge=providers.bridge,
        successors=Successors(
            agent=providers.agent,
            policy=call_policy,
            prompt_of=prompts.of,
            note=go_on_note,
        ),
        steering=steering,
        orders=Orders(policy_for, _name_of, utc_now),
        now=utc_now,
        carriers_now=providers.carrier.now,
        times=times,
    )
    conductor = Conductor(
        ledger=ledger,
        lookout=Lookout(
            ledger=ledger,
            bridge=providers.bridge,
            follower=follower,
            places=places,
            now=utc_now,
            policy=policy,
            price_pauses_s=pace.aftercare_s,
        ),
        doing=doing,
        places=places,
        bus=setup.bus,
        tasks=tasks,
        policy=policy,
        desk=desk,
    )
    used = ColleaguesFile(setup.paths.data / "colleagues.json")
    colleagues = Colleagues(lambda: listed(setup.settings.value), used)
    hand_offs = HandOffs(
        ledger=ledger,
        bridge=providers.bridge,
        guard=guard,
        policy=policy,
        region=lambda: setup.settings.value.general.default_region,
        now=utc_now,
        desk=desk,
        audit=audit,
        colleagues=colleagues,
    )
    return HandingOff(hand_offs, conductor, colleagues, policy)


def _name_of(call: Call) -> str:
    return next((field.value for field in fields_of(call) if field.kind is FieldKind.NAME), "")
