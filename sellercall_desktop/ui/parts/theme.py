"""Colours, sizes and the one stylesheet. Widgets name a `role`; nobody else writes a colour."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette

from sellercall_desktop.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = get_args(Mode)
BASE_PX = 13
"""The size every number of the design is given for; the person's own text size scales them all."""

_NO_UI_FONT = {"DejaVu Sans", "Bitstream Vera Sans", "Sans Serif", ""}
"""What fontconfig answers where nobody has chosen a font for reading."""

STYLE = "Fusion"
IS_STYLED = "sellercall_is_styled"
"""The application's property that says it was started in `STYLE`."""

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
RADIUS, RADIUS_CARD = 6, 10


class Tokens(NamedTuple):
    """The colours by role. Every pair used for text has a contrast of 4.5 or more (a test measures)."""

    background: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    call: str
    on_call: str
    hang_up: str
    on_hang_up: str
    warning: str
    ai: str
    incoming: str


LIGHT = Tokens(
    background="#F6F7F9",
    surface="#FFFFFF",
    raised="#ECEFF3",
    border="#DFE3E8",
    text="#1B1F24",
    muted="#57606A",
    call="#0B6E4F",
    on_call="#FFFFFF",
    hang_up="#B42318",
    on_hang_up="#FFFFFF",
    warning="#8A5A00",
    ai="#4B3FBB",
    incoming="#0A5A9C",
)
DARK = Tokens(
    background="#101418",
    surface="#171C22",
    raised="#222931",
    border="#2B323A",
    text="#E6EAEF",
    muted="#9AA5B1",
    call="#3DD598",
    on_call="#08130E",
    hang_up="#FF8A7A",
    on_hang_up="#1A0603",
    warning="#F2B84B",
    ai="#A79BFF",
    incoming="#7CC0FF",
)


def mix(under: str, over: str, share: float) -> str:
    """`under` with `share` (0..1) of `over` laid on it."""
    a, b = QColor(under), QColor(over)
    blend = (a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF())
    return QColor.fromRgbF(*(x + (y - x) * share for x, y in blend)).name()


def disabled_ink(t: Tokens) -> str:
    """What cannot be used now: paler than muted text, and still to be read on every ground."""
    return mix(t.surface, t.muted, 0.93)


class Theme(QObject):
    """The look of the whole application, changed while it runs."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Take the Fusion style and the readable fonts; `apply` gives the colours."""
        super().__init__(app)
        self._app = app
        self._mode: Mode = "system"
        self.dark = False
        self.tokens = LIGHT
        if not app.property(IS_STYLED):
            app.setStyle(STYLE)
        app.setFont(_readable(app.font()))
        self._scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE_PX)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def apply(self, mode: Mode) -> None:
        """Show light, dark, or what the system says, from now on."""
        self._mode = mode
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode)
        hints = self._app.styleHints()
        if scheme is not None:
            hints.setColorScheme(scheme)  # the system's own parts (title bar, file dialogs) follow too
        elif hints.colorScheme() is not Qt.ColorScheme.Unknown:
            hints.unsetColorScheme()
        self._paint()

    def px(self, size: float) -> int:
        """A size of the design in this person's pixels (logical: Qt adds the screen's own factor)."""
        return round(size * self._scale)

    def color(self, role: str) -> QColor:
        """The colour of a token, by its name."""
        return QColor(getattr(self.tokens, role))

    def _follow(self) -> None:
        if self._mode == "system":
            self._paint()

    def _paint(self) -> None:
        scheme = self._app.styleHints().colorScheme()
        self.dark = self._mode == "dark" or (self._mode == "system" and scheme is Qt.ColorScheme.Dark)
        tokens = DARK if self.dark else LIGHT
        if tokens is self.tokens and self._app.styleSheet():
            return
        self.tokens = tokens
        # Qt 6.11 takes five times as long to put a sheet in the place of another as to do this in two steps.
        self._app.setStyleSheet("")
        self._app.setPalette(_palette(tokens))
        self._app.setStyleSheet(self._stylesheet())
        self.changed.emit()

    def _stylesheet(self) -> str:
        folder = resources() / "theme"
        template = (folder / "window.qss").read_text(encoding="utf-8")
        images = (folder / ("dark" if self.dark else "light")).as_posix()
        return Template(template).substitute(_Values(self, images))


class _Values(Mapping[str, str]):
    """What the stylesheet may name: tokens, their mixtures, ``$p8`` for eight pixels of the design."""

    def __init__(self, theme: Theme, images: str) -> None:
        t = theme.tokens
        self._theme = theme
        self._named: dict[str, str] = t._asdict() | {
            "images": images,
            "hover": mix(t.raised, t.text, 0.05),
            "pressed": mix(t.raised, t.text, 0.12),
            "selection": mix(t.surface, t.call, 0.16),
            "selection_soft": mix(t.surface, t.call, 0.08),
            "field_border": mix(t.surface, t.text, 0.32),
            "input_border": mix(t.surface, t.text, 0.46),  # 3:1: what else shows an empty field?
            "call_hover": mix(t.call, t.text, 0.16),
            "hang_up_hover": mix(t.hang_up, t.text, 0.16),
            "call_soft": mix(t.surface, t.call, 0.12),
            "hang_up_soft": mix(t.surface, t.hang_up, 0.10),
            "warning_soft": mix(t.surface, t.warning, 0.12),
            "ai_soft": mix(t.surface, t.ai, 0.10),
            "incoming_soft": mix(t.surface, t.incoming, 0.12),
            "handle": mix(t.background, t.text, 0.26),
            "handle_hover": mix(t.background, t.text, 0.42),
            "disabled": disabled_ink(t),
            "mono": QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(),
        }

    def __getitem__(self, name: str) -> str:
        if name[0] == "p" and name[1:].isdigit():
            return f"{self._theme.px(int(name[1:]))}px"
        return self._named[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


def _palette(t: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette(QColor(t.surface), QColor(t.background))
    for role, color in {
        roles.Window: t.background,
        roles.Base: t.surface,
        roles.AlternateBase: mix(t.surface, t.raised, 0.5),
        roles.Button: t.surface,
        roles.Text: t.text,
        roles.WindowText: t.text,
        roles.ButtonText: t.text,
        roles.BrightText: t.hang_up,
        roles.PlaceholderText: t.muted,
        roles.ToolTipBase: t.raised,
        roles.ToolTipText: t.text,
        roles.Highlight: mix(t.surface, t.call, 0.30),
        roles.HighlightedText: t.text,
        roles.Accent: t.call,
        roles.Link: t.call,
        roles.Mid: t.border,
        roles.Light: t.raised,
        roles.Midlight: t.raised,
        roles.Dark: t.border,
        roles.Shadow: t.border,
    }.items():
        palette.setColor(role, QColor(color))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(disabled_ink(t)))
    return palette


def _readable(font: QFont) -> QFont:
    """The system's UI font, never below the base size, its digits all of one width.

    Where the system has none of its own (a bare Linux), Inter stands in.
    """
    if QFontInfo(font).family() in _NO_UI_FONT:
        for weight in (400, 500, 600):
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"inter-{weight}.ttf"))
        font.setFamilies(["Inter", font.family()])
        font.setHintingPreference(
            QFont.HintingPreference.PreferNoHinting
        )  # its spacing is designed, not rounded
    if QFontInfo(font).pixelSize() < BASE_PX:
        font.setPixelSize(BASE_PX)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget another role of the stylesheet, at once."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
