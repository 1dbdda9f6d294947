"""Every page of the real window comes to rest at every size, however it gets there."""

import ast
import os
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sellercall_desktop.store import open_store
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.history.history_world import fill
from tests.ui.window.window_sweep import Sweep, unpainted
from tests.ui.window_world import Given, live_call, shown_widget, talk
from tests.waiting import until

HOME = Path(__file__).parents[3]
SHIPPED = (HOME / "resources/default_prompt.es.txt").read_text(encoding="utf-8")
PAGES = ("desk", "history", "log", "settings", "prompts")
THOROUGH = bool(os.environ.get("SELLERCALL_THOROUGH"))
FULL = {"desk", "prompts"}
"""Pages whose parts give each other way: they are tried at each height that windows mostly have."""
SAMPLE = range(600, 1101, 17)


@asynccontextmanager
async def filled_window(qapp, folder, *, prompt=SHIPPED, language="es", theme="light"):
    """A window with a live call, a history and a prompt, each page opened once, and no painting."""
    async with open_store(None, folder / "calls.db", prompt) as store:
        await fill(store.calls, 60)
        given = Given(folder, store)
        given.settings.update({"general": {"language": language, "theme": theme}})
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                given.wiring.attach(window)
                given.change(live_call(*talk("Buenos días, le habla SellerCall.", "¿De parte de quién?")))
                for page in PAGES:
                    window.workspace.show_section(page)
                desk = window.workspace.desk
                await until(lambda: desk.prompts.editor.toPlainText() and desk._history.model.rowCount())
                await given.idle()
                with unpainted(window):
                    yield window
                await window.finish()
        finally:
            await given.idle()
            await given.tasks.close()
            given.bridge.close()
            qapp.setStyleSheet("")


async def sweep(window, pages, sizes):
    """At each size: come to each page from another one, and be resized while it is shown."""
    seen = Sweep(window)
    for width, height in sizes:
        for page in pages:
            await seen.look(page, lambda page=page: window.workspace.show_section(page))
        await seen.look(f"{pages[-1]}, resized", lambda size=(width, height): window.resize(*size))
    return seen.unsettled


def heights(page):
    """In everyday runs each third; from 700 to 900 every one on the pages that need it."""
    if THOROUGH:
        return range(600, 1101)
    return (*range(600, 700, 3), *range(700, 901, 1 if page in FULL else 3), *range(901, 1098, 3), 1100)


@pytest.mark.parametrize("page", PAGES if THOROUGH else ("desk", "history", "prompts"))
async def test_each_page_comes_to_rest_at_every_height(qloop, qapp, tmp_path, page):
    async with filled_window(qapp, tmp_path) as window:
        other = "settings" if page == "history" else "history"
        assert await sweep(window, (other, page), ((1280, height) for height in heights(page))) == []
        assert window.height() == heights(page)[-1]


@pytest.mark.parametrize(
    "look",
    [
        ((800, 1440), "es", "light"),
        pytest.param(((1024,), "en", "dark"), marks=pytest.mark.thorough),
        pytest.param(((1200,), "es", "dark"), marks=pytest.mark.thorough),
        pytest.param(((1366,), "en", "light"), marks=pytest.mark.thorough),
    ],
)
async def test_all_pages_come_to_rest_at_other_widths(qloop, qapp, tmp_path, look):
    widths, language, theme = look
    async with filled_window(qapp, tmp_path, language=language, theme=theme) as window:
        sizes = [(width, height) for width in widths for height in SAMPLE]
        assert await sweep(window, PAGES, sizes) == []


FURTHER = [pytest.param(around, marks=pytest.mark.thorough) for around in (-2, -1, 1, 2)]
"""Lines more or fewer: the heights that are tried differ by two lines as well."""


@pytest.mark.parametrize("around", [0, *FURTHER])
async def test_a_prompt_that_just_fits_or_just_does_not_comes_to_rest(qloop, qapp, tmp_path, around):
    async with filled_window(qapp, tmp_path, prompt="Una línea") as window:
        window.workspace.show_section("prompts")
        window.resize(1280, 800)
        editor = window.workspace.desk.prompts.editor
        fitting = editor.viewport().height() // editor.fontMetrics().lineSpacing()
        words = (
            "palabra " * 40
        )  # wraps: how many lines it is depends on the width, which depends on the scroll bar
        editor.replace_all("\n".join([words, *["x"] * (fitting + around - 2)]))
        assert (
            await sweep(window, ("history", "prompts"), ((1280, height) for height in range(780, 821))) == []
        )


async def test_the_search_the_versions_and_the_details_come_to_rest_too(qloop, qapp, tmp_path):
    async with filled_window(qapp, tmp_path) as window:
        desk = window.workspace.desk
        desk.prompts.versions_button.setChecked(True)
        desk.prompts.find_bar.open()
        desk._history.set_details_open(True)
        window.workspace.show_section("prompts")
        await until(desk.prompts.versions.list.count)
        sizes = [(width, height) for width in (800, 1100, 1280, 1900) for height in SAMPLE]
        assert await sweep(window, ("history", "prompts"), sizes) == []


LAYS_OUT_NOTHING = {"setGeometry", "move", "resize"}
"""Of a child that floats over the others: it takes part in no layout."""
ANSWERS = {"resizeEvent", "fit", "start", "follow"} | LAYS_OUT_NOTHING
ASKS = {"contentsRect", "margin_width", "sizeHint", "viewport", "geometry", "px", "size", "rect"} | {
    "left", "right", "top", "bottom", "width", "height",
}  # fmt: skip


def test_a_resize_is_answered_by_an_arrangement_alone():
    wrong, found = [], 0
    for file in (HOME / "sellercall_desktop/ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "resizeEvent":
                found += 1
                calls = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
                names = {call.attr if isinstance(call, ast.Attribute) else call.id for call in calls}
                wrong += [f"{file.name}: {name}" for name in names - ANSWERS - ASKS - {"super"}]
    assert found
    assert wrong == [], "let ui.arrangement.Arrangement lay out, or a resize may answer itself for ever"
