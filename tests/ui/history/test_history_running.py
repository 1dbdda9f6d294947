"""A running call counts its seconds in the table; nothing ticks while none runs."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QLabel

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import start_call
from sellercall_desktop.core.calls.history import SortKey
from tests.ui.history.history_world import call_id, requested
from tests.ui.history.test_history_panel import opened, until

DURATION = 7


async def test_a_running_call_counts_and_the_timer_ends_with_it(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=5) as world:
        model, running = world.panel.model, world.panel.table.running
        assert model.columns[DURATION].sort is SortKey.DURATION
        assert not running.is_counting
        now = datetime.now(UTC)
        call = start_call(call_id(now, 1), requested(now - timedelta(seconds=80)))
        await world.change(call, f.CallPlaced(now, "CAx"), f.CallRinging(now))
        await until(lambda: model.rowCount() == 6)
        row = model.row_of(call.id)
        assert model.data(model.index(row, DURATION)) == "–"
        assert not running.is_counting  # it rings
        await world.change(call, f.CallAnswered(now - timedelta(seconds=65)))
        await until(lambda: running.is_counting)
        assert model.data(model.index(row, DURATION)) in ("1:05", "1:06", "1:07", "1:08", "1:09")
        await world.change(call, f.CarrierEnded(now, f.CarrierOutcome.COMPLETED, 65.0))
        await until(lambda: not running.is_counting)
        assert model.data(model.index(row, DURATION)) == "1:05"


async def test_a_running_call_out_of_sight_starts_no_timer(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=5) as world:
        world.panel.hide()
        now = datetime.now(UTC)
        call = start_call(call_id(now, 1), requested(now))
        await world.change(call, f.CallPlaced(now, "CAx"), f.CallAnswered(now))
        await until(lambda: world.panel.model.rowCount() == 6)
        assert not world.panel.table.running.is_counting
        world.panel.show()
        await until(lambda: world.panel.table.running.is_counting)


async def test_the_timeline_says_by_which_way_it_came(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=2) as world:
        now = datetime.now(UTC)
        call = start_call(call_id(now, 1), requested(now))
        await world.change(call, f.CallPlaced(now, "CAx"))
        late = f.CallRinging(now - timedelta(minutes=1))
        await world.store.save(call, [late], "webhook")
        await until(lambda: world.panel.model.rowCount() == 3)
        await world.choose(world.panel.model.row_of(call.id))
        said = [part.text() for part in world.panel.details.timeline.findChildren(QLabel)]
        assert "learned by asking the provider" in said
        assert any(text.startswith("told by the provider, at ") for text in said)


async def test_within_one_second_the_timeline_keeps_the_order_of_learning(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=2) as world:
        now = datetime.now(UTC).replace(microsecond=700_000)
        call = start_call(call_id(now, 1), requested(now))
        told = now.replace(microsecond=0)  # by Twilio, which knows whole seconds only
        await world.change(call, f.CallPlaced(told, "CAx"))
        await until(lambda: world.panel.model.rowCount() == 3)
        await world.choose(world.panel.model.row_of(call.id))
        said = [part.text() for part in world.panel.details.timeline.findChildren(QLabel)]
        asked = next(n for n, text in enumerate(said) if text.startswith("Call asked for"))
        assert asked < said.index("Twilio took the call")
