"""Where contacts come from: a file that is chosen or dropped, cells that are pasted; and earlier imports."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Picture, button, label
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from sellercall_desktop.core.contacts.ports import ContactImport
    from sellercall_desktop.ui.parts.look import Look

_PASTE_PX, _ICON_PX = 110, 28


class ImportSource(QScrollArea):
    """The first thing an import asks.

    Signals:
        chosen: a file (Path) or the text of a paste (str).
        undo_wanted: the id of an earlier import.
    """

    chosen = Signal(object)
    undo_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        self.choose = button(look, self.tr("Choose a file…"), "folder-open", "primary", icon_role="on_call")
        self.paste = QPlainTextEdit()
        self.paste.setAccessibleName(self.tr("Cells pasted from a spreadsheet"))
        self.paste.setPlaceholderText(self.tr("Or copy the cells of a spreadsheet and paste them here"))
        self.paste.setTabChangesFocus(True)
        self.paste.setFixedHeight(look.theme.px(_PASTE_PX))
        self.read = button(look, self.tr("Read what was pasted"))
        self.read.setEnabled(False)
        self._earlier_title = label(self.tr("Earlier imports"), "section")
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(look.theme.px(4))
        self._lay_out()
        self.choose.clicked.connect(self._on_choose)
        self.paste.textChanged.connect(lambda: self.read.setEnabled(bool(self._pasted)))
        self.read.clicked.connect(self._on_paste)
        bind(self.paste, "Ctrl+Return", self._on_paste)

    def show_earlier(self, imports: Sequence[ContactImport]) -> None:
        """The latest imports, each with its undo."""
        while (item := self._earlier.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in imports:
            self._earlier.addWidget(self._row(each))
        self._earlier_title.setVisible(bool(imports))

    def begin_anew(self) -> None:
        """Nothing is chosen."""
        self.paste.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A file or a text may be let fall here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """It fell."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.chosen.emit(Path(files[0]))
        elif event.mimeData().text().strip():
            self.chosen.emit(event.mimeData().text())

    # --- inside --------------------------------------------------------------------------------

    @property
    def _pasted(self) -> str:
        return self.paste.toPlainText().strip()

    def _on_paste(self) -> None:
        if self._pasted:
            self.chosen.emit(self.paste.toPlainText())

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Import contacts"), "", self._kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def _kinds(self) -> str:
        files = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.vcf *.vcard"
        lists, every = self.tr("Lists and telephone contacts"), self.tr("All files")
        return f"{lists} ({files});;{every} (*)"

    def _row(self, each: ContactImport) -> QWidget:
        formats, made = self._look.formats, QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.px(8))
        counts = dict(each.counts)
        said = self.tr("New: {made}; completed: {completed}; rejected: {rejected}").format(
            made=formats.integer(counts.get("made", 0)),
            completed=formats.integer(counts.get("completed", 0)),
            rejected=formats.integer(counts.get("rejected", 0)),
        )
        name = each.file_name or self.tr("A paste")
        line = Elided()
        line.show_text(f"{name} · {formats.date_time(each.at)} · {each.by} · {said}")
        row.addWidget(line, 1)
        if each.undone_at is None:
            undo = button(self._look, self.tr("Undo this import"), role="quiet")
            undo.setAccessibleName(self.tr("Undo the import of {name}").format(name=name))
            undo.clicked.connect(partial(self.undo_wanted.emit, each.id))
            row.addWidget(undo)
        else:
            row.addWidget(label(self.tr("undone"), "muted"))
        return made

    def _lay_out(self) -> None:
        px = self._look.theme.px
        content = QWidget()
        content.setProperty("role", "scroll")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(24), px(8), px(24), px(24))
        column.setSpacing(px(12))
        place = QFrame()
        place.setProperty("role", "notice")
        inside = QVBoxLayout(place)
        inside.setContentsMargins(px(16), px(20), px(16), px(20))
        inside.setSpacing(px(8))
        picture = Picture(self._look)
        picture.show_drawn(
            lambda: self._look.icons.pixmap("download-simple", "muted", _ICON_PX), "download-simple"
        )
        words: tuple[QLabel, ...] = (
            label(self.tr("Drop a file here"), "section"),
            label(self.tr("CSV, Excel, OpenDocument, or the contacts of a telephone (vCard)"), "muted"),
        )
        for part in (picture, *words, self.choose):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (place, self.paste):
            column.addWidget(part)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(8))
        column.addWidget(self._earlier_title)
        column.addLayout(self._earlier)
        column.addStretch()
        self._earlier_title.hide()
        self.setWidget(content)
