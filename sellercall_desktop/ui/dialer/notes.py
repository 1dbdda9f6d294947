"""What was understood besides the number, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.phone.reading import NoteKind
from sellercall_desktop.settings import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sellercall_desktop.core.phone.reading import Note, Reading

_NOTES: dict[NoteKind, str] = {
    NoteKind.EXTENSION_DROPPED: QT_TRANSLATE_NOOP(
        "Dialer", "Extension {text} cannot be dialed: the AI will speak with whoever answers."
    ),
    NoteKind.DIGITS_LEFT_OUT: QT_TRANSLATE_NOOP(
        "Dialer", "{text} stands beside the number and is not dialed."
    ),
    NoteKind.NO_NUMBER_THERE: QT_TRANSLATE_NOOP(
        "Dialer", "{text} is no number of the country that its + names. Correct it, or take it away."
    ),
    NoteKind.OLD_PREFIX_DROPPED: QT_TRANSLATE_NOOP(
        "Dialer", "The old prefix {text} is no longer dialed and was left out."
    ),
    NoteKind.COUNTRY_CODE_WITHOUT_PLUS: QT_TRANSLATE_NOOP("Dialer", "{text} was read as the country code."),
    NoteKind.INTERNATIONAL_PREFIX: QT_TRANSLATE_NOOP(
        "Dialer", "{text} was read as the + of the country code."
    ),
    NoteKind.SPREADSHEET_FORMAT: QT_TRANSLATE_NOOP("Dialer", "Read from a spreadsheet's way of writing it."),
    NoteKind.OLD_LANDLINE: QT_TRANSLATE_NOOP(
        "Dialer", "Landlines in Colombia now begin with 60 and the area: 60 1 for Bogotá."
    ),
    NoteKind.PERHAPS_ABROAD: QT_TRANSLATE_NOOP(
        "Dialer", "If it is of another country, write + and that country's code first."
    ),
    NoteKind.LOOK_ALIKE_LETTERS: QT_TRANSLATE_NOOP(
        "Dialer", "In {text} there are letters that look like digits. Correct them."
    ),
}


_OFFER = QT_TRANSLATE_NOOP("Dialer", "With a + in front it would be {text}. Press + if you mean that number.")


def note_text(note: Note) -> str:
    """The note as a sentence."""
    if note.kind is NoteKind.PERHAPS_ABROAD and note.text:
        from sellercall_desktop.core.phone.reading import number_of

        number = number_of(note.text).international
        return QCoreApplication.translate("Dialer", _OFFER).format(text=number)
    return QCoreApplication.translate("Dialer", _NOTES[note.kind]).format(text=note.text)


def written(reading: Reading) -> str:
    """The number as the field takes it from others: with its extension, of which the field then speaks."""
    number, note = reading.number, reading.note
    if number is None:
        return ""
    dropped = note is not None and note.kind is NoteKind.EXTENSION_DROPPED
    return f"{number.e164} ext. {note.text}" if note and dropped else number.e164
