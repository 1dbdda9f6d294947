"""What the card of a call says of its cost."""

from decimal import Decimal

from sellercall_desktop.core.calls.meter import CostSoFar
from tests.ui.live_call.test_live_call import open_panel, shown
from tests.ui.window_world import live_call, talk
from tests.waiting import until


async def test_an_estimate_says_so_and_a_price_that_is_not_known_is_named(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        costs = [CostSoFar(Decimal("0.032"), Decimal("0.05"), "USD")]
        panel.card.head.cost.cost_of = lambda _call: costs[-1]
        given.change(live_call(*talk("Buenos días")))
        await until(lambda: "≈ 0.0820 USD" in shown(panel))
        label = panel.card.head.cost
        assert label.toolTip() == "Twilio: about 0.0320 USD\nUltravox: about 0.05 USD"
        assert label.accessibleName() == "Cost so far, an estimate: 0.0820 USD"
        costs.append(CostSoFar(None, Decimal("0.05"), "USD"))
        panel.card.tick()
        assert label.text() == "≈ 0.05 USD"
        assert label.toolTip().startswith("Twilio: the price is not known")
        costs.append(CostSoFar(Decimal("0.064"), Decimal(0), "USD", carrier_charged=True))
        panel.card.tick()
        assert label.text() == "0.0640 USD"
        costs.append(CostSoFar(Decimal(0), Decimal(0), "USD"))
        panel.card.tick()
        assert not label.isVisibleTo(panel)
        costs.append(CostSoFar(Decimal("0.032"), Decimal("0.05"), "USD"))
        panel.card.tick()


async def test_the_customer_s_clock_is_whole_beside_the_cost(qloop, qapp, qtbot, tmp_path):
    """The flag shows the country, too; what time it is there nothing else says."""
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        head = panel.card.head
        head.cost.cost_of = lambda _call: CostSoFar(Decimal("0.032"), Decimal("0.05"), "USD")
        head._look.formats.name_of = lambda _number: "Marta Ruiz"
        given.change(live_call(*talk("Buenos días")))
        await until(lambda: "≈ 0.0820 USD" in shown(panel))
        head._place.resize(head._place.fontMetrics().horizontalAdvance(head._place.text()) + 1, 20)
        assert head._place.fitting.startswith("Marta Ruiz  ·  Colombia  ·  ")
        for width in range(head._place.width(), 120, -1):
            head._place.resize(width, 20)
            assert head._place.fitting.startswith("Mar")
            assert head._place.fitting.endswith("M there")
