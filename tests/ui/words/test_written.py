"""What people wrote, in a call's timeline."""

from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.calls.history import JournalEntry
from sellercall_desktop.core.calls.written_facts import DispositionSet, NoteWritten
from sellercall_desktop.ui.words.written import without_drafts

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def test_of_a_note_that_was_typed_only_its_end_is_told_and_each_later_change():
    facts = [
        NoteWritten(NOW, "ana", "C"),
        NoteWritten(NOW + timedelta(seconds=1), "ana", "Comp"),
        DispositionSet(NOW + timedelta(seconds=2), "ana", "sold", "Vendido"),
        NoteWritten(NOW + timedelta(seconds=3), "ana", "Compra"),
        NoteWritten(NOW + timedelta(seconds=4), "luis", "Compra dos"),
        NoteWritten(NOW + timedelta(days=1), "luis", "No compra"),
    ]
    told = without_drafts([JournalEntry(fact.at, "wrap_up", fact) for fact in facts])
    texts = [fact.text for entry in told if isinstance(fact := entry.fact, NoteWritten)]
    assert texts == ["Compra", "Compra dos", "No compra"]
    assert len(told) == 4
