"""The text for support tells of the program and holds nothing of the customers, nor any secret."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.windowed.diagnostics import HelpDesk
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.logs.crashes import CrashReports
from sellercall_desktop.settings.secret_names import Secret
from tests.desk import open_test_world

NUMBER = "+573001234500"


async def test_it_tells_the_state_and_no_secret_number_or_word_of_a_customer(qloop, tmp_path):
    async with open_test_world(tmp_path) as world:
        await world.desk.engine.dial(NUMBER)
        call = await world.call_when(lambda call: len(call.turns) > 1)
        world.setup.settings.update({"call": {"ring_timeout_s": 31}})
        token = await world.setup.secrets.get(Secret.TWILIO_AUTH_TOKEN)
        world.setup.logbook.append(
            utc_now(), logging.INFO, "call.placed", {"number": "+57•••4500", "key": token}, error=f"{NUMBER}"
        )
        text = await HelpDesk(world.setup, world.desk).diagnostics("es")
        assert "call.ring_timeout_s = 31" in text
        assert "twilio.phone_number = (set)" in text
        assert "live calls: 1" in text
        assert "history: 1 calls" in text
        assert "Qt 6." in text
        assert QApplication.platformName() in text
        for secret in Secret:
            value = await world.setup.secrets.get(secret)
            assert not value or value not in text, secret
        for part in (NUMBER, NUMBER[1:], "4500", world.simulator.phone_number, call.turns[0].text):
            assert part not in text


async def test_the_report_of_the_last_run_is_given_once(qloop, tmp_path):
    async with open_test_world(tmp_path) as world:
        setup = world.setup
        reports = CrashReports(setup.paths.logs, setup.logbook, setup.redactor)
        reports.write("program.failed", "Traceback …\nKeyError: 'x'")
        desk = HelpDesk(replace(setup, crashes=reports), world.desk)
        assert "KeyError" in await desk.last_crash()
        assert await desk.last_crash() == ""
        assert await HelpDesk(setup, world.desk).last_crash() == ""
