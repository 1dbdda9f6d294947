"""Qt's objects are collected on Qt's thread, whoever else is busy."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.ui.system.collecting import Collector
from tests.waiting import PATIENCE_S


@pytest.fixture
def collector(qapp):
    made = Collector()
    yield made
    made.stop()
    made.deleteLater()
    gc.disable()


def drop_a_cycle_with_a_timer(ended: list[threading.Thread]) -> None:
    """A QObject that only the cycle collector can free."""
    owner = QObject()
    owner.timer = QTimer(owner)
    owner.itself = owner
    weakref.finalize(owner, lambda: ended.append(threading.current_thread()))


def allocate_cycles() -> None:
    for _ in range(20_000):
        cycle: list = []
        cycle.append(cycle)


def test_a_busy_thread_does_not_collect_what_is_qts(qtbot, collector):
    ended: list[threading.Thread] = []
    gc.collect()
    drop_a_cycle_with_a_timer(ended)
    worker = threading.Thread(target=allocate_cycles)
    worker.start()
    worker.join()
    assert ended == []
    qtbot.waitUntil(lambda: ended == [threading.main_thread()], timeout=PATIENCE_S * 1000)


@pytest.fixture
def usual_collection():
    """Python's own, which the test session has switched off."""
    gc.enable()
    yield
    gc.disable()


def test_without_it_the_busy_thread_would_have(qapp, usual_collection):
    ended: list[threading.Thread] = []
    gc.collect()
    plain = type("Plain", (), {})()
    plain.itself = plain
    weakref.finalize(plain, lambda: ended.append(threading.current_thread()))
    del plain
    worker = threading.Thread(target=allocate_cycles)
    worker.start()
    worker.join()
    assert ended == [worker]


def test_stopping_gives_collection_back(qapp, usual_collection):
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    collector.deleteLater()
