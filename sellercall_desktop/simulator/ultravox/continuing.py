"""A call that continues another: what it takes over, and how the AI goes on where the talk had come to.

Decided where the documents are silent (guesses): a prior call may still be live; an unknown one is 404, and
an id that is no UUID 400; metadata and callbacks are properties and so taken over too, unless given anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sellercall_desktop.simulator.scripts import SCRIPTS, Line, Script, Speaker
from sellercall_desktop.simulator.ultravox.resources import message_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sellercall_desktop.simulator.ultravox.resources import VoiceCall

GOING_ON = {"es": "Gracias por esperar. Sigamos.", "en": "Thank you for waiting. Let us go on."}
PARTING = {
    "es": (
        Line(Speaker.CUSTOMER, "No, eso es todo, gracias."),
        Line(Speaker.AI, "Gracias a usted. Que tenga un buen día."),
    ),
    "en": (Line(Speaker.CUSTOMER, "No, that is all, thank you."), Line(Speaker.AI, "Have a nice day.")),
}
EITHER_OR = (("voice", "externalVoice"), ("firstSpeaker", "firstSpeakerSettings"))
_SPOKEN = ("role", "text", "medium", "toolName", "invocationId")


def taken_over(prior: VoiceCall, body: Mapping[str, Any]) -> dict[str, Any]:
    """What the new call is asked with: the prior's properties, its messages at the start, and the body."""
    inherited = dict(prior.request)
    for pair in EITHER_OR:
        if any(name in body for name in pair):
            inherited = {name: value for name, value in inherited.items() if name not in pair}
    said = [message_json(prior, index, message) for index, message in enumerate(prior.messages)]
    spoken = [{name: each[name] for name in _SPOKEN if name in each} for each in said]
    return inherited | dict(body) | {"initialMessages": [*inherited.get("initialMessages", []), *spoken]}


def going_on(script: Script, history: Sequence[Mapping[str, Any]]) -> Script:
    """The script without a greeting: the talk that the history tells, from where it broke off."""
    said = [str(each.get("text", "")) for each in history if each.get("text")]
    told = max(SCRIPTS, key=lambda each: len(_known(each, said)))
    source = told if _known(told, said) else script
    last = max(_known(source, said), default=0)
    rest = source.lines[last + 1 :]
    while rest and rest[0].speaker is Speaker.AI:
        rest = rest[1:]
    opening = Line(Speaker.AI, GOING_ON[source.language])
    return replace(source, lines=(opening, *(rest or PARTING[source.language])))


def _known(script: Script, said: Sequence[str]) -> list[int]:
    """Which of the script's lines were begun at least."""
    return [at for at, line in enumerate(script.lines) if any(line.text.startswith(text) for text in said)]
