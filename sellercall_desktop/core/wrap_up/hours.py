"""Hours as people say them: "a las tres y media de la tarde", "15:30", "a mediodía", "quarter to four"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.wrap_up.days import MONTHS, WEEKDAYS
from sellercall_desktop.core.wrap_up.field import Doubt
from sellercall_desktop.core.wrap_up.numbers import is_number_word, number_at
from sellercall_desktop.core.wrap_up.speech import ENDS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

MORNING, AFTERNOON, NIGHT, SMALL_HOURS, NOON = "morning", "afternoon", "night", "small hours", "noon"
_PARTS = {
    "manana": MORNING, "mananita": MORNING, "tarde": AFTERNOON, "tardecita": AFTERNOON, "noche": NIGHT,
    "madrugada": SMALL_HOURS, "dia": NOON, "mediodia": NOON, "morning": MORNING, "afternoon": AFTERNOON,
    "tonight": NIGHT, "evening": NIGHT, "night": NIGHT, "nochecita": NIGHT,
}  # fmt: skip

_BOUND = (
    ("despues", "de"), ("antes", "de"), ("a", "partir", "de"), ("eso", "de"), ("pasadas",), ("after",),
    ("before",), ("from",), ("desde",), ("como", "a"), ("tipo",), ("hacia",), ("sobre",), ("around",),
    ("about",), ("by",), ("ahi", "a"), ("cerca", "de"), ("mas", "tardar", "a"),
)  # fmt: skip
_LEADS = words_of("a de hacia sobre tipo para por desde pasadas entre")
_PLURALS = words_of(
    "works suits sounds mas menos gracias horas hrs estamos hablamos estaremos lunes martes",
    "miercoles jueves viernes",
)
_EN_LEADS = words_of("at around about by after before until till from @ between tipo")


class HourSaid(NamedTuple):
    """An hour and minute as said, and the tokens of it; the part of the day, where it was said with it."""

    hour: int
    minute: int
    start: int
    end: int
    part: str = ""
    plain: bool = False  # of twenty-four hours: neither morning nor afternoon is asked
    doubts: tuple[Doubt, ...] = ()


class PartSaid(NamedTuple):
    """A part of the day, named apart from any hour."""

    part: str
    start: int
    end: int


def hours(speech: Speech) -> Iterator[HourSaid]:
    """Every hour of a turn."""
    at = 0
    while at < len(speech.tokens):
        found = _hour_at(speech, at)
        if found is None:
            at += 1
            continue
        if not _is_until(speech, found.start):
            yield _with_bounds(speech, found)
        at = max(found.end, at + 1)


def parts(speech: Speech) -> Iterator[PartSaid]:
    """As in "en la tarde", "por la mañana", "esta noche", "in the morning", "tomorrow morning"."""
    for at, token in enumerate(speech.tokens):
        part = _PARTS.get(token.low)
        if (
            part is None
            or part is NOON
            or (token.low == "tarde" and speech.at(at - 1) in {"mas", "muy", "tan"})
        ):
            continue
        before = speech.at(at - 1)
        if speech.at(at + 1) == "no":
            continue
        if token.low == "tonight":
            yield PartSaid(part, at, at + 1)
        elif before in {"la", "the", "esta", "this", "tomorrow", "hoy"} or (
            before == "de" and speech.at(at - 2) != "la"
        ):
            yield PartSaid(part, at - 1, at + 1)
        elif before in WEEKDAYS or (before == "manana" and token.low != "manana"):
            yield PartSaid(part, at, at + 1)


def _hour_at(speech: Speech, at: int) -> HourSaid | None:
    return (
        _by_name(speech, at)
        or _to_the_hour(speech, at)
        or _after_article(speech, at)
        or _half_past(speech, at)
        or _english(speech, at)
        or _alone(speech, at)
    )


def _by_name(speech: Speech, at: int) -> HourSaid | None:
    word = speech.at(at)
    if word == "noon":
        return HourSaid(12, 0, at, at + 1, NOON)
    if word in {"midnight", "medianoche"}:
        return HourSaid(12, 0, at, at + 1, NIGHT)
    if word not in {"a", "al", "el", "del"}:
        return None
    first = at + 1 + (speech.at(at + 1) == "el")
    if speech.at(first) == "mediodia" or speech.are(first, "medio", "dia"):
        end = first + 1 + (speech.at(first) == "medio")
        return HourSaid(12, 0, at, end, NOON) if word in {"a", "al"} else None
    if word == "a" and (speech.at(first) == "medianoche" or speech.are(first, "media", "noche")):
        return HourSaid(12, 0, at, first + 1 + (speech.at(first) == "media"), NIGHT)
    return None


def _to_the_hour(speech: Speech, at: int) -> HourSaid | None:
    """As in "un cuarto para las tres", "diez para las ocho"; in English "quarter to four", "ten to four"."""
    first = at + (speech.at(at) in {"un", "a"})
    minutes: int | None
    if speech.at(first) in {"cuarto", "quarter"}:
        minutes, end = 15, first + 1
    else:
        number = number_at(speech, at)
        minutes = int(number.value) if number is not None and number.value in {5, 10, 15, 20, 25} else None
        end = number.end if number is not None else at
    if minutes is None:
        return None
    if speech.at(end) == "para" and speech.at(end + 1) in {"las", "la"}:
        found = _hour_number(speech, end + 2)
    elif speech.at(end) in {"to", "till"} and speech.at(end - 1) in {"quarter", "ten", "five", "twenty"}:
        found = _hour_number(speech, end + 1)
    else:
        return None
    if found is None or not 1 <= found[0] <= 12:
        return None
    hour = found[0] - 1 or 12
    part, end = _part_after(speech, found[1])
    return HourSaid(hour, 60 - minutes, at, end, part)


def _half_past(speech: Speech, at: int) -> HourSaid | None:
    if speech.at(at) not in {"half", "quarter"} or speech.at(at + 1) != "past":
        return None
    found = _hour_number(speech, at + 2)
    if found is None:
        return None
    part, end = _part_after(speech, found[1])
    return HourSaid(found[0], 30 if speech.at(at) == "half" else 15, at, end, part)


def _after_article(speech: Speech, at: int) -> HourSaid | None:
    """As in "a las tres y media": the article, and before it what says that it is an hour."""
    if speech.at(at) not in {"las", "la"} or speech.at(at - 1) not in _LEADS:
        return None
    before = speech.at(at - 1)
    if before == "de" and speech.at(at - 2) not in {"despues", "antes", "eso", "partir", "cerca", "mas"}:
        return None
    if before in {"para", "por", "sobre"} and speech.at(at) == "la":
        return None
    found = _hour_number(speech, at + 1)
    if found is None or (speech.at(at) == "la") != (found[0] in {1, 13}):
        return None
    return _completed(speech, at - (before in {"a", "tipo"}), *found, sure=False)


def _english(speech: Speech, at: int) -> HourSaid | None:
    """As in "at three", "at 3:30", "around ten thirty"."""
    if speech.at(at) not in _EN_LEADS:
        return None
    found = _hour_number(speech, at + 1)
    return _completed(speech, at, *found, sure=False) if found is not None else None


def _alone(speech: Speech, at: int) -> HourSaid | None:
    """An hour that says itself that it is one: "3 de la tarde", "9 am", "15:30", "three o'clock"."""
    found = _hour_number(speech, at)
    return _completed(speech, at, *found, sure=True) if found is not None else None


def _hour_number(speech: Speech, at: int) -> tuple[int, int] | None:
    word = speech.at(at)
    if word.isdecimal():
        return (int(word), at + 1) if len(word) <= 2 and int(word) <= 24 else None
    if "." in word and word.replace(".", "").isdecimal():  # 3.30
        whole, _, rest = word.partition(".")
        return (int(whole), at + 1) if len(whole) <= 2 and int(whole) <= 24 and len(rest) == 2 else None
    if word == "once" and speech.at(at - 1) == "at":
        return None
    if not word or not word[0].isalpha() or word in {"a", "mil", "un"}:
        return None
    number = number_at(speech, at)
    if number is None or number.scaled or number.value > 24 or number.value != int(number.value):
        return _hour_before_minutes(speech, at)
    return int(number.value), number.end


def _hour_before_minutes(speech: Speech, at: int) -> tuple[int, int] | None:
    """As in "veinte y treinta" is one hour with its minutes, not a number."""
    return None if speech.at(at) != "veinte" else (20, at + 1)


def _completed(speech: Speech, start: int, hour: int, end: int, *, sure: bool) -> HourSaid | None:
    minute, end, said = _minutes(speech, end)
    if hour == 24 or minute > 59:
        return None
    after = speech.at(end)
    if after == "en" and speech.at(end + 1) == "punto":
        end += 2
    part, stop = _part_after(speech, end)
    plain = hour > 12 or hour == 0
    if stop == end and after in {"h", "hs", "hrs", "horas", "hours"} and (plain or said):
        stop = end + 1
        plain = True
    elif (stop == end and sure and not (said == ":" and not _is_score(speech, end))) or (
        stop == end and not _may_end_an_hour(after)
    ):
        return None
    if part in {AFTERNOON, NIGHT, NOON, MORNING} and hour > 12:
        part = ""
    return HourSaid(hour, minute, start, stop, part, plain)


def _minutes(speech: Speech, at: int) -> tuple[int, int, str]:  # noqa: PLR0911 - one form a line
    """Minutes behind an hour, where they end, and how they were said."""
    word = speech.at(at)
    before = speech.at(at - 1)
    if "." in before:
        return int(before.partition(".")[2]), at, ":"
    if word == ":" and speech.at(at + 1).isdecimal() and len(speech.at(at + 1)) == 2 and speech.glued(at):
        return int(speech.at(at + 1)), at + 2, ":"
    if word == "menos":
        less = 15 if speech.at(at + 1) == "cuarto" else 0
        number = number_at(speech, at + 1)
        less = less or (int(number.value) if number is not None and number.value < 30 else 0)
        end = at + 2 if speech.at(at + 1) == "cuarto" else number.end if number is not None else at
        return (-less, end, "menos") if less else (0, at, "")
    if word in {"y", "con"} and speech.at(at + 1) in {"media", "cuarto"}:
        return 30 if speech.at(at + 1) == "media" else 15, at + 2, "y"
    first = at + (word in {"y", "con"})
    if first == at and speech.at(first).isdecimal() and len(speech.at(first)) != 2:
        return 0, at, ""
    number = number_at(speech, first)
    if number is None or number.scaled or not 5 <= number.value < 60 or number.value != int(number.value):
        return 0, at, ""
    if first == at and (
        number.value < 10 or (speech.at(number.end) in {"de", "/"} and speech.at(number.end + 1) in MONTHS)
    ):
        return 0, at, ""
    return int(number.value), number.end, "y"


def _part_after(speech: Speech, at: int) -> tuple[str, int]:  # noqa: PLR0911 - one form a line
    """The part of the day that is said right behind an hour, and where it ends."""
    word = speech.at(at)
    first = at + (word == ",")
    word = speech.at(first)
    if word in {"am", "a", "pm", "p"}:
        letter, end = word[0], first + 1
        if len(word) == 1:
            end += speech.at(end) == "."
            if speech.at(end) != "m":
                return "", at
            end += 1
        end += speech.at(end) == "." and speech.at(end - 1) == "m" and len(word) == 1
        return (MORNING if letter == "a" else AFTERNOON) if end else "", end
    if word == "m" and speech.at(first + 1) in {"", ".", ","}:
        return NOON, first + 1
    if word == "o'clock" or (word == "o" and speech.at(first + 1) == "clock"):
        part, end = _part_after(speech, first + 1)
        return part, max(end, first + 1)
    if word in {"de", "en", "por", "in"} and speech.at(first + 1) in {"la", "the"}:
        part = _PARTS.get(speech.at(first + 2), "")
        return (part, first + 3) if part else ("", at)
    if word == "del" and speech.at(first + 1) in {"dia", "mediodia"}:
        return NOON, first + 2
    if word == "at" and speech.at(first + 1) == "night":
        return NIGHT, first + 2
    return "", at


def _is_score(speech: Speech, at: int) -> bool:
    return speech.at(at) == ":"


def _may_end_an_hour(after: str) -> bool:
    """Whether nothing is counted: "a las tres cajas" is no hour."""
    if is_number_word(after) or after == "oh":
        return False
    if not after or after in ENDS or not after.isalpha():
        return after not in {"%", "$", "/"}
    if after in MONTHS or after in {"percent", "dollars", "mil", "millones", "million"}:
        return False
    return not after.endswith("s") or after in _PLURALS or after.endswith("mos") or after in WEEKDAYS


def _is_until(speech: Speech, start: int) -> bool:
    """As in "hasta las tres", "de ocho a cinco": an end, no moment."""
    back = {speech.at(start - 1), speech.at(start - 2)}
    return bool(back & {"hasta", "until", "till"}) or speech.at(start) in {"until", "till"}


def _with_bounds(speech: Speech, found: HourSaid) -> HourSaid:
    for words in _BOUND:
        for first in (found.start - len(words), found.start - len(words) - 1, found.start):
            if first >= 0 and first + len(words) <= found.end and speech.are(first, *words):
                return found._replace(start=min(first, found.start), doubts=(Doubt.ABOUT,))
    if speech.at(found.end) in {"y", "o"} and _hour_at(
        speech, found.end + 1 + (speech.at(found.end + 1) == "a")
    ):
        return found._replace(doubts=(Doubt.ONE_OF_SEVERAL,))
    return found
