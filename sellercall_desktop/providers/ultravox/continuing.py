"""An AI place after the first: it knows what was said, and goes on without a greeting.

Where the provider takes the conversation from the place before, prompt, voice, model and tools are that
one's; what belongs to one place alone is given anew (`priorCallId` of its OpenAPI document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.providers.ultravox.vocabulary import whispered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.calls.ports import Continuation

LONGEST_HISTORY = 24_000
"""Characters of a conversation that are told anew, from its end: an hour of talk, and more than is needed."""
_OF_THIS_PLACE = frozenset(
    {"medium", "metadata", "joinTimeout", "maxDuration", "callbacks", "firstSpeakerSettings"}
)
_ROLE_OF = {Speaker.AI: "MESSAGE_ROLE_AGENT", Speaker.CUSTOMER: "MESSAGE_ROLE_USER"}
_GO_ON = {
    "es": (
        "Siga con la conversación donde quedó, en una o dos frases. No salude ni se presente de nuevo: el "
        "cliente ya sabe con quién habla."
    ),
    "en": (
        "Go on with the conversation where it stopped, in a sentence or two. Do not greet or introduce "
        "yourself again: the customer knows whom they are talking with."
    ),
}


def continued(
    body: Mapping[str, object], language: str, continues: Continuation
) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    """Body and query that make a place which goes on, of the body that makes a first one."""
    go_on = _GO_ON["es" if language.lower().partition("-")[0] == "es" else "en"]
    query = (("enableGreetingPrompt", "false"),)
    note = " ".join(continues.note.split())
    if continues.prior_agent_call_id is None:
        told = {"initialMessages": _history(continues.turns, note)}
        return {**body, **told, "firstSpeakerSettings": {"agent": {"prompt": go_on}}}, query
    kept = {name: value for name, value in body.items() if name in _OF_THIS_PLACE}
    prompt = f"{go_on} {note}".strip()
    return (
        {**kept, "firstSpeakerSettings": {"agent": {"prompt": prompt}}},
        (("priorCallId", continues.prior_agent_call_id), *query),
    )


def _history(turns: Iterable[TurnSpoken], note: str) -> list[dict[str, str]]:
    """What was said, as far back as there is room, and the note as an instruction from outside."""
    messages = [
        {"role": _ROLE_OF[turn.speaker], "text": turn.text} for turn in turns if turn.speaker in _ROLE_OF
    ]
    newest = list(_that_fit(reversed(messages), LONGEST_HISTORY - len(note)))
    said = newest[::-1]
    return [*said, {"role": _ROLE_OF[Speaker.CUSTOMER], "text": whispered(note)}] if note else said


def _that_fit(messages: Iterable[dict[str, str]], room: int) -> Iterator[dict[str, str]]:
    for message in messages:
        room -= len(message["text"])
        if room < 0:
            return
        yield message
