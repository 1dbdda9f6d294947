"""Numbers as people say them, in Spanish and English: whole ones, halves, scales, and strings of digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.wrap_up.speech import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_ES = in_order(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis",
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco",
    "veintiseis veintisiete veintiocho veintinueve",
)
_EN = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "sixteen seventeen eighteen nineteen twenty",
)
UNITS = {
    **{word: value for value, word in enumerate(_ES)},
    **{word: value for value, word in enumerate(_EN)},
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
}
TENS = {
    **dict(
        zip(
            in_order("treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
            range(30, 100, 10),
            strict=True,
        )
    ),
    **dict(
        zip(
            in_order("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True
        )
    ),
}
_ENGLISH_TENS = frozenset(in_order("twenty thirty forty fifty sixty seventy eighty ninety"))
HUNDREDS = {
    "cien": 100,
    "ciento": 100,
    **{
        f"{stem}ient{end}": value
        for end in ("os", "as")
        for stem, value in {
            "dosc": 200, "tresc": 300, "cuatroc": 400, "quin": 500, "seisc": 600,
            "setec": 700, "ochoc": 800, "novec": 900,
        }.items()
    },
}  # fmt: skip
THOUSANDS = frozenset({"mil", "thousand", "k", "lucas", "luca", "grand"})
MILLIONS = frozenset({"millon", "millones", "million", "millions", "melon", "melones", "palo", "palos"})
_BILLIONS = {"billon": 10**12, "billones": 10**12, "billion": 10**9, "billions": 10**9}
_POINTS = frozenset({"punto", "coma", "point"})
_HALVES = frozenset({"medio", "half", "quarter", "a"})
_NEVER_FIRST = (THOUSANDS | MILLIONS) - {"mil", "millon", "millones"}
_WORDS = UNITS.keys() | TENS.keys() | HUNDREDS.keys() | THOUSANDS | MILLIONS | _BILLIONS.keys()
_STARTS = (_HALVES | _WORDS) - _NEVER_FIRST
_COUNTING = frozenset({"hundred", *_WORDS}) - {"un", "una", "uno", "one", "k"}
DIGIT_WORDS = frozenset([*_ES[:10], *_EN[:10], "un", "una"])


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A number and the tokens that say it."""

    value: Decimal
    start: int
    end: int
    scaled: bool = False  # thousands or millions were named
    shortened: bool = False  # "two millions five hundred"
    in_words: bool = True


def written_number(text: str) -> Decimal:
    """What digits with points and commas say: three digits behind a sign are thousands."""
    signs = [char for char in text if char in ".,"]
    if not signs:
        return Decimal(text)
    last = max(text.rfind("."), text.rfind(","))
    tail = text[last + 1 :]
    one_kind = len(set(signs)) == 1
    if (len(signs) > 1 and one_kind) or (len(signs) == 1 and len(tail) == 3 and text[0] != "0"):
        return Decimal(text.replace(".", "").replace(",", ""))
    whole = text[:last].replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{tail}")


def is_number_word(word: str) -> bool:
    """Whether the word alone is a number, or a part of one."""
    return word in UNITS or word in TENS or word in HUNDREDS or word == "mil"


def holds_number(speech: Speech) -> bool:
    """Whether a turn says more than "a" or "one": most say no number at all, and need no closer look."""
    return speech.holds_digits or speech.holds(_COUNTING)


def below_hundred(speech: Speech, at: int) -> tuple[int, int] | None:
    """The number below a hundred that is said there, and where it ends."""
    word = speech.at(at)
    if word in TENS:
        nxt = at + 1
        if word in _ENGLISH_TENS:
            nxt += speech.at(nxt) == "-"
        elif speech.at(nxt) == "y":
            nxt += 1
        else:
            return TENS[word], at + 1
        unit = UNITS.get(speech.at(nxt), 0)
        return (TENS[word] + unit, nxt + 1) if 1 <= unit <= 9 else (TENS[word], at + 1)
    return (UNITS[word], at + 1) if word in UNITS else None


def below_thousand(speech: Speech, at: int) -> tuple[int, int] | None:
    """The number below a thousand that is said there in words, and where it ends."""
    word = speech.at(at)
    if word in HUNDREDS:
        rest = below_hundred(speech, at + 1) if word != "cien" else None
        return (HUNDREDS[word] + rest[0], rest[1]) if rest and rest[0] else (HUNDREDS[word], at + 1)
    if word == "a" and speech.at(at + 1) == "hundred":
        small: tuple[int, int] | None = (1, at + 1)
    else:
        small = below_hundred(speech, at)
    if small is None or speech.at(small[1]) != "hundred":
        return small
    after = small[1] + 1
    rest = below_hundred(speech, after + (speech.at(after) == "and"))
    return (small[0] * 100 + rest[0], rest[1]) if rest and rest[0] else (small[0] * 100, after)


class _Sum:
    """A number while it is being heard: whole millions, thousands below them, and the last group."""

    def __init__(self) -> None:
        self.millions = self.thousands = Decimal(0)
        self.group: Decimal | None = None
        self.had_millions = self.had_thousands = self.numeric_group = False

    @property
    def value(self) -> Decimal:
        return self.millions + self.thousands + (self.group or 0)

    @property
    def shortened(self) -> bool:
        group = self.group or 0
        return self.had_millions and not self.had_thousands and 100 <= group < 1000 and group % 100 == 0

    def scale(self, factor: int) -> bool:
        """Take a scale word; False where it does not belong to this number any more."""
        if factor == 1000:
            if self.had_thousands:
                return False
            self.thousands = (Decimal(1) if self.group is None else self.group) * 1000
            self.group, self.had_thousands = None, True
            return True
        if self.had_millions:
            return False
        part = self.thousands + (self.group or 0)
        self.millions = (part or Decimal(1)) * factor
        self.thousands, self.group = Decimal(0), None
        self.had_millions, self.had_thousands = True, False
        return True


def _factor(word: str) -> int | None:
    if word in THOUSANDS:
        return 1000
    return 10**6 if word in MILLIONS else _BILLIONS.get(word)


def number_at(speech: Speech, start: int) -> NumberSaid | None:  # noqa: C901 - one form a line
    """The number that begins at this token, with its scales; None where none does."""
    word = speech.at(start)
    if word not in _STARTS and not word[:1].isdecimal():
        return None
    if word in _HALVES and (half := _half_of_a_scale(speech, start)):
        return half
    total, at, in_words = _Sum(), start, True
    while True:
        word = speech.at(at)
        if not word:
            break
        factor = _factor(word)
        if factor is not None:
            if not total.scale(factor):
                break
            at += 1
            if factor > 1000 and (more := _and_a_half(speech, at)):
                total.millions += Decimal(factor) / 2
                at = more
            continue
        if total.group is not None or (total.had_thousands and total.numeric_group and _is_digits(word)):
            break
        taken = _group(speech, at if at == start else _over_joint(speech, at, long=total.had_millions))
        if taken is None:
            break
        value, end = taken
        if at > start and value >= (1000 if total.had_thousands else 10**6):
            break
        in_words = in_words and not _is_digits(speech.at(end - 1))
        total.group, at = value, end
    if at == start:
        return None
    scaled = total.had_millions or total.had_thousands
    return NumberSaid(total.value, start, at, scaled, total.shortened, in_words)


def _is_digits(word: str) -> bool:
    return word[:1].isdecimal()


def _over_joint(speech: Speech, at: int, *, long: bool) -> int:
    """Behind a scale a comma or "and" may stand before the next group, of a `long` number also the last."""
    joint = speech.at(at)
    behind = speech.at(at - 1)
    if joint == "," and _factor(behind) is not None:
        group = below_thousand(speech, at + 1)
        return at + 1 if group is not None and (long or _factor(speech.at(group[1])) is not None) else at
    if joint == "and" or (joint == "y" and behind in MILLIONS):
        return at + 1
    return at


def _group(speech: Speech, at: int) -> tuple[Decimal, int] | None:
    word = speech.at(at)
    if _is_digits(word):
        value, end = written_number(word), at + 1
    else:
        small = below_thousand(speech, at)
        if small is None:
            return None
        value, end = Decimal(small[0]), small[1]
    return _with_fraction(speech, value, end)


def _with_fraction(speech: Speech, value: Decimal, end: int) -> tuple[Decimal, int]:
    """As in "one point five million", "two and a half million", "dos y medio millones"."""
    if speech.at(end) in _POINTS:
        rest = below_hundred(speech, end + 1)
        if rest is not None and speech.at(rest[1]) in MILLIONS:
            return Decimal(f"{value}.{rest[0]}"), rest[1]
    half = _and_a_half(speech, end)
    if half is not None and _factor(speech.at(half)) is not None:
        return value + Decimal("0.5"), half
    return value, end


def _and_a_half(speech: Speech, at: int) -> int | None:
    if speech.at(at) == "y" and speech.at(at + 1) in {"medio", "media"}:
        return at + 2
    return at + 3 if speech.are(at, "and", "a", "half") else None


def _half_of_a_scale(speech: Speech, at: int) -> NumberSaid | None:
    """As in "medio millón", "half a million", "a million", "a thousand"."""
    for words, share in ((("medio",), 2), (("half", "a"), 2), (("quarter", "million"), 4), (("a",), 1)):
        scale = at + len(words) if words != ("quarter", "million") else at + 1
        factor = _factor(speech.at(scale)) if speech.are(at, *words) else None
        if factor is None or speech.at(scale) in {"k", "lucas"}:
            continue
        value, end = Decimal(factor) / share, scale + 1
        if share == 1 and (half := _and_a_half(speech, end)):
            value, end = value * Decimal("1.5"), half
        return NumberSaid(value, at, end, scaled=True)
    return None


# --- digits one by one, in pairs and in groups ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Digits said one after another. `readings`: what they may be, the likeliest first."""

    start: int
    end: int
    readings: tuple[str, ...]


_TIMES = {"doble": 2, "double": 2, "triple": 3}
_BETWEEN = frozenset(
    {
        "-",
        ",",
        ".",
        "(",
        ")",
        "/",
        "guion",
        "raya",
        "espacio",
        "eh",
        "este",
        "mmm",
        "ah",
        "luego",
        "y",
        "dash",
    }
)
_PLUS = frozenset({"+", "mas", "plus"})


def digit_runs(speech: Speech, least: int = 5) -> Iterator[DigitRun]:
    """Every string of at least so many digits, spoken or written."""
    at, count = 0, len(speech.tokens)
    while at < count:
        found = _run_at(speech, at)
        if found is None:
            at += 1
            continue
        if max(map(len, found.readings)) >= least:
            yield found
        at = found.end


def _run_at(speech: Speech, start: int) -> DigitRun | None:
    at, end = start, start
    plain: list[str] = []
    merged: list[str] = []
    split: list[str] = []
    if speech.at(at) in _PLUS:
        at += 1
    while (chunk := _chunk(speech, at)) is not None:
        said, apart, end = chunk
        plain.append(said)
        split.append(apart)
        # "cuarenta cinco" without its "y"
        fits = len(said) == 1 and said != "0" and merged and merged[-1][-1:] == "0" and len(merged[-1]) == 2
        if fits and speech.at(end - 2) in TENS:
            merged[-1] = merged[-1][0] + said
        else:
            merged.append(said)
        at = end
        while speech.at(at) in _BETWEEN and at - end < 3:
            at += 1
    if not plain:
        return None
    plus = "+" if speech.at(start) in _PLUS else ""
    readings = dict.fromkeys(plus + "".join(parts) for parts in (plain, merged, split))
    return DigitRun(start, end, tuple(readings))


def _chunk(speech: Speech, at: int) -> tuple[str, str, int] | None:
    """The digits of one group as said, as they may be meant one by one, and where it ends."""
    word = speech.at(at)
    if _is_digits(word):
        digits = word.replace(".", "").replace(",", "")
        return digits, digits, at + 1
    if word in _TIMES:
        digit = _one_digit(speech.at(at + 1))
        return (digit * _TIMES[word], digit * _TIMES[word], at + 2) if digit else None
    if word in {"oh", "o"} and (_one_digit(speech.at(at - 1)) or _one_digit(speech.at(at + 1))):
        return "0", "0", at + 1
    number = number_at(speech, at) if word not in THOUSANDS | MILLIONS or word == "mil" else None
    if number is None or word in {"a", "half", "medio", "quarter"}:
        return None
    said = str(int(number.value))
    apart = "".join(_pieces(speech, at, number.end)) if not number.scaled else said
    return said, apart, number.end


def _pieces(speech: Speech, at: int, end: int) -> Iterator[str]:
    """As in "trescientos cuatro" as 300 and 4."""
    while at < end:
        word = speech.at(at)
        if word in HUNDREDS:
            yield str(HUNDREDS[word])
            at += 1
        elif (small := below_hundred(speech, at)) is not None:
            yield str(small[0])
            at = small[1]
        else:
            at += 1


def _one_digit(word: str) -> str:
    if len(word) == 1 and word.isdecimal():
        return word
    return str(UNITS[word]) if word in DIGIT_WORDS else ""
