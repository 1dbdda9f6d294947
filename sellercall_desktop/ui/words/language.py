"""Which language the window speaks, and its switch while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from sellercall_desktop.paths import resources
from sellercall_desktop.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from sellercall_desktop.ui.words.formats import Formats

Choice = Literal["system", "es", "en"]
CHOICES: tuple[Choice, ...] = get_args(Choice)

KEYS = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),
)
"""The keys in Qt's own menus, as key caps have them: Qt's Spanish says "Control+C" and "Retorno"."""

FILES = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "File &name:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directory:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directories"),
    QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go to the parent directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "All Files (*)"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    QT_TRANSLATE_NOOP("QFileDialog", "Show &hidden files"),
    QT_TRANSLATE_NOOP("QFileDialog", "Could not delete directory."),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    QT_TRANSLATE_NOOP(
        "QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."
    ),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""Qt's own choice of a file, where the system has none: its Spanish is English here, or says "fichero"."""


class Language(QObject):
    """Installs the translations of one language, ours and Qt's own (its menus and buttons)."""

    changed = Signal()

    def __init__(self, app: QCoreApplication, formats: Formats) -> None:
        super().__init__(app)
        self._app, self._formats = app, formats
        self._installed: list[QTranslator] = []
        self.code = ""

    def apply(self, choice: Choice) -> None:
        """Speak this language from now on; ``"system"`` is Spanish on a Spanish system, else English."""
        code = resolve(choice)
        if code == self.code:
            return
        for old in self._installed:
            self._app.removeTranslator(old)
            old.deleteLater()
        self.code = code
        self._formats.set_language(code)
        QLocale.setDefault(self._formats.locale)  # for what Qt itself writes: dates and counts in its widgets
        ours = str(resources() / "i18n")
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = [
            found
            for name, folder in ((f"qtbase_{code}", qts), (f"sellercall_{code}", ours))
            if (found := self._load(name, folder)) is not None
        ]
        for new in self._installed:
            self._app.installTranslator(new)  # the last one installed is asked first
        self.changed.emit()

    def _load(self, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            return translator
        translator.deleteLater()
        return None


def resolve(choice: Choice) -> str:
    """The language code that a choice means on this computer."""
    if choice != "system":
        return choice
    return "es" if QLocale.system().language() is QLocale.Language.Spanish else "en"
