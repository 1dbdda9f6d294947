"""A start that failed: what is wrong, and the ways out as buttons. Needs no icon and no theme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.core import errors
from sellercall_desktop.paths import resources
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings_file import ENV_PREFIX
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.words.errors import Sentence, action_text, sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.paths import Paths

_WIDTH_PX = 520

_WAYS = {
    "settings_file": QT_TRANSLATE_NOOP("Opening", "Open the settings file"),
    "defaults": QT_TRANSLATE_NOOP("Opening", "Start with the defaults this once"),
    "other_folder": QT_TRANSLATE_NOOP("Opening", "Choose another folder…"),
    "open_logs": QT_TRANSLATE_NOOP("Opening", "Open the log's folder"),
    "copy": QT_TRANSLATE_NOOP("Opening", "Copy the report"),
}
_INSIDE = {"settings_file", "open_data", "open_logs", "other_folder", "copy"}
"""What is done here: the start stays failed."""


@dataclass(frozen=True, slots=True)
class FailedStart:
    """What is known of it. `report` is for support: free of secrets, numbers masked."""

    error: BaseException
    report: str = ""
    paths: Paths | None = None
    on_server: bool = False  # the history is a server's, named by a setting


# error type: the buttons, most likely first; the first type that fits counts
_WAYS_OUT: tuple[tuple[type[BaseException], tuple[str, ...]], ...] = (
    (errors.SettingsError, ("settings_file", "defaults", "retry", "copy")),
    (errors.FolderError, ("other_folder", "retry", "open_data", "copy")),
    (errors.AddressInUseError, ("use_free_port", "retry", "copy")),
    (errors.AlreadyRunningError, ("retry", "other_folder", "copy")),
    (errors.DatabaseTooNewError, ("open_data", "other_folder", "retry", "copy")),
    (errors.DatabaseDamagedError, ("open_data", "other_folder", "retry", "copy")),
    (errors.StoreError, ("retry", "other_folder", "open_data", "copy")),
    (BaseException, ("retry", "open_logs", "copy")),
)
_OF_A_SERVER = ("retry", "settings_file", "defaults", "copy")
_NEEDS_PATHS = {"settings_file", "open_logs"}


def ways_out(failed: FailedStart) -> tuple[str, ...]:
    """The buttons, most likely first."""
    error = failed.error
    ways = next(ways for kind, ways in _WAYS_OUT if isinstance(error, kind))
    if failed.on_server and isinstance(error, errors.StoreError):
        ways = _OF_A_SERVER
    impossible = _NEEDS_PATHS if failed.paths is None else set()
    if isinstance(error, errors.SettingsError) and error.source.startswith(ENV_PREFIX):
        impossible = impossible | {"settings_file"}
    return tuple(way for way in ways if way not in impossible)


def start_sentence(error: BaseException) -> Sentence:
    """The error in words: at a start, what is missing is a part of the program."""
    shipped = isinstance(error, FileNotFoundError) and str(error.filename).startswith(str(resources()))
    if isinstance(error, ImportError) or shipped:
        return Sentence(
            QCoreApplication.translate("Opening", "A part of SellerCall is missing or damaged."),
            QCoreApplication.translate("Opening", "Its installation is not complete."),
            QCoreApplication.translate("Opening", "Install SellerCall again; calls and settings stay."),
            None,
            f"{type(error).__name__}: {error}",
        )
    return sentence_for(error)


class Trouble(QScrollArea):
    """Says why, and offers the ways out.

    Signals:
        action_chosen: ``"retry"``, ``"defaults"``, ``"use_free_port"``: the start is tried again.
        folder_chosen: the same, with this folder in place of the usual ones.
    """

    action_chosen = Signal(str)
    folder_chosen = Signal(str)

    def __init__(
        self,
        failed: FailedStart,
        px: Callable[[float], int] = round,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._failed, self._px = failed, px
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sentence = start_sentence(failed.error)
        self._done = label("", "caption", wrap=True)
        self._done.hide()
        self.buttons = {way: self._button(way) for way in ways_out(failed)}
        first = next(iter(self.buttons.values()))
        first.setProperty("role", "primary")
        first.setAutoDefault(True)
        first.setFocus()
        self.setWidget(self._lay(sentence))
        self.setAccessibleName(sentence.text)
        say(self, sentence.text, at_once=True)

    def _lay(self, sentence: Sentence) -> QWidget:
        px = self._px
        column = QWidget()
        column.setMaximumWidth(px(_WIDTH_PX))
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        title = QCoreApplication.translate("Opening", "SellerCall could not start")
        box.addWidget(label(title, "headline", wrap=True))
        for text, role in (
            (sentence.what, "section"),
            (sentence.why, ""),
            (sentence.what_to_do, ""),
            (_breakable(sentence.detail), "caption"),
        ):
            if text:
                made = label(text, role, wrap=True)
                made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                box.addWidget(made)
        box.addSpacing(px(8))
        for button in self.buttons.values():
            box.addWidget(button)
        box.addWidget(self._done)
        inside = QWidget()
        inside.setProperty("role", "page")
        across = QHBoxLayout()  # no alignment: with one, nobody asks how high the texts are at this width
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        around = QVBoxLayout(inside)
        around.setContentsMargins(px(24), px(24), px(24), px(24))
        around.addStretch(2)
        around.addLayout(across)
        around.addStretch(3)
        return inside

    def _button(self, way: str) -> QPushButton:
        words = _WAYS.get(way)
        text = QCoreApplication.translate("Opening", words) if words else action_text(way)
        made = QPushButton(text)
        act = self._do if way in _INSIDE else self.action_chosen.emit
        made.clicked.connect(lambda _checked=False: act(way))
        return made

    def _do(self, way: str) -> None:
        if way == "copy":
            report = self._failed.report or start_sentence(self._failed.error).text
            QGuiApplication.clipboard().setText(report)
            self._show_done(QCoreApplication.translate("Opening", "The report was copied."))
        elif way == "other_folder":
            self._ask_folder()
        elif (place := self._place(way)) is not None:
            self._open(place)

    def _place(self, way: str) -> Path | None:
        paths, error = self._failed.paths, self._failed.error
        if way == "open_data" and isinstance(error, errors.FolderError):
            return Path(error.folder)
        if paths is None:
            return None
        return {"settings_file": paths.settings_file, "open_logs": paths.logs}.get(way, paths.data)

    def _open(self, place: Path) -> None:
        """By the system's program for it; where it has none, the nearest folder that is there."""
        wanted = [place, *place.parents]
        if not place.is_dir():  # a system without a program for it may still ask, or do nothing
            wanted = [each for each in wanted if each.exists()]
        for each in wanted[:2]:
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(each))):
                break
        self._show_done(QCoreApplication.translate("Opening", "It lies here: {place}").format(place=place))

    def _ask_folder(self) -> None:
        title = QCoreApplication.translate("Opening", "A folder for history and settings")
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def _show_done(self, text: str) -> None:
        self._done.setText(_breakable(text))
        self._done.show()
        say(self._done, text)


def _breakable(text: str) -> str:
    """A path that may go on in the next line after each of its folders (zero-width space)."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")
