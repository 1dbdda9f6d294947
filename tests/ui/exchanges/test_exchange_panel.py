"""The exchange panel through its widgets: what is shown, chosen, filtered, copied and replayed."""

from __future__ import annotations

import asyncio
import subprocess
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.exchanges.exchange import (
    Body,
    Exchange,
    ExchangeParts,
    ExchangesRecorded,
    ReplayOutcome,
    ReplayProblem,
    Way,
)
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.exchanges.drawer import Drawer
from sellercall_desktop.ui.exchanges.model import ExchangeModel
from sellercall_desktop.ui.exchanges.panel import ExchangePanel, ExchangeSource
from sellercall_desktop.ui.exchanges.writing import as_curl, pretty
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.layout_file import LayoutFile
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.window_world import shown_widget
from tests.waiting import until

NOW = datetime.now(UTC) - timedelta(minutes=10)
CALL = "01900000-0000-7000-8000-000000000001"


def exchange(number, **changes):
    at = NOW + timedelta(seconds=number)
    made = Exchange(
        round(at.timestamp() * 1_000_000), at, Way.OUT, "twilio", "GET", f"/Calls/{number}", 0.012, 200
    )
    return replace(made, **changes)


def webhook(number, **changes):
    return exchange(number, way=Way.IN, method="POST", route="/webhooks/twilio/status", status=204, **changes)


PARTS = ExchangeParts(
    url="/webhooks/twilio/status?call_id=7",
    request_headers=(("Content-Type", "application/x-www-form-urlencoded"), ("X-Twilio-Signature", "•••")),
    request_body=Body("form", "From=+57•••4500\nSay=it's 5 $HOME `x`"),
    answer_headers=(("Content-Type", "application/json"),),
    answer_body=Body("json", '{"a": [1, "ñ"]}'),
)


class Replays:
    """Remembers what it was asked to replay."""

    def __init__(self, outcome=ReplayOutcome(status=204)):  # noqa: B008 - frozen
        self.outcome, self.asked, self.possible = outcome, [], True

    def can_replay(self, exchange):
        return self.possible

    async def replay(self, exchange):
        self.asked.append(exchange.id)
        return self.outcome


class Bench:
    def __init__(self, app, store, *, keep_days=7):
        theme = Theme(app)
        theme.apply("light")
        self.store, self.bus, self.tasks, self.replays = store, Bus(), Tasks(), Replays()
        self.look = Look(theme, Icons(theme), Formats("en"))
        source = ExchangeSource(
            self.store.exchanges, self.replays, lambda: "https://desk.example", lambda: keep_days, lambda: 3
        )
        self.bridge = Bridge(self.bus)
        self.panel = ExchangePanel(source, self.bridge, self.tasks, self.look)
        self.panel.resize(1100, 600)

    async def record(self, *exchanges, parts=PARTS):
        written = await self.store.exchanges.save([(each, parts) for each in exchanges])
        self.bus.publish(ExchangesRecorded(written))

    def shown(self):
        return [each.route for each in self.panel.model.exchanges]


@asynccontextmanager
async def open_bench(app, folder, *already, **options):
    async with open_store(None, folder / "a.db", "x") as store:
        if already:
            await store.exchanges.save([(each, PARTS) for each in already])
        bench = Bench(app, store, **options)
        with shown_widget(bench.panel):
            await until(lambda: len(bench.shown()) >= min(len(already), 200))
            yield bench
            await bench.tasks.finish()
            bench.bridge.close()


async def test_an_empty_panel_says_what_it_is_for(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path) as bench:
        assert bench.panel.notice.isVisible()
        assert "webhook" in bench.panel.notice.text.text()
        assert bench.panel.toolbar.refused.text() == "3 refused"


async def test_where_nothing_is_kept_it_says_why(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, keep_days=0) as bench:
        assert bench.panel.notice.title.text() == "Exchanges are not kept"


async def test_new_exchanges_appear_on_top_and_a_late_one_in_its_place(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, exchange(1)) as bench:
        await bench.record(exchange(5))
        await until(lambda: bench.shown() == ["/Calls/5", "/Calls/1"])
        await bench.record(exchange(3))
        await until(lambda: bench.shown() == ["/Calls/5", "/Calls/3", "/Calls/1"])


async def test_a_hidden_panel_rests_and_catches_up_when_shown(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, exchange(1)) as bench:
        bench.panel.hide()
        await bench.record(exchange(2))
        assert bench.shown() == ["/Calls/1"]
        bench.panel.show()
        await until(lambda: bench.shown() == ["/Calls/2", "/Calls/1"])


async def test_older_pages_are_read_when_they_are_scrolled_to(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, *(exchange(n) for n in range(450))) as bench:
        assert len(bench.shown()) == 200
        for rows in (400, 450):
            bench.panel.table.scrollToBottom()
            await until(lambda: len(bench.shown()) == rows)  # noqa: B023 - awaited within the turn
        assert bench.shown() == [f"/Calls/{n}" for n in reversed(range(450))]


def test_the_rows_in_memory_are_bounded(qapp):
    theme = Theme(qapp)
    model = ExchangeModel(Look(theme, Icons(theme), Formats("en")), kept=50)
    model.insert([exchange(n) for n in range(200)])
    assert [each.route for each in model.exchanges] == [f"/Calls/{n}" for n in reversed(range(150, 200))]


async def test_way_failure_words_and_call_narrow_the_list(qloop, qapp, tmp_path):
    rows = (exchange(1), webhook(2), exchange(3, status=500), exchange(4, call_id=CALL))
    async with open_bench(qapp, tmp_path, *rows) as bench:
        toolbar = bench.panel.toolbar
        toolbar.way.setCurrentIndex(1)
        await until(lambda: bench.shown() == ["/webhooks/twilio/status"])
        toolbar.way.setCurrentIndex(0)
        toolbar.failed.click()
        await until(lambda: bench.shown() == ["/Calls/3"])
        await bench.record(exchange(5), exchange(6, status=None, failure="ReadTimeout"))
        await until(lambda: bench.shown() == ["/Calls/6", "/Calls/3"])
        toolbar.failed.click()
        toolbar.no_polls.click()  # what was answered to a question is left out, also what comes in now
        await bench.record(exchange(7), exchange(8, method="POST"))
        await until(lambda: bench.shown() == ["/Calls/8", "/Calls/6", "/Calls/3", "/webhooks/twilio/status"])
        toolbar.no_polls.click()
        QTest.keyClicks(toolbar.text, "readtime")
        await until(lambda: bench.shown() == ["/Calls/6"])
        bench.panel.show_call(CALL)
        await until(lambda: bench.shown() == ["/Calls/4"])
        toolbar.call_chip.click()
        await until(lambda: len(bench.shown()) == 8)


async def test_the_chosen_exchange_is_shown_in_full_and_leads_to_its_call(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1, call_id=CALL)) as bench:
        wanted, details = [], bench.panel.details
        bench.panel.call_wanted.connect(wanted.append)
        bench.panel.table.selectRow(0)
        await until(details.isVisible)
        request, answer = (page.toPlainText() for page in details.sides)
        assert "X-Twilio-Signature: •••" in request
        assert "From = +57•••4500" in request
        assert answer.endswith('{\n  "a": [\n    1,\n    "ñ"\n  ]\n}')
        details.show_call.click()
        assert wanted == [CALL]
        bench.panel.activateWindow()
        bench.panel.table.setFocus()
        await until(bench.panel.isActiveWindow)
        QTest.keyClick(bench.panel.table, Qt.Key.Key_Escape)
        assert not details.isVisible()


async def test_a_webhook_can_be_replayed_and_says_what_came_of_it(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1)) as bench:
        details = bench.panel.details
        bench.panel.table.selectRow(0)
        await until(details.isVisible)
        details.replay.click()
        await until(lambda: "answered with 204" in details.note.text())
        assert bench.replays.asked == [webhook(1).id]
        bench.replays.outcome = ReplayOutcome(problem=ReplayProblem.NO_SECRET)
        details.replay.click()
        await until(lambda: "secret" in details.note.text() and len(bench.replays.asked) == 2)


async def test_a_webhook_of_an_earlier_run_says_why_it_cannot_be_replayed(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1)) as bench:
        bench.replays.possible = False
        bench.panel.table.selectRow(0)
        await until(bench.panel.details.isVisible)
        assert not bench.panel.details.replay.isEnabled()
        assert "until the program ends" in bench.panel.details.note.text()


async def test_a_replay_is_marked_in_the_list(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1), webhook(2, replay_of=webhook(1).id)) as bench:
        cell = bench.panel.model.index(0, 3).data()
        assert cell == "POST /webhooks/twilio/status · replay"


async def test_ctrl_c_copies_a_command_that_a_shell_reads_as_it_was_meant(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1)) as bench:
        bench.panel.table.selectRow(0)
        await until(bench.panel.details.isVisible)
        QTest.keyClick(bench.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        command = QGuiApplication.clipboard().text()
    script = f'FROM=+573001234500; SIGNATURE=signed; curl() {{ printf "%s\\n" "$@"; }}; {command}'
    run = await asyncio.to_thread(
        subprocess.run, ["sh", "-c", script], capture_output=True, text=True, check=True, timeout=20
    )
    words = run.stdout.splitlines()
    assert "https://desk.example/webhooks/twilio/status?call_id=7" in words
    assert "X-Twilio-Signature: signed" in words
    assert "From=+573001234500" in words
    assert "Say=it's 5 $HOME `x`" in words


@pytest.mark.parametrize(
    ("peer", "header", "shown"),
    [
        ("twilio", ("authorization", "Basic •••"), '-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"'),
        ("ultravox", ("x-api-key", "•••"), "-H 'x-api-key: '\"$ULTRAVOX_API_KEY\""),
    ],
)
def test_credentials_become_named_variables(peer, header, shown):
    parts = ExchangeParts("https://api.example/x", (header, ("host", "api.example")))
    command = as_curl(exchange(1, peer=peer), parts, "")
    assert shown in command
    assert "•••" not in command
    assert "host" not in command


def test_a_body_that_was_cut_is_shown_as_it_is():
    assert pretty(Body("json", '{"a": 1…')) == '{"a": 1…'


def drawer_for(bench, folder):
    layout = LayoutFile(folder / "window.json")
    made = Drawer(Logbook(), bench.look, layout, lambda: None)
    source = ExchangeSource(
        bench.store.exchanges, bench.replays, lambda: "https://desk.example", lambda: 7, lambda: 0
    )
    made.add_exchanges(source, bench.bridge, bench.tasks)
    return made, layout


async def test_the_drawer_remembers_its_tab_and_leads_to_a_calls_exchanges(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, webhook(1, call_id=CALL), exchange(2)) as bench:
        drawer, layout = drawer_for(bench, tmp_path)
        with shown_widget(drawer):
            assert drawer.currentWidget() is drawer.log
            drawer.show_exchanges_of(CALL)
            await until(lambda: [each.call_id for each in drawer.exchanges.model.exchanges] == [CALL])
            layout.save()
            drawer.close_feed()
            await bench.tasks.finish()
        again, _layout = drawer_for(bench, tmp_path)
        with shown_widget(again):
            assert again.currentWidget() is again.exchanges
            again.show_log_of(CALL)
            assert again.currentWidget() is again.log
            again.close_feed()
            await bench.tasks.finish()


async def test_since_when_there_are_exchanges_is_told(qloop, qapp, tmp_path):
    async with open_bench(qapp, tmp_path, exchange(1), keep_days=5) as bench:
        told = bench.panel.toolbar.count.toolTip()
        assert bench.look.formats.date_time(bench.panel.model.exchanges[0].at) in told
        assert "5 days" in told
