"""What the carrier is asked for in a hand-off, in the words of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder
from sellercall_desktop.core.hand_off.words import announcement, hand_off_words, told_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.steps import Ring


class Orders:
    """Fills the texts; the conference has the name of the call."""

    def __init__(
        self,
        policy: Callable[[Call], HandOffPolicy],
        name_of: Callable[[Call], str],
        now: Callable[[], datetime],
    ) -> None:
        """`name_of` tells the customer's name; "" where nobody knows it."""
        self._policy, self._name_of, self._now = policy, name_of, now

    def of_person(self, call: Call, step: Ring, leg_id: str) -> PersonOrder:
        """How a person's telephone is rung."""
        policy, asked = self._policy(call), step.hand_off.asked
        is_hers = asked is not None and asked.kind is HandOffKind.TAKE_OVER
        words = announcement(policy.announced, call, self._name_of(call), policy.language, self._now())
        return PersonOrder(
            leg_id=leg_id,
            to=step.number,
            conference=call.id,
            words=words,
            language=policy.language,
            **step.entering._asdict(),
            detects_machine=step.detects_machine,
            ring_timeout_s=policy.ring_s,
            status_url=_address(policy.status_url, call_id=call.id, leg_id=leg_id),
            key_url=_address(policy.key_url, call_id=call.id) if is_hers else None,
            key_words=policy.press_key,
            events_url=_address(policy.events_url, call_id=call.id),
        )

    def of_customer(self, call: Call) -> CustomerOrder:
        """Where the customer's leg is led."""
        policy = self._policy(call)
        events_url = _address(policy.events_url, call_id=call.id)
        return CustomerOrder(call.id, policy.back, policy.language, events_url)

    def stays(self, call: Call) -> str:
        """What the AI says where the person whom it named does not come."""
        return hand_off_words(self._policy(call).language).stays

    def told(self, call: Call, hand_off: HandOff) -> str:
        """What the AI says before."""
        policy, asked = self._policy(call), hand_off.asked
        return told_words(policy.told, asked.name if asked is not None else "", policy.language)


def _address(url: str | None, **about: str) -> str | None:
    """A public address of ours, with what it is about."""
    return f"{url}?{urlencode(about)}" if url is not None else None
