"""Voicemail, menus, call screening and full mailboxes against people who take a call."""

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.machine import Machine, MachineKind, machine
from tests.core.steering.talk import heard, labelled, lines, turn
from tests.each_case import of_each

TONE = "Después del tono."


def test_no_person_is_taken_for_a_machine():
    openings = lines("openings")
    assert len(openings) >= 200
    assert [text for text in openings if machine(heard(text))] == []


@of_each(labelled("machines"))
def test_machines_are_told_apart(kind, text):
    found = machine(heard(text))
    assert found is not None
    assert found.kind == kind


def test_the_marks_are_shown():
    found = machine(heard("Hola. / Deje su mensaje después del tono."))
    assert found == Machine(MachineKind.VOICEMAIL, 1, ("después del tono", "Deje su mensaje"))


def test_a_single_mark_is_a_person():
    assert machine(heard(TONE)) is None
    assert machine(heard("Marque uno.")) is None
    assert machine(heard("Para ventas marque uno.")) is None  # the same words are not two marks


def test_a_single_mark_counts_with_four_seconds_of_monologue():
    """Measured where both begins are known, else told by the length of the text."""
    for seconds, expected in ((3.9, None), (4.0, MachineKind.VOICEMAIL)):
        measured = (turn(TONE, 0, start_s=1.0), turn("Buenas tardes.", 1, Speaker.AI, start_s=1.0 + seconds))
        assert (found.kind if (found := machine(measured)) else None) is expected
    unmeasured = "Este es el sistema de la empresa Flores del Campo, después del tono."
    assert machine(heard(unmeasured)).kind is MachineKind.VOICEMAIL


def test_a_long_text_that_took_no_time_is_no_monologue():
    text = "Este es el sistema de la empresa Flores del Campo, después del tono."
    assert machine((turn(text, 0, start_s=1.0), turn("Hola.", 1, Speaker.AI, start_s=2.0))) is None


def test_marks_that_people_say_never_suffice_however_long():
    text = (
        "La verdad no puede atender, deje su mensaje y con eso ya queda avisado, así hacemos siempre por acá."
    )
    assert machine(heard(text)) is None


def test_a_person_who_comes_after_the_announcement_is_a_person():
    assert machine(heard("Deje su mensaje después del tono. / ¿Aló? Ya contesté.")) is None


def test_the_ai_and_later_turns_are_no_marks():
    talk = [turn("Deje su mensaje después del tono.", 0, Speaker.AI)]
    talk += [turn("Sí, claro", ordinal) for ordinal in range(1, 6)]
    assert machine([*talk, turn("Deje su mensaje después del tono", 7)]) is None
    assert machine(()) is None
