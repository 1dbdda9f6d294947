"""A public register's answer, chosen on the list's page: its numbers are listed, and it is consulted."""

from __future__ import annotations

from datetime import timedelta

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.phone.reading import number_of
from tests.ui.do_not_call.test_do_not_call_page import open_window, page_of
from tests.waiting import until

LISTED, OTHER = "+573001234999", "+573001234998"


async def test_a_register_s_answer_is_chosen_and_counts_from_then_on(qloop, tmp_path):
    file = tmp_path / "respuesta.csv"
    file.write_text("telefono\n3001234999\nx\n", encoding="utf-8")
    async with open_window(tmp_path) as (world, window):
        lights, page = world.desk.lights, page_of(window)
        before = await lights.light(number_of(OTHER))
        assert LightCode.REGISTER_NOT_CONSULTED in {reason.code for reason in before.reasons}
        titles = [action.text() for action in page.consult.choices.actions()]
        assert "The register of excluded numbers (RNE) (CO)" in titles
        (register,) = (one for one in lights.registers.known if one.key == "RNE")
        page.consult.brought.emit(register, file)
        await until(lambda: page.state.text().startswith("Added"))
        assert page.state.text() == "Added: 1. On the list already: 0."
        assert world.desk.do_not_call.listed(LISTED).reason == "RNE"
        told = await lights.light(number_of(OTHER))
        assert "RNE" in {
            one.values.get("register") for one in told.reasons if one.code is LightCode.NOT_LISTED
        }
        (act,) = await world.desk.audit.of_kind(AuditKind.REGISTER, utc_now() - timedelta(hours=1))
        assert (act.subject, act.by) == ("RNE", "ana")
