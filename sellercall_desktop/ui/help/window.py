"""The help: the keys as they are declared, the guides as they are shipped. It keeps nobody from working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.paths import resources
from sellercall_desktop.ui.help.typesetting import set_type
from sellercall_desktop.ui.parts.dialogs import fit
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.window.actions import ACTIONS, shown_keys
from sellercall_desktop.ui.window.gestures import GESTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEYS, AGENTS, CAMPAIGNS = "keys", "agents", "campaigns"
SUPERVISORS, INSTALL = "supervisors", "install"
PAGES = (KEYS, AGENTS, CAMPAIGNS, SUPERVISORS, INSTALL)
_ICONS = {
    KEYS: "keyboard",
    AGENTS: "phone",
    CAMPAIGNS: "megaphone",
    SUPERVISORS: "note-pencil",
    INSTALL: "gear-six",
}
_WIDTH_PX, _HEIGHT_PX, _LIST_PX = 860, 620, 210


class HelpWindow(QDialog):
    """Pages on the left, the chosen one on the right."""

    def __init__(self, look: Look, show_about: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.pages, self._stack = QListWidget(), QStackedWidget()
        self.about = button(look, "", role="quiet")
        self._lay_out()
        self._fill()
        self.about.clicked.connect(lambda _checked: show_about())
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language: everything anew, the same page open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            row = self.pages.currentRow()
            self._fill()
            self.pages.setCurrentRow(row)

    def _fill(self) -> None:
        titles = {
            KEYS: self.tr("Keys"),
            AGENTS: self.tr("For whoever calls"),
            CAMPAIGNS: self.tr("Campaigns"),
            SUPERVISORS: self.tr("For whoever supervises"),
            INSTALL: self.tr("For whoever installs"),
        }
        self.setWindowTitle(self.tr("Help"))
        self.about.setText(self.tr("About SellerCall"))
        self.pages.setAccessibleName(self.tr("Pages of the help"))
        self.pages.clear()
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        for page in PAGES:
            item = QListWidgetItem(self._look.icons.icon(_ICONS[page], "muted"), titles[page])
            item.setSizeHint(QSize(0, self._look.theme.px(34)))
            self.pages.addItem(item)
            self._stack.addWidget(self._keys() if page == KEYS else self._guide(page, titles[page]))

    def _keys(self) -> QWidget:
        px = self._look.theme.px
        content = QWidget()
        content.setProperty("role", "scroll")
        grid = QGridLayout(content)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(label(self.tr("Everything works from the keyboard"), "title"), 0, 0, 1, 2)
        for row, (keys, meaning) in enumerate(_all_keys(), start=1):
            grid.addWidget(label(keys, "kbd"), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(meaning, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        return scroll

    def _guide(self, page: str, title: str) -> QWidget:
        made = QTextBrowser()
        made.setProperty("role", "plain")
        made.setOpenExternalLinks(True)
        made.setAccessibleName(title)
        made.document().setDocumentMargin(self._look.theme.px(20))
        made.setMarkdown(guide_text(page, self._look.formats.language))
        set_type(made.document(), self._look.theme.px)
        return made

    def _lay_out(self) -> None:
        px = self._look.theme.px
        fit(self, px(_WIDTH_PX), px(_HEIGHT_PX))
        side = px(18)
        self.pages.setIconSize(QSize(side, side))
        self.pages.setFixedWidth(px(_LIST_PX))
        self.setFocusProxy(self.pages)
        left = QVBoxLayout()
        left.setContentsMargins(px(8), px(12), px(8), px(12))
        left.addWidget(self.pages)
        left.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeft)
        surface, rule = QFrame(), QFrame()
        surface.setProperty("role", "panel")
        rule.setProperty("role", "rail")
        rule.setFixedWidth(1)
        row = QHBoxLayout(surface)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(rule)
        row.addWidget(self._stack, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(surface)


def guide_text(page: str, language: str) -> str:
    """A shipped guide as Markdown; English where a language has none."""
    folder = resources() / "guide"
    file = folder / language / f"{page}.md"
    return (file if file.is_file() else folder / "en" / f"{page}.md").read_text(encoding="utf-8")


def show_help(look: Look, show_about: Callable[[], object], parent: QWidget, page: str = KEYS) -> HelpWindow:
    """Open the help at a page, or bring the open one there; it deletes itself when it is closed."""
    window = parent.findChild(HelpWindow)
    if not isinstance(window, HelpWindow):
        window = HelpWindow(look, show_about, parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.pages.setCurrentRow(PAGES.index(page))
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def _all_keys() -> Iterator[tuple[str, str]]:
    for gesture in GESTURES:
        yield gesture.keys, gesture.text
    for action in ACTIONS:
        if action.keys:
            yield shown_keys(action.keys), action.text
