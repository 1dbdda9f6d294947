"""The status bar's word on the way in from the internet."""

import pytest
from PySide6.QtWidgets import QApplication
from window_world import open_given, shown_widget

from sellercall_desktop.core.errors import TunnelError, TunnelProblem
from sellercall_desktop.core.ports import TunnelChanged, TunnelState
from sellercall_desktop.ui.main_window import MainWindow

URL = "https://calls.example.com"
LOST = TunnelError("ssh", TunnelProblem.LOST, "reset by peer")


async def open_window(given, news=None):
    window = MainWindow(given.base, QApplication.instance())
    if news is not None:
        given.bus.publish(news)
    window.attach(given.services)
    return window


def tunnel_of(window):
    return window.workspace.status._tunnel


async def test_where_no_tunnel_is_wanted_nothing_is_said_of_one(qloop, tmp_path):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(TunnelState.CLOSED, "none"))
            assert not tunnel_of(window).isVisible()


async def test_an_open_tunnel_shows_its_address_and_a_press_copies_it(qloop, tmp_path):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(TunnelState.OPEN, "ssh", URL))
            item = tunnel_of(window)
            assert item.isVisible()
            assert item.text() == "calls.example.com"
            item.click()
            assert QApplication.clipboard().text() == URL


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TunnelState.OPENING, "Tunnel opening…"),
        (TunnelState.DEGRADED, "Tunnel does not answer"),
        (TunnelState.RECONNECTING, "Tunnel reconnecting…"),
    ],
)
async def test_every_other_state_is_said_in_words(qloop, tmp_path, state, words):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(state, "ssh", URL))
            assert tunnel_of(window).text() == words


async def test_a_press_on_a_tunnel_with_a_problem_explains_it(qloop, tmp_path):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            chosen = []
            window.workspace.status.tunnel_chosen.connect(chosen.append)
            news = TunnelChanged(TunnelState.RECONNECTING, "ssh", URL, LOST)
            given.bus.publish(news)
            tunnel_of(window).click()
            assert chosen == [news]
