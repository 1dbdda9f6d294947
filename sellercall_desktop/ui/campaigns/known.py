"""What is known of a number before it is called: whose it is, the clock there, the light, the last calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.ui.dialer.light_words import clocks_there, said_of, word

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.law.light import Light
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.words.formats import Formats

_CALLS, _VARIABLES = 2, 4


async def known_lines(
    desk: CampaignDesk, calls: CallStore, formats: Formats, number: str
) -> tuple[str, tuple[str, ...]]:
    """The name of the contact (empty where it is nobody's), and short lines about them.

    Raises:
        StoreError: contacts, history or light cannot be read.
    """
    found = (await desk.contacts.by_numbers([number])).get(number, ())
    contact = found[0] if found else None
    light = await desk.lights.light(number_of(number))
    lines = [contact.company] if contact is not None and contact.name else []
    lines.append(_light_line(light, formats))
    if contact is not None:
        lines += [f"{name}: {value}" for name, value in contact.variables[:_VARIABLES]]
        lines.append(" ".join(contact.note.split()))
    page = await calls.page(CallQuery(text=number, region=formats.home_region), None, _CALLS)
    lines += [_call_line(call, formats) for call in page.calls if call.number == number]
    return contact.title if contact is not None else "", tuple(filter(None, lines))


def _light_line(light: Light, formats: Formats) -> str:
    """What a person is to note is said with it: on the card nothing else tells."""
    noted = light.reasons if light.verdict is not LightVerdict.GREEN else ()
    why = f": {said_of(noted[0], formats.language).what}" if noted else "."
    return f"{word(light)}{why} {clocks_there(light, formats)}"


def _call_line(call: Call, formats: Formats) -> str:
    outcome = formats.result_text(call.result) if call.result else formats.status_text(call.status)
    written = call.written
    chosen = written.disposition.label if written and written.disposition else ""
    note = " ".join(written.note.text.split()) if written and written.note else ""
    return " · ".join(filter(None, (formats.when(call.created_at), outcome, chosen, note)))
