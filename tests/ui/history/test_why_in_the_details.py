"""Why a call failed, where people look: first on the card and in the details, and marked in the timeline."""

from PySide6.QtWidgets import QLabel

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    Gravity,
    Party,
    ProviderReported,
)
from sellercall_desktop.words.carrier_codes import load_codes
from tests.ui.history.test_history_panel import opened
from tests.ui.live_call.test_live_call import open_panel, shown
from tests.ui.window_world import NOW, live_call
from tests.waiting import until

BROKEN = ProviderReported(NOW, Party.CARRIER, Gravity.ERROR, "31920", "handshake error")


def texts(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget)]


async def test_the_details_say_why_first_and_the_timeline_marks_the_line(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        await world.choose(
            next(n for n, call in enumerate(world.calls) if call.result is CallResult.REJECTED)
        )
        details = world.panel.details
        said = texts(details)
        assert "The customer declined the call." in said
        assert "Try at another time, or write first. · SIP 603" in said
        details.tabs.setCurrentIndex(1)
        lines = texts(details.timeline)
        assert lines.count("This is where it went wrong") == 1
        marked = lines.index("This is where it went wrong")
        assert lines[marked - 1].startswith("The customer's phone rejected the call")
        await world.choose(next(n for n, call in enumerate(world.calls) if call.result is CallResult.TALKED))
        assert "This is where it went wrong" not in texts(details.timeline)


async def test_an_ended_card_says_why_and_what_to_do_and_learns_more_from_the_carrier_s_log(
    qloop, qapp, qtbot, tmp_path
):
    load_codes()
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(CallRinging(NOW), CallAnswered(NOW)))
        ended = CarrierEnded(NOW, CarrierOutcome.COMPLETED, 4)
        given.change(live_call(CallRinging(NOW), CallAnswered(NOW), ended))
        await until(lambda: any("nobody has told who ended it" in text for text in shown(panel)))
        given.change(live_call(CallRinging(NOW), CallAnswered(NOW), ended, BROKEN))
        await until(lambda: any("did not hold" in text for text in shown(panel)))
        assert "Call again; if it goes on, look at Ultravox's state." in shown(panel)
        assert "Hung up early" in shown(panel)
