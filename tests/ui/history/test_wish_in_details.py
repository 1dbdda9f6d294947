"""A wish that nobody judged while the call went on is judged later, among the details of the call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement, WatchSaw
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.history.wish_bar import WishInDetails
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días", "Mejor no me llamen tanto")
HEARD = WatchSaw(NOW, "opt_out", "doubtful", 1, "no me llamen")


async def kept(tmp_path, *facts):
    call = live_call(*TALK, *ENDED, *facts)
    async with open_store(None, tmp_path / "calls.db", "x") as store:
        await store.calls.save(call, (call.requested, *TALK, *ENDED, *facts), "dial")
    return call


async def details_of(window, call):
    window.commands.show_call(call.id)
    details = window.workspace.history.details
    await until(lambda: details.call is not None and details.call.id == call.id)
    return details.findChild(WishInDetails)


def named(part, words):
    return next(one for one in part.findChildren(QPushButton) if one.accessibleName() == words)


async def test_a_wish_of_a_past_call_is_judged_in_its_details(qloop, qapp, qtbot, tmp_path):
    call = await kept(tmp_path, HEARD)
    async with open_window(qapp, tmp_path) as (window, given):
        part = await details_of(window, call)
        await until(part.isVisible)
        assert "«no me llamen»" in part.bar.accessibleName()
        qtbot.mouseClick(named(part, "Not an opt-out…"), Qt.MouseButton.LeftButton)
        qtbot.keyClicks(part.bar.why, "wants fewer")
        qtbot.keyClick(part.bar.why, Qt.Key.Key_Return)
        await until(lambda: given.watches.decided == [("dismissed", call.id, 1, "ana", "wants fewer")])
        given.watches.refusal = StoreError("disk full")
        qtbot.mouseClick(named(part, "Add to do-not-call"), Qt.MouseButton.LeftButton)
        await until(lambda: "could not" in part.problem.text() or part.problem.isVisible())
        given.watches.refusal = None
        qtbot.mouseClick(named(part, "Add to do-not-call"), Qt.MouseButton.LeftButton)
        await until(lambda: len(given.watches.decided) == 2)
        assert given.watches.decided[1][:2] == ("accepted", call.id)


async def test_what_was_judged_or_never_said_takes_no_room(qloop, qapp, qtbot, tmp_path):
    judged = OptOutJudged(NOW, "ana", OptOutJudgement.NO_OPT_OUT, "", 1, "no me llamen")
    call = await kept(tmp_path, HEARD, judged)
    async with open_window(qapp, tmp_path) as (window, _given):
        part = await details_of(window, call)
        assert part.isHidden()
