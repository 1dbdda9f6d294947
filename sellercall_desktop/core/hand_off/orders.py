"""What the carrier is asked for in a hand-off, in the words of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.steps import Ring


class Orders:
    """Fills the texts; the conference has the name of the call."""

    def __init__(self, policy: Callable[[], HandOffPolicy], about: Callable[[Call], str]) -> None:
        """`about` says who the customer is, as it can be read aloud."""
        self._policy, self._about = policy, about

    def of_person(self, call: Call, step: Ring, leg_id: str) -> PersonOrder:
        """How a person's telephone is rung."""
        policy, asked = self._policy(), step.hand_off.asked
        name = asked.name if asked is not None else ""
        return PersonOrder(
            leg_id=leg_id,
            to=step.number,
            conference=call.id,
            words=filled(policy.announced, name=name, customer=self._about(call)),
            language=policy.language,
            starts=step.starts,
            ends_it=step.ends_it,
            detects_machine=step.detects_machine,
            ring_timeout_s=policy.ring_s,
            status_url=with_call(policy.status_url, call.id),
            key_url=with_call(policy.key_url, call.id) if not step.detects_machine else None,
            key_words=policy.press_key,
        )

    def of_customer(self, call: Call) -> CustomerOrder:
        """Where the customer's leg is led."""
        policy = self._policy()
        return CustomerOrder(call.id, policy.back, policy.language, with_call(policy.events_url, call.id))

    def told(self, hand_off: HandOff) -> str:
        """What the AI says before."""
        name = hand_off.asked.name if hand_off.asked is not None else ""
        return filled(self._policy().told, name=name)


def filled(text: str, **values: str) -> str:
    """A text of the settings with its values; braces that are none of these stay as they are."""
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return " ".join(text.split())


def with_call(url: str | None, call_id: str) -> str | None:
    """A public address of ours for this call."""
    return f"{url}?call_id={call_id}" if url is not None else None
