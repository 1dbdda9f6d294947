"""Decides what a writing means in the countries' numbering plans, or why it means nothing.

A plus or an international prefix binds all digits that follow: they are one number of the country that
they name, or none. Never is a number of the home country cut out of them. Where digits could end in two
places, and both are numbers, there is none either: the person says which.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import phonenumbers as plan
from phonenumbers import ValidationResult

from sellercall_desktop.core.phone.plans import (
    AMBIGUOUS,
    COLOMBIA,
    COUNTRY_CODE_CO,
    Meant,
    Note,
    NoteKind,
    after_international_prefix,
    country_code,
    home_number_and_more,
    international_prefixes,
    kept_form,
    of_home,
    split,
    usual_length,
    with_country_code,
    without_old_prefix,
)
from sellercall_desktop.core.phone.writing import Gap, Group, digits_of
from sellercall_desktop.core.problems import NumberProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.phone.writing import Fragment, Writing

Groups = tuple[Group, ...]

_SHORTEST, _LONGEST = 7, 21  # digits of a number, with prefixes of every kind
_SHORTEST_ABROAD = 6
_MOST_GROUPS = 60
_SHORT = 5  # digits after a number that may be an extension, a quantity, the last digits of a second line


def numbers_in(fragment: Fragment, region: str, *, alone: bool) -> list[Meant]:
    """The numbers of a run. `alone`: nothing else was written, so that a country code may lack its plus."""
    segments = _segments(fragment.groups[:_MOST_GROUPS])
    alone = alone and len(segments) == 1
    found = [meant for one in segments for meant in _meanings(one, region, alone=alone)]
    if found and fragment.extension:
        found[-1] = found[-1][0], Note(NoteKind.EXTENSION_DROPPED, fragment.extension)
    return found


def _segments(groups: Groups) -> list[Groups]:
    """Each plus begins one."""
    starts = [0, *(i for i, group in enumerate(groups) if group.plus and i), len(groups)]
    return [groups[start:end] for start, end in pairwise(starts)]


def _meanings(groups: Groups, region: str, *, alone: bool) -> list[Meant]:
    if groups[0].plus:
        return _bound(groups, region, _after_plus)
    digits = digits_of(groups)
    if prefixes := international_prefixes(digits, region):
        found = _bound(groups, region, lambda some: _after_prefix(some, region))
        home = None if "00" in prefixes else of_home(digits, region)
        if home and not (found and prefixes[0].startswith("0")):
            return [(home, None)]
        if found or prefixes[0].startswith("0"):
            return found
    for i in range(1, len(groups)):
        if _goes_abroad(groups[i:], region, first=i == 1):
            rest = _bound(groups[i:], region, lambda some: _after_prefix(some, region))
            if groups[i].gap >= Gap.LIST or not of_home(digits, region):
                return _meanings(groups[:i], region, alone=False) + rest
            if rest:
                return []  # a row's number and one abroad, or one of home?
    return _at_home(groups, region, alone=alone)


# --- bound by a plus or an international prefix --------------------------------------------------


def _after_plus(groups: Groups) -> Meant | None:
    return _unbracketed(groups, lambda some: with_country_code(digits_of(some).removeprefix("00")))


def _after_prefix(groups: Groups, region: str) -> Meant | None:
    first = groups[0].digits if groups else ""
    return _unbracketed(groups, lambda some: after_international_prefix(digits_of(some), region, first))


def _unbracketed(groups: Groups, reads: Callable[[Groups], Meant | None]) -> Meant | None:
    """`+44 (0)20 …`: the 0 in brackets is dialed at home, except where a plan keeps it (Italy)."""
    if not _SHORTEST_ABROAD <= len(digits_of(groups)) <= _LONGEST:
        return None
    whole, bare = reads(groups), tuple(group for group in groups if not group.bracketed_zero)
    if len(bare) == len(groups):
        return whole
    without = reads(bare)
    return AMBIGUOUS if whole and without and whole[0] != without[0] else whole or without


def _goes_abroad(groups: Groups, region: str, *, first: bool) -> bool:
    """Whether an international prefix begins here, after something else."""
    if groups[0].gap is Gap.JOINT or groups[0].digits.startswith("00"):
        return groups[0].gap is not Gap.JOINT
    digits = digits_of(groups)
    prefixes = international_prefixes(digits, region)
    if not prefixes or not digits.startswith("0") or not _fits(groups):
        return False
    return (first or groups[0].gap >= Gap.LIST) and not of_home(digits, region)


def _fits(groups: Groups) -> bool:
    return _SHORTEST <= sum(len(group.digits) for group in groups) <= _LONGEST


def _bound(groups: Groups, region: str, reads: Callable[[Groups], Meant | None]) -> list[Meant]:
    """All of it is one number; or a number ends where a time, a word or another cell begins."""
    whole, shorter = reads(groups), _shorter(groups, region, reads)
    if whole is AMBIGUOUS or AMBIGUOUS in shorter or (whole and shorter):
        return []  # where does it begin, or end?
    if whole and not any(group.glued for group in groups):
        return [whole]
    return shorter


def _shorter(groups: Groups, region: str, reads: Callable[[Groups], Meant | None]) -> list[Meant]:
    end = next((i for i, group in enumerate(groups) if group.glued), len(groups))
    kept = groups[:end]
    while kept and kept[-1].clock:
        kept = kept[:-1]
    if len(kept) < len(groups) and groups[len(kept)].gap is not Gap.JOINT and (found := reads(kept)):
        return [found]
    for i in range(len(kept) - 1, 0, -1):
        first = reads(kept[:i]) if kept[i].gap >= Gap.LIST else None
        if first is not None and first is not AMBIGUOUS:
            rest = _beside(kept[i:], region)
            if rest is not None:
                note = Note(NoteKind.EXTENSION_DROPPED, rest[1]) if rest[1] else first[1]
                return [(first[0], note), *rest[0]]
    return []


def _beside(groups: Groups, region: str) -> tuple[list[Meant], str] | None:
    """What stands after a number, in cells of its own: whole numbers, or some digits; else None."""
    if whole := of_home(digits_of(groups), region):
        return [(whole, None)], ""
    numbers: list[Meant] = []
    short = ""
    for piece in _pieces(groups, Gap.LIST):
        found = _meanings(piece, region, alone=False) if _fits(piece) else []
        numbers += found
        if not found and not piece[0].clock:
            short += digits_of(piece)
    if len(short) > _SHORT:
        return None
    return numbers, "" if groups[0].gap is Gap.COLUMN else short


# --- without ---------------------------------------------------------------------------------------


def _pieces(groups: Groups, gap: Gap) -> list[Groups]:
    """The cells of a run; times, dates and what letters touch are none where cells are told apart."""
    pieces: list[list[Group]] = [[]]
    for group in groups:
        if group.gap >= gap or ((group.clock or group.glued) and gap is Gap.COLUMN):
            pieces.append([])
        if gap is Gap.COLUMN and (group.clock or group.glued):
            pieces.append([])
        else:
            pieces[-1].append(group)
    return [tuple(piece) for piece in pieces if piece]


def _at_home(groups: Groups, region: str, *, alone: bool) -> list[Meant]:
    cells = _pieces(groups, Gap.COLUMN)
    if len(cells) == 1 and len(cells[0]) == len(groups):
        return _in_cell(groups, region, foreign=alone)
    found = [meant for cell in cells for meant in _in_cell(cell, region, foreign=False)]
    if found or any(group.clock or group.glued for group in groups):
        return found
    whole = _without_plus(groups, region, foreign=False)
    return [whole] if whole else []


def _in_cell(groups: Groups, region: str, *, foreign: bool) -> list[Meant]:
    """The whole if it is one number, else the numbers it can be cut into between its groups."""
    listed = any(group.gap >= Gap.LIST for group in groups[1:])
    whole = _without_plus(groups, region, foreign=foreign and not listed)
    if whole:
        return [whole, *_behind_row_number(groups, whole, region)]
    if not listed:
        return _cut(groups, region)
    found = [meant for piece in _pieces(groups, Gap.LIST) for meant in _cut(piece, region)]
    last = digits_of(_pieces(groups, Gap.LIST)[-1])
    if len(found) == 1 and len(last) <= _SHORT and not groups[-1].clock:
        return [(found[0][0], Note(NoteKind.EXTENSION_DROPPED, last))]
    return found


def _behind_row_number(groups: Groups, whole: Meant, region: str) -> list[Meant]:
    """`1 310 555 0123`: a number of North America, or the first row of a list: both are offered."""
    row = groups[0].digits
    if len(groups) < 2 or len(row) > 3 or row.startswith("0") or groups[1].gap is Gap.JOINT:
        return []
    if groups[1].gap < Gap.LIST and whole[0].startswith(f"+{country_code(region)}"):
        return []
    home = of_home(digits_of(groups[1:]), region)
    return [(home, None)] if home else []


def _cut(groups: Groups, region: str) -> list[Meant]:
    """Numbers of the home country side by side. What is left between them may be a row's number, no more."""
    found: list[Meant] = []
    start = begin = 0
    while start < len(groups):
        for end in range(min(len(groups), start + 7), start, -1):
            cut = _without_plus(groups[start:end], region, foreign=False)
            if cut is None:
                continue
            if not _is_stray(groups[begin:start], groups[start]):
                return []
            if start - begin == 1 and (abroad := _abroad(groups[begin:end])):
                found.append(abroad)
            found.append(cut)
            start = begin = end
            break
        else:
            start += 1
    return found if _is_stray(groups[begin:], None) else []


def _is_stray(left: Groups, before: Group | None) -> bool:
    """Whether these digits can be left aside: at most one word of them, that is not a number's beginning."""
    if not left:
        return True
    words = [digits_of(word) for word in _pieces(left, Gap.SPACE)]
    short = [word for word in words if len(word) <= _SHORT]
    if before is None:
        return len(short) <= 1
    opens = words[0].startswith("0") and len(words[0]) > 1
    return len(short) <= 1 and not opens and before.gap is not Gap.JOINT


def _abroad(groups: Groups) -> Meant | None:
    digits = digits_of(groups)
    found = with_country_code(digits) if len(groups[0].digits) <= 3 and len(digits) >= 11 else None
    if found is None or found[0] != f"+{digits}":
        return None
    return found[0], Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, split(digits)[0])


def _without_plus(groups: Groups, region: str, *, foreign: bool) -> Meant | None:
    digits = digits_of(groups)
    if not _fits(groups) or digits.startswith("00"):
        return None
    if region == COLOMBIA and digits.startswith("0"):
        return without_old_prefix(digits)
    if home := _home(digits, region):
        return home
    if not foreign or len(digits) < 11 or digits.startswith("0") or home_number_and_more(digits, region):
        return None
    return _foreign(digits)


def _home(digits: str, region: str) -> Meant | None:
    code = country_code(region)
    if number := of_home(digits, region):
        given = number == f"+{digits}" and not digits.startswith("1")  # in North America 1 is how one dials
        return number, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code) if given else None
    if kept := kept_form(digits, region):
        return kept
    if digits.startswith(code) and (found := with_country_code(digits)):
        return found[0], found[1] or Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code)
    return None


def _foreign(digits: str) -> Meant | None:
    """A country code without its plus: only before a number as its plan has it, or as it had it."""
    code, rest = split(digits)
    found = with_country_code(digits)
    if found is None or not (found[0] == f"+{digits}" or code in {"52", "54"}) or rest.startswith("0"):
        return None
    return found[0], found[1] or Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code)


# --- why not -----------------------------------------------------------------------------------


def explain(writing: Writing, region: str) -> tuple[NumberProblem, Note | None]:
    """Why none of it can be dialed, and what can be said about it."""
    numbers = [one for one in writing.fragments if not all(group.glued for group in one.groups)]
    fragment = max(numbers, key=lambda one: len(one.digits), default=None)
    if writing.look_alike:
        return NumberProblem.NOT_A_NUMBER, Note(NoteKind.LOOK_ALIKE_LETTERS, writing.look_alike)
    if fragment is None or (writing.letters and len(fragment.digits) < 7):
        return NumberProblem.NOT_A_NUMBER, None
    digits, abroad = _judged(fragment, region)
    if _is_emergency(digits, region, plus=fragment.groups[0].plus):
        return NumberProblem.EMERGENCY, None
    problem = _problem_abroad(digits) if abroad else _problem_at_home(digits, region)
    if problem is NumberProblem.IMPOSSIBLE and not abroad:
        return problem, Note(NoteKind.PERHAPS_ABROAD)
    typed = digits.removeprefix(str(COUNTRY_CODE_CO)) if abroad else digits
    old = region == COLOMBIA and problem is NumberProblem.TOO_SHORT and _is_old_landline(typed)
    return problem, Note(NoteKind.OLD_LANDLINE) if old else None


def _judged(fragment: Fragment, region: str) -> tuple[str, bool]:
    """The digits to be judged, and whether they name a country: then without what stands for the plus."""
    bound = next((one for one in _segments(fragment.groups) if one[0].plus), None)
    if bound:
        return digits_of(bound).removeprefix("00"), True
    for i, group in enumerate(fragment.groups):
        digits = digits_of(fragment.groups[i:])
        if group.digits.startswith("00") or (i == 0 and digits.startswith("00")):
            return digits.removeprefix("00"), True
        prefixes = international_prefixes(digits, region)
        if i <= 1 and prefixes and prefixes[0].startswith("0") and len(digits) > _SHORTEST:
            return digits.removeprefix(prefixes[0]), True
    return fragment.digits, False


def _is_emergency(digits: str, region: str, *, plus: bool) -> bool:
    from phonenumbers.shortnumberinfo import is_emergency_number

    if len(digits) > 6:
        return False
    short = digits.removeprefix(country_code(region)) if plus else digits
    return short in {"112", "911"} or bool(is_emergency_number(short, region))


def _is_old_landline(digits: str) -> bool:
    """7 digits, or one digit for the area and 7 more; a mobile being typed begins with 3."""
    digits = digits.removeprefix("00").removeprefix(str(COUNTRY_CODE_CO)) if len(digits) > 8 else digits
    rest = digits[2:] if digits[:2] in {"03", "05", "07", "09"} else digits
    return len(rest) in {7, 8} and rest[0] in "1245678" and not rest.startswith("60")


def _problem_abroad(digits: str) -> NumberProblem:
    if with_country_code(digits):
        return NumberProblem.UNCLEAR
    code, rest = split(digits)
    if not code:
        hopeful = len(digits) < 3 and any(
            str(one).startswith(digits) for one in plan.COUNTRY_CODE_TO_REGION_CODE
        )
        return NumberProblem.TOO_SHORT if hopeful else NumberProblem.UNKNOWN_COUNTRY
    region = plan.COUNTRY_CODE_TO_REGION_CODE[int(code)][0]
    return _problem_of(rest.removeprefix("0") if region == COLOMBIA else rest, region)


def _problem_at_home(digits: str, region: str) -> NumberProblem:
    """Judged in every way the digits may be meant; a number still being typed is only too short."""
    readings = {digits}
    code = country_code(region)
    if digits.startswith(code):
        readings.add(digits.removeprefix(code))
    if region == COLOMBIA and digits.startswith("0"):
        readings = (
            {digits[2:]} if digits[1:2] in {"3", "5", "7", "9"} and digits[2:3] != "0" else {digits[1:]}
        )
    problems = {_problem_of(one, region) for one in readings}
    order = (NumberProblem.TOO_SHORT, NumberProblem.TOO_LONG, NumberProblem.IMPOSSIBLE)
    return next(problem for problem in order if problem in problems)


def _problem_of(national: str, region: str) -> NumberProblem:
    if len(national) < usual_length(region):
        return NumberProblem.TOO_SHORT
    if home_number_and_more(national, region):
        return NumberProblem.TOO_LONG
    try:
        verdict = plan.is_possible_number_with_reason(plan.parse(national, region))
    except plan.NumberParseException as error:
        too_long = error.error_type == plan.NumberParseException.TOO_LONG
        return NumberProblem.TOO_LONG if too_long else NumberProblem.IMPOSSIBLE
    wrong_length = verdict in {ValidationResult.TOO_LONG, ValidationResult.INVALID_LENGTH}
    return NumberProblem.TOO_LONG if wrong_length else NumberProblem.IMPOSSIBLE
