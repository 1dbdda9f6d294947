"""Days and hours of a turn put together, in the customer's clock; what the words leave open is a doubt."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.wrap_up.days import MONTHS, WEEKDAYS, DaySaid, days
from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.hours import (
    AFTERNOON,
    MORNING,
    NIGHT,
    NOON,
    SMALL_HOURS,
    HourSaid,
    hours,
    parts,
)
from sellercall_desktop.core.wrap_up.numbers import holds_number, number_at
from sellercall_desktop.core.wrap_up.speech import ENDS, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.wrap_up.speech import Speech

_REACH = 20  # tokens that are read behind a day
_NEAR = 8  # tokens between a day and its hour
_PAST = re.compile(
    r"\b(?:ayer|anteayer|antier|anoche|hace|yesterday|ago|last|called|bought|paid|spoke|talked|sent|left|ordered"
    r"|arrived|signed|vence|vencen|caduca|expira|expires|\w+aron|\w+ieron|\w+aba|\w+aban|fue|fui|vino|hice|hizo"
    r"|tuve|estuve|dije|dijo|told|said|was|were|had|got|came|went|nacio|naci|compre|viajo|cumplo|cumple"
    r"|cumpleanos|birthday|born)\b"
)
_PAST_DAY = re.compile(
    r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|mes|ano|dia) pasad[oa]\b"
    r"|\bpasad[oa] (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b"
)
_SINCE = re.compile(r"\b(?:hasta|desde|since|until|till)(?: el| la| las| last| this)*$")
_PAST_WRITTEN = re.compile(
    r"\b(?!sí|mí|qué|sé|té|dé|esté|café|porqué)\w+(?:ó|(?<!r)é|aste|iste|(?<!as|qu|ah|ll)í)\b"
)
_HABIT = re.compile(
    r"\b(?:todos los dias|todas las|siempre|cada|every|always|usually|normalmente|por lo general"
    r"|sera otro dia|cerramos|abrimos|cierro|abro|cierran|abren|me levanto|me acuesto|salgo|entro|i get up"
    r"|we close|we open"
    r"|tengo (?:una |un |la |el )?(?:cita|turno|clases?|reunion|examen|viaje|control|audiencia))\b"
)
_NOT_THEN = re.compile(
    r"(?: ya| tambien| tampoco| yo)? ?(?:no|tampoco|imposible|ni|doesn't|don't|isn't|won't"
    r"|can't|is no|i can't|i don't"
    r"|does not|is not|will not|is bad|no way)\b(?! hay| importa| tengo (?:problema"
    r"|inconveniente)| problem| mas)"
)
_NOT_AFTER_ALL = re.compile(
    r", (?:no puedo|no voy a poder|no alcanzo|i can't|no me queda)"
    r"|^(?:y pasado )?(?:estoy|voy a estar|ando|estare) (?:de viaje|ocupad|fuera|trabajando|en reunion)"
    r"|^me (?:pagan|dan|toca|entregan|operan)\b|^cobro\b"
    r"|^i'm (?:busy|away|out|travel)|^i am (?:busy|away|travel)"
)
_NAMES_A_TIME = words_of(
    "hoy manana pasado today tomorrow tonight tmrw noon midnight mediodia medianoche dia noche tarde semana",
    "mes hora horita week month hour morning afternoon evening una half",
).union(WEEKDAYS, MONTHS)
_WISHED = re.compile(
    r"llam|marc|marq|habl|comuni|contact|vuelv|intent|busc|agend|program|cita|reun|call|ring"
    r"|talk|speak|schedul|appoint|meet"
    r"|espero|aviso|localiz|ubic|timbr|puedo|queda|sirve|disponible|available|works|free"
)
_FEW_WORDS = 6
_LAST = 12  # days and hours of one turn: who names more means the last ones


class MomentSaid(NamedTuple):
    """A day, an hour or both, as far as a turn gives them."""

    day: date | None
    hour: HourSaid | None
    exact: datetime | None  # "in two hours"
    part: str
    words: str
    start: int
    end: int
    doubts: tuple[Doubt, ...]


def moments(speech: Speech, now: datetime, *, asked: bool = False) -> list[MomentSaid]:
    """Every moment of a turn, in order. `now` is in the customer's clock; `asked`: when, right before."""
    if not (speech.holds(_NAMES_A_TIME) or holds_number(speech)):
        return []
    low = speech.low
    wished = asked or len(speech.tokens) <= _FEW_WORDS or _WISHED.search(low) is not None
    found_hours = list(hours(speech))
    found_days = list(days(speech, now.date(), may_be_bare=wished or bool(found_hours)))
    exact = _exact(speech, now) if wished else None
    if not (found_hours or found_days or exact):
        return []
    taken = _paired(speech, found_days[-_LAST:], found_hours[-_LAST:])
    ends = [*(each.start for each in taken[1:]), len(speech.tokens)]
    made = [each for each, end in zip(taken, ends, strict=False) if not _is_none(speech, each, end)]
    if exact is not None and not made:
        return [exact]
    return made


def _paired(speech: Speech, found_days: list[DaySaid], found_hours: list[HourSaid]) -> list[MomentSaid]:
    """Each hour with the day that stands nearest, and the days that are left."""
    named_parts = list(parts(speech))
    free = list(found_days)
    made = []
    for hour in found_hours:
        near = [day for day in free if _gap(day.start, day.end, hour.start, hour.end) <= _NEAR]
        day = min(near, key=lambda one: _gap(one.start, one.end, hour.start, hour.end), default=None)
        if day is not None:
            free.remove(day)
        start, end = hour.start, hour.end
        if day is not None:
            start, end = min(start, day.start), max(end, day.end)
        part = hour.part or next(
            (each.part for each in named_parts if _gap(each.start, each.end, start, end) <= 3), ""
        )
        doubts = (*(day.doubts if day is not None else ()), *hour.doubts)
        made.append(
            MomentSaid(
                day.day if day else None, hour, None, part, speech.words(start, end), start, end, doubts
            )
        )
    for day in free:
        part = next(
            (each.part for each in named_parts if _gap(each.start, each.end, day.start, day.end) <= 3), ""
        )
        doubts = day.doubts
        if speech.at(day.start - 1) in {"o", "or"} or speech.at(day.end) in {"o", "or"}:
            doubts = (*doubts, Doubt.ONE_OF_SEVERAL)
        made.append(
            MomentSaid(
                day.day, None, None, part, speech.words(day.start, day.end), day.start, day.end, doubts
            )
        )
    return sorted(made, key=lambda one: one.start)


def _gap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, other_start - end, start - other_end)


def _is_none(speech: Speech, moment: MomentSaid, next_one: int) -> bool:
    """Whether the turn denies it, tells of the past, or of a habit."""
    start = moment.start
    before = speech.before(start)
    end = start
    while end < min(len(speech.tokens), start + _REACH) and speech.tokens[end].low not in ENDS | {
        "pero",
        "but",
    }:
        end += 1
    clause = before + " " + " ".join(token.low for token in speech.tokens[start:end])
    if _SINCE.search(before) or _PAST_DAY.search(clause) or _PAST.search(clause) or _HABIT.search(clause):
        return True
    first = speech.clause_start(start)
    written = speech.words(first, end) if end > first else ""
    if _PAST_WRITTEN.search(written.lower()) or speech.negated(start):
        return True
    end = moment.end
    stop = min(next_one, end + _REACH)
    after = " ".join(token.low for token in speech.tokens[end : max(end, stop)])
    sentence = re.split("[.;?!]", after, maxsplit=1)[0]
    return bool(_NOT_THEN.match(after) or _NOT_AFTER_ALL.search(sentence))


def _exact(speech: Speech, now: datetime) -> MomentSaid | None:
    """As in "en media hora", "dentro de dos horas", "in 20 minutes"."""
    for at in range(len(speech.tokens)):
        word = speech.at(at)
        if word not in {"en", "in", "dentro"} or (word == "dentro" and speech.at(at + 1) != "de"):
            continue
        span = _span(speech, at + 1 + (word == "dentro"))
        if span is None or speech.negated(at):
            continue
        minutes, end = span
        moment = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)
        moment = moment.replace(second=0, microsecond=0)
        return MomentSaid(None, None, moment, "", speech.words(at, end), at, end, ())
    return None


_HALVES = (
    (("media", "hora"), 30), (("hora", "y", "media"), 90), (("una", "hora", "y", "media"), 90),
    (("half", "an", "hour"), 30), (("an", "hour", "and", "a", "half"), 90), (("an", "hour"), 60),
    (("una", "horita"), 60), (("un", "cuarto", "de", "hora"), 15), (("una", "media", "hora"), 30),
    (("half", "hour"), 30), (("tres", "cuartos", "de", "hora"), 45),
)  # fmt: skip


def _span(speech: Speech, at: int) -> tuple[int, int] | None:
    for words, minutes in _HALVES:
        if speech.are(at, *words):
            return minutes, at + len(words)
    number = number_at(speech, at)
    if number is None or number.value > 1000 or number.value != int(number.value):
        return None
    unit = speech.at(number.end)
    if unit in {"minutos", "minuto", "minutes", "minute", "mins", "min", "minuticos", "minutitos"}:
        return int(number.value), number.end + 1
    if unit in {"hora", "horas", "hour", "hours", "horitas"} and number.value <= 48:
        half = speech.are(number.end + 1, "y", "media")
        return int(number.value) * 60 + 30 * half, number.end + 1 + 2 * half
    return None


# --- a moment of the customer's clock ----------------------------------------------------------------------


def settled(said: MomentSaid, now: datetime) -> Evidence:
    """The moment as ISO 8601 in the customer's clock; only the day where no hour was said."""
    doubts = list(said.doubts)
    if said.exact is not None:
        return Evidence(_iso(said.exact), said.words, said.start, tuple(doubts))
    if said.hour is None:
        return Evidence((said.day or now.date()).isoformat(), said.words, said.start, tuple(doubts))
    clock, next_day, assumed = _clock(said.hour, said.part, said.day, now)
    doubts += assumed
    day = said.day
    if day is None:
        doubts.append(Doubt.DAY_ASSUMED)
        day = now.date()
        if datetime.combine(day, clock, now.tzinfo) <= now:
            day += timedelta(1)
    moment = datetime.combine(day + timedelta(next_day), clock, now.tzinfo)
    real = moment.astimezone(UTC).astimezone(now.tzinfo)
    other = moment.replace(fold=1)
    if real.replace(tzinfo=None) != moment.replace(tzinfo=None) or other.utcoffset() != moment.utcoffset():
        doubts.append(Doubt.CLOCK_CHANGE)
    return Evidence(_iso(real), said.words, said.start, tuple(dict.fromkeys(doubts)))


def _clock(hour: HourSaid, part: str, day: date | None, now: datetime) -> tuple[time, int, Sequence[Doubt]]:  # noqa: PLR0911 - one form a line
    """The time of day, whether it is the night after, and what was taken for granted."""
    value, minute = hour.hour, hour.minute
    if minute < 0:
        value, minute = (value - 1) or 12, 60 + minute
    if hour.plain:
        return time(value, minute), 0, ()
    noon, assumed = value % 12, ()
    if part in {MORNING, SMALL_HOURS}:
        return (
            time(noon if value == 12 and part == SMALL_HOURS else value if value == 12 else noon, minute),
            0,
            assumed,
        )
    if part is NOON:
        return time(12 if value == 12 else noon + (12 if value < 6 else 0), minute), 0, assumed
    if part is AFTERNOON:
        return time(noon + 12, minute), 0, assumed
    if part is NIGHT:
        if value == 12:
            return time(0, minute), 1, assumed
        return (time(noon, minute), 1, assumed) if value <= 4 else (time(noon + 12, minute), 0, assumed)
    return _unsaid(noon, value, minute, day, now)


def _unsaid(
    noon: int, value: int, minute: int, day: date | None, now: datetime
) -> tuple[time, int, Sequence[Doubt]]:
    """Neither morning nor afternoon was said: business hours, and never what is over today already."""
    early = 8 <= value < 12
    if early and day == now.date() and time(value, minute) <= now.time():
        early = False
    if early:
        return time(value, minute), 0, (Doubt.MORNING_ASSUMED,)
    return time(noon + 12, minute), 0, (Doubt.AFTERNOON_ASSUMED,)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
