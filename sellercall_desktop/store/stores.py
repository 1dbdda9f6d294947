"""What an open database keeps, by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.open_wishes import OpenWishes
    from sellercall_desktop.core.calls.receipts import ReceiptStore
    from sellercall_desktop.core.campaigns.breaks import BreakStore
    from sellercall_desktop.core.campaigns.listing import CampaignListing
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.campaigns.results_counted import ResultsStore
    from sellercall_desktop.core.campaigns.wishes import UnheardStore
    from sellercall_desktop.core.contacts.habeas_data import HabeasDataStore
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.errors import StoreError
    from sellercall_desktop.core.exchanges.exchange import ExchangeStore
    from sellercall_desktop.core.guard.do_not_call import DoNotCallStore
    from sellercall_desktop.core.our_numbers.number import HoldStore
    from sellercall_desktop.core.prompts.comparison import VersionTestStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.scenarios.run import ScenarioStore
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCallStore
    from sellercall_desktop.core.steering.ports import ActsLeaving


@dataclass(frozen=True, slots=True)
class Store:
    """An open database, by role."""

    calls: CallStore
    prompts: PromptStore
    receipts: ReceiptStore
    holds: HoldStore
    exchanges: ExchangeStore
    do_not_call: DoNotCallStore
    audit: AuditTrail
    scheduled: ScheduledCallStore
    campaigns: CampaignStore
    campaign_rows: CampaignListing
    results: ResultsStore
    unheard: UnheardStore
    breaks: BreakStore
    contacts: ContactStore
    habeas_data: HabeasDataStore
    scenarios: ScenarioStore
    version_tests: VersionTestStore
    wishes: OpenWishes
    leaving: ActsLeaving
    desk: str  # the name of this desktop among those that may share the database or the accounts
    place: str  # the file's path, or the server's address without its password
    notices: tuple[StoreError, ...] = ()  # what people should know though it opened
