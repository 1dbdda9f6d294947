"""What every widget is drawn with, and the few small parts that would else be repeated everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtGui import QMouseEvent, QPixmap
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

    from sellercall_desktop.ui.parts.icons import Icons
    from sellercall_desktop.ui.parts.theme import Theme
    from sellercall_desktop.ui.words.formats import Formats


class Look(NamedTuple):
    """The theme, the icons and the formats of this window."""

    theme: Theme
    icons: Icons
    formats: Formats


class WordsButton(QPushButton):
    """The second click of a double one is not for a button that came under the hand after the first."""

    _pressed_ms = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Know when."""
        self._pressed_ms = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A second press, where the first was here, too."""
        if event.timestamp() - self._pressed_ms <= QApplication.doubleClickInterval():
            super().mouseDoubleClickEvent(event)


class Picture(QLabel):
    """A picture that is drawn anew when the theme changes: a pixmap keeps the colours it was made in."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Callable[[], QPixmap] | None = None
        self._what: Hashable = None
        look.theme.changed.connect(self._on_theme)

    def show_drawn(self, draw: Callable[[], QPixmap], what: Hashable) -> None:
        """Show what `draw` gives, now and in every later theme. The same `what` is not drawn twice."""
        if what != self._what:
            self._draw, self._what = draw, what
            self.setPixmap(draw())

    def _on_theme(self) -> None:
        if self._draw is not None:
            self.setPixmap(self._draw())


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the stylesheet's roles; plain text, whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = made.sizePolicy()  # it knows that the height depends on the width
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        made.setSizePolicy(policy)
    return made


def button(look: Look, text: str, icon: str = "", role: str = "", *, icon_role: str = "text") -> QPushButton:
    """A button with words; its accessible name is the words."""
    made = WordsButton(text)
    if role:
        made.setProperty("role", role)
    if icon:
        made.setIcon(look.icons.icon(icon, icon_role))
        side = look.theme.px(18)
        made.setIconSize(QSize(side + look.theme.px(6), side))  # wider than high: air before the words
    return made


def icon_button(look: Look, icon: str, name: str, *, size: int = 18) -> QToolButton:
    """A button without words: `name` is its tooltip and accessible name."""
    made = QToolButton()
    made.setProperty("role", "icon")
    made.setIcon(look.icons.icon(icon, "muted"))
    side = look.theme.px(size)
    made.setIconSize(QSize(side, side))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def mark(button: QAbstractButton, *, checked: bool) -> None:
    """Check or uncheck it as the program, not as the person's choice.

    A screen reader toggles a button without a click. What the person chooses is therefore heard by `toggled`,
    and the program must not be mistaken for the person.
    """
    with QSignalBlocker(button):
        button.setChecked(checked)


def search_field(look: Look) -> QLineEdit:
    """A field to search with: its sign at the front, a cross to empty it."""
    made = QLineEdit()
    made.setClearButtonEnabled(True)
    made.addAction(
        look.icons.icon("magnifying-glass", "muted", size=16), QLineEdit.ActionPosition.LeadingPosition
    )
    names = (
        QCoreApplication.translate("Look", "Empty the field"),
        QCoreApplication.translate("Look", "Search"),
    )
    for inside, name in zip(made.findChildren(QToolButton), names, strict=True):
        inside.setAccessibleName(name)  # Qt gives its own none
    return made


def paint_focus_ring(view: QAbstractItemView, theme: Theme) -> None:
    """Frame the current row of a table that has the focus; the whole of it where no row is current."""
    if not view.hasFocus():
        return
    area = view.viewport().rect()
    if (current := view.currentIndex()).isValid():
        row = view.visualRect(current)
        area = QRect(0, row.top(), area.width(), row.height() - 1)
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("call"), 2))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))


def line() -> QFrame:
    """A thin rule across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made
