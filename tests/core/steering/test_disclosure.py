"""What the AI made known: accepted wordings in two languages, and what only sounds like them."""

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.disclosure import Disclosure, MadeKnown, disclosure
from tests.core.steering.talk import labelled, turn
from tests.each_case import of_each


@of_each(labelled("disclosures"))
def test_what_a_turn_makes_known(meant, text):
    found = disclosure((turn(text, 0, Speaker.AI),))
    known = {"a": found.ai, "r": found.recording, "o": found.way_out}
    assert ("".join(letter for letter in "aro" if known[letter]) or "-") == meant


def test_the_first_proof_counts_with_its_second():
    turns = (
        turn("Hola, ¿hablo con una máquina? ¿La llamada se graba?", 0),
        turn("Soy Ana, asistente virtual.", 1, Speaker.AI, start_s=2.5),
        turn("Soy una IA. Esta llamada puede ser grabada.", 2, Speaker.AI),
    )
    assert disclosure(turns) == Disclosure(
        MadeKnown(1, "Soy Ana, asistente virtual", 2.5), MadeKnown(2, "llamada puede ser grabada", None), None
    )
    assert disclosure(()) == Disclosure()
