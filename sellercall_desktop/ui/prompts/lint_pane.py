"""What was found in the text: a list to walk through, why each matters, and its fix by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from sellercall_desktop.core.prompts.linting.finding import Severity
from sellercall_desktop.core.prompts.linting.length import ABOUT, tokens
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.prompt_checks import finding_sentence
from sellercall_desktop.words.prompts import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.prompts.linting.finding import LintFinding
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_ICONS = {
    Severity.ERROR: ("x", "hang_up"),
    Severity.WARNING: ("warning", "warning"),
    Severity.REMARK: ("info", "muted"),
}


class LintPane(SidePane):
    """Enter goes to the place in the text, Ctrl+Enter mends it; each fix is one step of undo."""

    place_chosen = cast("TypedSignal[LintFinding]", Signal(object))
    fix_chosen = cast("TypedSignal[LintFinding]", Signal(object))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.findings: Sequence[LintFinding] = ()
        self.counts: QLabel = label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.why: QLabel = label("", wrap=True)
        self.go = button(look, self.tr("Show in the text"))
        self.fix = button(look, self.tr("Fix"), "check")
        self.go.setToolTip(self.tr("Enter"))
        self.fix.setToolTip(self.tr("Change the text there (Ctrl+Enter); undo brings it back"))
        self._lay_out()
        self.list.setAccessibleName(self.title.text())
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemDoubleClicked.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        self.fix.clicked.connect(self._on_fix)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self._on_fix)
        self._show_chosen()

    @property
    def chosen(self) -> LintFinding | None:
        """The finding that is looked at."""
        row = self.list.currentRow()
        return self.findings[row] if 0 <= row < len(self.findings) else None

    def show_findings(self, text: str, findings: Sequence[LintFinding]) -> None:
        """Show these of this text; the row that was looked at stays where it was."""
        row = max(0, self.list.currentRow())
        is_news = len(findings) != len(self.findings)
        self.findings = findings
        self.list.clear()
        for one in findings:
            icon, role = _ICONS[one.severity]
            said = finding_sentence(one, window_language()).what
            if one.where:
                said = f"{SETTINGS[one.where].said(window_language())}: {said}"
            elif one.end > one.start:
                line = self.tr("Line {number}").format(number=text.count("\n", 0, one.start) + 1)
                said = f"{line}: {said}"
            item = QListWidgetItem(self._look.icons.icon(icon, role), said)
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._severity_text(one.severity)}. {said}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(findings) - 1))
        self.counts.setText(self._counts_text(text))
        if is_news and self.isVisible():
            say(self, self.counts.text())

    def take_focus(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._on_fix if self.fix.hasFocus() else self._on_go)()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _severity_text(self, severity: Severity) -> str:
        if severity is Severity.ERROR:
            return self.tr("Error")
        return self.tr("Warning") if severity is Severity.WARNING else self.tr("Remark")

    def _counts_text(self, text: str) -> str:
        number = self._look.formats.integer
        grave = sum(one.severity is not Severity.REMARK for one in self.findings)
        found = self.tr("To look at: {count}").format(count=number(grave))
        if not grave:
            found = self.tr("Nothing to mend.")
        about = self.tr("About {tokens} tokens (±{percent} %)")
        return f"{found} · {about.format(tokens=number(tokens(text)), percent=ABOUT)}"

    def _show_chosen(self, _row: int = -1) -> None:
        one = self.chosen
        said = finding_sentence(one, window_language()) if one is not None else None
        self.why.setText(f"{said.why} {said.what_to_do}".strip() if said is not None else "")
        self.why.setVisible(said is not None)
        self.go.setEnabled(one is not None and one.end > one.start)
        if one is not None and one.fix is None and self.fix.hasFocus():
            self.list.setFocus()
        self.fix.setEnabled(one is not None and one.fix is not None)

    def _on_go(self, _item: object = None) -> None:
        if self.chosen is not None and self.chosen.end > self.chosen.start:
            self.place_chosen.emit(self.chosen)

    def _on_fix(self) -> None:
        if self.chosen is not None and self.chosen.fix is not None:
            self.fix_chosen.emit(self.chosen)

    def _lay_out(self) -> None:
        px, foot = self._look.theme.px, QHBoxLayout()
        foot.setSpacing(px(SPACE_S))
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.fix)
        self.list.setMinimumHeight(px(84))
        box = self._lay_out_head(self.tr("Check of the text"), self.tr("Close the check"))
        box.addWidget(self.counts)
        box.addWidget(self.list, 1)
        box.addWidget(self.why)
        box.addLayout(foot)
