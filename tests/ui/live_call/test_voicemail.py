"""R leaves a message for the voicemail; what took the call is recognised and offered, not cut off unasked."""

from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, ActFate, ActKind, CallRinging, Urgency
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.core.steering.machine import machine
from sellercall_desktop.ui.live_call import voicemail
from sellercall_desktop.ui.live_call.message_key import leave_message
from tests.ui.live_call import test_live_call
from tests.ui.live_call.test_live_call import shown
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

PERSON = talk("Buenos días", "No me interesa, gracias")
VOICEMAIL = talk(
    "Buenos días", "Se ha comunicado con el buzón de mensajes. Después del tono, deje su mensaje."
)
MENU = talk("Buenos días", "Para ventas, marque uno. Para servicio al cliente, marque dos.")
LEFT = ("call-1", ActKind.VOICEMAIL, "", "ana", Urgency.SOON)
OFFER = "Leave a message (R)"


def judged(panel):
    """The watches judge whatever is said."""
    panel.card.machine_of = lambda call: machine(call.turns)
    return panel


@asynccontextmanager
async def open_panel(qapp, qtbot, folder):
    async with test_live_call.open_panel(qapp, qtbot, folder) as (panel, given):
        yield judged(panel), given


def acted(fate):
    return ActAsked(NOW, "v1", ActKind.VOICEMAIL, "Hola"), ActAnswered(NOW, "v1", fate)


def part(panel):
    return panel.findChild(voicemail.VoicemailPart)


@asynccontextmanager
async def voicemail_panel(qapp, qtbot, folder):
    """A panel with the part; `counts` says whether the settings want a countdown."""
    async with open_panel(qapp, qtbot, folder) as (panel, given):
        given.counts = False
        voicemail.VoicemailPart(panel._look, panel, voicemail.Answered(), lambda: given.counts)
        yield panel, given


def named(panel, name):
    return next(one for one in panel.findChildren(QToolButton) if one.accessibleName() == name)


def message_button(panel):
    return named(panel, "Leave a message for the voicemail")


def offered(panel):
    return [] if part(panel).offer.isHidden() else shown(part(panel).offer, QPushButton)


async def test_a_message_is_left_by_the_button_beside_the_good_bye(qloop, qapp, qtbot, tmp_path):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(CallRinging(NOW)))
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        assert not message_button(panel).isEnabled()
        given.change(live_call(*PERSON))
        await until(message_button(panel).isEnabled)
        given.steering.gate.clear()
        qtbot.mouseClick(message_button(panel), Qt.MouseButton.LeftButton)
        await until(lambda: given.steering.told == [LEFT])
        assert not message_button(panel).isEnabled()
        given.steering.gate.set()
        await given.idle()
        given.change(live_call(*PERSON, *acted(ActFate.DELIVERED)))
        await until(lambda: "Message for a voicemail" in panel.card._transcript.toPlainText())
        assert not message_button(panel).isEnabled()
        given.change(live_call(*PERSON, *acted(ActFate.DELIVERED), *ENDED))
        await until(lambda: "Call again" in shown(panel, QPushButton))
        assert "Voicemail" in shown(panel)
        assert any("A message was left for the voicemail" in text for text in shown(panel))
        assert not message_button(panel).isVisibleTo(panel)


async def test_what_was_refused_can_be_asked_for_again(qloop, qapp, qtbot, tmp_path):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*PERSON))
        await until(lambda: message_button(panel).isEnabled())
        given.steering.refusal = ProviderUnreachableError("twilio", "no route")
        leave_message(panel)
        await until(lambda: "The message was not left." in shown(panel))
        await until(message_button(panel).isEnabled)


async def test_a_person_is_never_offered_a_machine_s_end(qloop, qapp, qtbot, tmp_path):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días", "Después del tono de este teléfono no le oigo nada")))
        await until(lambda: message_button(panel).isEnabled())
        assert offered(panel) == []


async def test_an_offer_goes_with_its_verdict_and_is_not_made_again_to_a_person(qloop, qapp, qtbot, tmp_path):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*VOICEMAIL))
        await until(lambda: offered(panel) == [OFFER])
        heard = talk("Buenos días", VOICEMAIL[-1].text, "¿Aló?", "¿Sí? ¿Con quién hablo?")
        given.change(live_call(*heard))
        await until(lambda: offered(panel) == [])
        given.change(live_call(*VOICEMAIL, call_id="call-2"))
        panel.select("call-2")
        await until(lambda: offered(panel) == [OFFER])
        qtbot.mouseClick(named(panel, "It is a person"), Qt.MouseButton.LeftButton)
        assert offered(panel) == []
        given.change(live_call(*VOICEMAIL, CallRinging(NOW), call_id="call-2"))
        await until(lambda: panel.card.call.ringing_at is not None)
        assert offered(panel) == []
        assert given.engine.hung_up == given.steering.told == []


async def test_a_menu_is_offered_no_message(qloop, qapp, qtbot, tmp_path):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*MENU))
        await until(message_button(panel).isEnabled)
        assert offered(panel) == []


async def counting(panel, given, qapp, **more):
    """A voicemail whose message is being counted down to."""
    panel.activateWindow()
    await until(panel.isActiveWindow)
    given.counts = True
    given.change(live_call(*VOICEMAIL, **more))
    await until(lambda: offered(panel) == ["Stop"])


async def test_a_countdown_leaves_the_message_where_the_settings_want_it(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(voicemail, "SECOND_MS", 20)
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        await counting(panel, given, qapp)
        await until(lambda: given.steering.told == [LEFT])
        given.change(live_call(*VOICEMAIL, *acted(ActFate.REFUSED)))
        await until(lambda: offered(panel) == [OFFER])  # it counts down once


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_X, Qt.Key.Key_Shift])
async def test_any_key_stops_the_countdown(qloop, qapp, qtbot, tmp_path, key):
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        await counting(panel, given, qapp)
        assert "any key stops it" in part(panel).offer.findChild(voicemail.Elided).text()
        qtbot.keyClick(panel, key)
        assert offered(panel) == [OFFER]
        assert not part(panel).offer._second.isActive()


async def test_nothing_counts_down_where_nobody_sees_it_or_the_call_is_another_desks(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(voicemail, "SECOND_MS", 20)
    async with voicemail_panel(qapp, qtbot, tmp_path) as (panel, given):
        await counting(panel, given, qapp)
        panel.hide()
        await until(lambda: not part(panel).offer._second.isActive())
        panel.show()
        given.change(live_call(*PERSON, call_id="call-2"))
        panel.select("call-2")
        await until(lambda: offered(panel) == [])
        assert not part(panel).offer._second.isActive()
        assert given.steering.told == []


async def test_r_leaves_it_where_nobody_types_and_alt_r_everywhere(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        window.activateWindow()
        await until(window.isActiveWindow)
        panel = judged(window.workspace.live)
        given.change(live_call(*VOICEMAIL))
        await until(lambda: offered(panel) == [OFFER])
        panel.write_to_ai()
        qtbot.keyClicks(panel.card.line.field, "rara")
        assert (panel.card.line.field.text(), given.steering.told) == ("rara", [])
        panel.card._transcript.setFocus()
        qtbot.keyClick(panel.card._transcript, Qt.Key.Key_R)
        await until(lambda: given.steering.told == [LEFT])
        panel.write_to_ai()
        await until(message_button(panel).isEnabled)
        qtbot.keyClick(panel.card.line.field, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        await until(lambda: len(given.steering.told) == 2)
        assert panel.card.line.field.text() == "rara"


async def test_r_in_the_empty_number_field_is_for_a_recognised_voicemail_alone(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        field, panel = window.workspace.desk.dialer.field, judged(window.workspace.live)
        field.setFocus()
        given.change(live_call(*PERSON))
        await until(message_button(panel).isEnabled)
        qtbot.keyClick(field, Qt.Key.Key_R)
        given.change(live_call(*VOICEMAIL))
        await until(lambda: offered(panel) == [OFFER])
        qtbot.keyClicks(field, "3R")
        assert (given.steering.told, field.text()) == ([], "3R")
        field.clear()
        qtbot.keyClick(field, Qt.Key.Key_R)
        await until(lambda: given.steering.told == [LEFT])


async def test_r_does_nothing_to_a_call_that_is_not_seen(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        judged(window.workspace.live)
        given.change(live_call(*VOICEMAIL))
        await until(lambda: offered(window.workspace.live) == [OFFER])
        window.workspace.show_section("log")
        qtbot.keyClick(window, Qt.Key.Key_R)
        await given.idle()
        assert given.steering.told == []
