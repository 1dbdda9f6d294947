"""The status bar's word on the way in from the internet."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.clock_check import CLOCK, ClockDiffersError
from sellercall_desktop.core.errors import NotConfiguredError, TunnelError
from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.settings.panel import SettingsPanel
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.window_world import open_given, shown_widget

URL = "https://calls.example.com"
LOST = TunnelError("ssh", TunnelProblem.LOST, "reset by peer")


async def open_window(given, news=None):
    window = MainWindow(given.base, QApplication.instance())
    if news is not None:
        given.bus.publish(news)
    given.wiring.attach(window)
    return window


def tunnel_of(window):
    return window.workspace.status._tunnel


async def test_a_tunnel_nobody_has_chosen_is_said_to_be_closed_and_a_press_leads_to_the_choice(
    qloop, tmp_path
):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(TunnelState.CLOSED, "none"))
            assert tunnel_of(window).text() == "Tunnel closed"
            tunnel_of(window).click()
            (settings,) = window.findChildren(SettingsPanel)
            assert settings.isVisible()
            assert settings.pages["tunnel"].isVisible()


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


def note_of(window):
    return next(note for note in window.findChildren(ProblemNote) if note.parent() is window.workspace)


async def test_what_is_explained_follows_the_tunnel_and_goes_once_it_is_open(qloop, tmp_path):
    refused = TunnelError("ssh", TunnelProblem.LOGIN_REFUSED, "publickey")
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(TunnelState.RECONNECTING, "ssh", URL, LOST))
            tunnel_of(window).click()
            note = note_of(window)
            assert "The connection was lost." in note.sentence.text
            given.bus.publish(HealthChanged("twilio", HealthState.OK))  # somebody else's news
            given.bus.publish(TunnelChanged(TunnelState.RECONNECTING, "ssh", URL, refused))
            assert "did not accept the key" in note.sentence.text
            assert note.sentence.action == "tunnel"
            given.bus.publish(TunnelChanged(TunnelState.OPEN, "ssh", URL))
            assert not note.isVisible()
            wrong = ClockDiffersError(timedelta(minutes=7))  # no place in the bar: nobody has to ask for it
            given.bus.publish(HealthChanged(CLOCK, HealthState.DEGRADED, wrong))
            assert "7 min ahead" in note.sentence.text
            given.bus.publish(HealthChanged(CLOCK, HealthState.OK))
            assert not note.isVisible()


async def test_a_tunnel_that_opens_takes_nothing_away_that_says_something_else(qloop, tmp_path):
    async with open_given(tmp_path) as given:
        with shown_widget(await open_window(given)) as window:
            given.bus.publish(TunnelChanged(TunnelState.RECONNECTING, "ssh", URL, LOST))
            tunnel_of(window).click()
            window.workspace.show_error(NotConfiguredError(["twilio_account_sid"]))
            given.bus.publish(TunnelChanged(TunnelState.OPEN, "ssh", URL))
            assert note_of(window).isVisible()
