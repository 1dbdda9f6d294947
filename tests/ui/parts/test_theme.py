import json

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton

from sellercall_desktop.paths import resources
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.theme import DARK, LIGHT, Theme, _Values, disabled_ink, set_role


def luminance(color):
    def linear(share):
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


INKS = ("text", "muted", "call", "hang_up", "warning", "ai", "incoming")
PAIRS = [(ink, paper) for ink in INKS for paper in ("background", "surface", "raised")] + [
    ("on_call", "call"),
    ("on_hang_up", "hang_up"),
]


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_every_text_colour_is_readable_on_every_ground(tokens, ink, paper):
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 4.5


MIXED = (
    "hover",
    "selection",
    "selection_soft",
    "call_soft",
    "hang_up_soft",
    "warning_soft",
    "ai_soft",
    "incoming_soft",
)
MIXED_PAIRS = [
    *((ink, paper) for ink in INKS for paper in MIXED),
    ("text", "pressed"),  # nothing but the words of a button stands on it
    ("on_call", "call_hover"),
    ("on_hang_up", "hang_up_hover"),
    ("background", "text"),  # a toast
]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_readable_on_the_mixtures_that_the_stylesheet_is_given_too(theme, mode):
    theme.apply(mode)
    value = _Values(theme, "")
    poor = {
        pair: round(found, 2)
        for pair in MIXED_PAIRS
        if (found := contrast(*(value[name] for name in pair))) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_disabled_can_still_be_read(tokens):
    for paper in (tokens.surface, tokens.raised, tokens.background):
        assert contrast(disabled_ink(tokens), paper) >= 4.5


def test_a_theme_changes_while_the_window_runs_and_says_so(theme, qtbot):
    theme.apply("light")
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")
    assert theme.dark
    assert theme.tokens is DARK


def test_following_the_system_again_after_an_explicit_choice(theme):
    theme.apply("dark")
    theme.apply("system")
    assert not theme.dark  # the offscreen platform has no dark scheme


def test_the_stylesheet_reaches_a_widget_by_its_role(theme, qtbot):
    theme.apply("light")
    label = QLabel("x")
    qtbot.addWidget(label)
    set_role(label, "error")
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.hang_up.lower()


def test_sizes_grow_with_the_persons_text(theme, qapp):
    assert theme.px(16) >= 16


def test_an_icon_wears_the_colour_of_its_role_in_both_themes(theme, qtbot):
    icons = Icons(theme)
    icon = icons.icon("circle-fill", "call")
    for mode, tokens in (("light", LIGHT), ("dark", DARK)):
        theme.apply(mode)
        middle = icon.pixmap(QSize(32, 32)).toImage().pixelColor(16, 16)
        assert middle.name() == tokens.call.lower()


def test_a_disabled_icon_is_not_the_ink_of_its_button(theme, qtbot):
    theme.apply("dark")
    button = QPushButton()
    qtbot.addWidget(button)
    icon = Icons(theme).icon("circle-fill", "on_call")
    pale = icon.pixmap(QSize(32, 32), icon.Mode.Disabled).toImage().pixelColor(16, 16)
    assert abs(pale.lightness() - QColor(DARK.muted).lightness()) < 12


def test_an_unknown_icon_fails_at_once(theme):
    with pytest.raises(KeyError):
        Icons(theme).icon("no-such-icon")


def test_every_named_icon_has_an_outline(theme):
    icons = Icons(theme)
    for name in json.loads((resources() / "fonts" / "phosphor-icons.json").read_text()):
        assert not icons.pixmap(name, "text", 16).isNull()
        assert not icons._path(name).isEmpty(), name


def test_both_themes_have_every_token():
    assert LIGHT._fields == DARK._fields
    assert LIGHT != DARK
