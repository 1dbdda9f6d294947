"""What people write about calls, by this installation's settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.campaign import Pace
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.habeas_data import PersonErased
from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
from sellercall_desktop.core.prompts.pinned import PinnedSettings
from sellercall_desktop.core.wrap_up.callbacks import Callbacks
from sellercall_desktop.core.wrap_up.laid_down import CampaignWrapUp
from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
from sellercall_desktop.settings.wrap_up import dispositions
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.store.stores import Store


async def build_wrap_ups(setup: Setup, ledger: Ledger, tasks: Tasks, store: Store) -> WrapUps:
    """The door for what is written, with what earlier runs left unfinished. Raises StoreError."""

    def here() -> Sequence[Disposition]:
        value = setup.settings.value
        return dispositions(value.wrap_up, spoken_language(value.general.language, os.environ))

    async def of_campaign(call_id: str) -> CampaignWrapUp | None:
        row = await store.campaigns.of_call(call_id)
        campaign = await store.campaigns.campaign(row.campaign_id) if row is not None else None
        if campaign is None:
            return None
        return CampaignWrapUp(campaign.dispositions, campaign.pace is not Pace.AI_ALONE)

    pinned = PinnedSettings(store.prompts)

    async def of_version(number: int) -> tuple[str, ...]:
        return (await pinned.of(number)).dispositions

    made = WrapUps(
        ledger=ledger,
        calls=store.calls,
        bus=setup.bus,
        tasks=tasks,
        now=utc_now,
        dispositions=here,
        required=lambda: setup.settings.value.wrap_up.required,
        desk=store.desk,
        of_campaign=of_campaign,
        of_version=of_version,
    )
    await made.resume()
    return made


def build_callbacks(
    setup: Setup, ledger: Ledger, tasks: Tasks, store: Store, do_not_call: DoNotCall
) -> Callbacks:
    """The callbacks that are agreed; they are followed once `run` is spawned."""
    made = Callbacks(
        calls=store.calls,
        ledger=ledger,
        bus=setup.bus,
        tasks=tasks,
        now=utc_now,
        desk=store.desk,
        is_listed=lambda number: do_not_call.listed(number) is not None,
    )
    for elsewhere in (DoNotCallChanged, PersonErased):
        setup.bus.subscribe(elsewhere, lambda _change: made.look_again())
    return made
