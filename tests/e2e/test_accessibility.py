"""The real program through AT-SPI: the main job by screen reader and keyboard, and every screen read."""

from __future__ import annotations

import asyncio
import os
import re

from tests.e2e.screen_user import open_screen_user
from tests.waiting import PATIENCE_S

CHATTERS = "300 123 4513"
PAGES, STEPS = 19, 7
THOROUGH = bool(os.environ.get("SELLERCALL_THOROUGH"))


async def test_the_main_job_is_done_and_every_screen_is_read_without_seeing_it(tmp_path):
    language = {"SELLERCALL_GENERAL__LANGUAGE": "en"}
    async with open_screen_user(tmp_path, "--demo", **language) as user:
        faults = {"no call yet": (await user.see("Ultravox ready"))[0].faults()}
        await user.write("Number to call", CHATTERS)
        await user.see("Colombia")
        await user.press("Call", "push button")
        await user.hears("Ringing")
        await read_settings(user, faults)
        await read_dialogs(user, faults)
        await user.keys("ctrl+d")
        await user.hears("Talking")
        said = await user.hears("Customer: ")
        screen, _ = await user.see("Who has the customer: AI")
        faults["live call"] = screen.faults()
        assert said.removeprefix("Customer: ") in screen.find("Conversation")["text"]
        await read_log(user, faults)
        await read_prompts(user, faults)
        await user.keys("ctrl+d")
        await read_menu(user, faults)
        await user.press("Hang up", "push button")
        await user.hears("Talked")
        faults["ended call"] = (await user.see("Call again"))[0].faults()
        await read_history(user, faults)
        await read_contacts(user, faults)
        assert {where: found for where, found in faults.items() if found} == {}
        await user.keys("ctrl+q")
        assert await asyncio.wait_for(user.program.wait(), PATIENCE_S) == 0


async def read_settings(user, faults):
    """Every page of the settings, by the arrow keys."""
    await user.keys("ctrl+comma")
    screen, sections = await user.see("Sections", "list")
    names = [cells[0] for cells in sections["cells"]]
    assert len(names) == PAGES
    for at, name in enumerate(names):
        if at % 2 == 0 and not THOROUGH:  # their fields are made by the same parts
            await user.keys("Down")
            continue
        screen, _ = await user.see(name, "filler", "panel", "scroll pane", "layered pane")
        if name == "Twilio number":  # they are fetched first
            screen = await user.until(lambda screen: screen.find("", "table"), "list of numbers")
        faults[f"settings, {name}"] = screen.faults()
        if name == "Connections":
            await user.press("Sign out…")
            faults["sign out"] = (await user.see("Cancel", "push button"))[0].faults()
            await user.leave()
        await user.keys("Down")


async def read_dialogs(user, faults):
    """Palette, help and About."""
    await user.keys("ctrl+k")
    faults["palette"] = (await user.see("What can be done", "list"))[0].faults()
    await user.keys("Escape", "F1")
    _, pages = await user.see("Pages of the help", "list")
    for page in pages["cells"]:
        faults[f"help, {page[0]}"] = (await user.look()).faults()
        await user.keys("Down")
    await user.press("About SellerCall")
    faults["about"] = (await user.see("Copy version"))[0].faults()
    await user.leave()
    await user.leave()


async def read_log(user, faults):
    """The log with a line's details, and the exchanges with one's."""
    await user.keys("ctrl+4")
    await user.see("Log lines", "table")
    await user.keys("End", "Return")
    faults["log"] = (await user.see("Line details"))[0].faults()
    await user.press("Exchanges", "page tab")
    screen, _ = await user.see("Exchanges", "table")
    faults["exchanges"] = screen.faults()


async def read_prompts(user, faults):
    """The editor with its search and its versions."""
    await user.keys("ctrl+3", "ctrl+f", "ctrl+shift+h")
    await user.see("Published versions", "list")
    faults["prompts"] = (await user.see("Find in the prompt"))[0].faults()


async def read_menu(user, faults):
    """What the demo offers."""
    await user.press("Demo numbers", "push button")
    await user.keys("Down")
    faults["demo menu"] = (await user.see("Let a customer call in"))[0].faults()
    await user.keys("Escape")


async def read_history(user, faults):
    """The call is found by part of its number, its details are open, then each filter's choices."""
    await user.press("History", "check box")
    await user.write("Search calls", CHATTERS[-4:])
    screen, table = await user.see("Call history", "table")
    assert any(re.fullmatch(r".*300 123 4513", cell) for cell in table["cells"][0])
    await user.keys("ctrl+2", "Down", "Return")
    screen, _ = await user.see("Details of the call")
    faults["history"] = screen.faults()
    for chip in ("Direction", "Result", "Date"):
        await user.press(f"{chip}: all")
        faults[f"history, {chip}"] = (await user.look()).faults()
        await user.keys("Escape")


async def read_contacts(user, faults):
    """Nobody yet, somebody's form, somebody, the import."""
    await user.keys("ctrl+5")
    faults["contacts"] = (await user.see("Add a contact", "push button"))[0].faults()
    await user.keys("ctrl+n")
    await user.write("Name", "Marta")
    faults["contact's form"] = (await user.see("Save", "push button"))[0].faults()
    await user.press("Save", "push button")
    faults["contact"] = (await user.see("Add consent…", "push button"))[0].faults()
    await user.press("Import…", "push button")
    faults["import"] = (await user.see("Choose a file…", "push button"))[0].faults()
    await user.keys("Escape")


async def test_the_first_start_leads_through_its_pages_without_being_seen(tmp_path):
    given = {
        "SELLERCALL_GENERAL__LANGUAGE": "es",
        "SELLERCALL_WEB__LOCAL_PORT": "0",
        "SELLERCALL_WEB__PUBLIC_PORT": "0",
    }
    given["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    async with open_screen_user(tmp_path, **given) as user:
        screen, _ = await user.see("Conectar", "push button")
        faults = {"welcome": screen.faults()}
        await user.press("Conectar", "push button")
        screen = await user.until(lambda screen: screen.has_checked("Idioma: "), "first step")
        faults["Idioma"] = screen.faults()
        steps = [node["name"].partition(": ")[0] for node in screen.nodes if node["role"] == "check box"]
        assert len(steps) == STEPS
        for step in steps[1:]:
            await user.press(f"{step}: ")
            screen = await user.until(lambda screen, step=step: screen.has_checked(f"{step}: "), step)
            faults[step] = screen.faults()
        await user.press("Terminar")
        screen, _ = await user.see("Número", "text")
        faults["desk"] = screen.faults()
        assert {where: found for where, found in faults.items() if found} == {}
