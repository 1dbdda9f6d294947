"""``python note_typist.py DATABASE CALL``: types into a call's wrap-up until it is killed, and tells when."""

import asyncio
import itertools
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
from sellercall_desktop.settings import WrapUpSettings
from sellercall_desktop.settings.wrap_up import dispositions
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.wrap_up.form import WrapUpForm
from sellercall_desktop.ui.wrap_up.writing import WrapUpWriting


async def main(app, database, call_id):
    tasks, bus = Tasks(), Bus()
    look = Look(theme := Theme(app), Icons(theme), Formats("es"))
    async with open_store(None, Path(database), "x") as store:
        wrap_ups = WrapUps(
            ledger=Ledger(store.calls, bus, tasks),
            calls=store.calls,
            bus=bus,
            tasks=tasks,
            now=utc_now,
            dispositions=lambda: dispositions(WrapUpSettings(), "es"),
            required=lambda: False,
            desk=store.desk,
        )
        form = WrapUpForm(look, wrap_ups, WrapUpWriting(wrap_ups.typed, "ana", at_once=False), ends=True)
        form.show_call(await store.calls.get(call_id))
        form.show()
        for letter in itertools.cycle("compra dos cajas en mayo; "):
            QTest.keyClicks(form.note, letter)
            print(time.monotonic(), flush=True)
            await asyncio.sleep(0.04)


app = QApplication(["typist", "-platform", "offscreen"])
with QEventLoop(app) as loop:
    loop.run_until_complete(main(app, *sys.argv[1:]))
