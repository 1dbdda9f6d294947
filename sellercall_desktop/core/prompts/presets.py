"""What a supervisor prepares for live calls: words that reach the AI by one key, kept with their prompt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sellercall_desktop.core.calls.facts import ActKind, Urgency

MOST_PRESETS = 9
"""One for each digit."""
LONGEST_LABEL = 40
"""Characters: it stands on a button."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One button: `text` is told to the AI as `kind` says; `urgency` is that of a suggestion."""

    label: str
    text: str
    kind: ActKind = ActKind.SUGGEST
    urgency: Urgency = Urgency.SOON


def presets_as_json(presets: tuple[Preset, ...]) -> str:
    """As they are kept."""
    return json.dumps([asdict(preset) for preset in presets])


def presets_from_json(kept: str) -> tuple[Preset, ...]:
    """What was kept.

    Raises:
        ValueError, KeyError, TypeError: it was not kept by this program, or is damaged.
    """
    return tuple(
        Preset(str(one["label"]), str(one["text"]), ActKind(one["kind"]), Urgency(one["urgency"]))
        for one in json.loads(kept)
    )


SHIPPED = (
    Preset("Ofrezca 10 %", "Ofrezca un descuento del diez por ciento."),
    Preset("Pida el correo", "Pida el correo electrónico y repítalo despacio para confirmarlo."),
    Preset("Proponga una cita", "Proponga una llamada con un asesor y acuerde el día y la hora."),
    Preset("Más despacio", "Hable más despacio y con frases más cortas."),
    Preset("Un momento", "Permítame un momento, por favor.", ActKind.EXACT),
    Preset(
        "Cierre ya",
        "Cierre ya la conversación: resuma lo acordado en una frase, agradezca y despídase.",
        urgency=Urgency.IMMEDIATE,
    ),
)
"""Those of the prompt that the program brings, in its language."""
