"""Which dispositions a call offers, and whether a person works on it: by its campaign, its prompt's version.

Both are asked for once, and known from then on. The campaign's word is before that of the version, the
version's before the installation's list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.wrap_up.dispositions import Disposition

BY_A_CAMPAIGN = "campaign"  # who asked for the call, as the history has it
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class CampaignWrapUp:
    """`dispositions`: keys, empty: all. `by_seller`: a person works on it, who writes what came of a call."""

    dispositions: tuple[str, ...] = ()
    by_seller: bool = False


NONE = CampaignWrapUp()


class LaidDown:
    """By call."""

    def __init__(
        self,
        of_campaign: Callable[[str], Awaitable[CampaignWrapUp | None]] | None = None,
        of_version: Callable[[int], Awaitable[tuple[str, ...]]] | None = None,
    ) -> None:
        """What the campaign of the call of this id has, and keys that a prompt's version has.

        Both raise StoreError.
        """
        self._of_campaign, self._of_version = of_campaign, of_version
        self._campaigns: BoundedMap[str, CampaignWrapUp] = BoundedMap(_MOST)
        self._versions: BoundedMap[int, tuple[str, ...]] = BoundedMap(_MOST)

    def is_known(self, call: Call) -> bool:
        """Whether there is nothing to be asked about this call."""
        return self._is_campaign_known(call) and self._is_version_known(call)

    async def learn(self, call: Call) -> None:
        """Have it known. Raises StoreError."""
        if self._of_campaign is not None and not self._is_campaign_known(call):
            self._campaigns[call.id] = await self._of_campaign(call.id) or NONE
        version = call.requested.prompt_version
        if self._of_version is not None and version is not None and version not in self._versions:
            self._versions[version] = await self._of_version(version)

    def of_campaign(self, call: Call) -> CampaignWrapUp:
        """As far as it is known: of any other call, nothing."""
        return self._campaigns.get(call.id, NONE)

    def offered(self, call: Call, listed: Sequence[Disposition]) -> tuple[Disposition, ...]:
        """What may be chosen, of the list, and what is chosen already.

        Who lays down only dispositions that are gone from the list says nothing.
        """
        chosen, version = call.written.disposition if call.written else None, call.requested.prompt_version
        of_version = self._versions.get(version, ()) if version is not None else ()
        for wanted in (self.of_campaign(call).dispositions, of_version):
            if any(each.key in wanted for each in listed):
                key = chosen.key if chosen is not None else ""
                return tuple(each for each in listed if each.key in wanted or each.key == key)
        return tuple(listed)

    def _is_campaign_known(self, call: Call) -> bool:
        is_campaigns = call.requested.requested_by == BY_A_CAMPAIGN
        return not is_campaigns or call.id in self._campaigns or self._of_campaign is None

    def _is_version_known(self, call: Call) -> bool:
        version = call.requested.prompt_version
        return version is None or version in self._versions or self._of_version is None
