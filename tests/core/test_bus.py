"""The bus: by exact class, at once, in order, and one failing listener harms nobody."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sellercall_desktop.core.bus import Bus


@dataclass(frozen=True)
class Rang:
    bell: int


@dataclass(frozen=True)
class RangLoud(Rang):
    pass


def test_an_event_reaches_its_subscribers_in_order_before_publish_returns():
    bus, heard = Bus(), []
    bus.subscribe(Rang, lambda event: heard.append(("first", event.bell)))
    bus.subscribe(Rang, lambda event: heard.append(("second", event.bell)))
    bus.publish(Rang(1))
    assert heard == [("first", 1), ("second", 1)]


def test_only_exactly_the_class_subscribed_to_is_heard():
    bus, heard = Bus(), []
    bus.subscribe(Rang, heard.append)
    bus.publish(RangLoud(1))
    bus.publish("a text")
    assert heard == []


def test_who_unsubscribed_hears_no_more_even_in_the_middle_of_an_event():
    bus, heard = Bus(), []
    ends = []
    bus.subscribe(Rang, lambda _event: ends.pop()() if ends else None)
    ends.append(bus.subscribe(Rang, heard.append))
    bus.publish(Rang(1))
    bus.publish(Rang(2))
    assert heard == [Rang(1)]


def test_a_failing_listener_is_logged_and_the_others_still_hear(caplog):
    bus, heard = Bus(), []

    def fail(_event: Rang) -> None:
        raise ValueError("broken listener")

    bus.subscribe(Rang, fail)
    bus.subscribe(Rang, heard.append)
    with caplog.at_level(logging.ERROR):
        bus.publish(Rang(1))
    assert heard == [Rang(1)]
    assert [(record.message, record.event_class) for record in caplog.records] == [
        ("bus.handler_failed", "Rang")
    ]


def test_a_listener_may_publish_in_turn():
    bus, heard = Bus(), []
    bus.subscribe(Rang, lambda event: bus.publish(RangLoud(event.bell + 1)))
    bus.subscribe(RangLoud, heard.append)
    bus.publish(Rang(1))
    assert heard == [RangLoud(2)]
