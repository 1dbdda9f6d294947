"""The light before a call, in the dialer: said in time, never for another number, and in nobody's way."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import GuardError, StoreError
from sellercall_desktop.core.law.light import Light, LightCode, LightReason, LightVerdict
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.ui.campaigns.known import known_lines
from sellercall_desktop.ui.dialer.light_part import LightPart
from sellercall_desktop.words.light import light_sentence
from tests.ui.dialer.test_dialer import open_dialer, press
from tests.waiting import until

NUMBER, OTHER = "+573001234567", "+573104445566"
HOURS = "CO.hours"


class SetLights:
    """Answers as the test says; `gate` holds answers back."""

    def __init__(self):
        self.asked, self.answers, self.refusal = [], {}, None
        self.gate = asyncio.Event()
        self.gate.set()

    def say(self, e164, verdict, code, **more):
        self.answers[e164] = LightReason(verdict, code, HOURS, "Ley 2300 de 2023", **more)

    async def light(self, number, at=None):
        self.asked.append(number.e164)
        await self.gate.wait()
        if self.refusal:
            raise self.refusal
        reason = self.answers.get(number.e164)
        red = reason is not None and reason.verdict is LightVerdict.RED
        now = utc_now()
        return Light(
            number,
            now,
            (reason,) if reason else (),
            ("America/Bogota",),
            next_allowed=now + timedelta(days=2) if red else None,
        )


@asynccontextmanager
async def open_light(qapp, qtbot, folder):
    async with open_dialer(qapp, qtbot, folder) as (dialer, given):
        lights = SetLights()
        part = LightPart(dialer, dialer._look, lights, given.tasks, given.bridge, can_schedule=True)
        lights.say(NUMBER, LightVerdict.RED, LightCode.OUTSIDE_HOURS, may_override=True)
        lights.say(OTHER, LightVerdict.GREEN, LightCode.HOURS_MET)
        yield dialer, given, lights, part


def said(part):
    return part.strip.accessibleName() if part.strip.isVisible() else ""


async def test_a_number_is_asked_about_once_it_stands_still_and_nothing_moves(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, _given, lights, part):
        before = dialer._call.geometry()
        qtbot.keyClicks(dialer.field, "3104445566")
        assert lights.asked == []
        await until(lambda: "May be called" in said(part))
        assert lights.asked == [OTHER]
        assert dialer._call.geometry() == before
        qtbot.keyClick(dialer.field, Qt.Key.Key_Backspace)
        assert said(part) == ""
        assert dialer._call.geometry() == before
        await asyncio.sleep(0.2)
        assert lights.asked == [OTHER]  # what is left is no number


async def test_an_answer_about_another_number_is_dropped(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, _given, lights, part):
        lights.gate.clear()
        dialer.field.setText(NUMBER)
        await until(lambda: lights.asked == [NUMBER])
        dialer.field.setText(OTHER)
        await until(lambda: lights.asked == [NUMBER, OTHER])
        lights.gate.set()
        await until(lambda: said(part))
        assert "May be called" in said(part)
        assert dialer._call.text() == "Call"


async def test_enter_on_red_opens_the_ways_out_and_esc_closes_them(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, _lights, part):
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        before = dialer._call.geometry()
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        ways = part.details.ways_out
        assert ways.schedule.hasFocus()
        assert "their time" in ways.schedule.accessibleName()
        assert dialer._call.geometry() == before
        assert any(HOURS in one.text() for one in part.details.findChildren(QLabel))
        with qtbot.waitSignal(part.schedule_wanted) as wanted:
            qtbot.keyClick(ways.schedule, Qt.Key.Key_Space)
        light, at = wanted.args[0]
        assert (light.number.e164, at) == (NUMBER, light.next_allowed)
        qtbot.keyClick(ways.schedule, Qt.Key.Key_Escape)
        assert not part.is_open
        assert dialer.field.hasFocus()
        assert given.engine.dialed == []


async def test_calling_all_the_same_needs_a_reason_which_is_kept_if_it_fails(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, _lights, part):
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        press(dialer, qtbot, "Not now")
        ways = part.details.ways_out
        qtbot.mouseClick(ways.override, Qt.MouseButton.LeftButton)
        qtbot.keyClick(ways.reason, Qt.Key.Key_Return)
        assert given.engine.dialed == []
        given.engine.refusal = StoreError("disk full")
        qtbot.keyClicks(ways.reason, "He asked me to")
        qtbot.keyClick(ways.reason, Qt.Key.Key_Return)
        await until(lambda: given.engine.in_spite_of == ["He asked me to"])
        await until(lambda: dialer.field.text() == NUMBER and dialer._call.text() == "Not now")
        given.engine.refusal = None
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert ways.reason.text() == "He asked me to"
        assert ways.reason.hasFocus()
        qtbot.keyClick(ways.reason, Qt.Key.Key_Return)
        await until(lambda: len(given.engine.dialed) == 2)
        assert dialer.field.text() == ""
        assert not part.is_open


async def test_a_reason_given_up_by_esc_does_not_wait_under_the_next_enter(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, _lights, part):
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        ways = part.details.ways_out
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        qtbot.mouseClick(ways.override, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(ways.reason, "He asked me to")
        assert dialer.close_opened()
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert ways.schedule.hasFocus()
        qtbot.mouseClick(ways.override, Qt.MouseButton.LeftButton)
        assert ways.reason.text() == "He asked me to"  # what was written is not lost
        dialer.field.setText(OTHER)
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert ways.schedule.hasFocus()
        assert given.engine.dialed == []


class Nobody:
    """Contacts, of whom there are none."""

    async def by_numbers(self, numbers):
        return {}


async def test_the_card_of_a_campaign_says_what_is_to_be_noted(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, lights, _part):
        lights.say(NUMBER, LightVerdict.AMBER, LightCode.CONSENT_UNKNOWN)
        desk, formats = SimpleNamespace(contacts=Nobody(), lights=lights), dialer._look.formats
        _title, (line,) = await known_lines(desk, given.calls, formats, NUMBER)
        what = light_sentence(lights.answers[NUMBER], "en").what
        assert line.startswith(f"May be called, but note: {what} It is ")
        _title, (line,) = await known_lines(desk, given.calls, formats, OTHER)
        assert line.startswith("May be called. It is ")


async def test_what_may_not_be_overridden_offers_no_way_to(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, _given, lights, part):
        lights.say(NUMBER, LightVerdict.RED, LightCode.DO_NOT_CALL)
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert not part.details.ways_out.override.isVisible()
        assert part.details.ways_out.schedule.isVisible()


async def test_a_dial_that_outran_its_light_opens_it_when_it_is_refused(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, _lights, part):
        given.engine.refusal = GuardError(GuardReason.HOURS, region="CO")
        dialer.take(NUMBER)
        dialer.call_typed()
        await until(lambda: given.engine.dialed == [NUMBER])
        await until(lambda: part.is_open)
        assert dialer.field.text() == NUMBER
        assert part.details.ways_out.schedule.hasFocus()


async def test_a_light_is_asked_for_again_when_its_reason_ends(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, _given, lights, part):
        ends = utc_now() + timedelta(seconds=0.4)
        lights.say(NUMBER, LightVerdict.RED, LightCode.OUTSIDE_HOURS, until=ends)
        dialer.field.setText(NUMBER)
        await until(lambda: dialer._call.text() == "Not now")
        lights.say(NUMBER, LightVerdict.GREEN, LightCode.HOURS_MET)
        await until(lambda: "May be called" in said(part))
        assert dialer._call.text() == "Call"
        assert not part.is_open


async def test_a_light_that_cannot_be_told_says_so_and_keeps_nobody_from_calling(
    qloop, qapp, qtbot, tmp_path
):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, lights, part):
        lights.refusal = StoreError("locked")
        dialer.field.setText(NUMBER)
        await until(lambda: "Not checked" in said(part))
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == [NUMBER])


async def test_enter_still_dials_while_the_reasons_of_a_green_light_are_read(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, given, _lights, part):
        dialer.field.setText(OTHER)
        await until(lambda: said(part))
        assert dialer.toggle_light()
        assert part.is_open
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == [OTHER])
        assert dialer.field.hasFocus(), "the next number is typed there"


async def test_the_strip_opens_and_closes_by_the_keyboard(qloop, qapp, qtbot, tmp_path):
    async with open_light(qapp, qtbot, tmp_path) as (dialer, _given, _lights, part):
        dialer.field.setText(OTHER)
        await until(lambda: said(part))
        qtbot.keyClick(dialer.field, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part.strip
        qtbot.keyClick(part.strip, Qt.Key.Key_Space)
        assert part.is_open
        assert part.details.hasFocus()
        assert part.toggle()
        assert not part.is_open
