"""Handing on to who does not come, by keyboard in the real window: every way, in both languages."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.words.carrier_codes import load_codes
from tests.e2e.real_window import shown
from tests.e2e.test_hand_off import HERS, leg_to, open_world
from tests.e2e.test_hand_off_in_the_window import Desk
from tests.waiting import until

Key = Qt.Key
AI = {"en": "AI", "es": "IA"}
STAYS = {
    ("en", "AI"): "The customer stays with the AI.",
    ("es", "AI"): "El cliente sigue con la IA.",
    ("en", "Ana"): "The customer stays with Ana.",
    ("es", "Ana"): "El cliente sigue con Ana.",
}
BUSY = {"en": "{} is busy, or declined.", "es": "{}: ocupado, o no quiso contestar."}
SAID = {
    "person_declines": BUSY,
    "person_busy": BUSY,
    "person_does_not_answer": {"en": "{} did not answer.", "es": "{} no contestó."},
    "fails": {"en": "The call could not be brought to {}.", "es": "No se pudo pasar la llamada a {}."},
    "invalid": {
        "en": "The call could not be brought to {}. Twilio says that this number does not exist."
        " Check the number with the customer.",
        "es": "No se pudo pasar la llamada a {}. Twilio dice que este número no existe."
        " Confirme el número con el cliente.",
    },
}
MACHINE = {"en": "{}: a machine has answered.", "es": "{}: contestó una máquina."}


async def with_a_customer(world, window, qtbot, language, holder):
    """The desk in that language, with a call that this one has."""
    before = window.workspace
    if language == "es":
        world.setup.settings.update({"general": {"language": language}})
        await until(lambda: window.workspace is not before and window.workspace.isVisible())
    window.activateWindow()
    await until(lambda: QApplication.activeWindow() is window)
    desk = Desk(window, qtbot)
    await world.desk.engine.dial("+573001234513")
    await until(lambda: desk.live.shown is not None and len(desk.live.shown.turns) > 1)
    await until(lambda: desk.who == AI[language])
    if holder == "Ana":
        desk.press(Key.Key_F8)
        await until(lambda: desk.row.split("  ")[0].endswith("?"))
        desk.press(Key.Key_F8)
        await until(lambda: desk.who == "Ana")
    return desk


async def handed_on(desk, number, *, directly):
    """F7, the number, Enter."""
    desk.press(Key.Key_F7)
    await until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desk.type(number)
    held = Qt.KeyboardModifier.ControlModifier if directly else Qt.KeyboardModifier.NoModifier
    desk.press(Key.Key_Return, held)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "holder", "who", "directly"),
    [
        pytest.param(
            *case, id=f"{case[0]}, from {case[1]}, {case[2]}, {'directly' if case[3] else 'announced'}"
        )
        for case in product(("en", "es"), ("AI", "Ana"), SAID, (True, False))
    ],
)
async def test_the_row_says_why_and_the_customer_stays(  # noqa: PLR0917 - the case
    tmp_path, qapp, qtbot, qloop, language, holder, who, directly
):
    load_codes()
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        desk = await with_a_customer(world, window, qtbot, language, holder)
        await handed_on(desk, EXAMPLES[who], directly=directly)
        name = f"300 123 45{EXAMPLES[who][-2:]}"
        said = f"{SAID[who][language].format(name)} {STAYS[language, holder]}"
        await until(lambda: desk.row == said)
        assert desk.who == (AI[language] if holder == "AI" else "Ana")
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Escape)
        await until(lambda: not desk.live.live_count)


@pytest.mark.thorough
@pytest.mark.parametrize("holder", ["AI", "Ana"])
@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_colleagues_machine_gives_the_customer_back(  # noqa: PLR0917 - the case
    tmp_path, qapp, qtbot, qloop, language, holder
):
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        desk = await with_a_customer(world, window, qtbot, language, holder)
        await handed_on(desk, EXAMPLES["person_voicemail"], directly=True)
        said = f"{MACHINE[language].format('300 123 4533')} {STAYS[language, holder]}"
        await until(lambda: desk.row == said)
        await until(lambda: desk.who == (AI[language] if holder == "AI" else "Ana"))


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_hears_a_colleagues_machine_calls_it_off(tmp_path, qapp, qtbot, qloop, language):
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        desk = await with_a_customer(world, window, qtbot, language, "Ana")
        await handed_on(desk, EXAMPLES["person_voicemail"], directly=False)
        asked = {"en": "Talk with 300 123 4533; then bring", "es": "Hable con 300 123 4533; luego pase"}
        await until(lambda: desk.row.startswith(asked[language]))
        desk.press(Key.Key_Escape)
        await until(lambda: leg_to(world, EXAMPLES["person_voicemail"]).over)
        await until(lambda: desk.who == "Ana")
        assert not leg_to(world, HERS).over
