"""Why a writing means no number that can be dialed, and the number that it may be all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers as plan
from phonenumbers import ValidationResult

from sellercall_desktop.core.phone.meaning import foreign, segments_of, unread_abroad
from sellercall_desktop.core.phone.plans import (
    COLOMBIA,
    COUNTRY_CODE_CO,
    Note,
    NoteKind,
    country_code,
    home_number_and_more,
    international_prefixes,
    is_ordinary,
    split,
    usual_length,
    with_country_code,
)
from sellercall_desktop.core.phone.writing import Gap, digits_of
from sellercall_desktop.core.problems import NumberProblem

if TYPE_CHECKING:
    from sellercall_desktop.core.phone.writing import Fragment, Writing

_SHORTEST_TYPED = 7  # digits of a number, with prefixes
_SHORTEST_OFFERED = 11  # with its country's code: shorter ones are too many countries'
_CUBA = "53"  # ten digits in all, and of few other countries' numbers


def offered(writing: Writing, region: str) -> str | None:
    """What cannot be dialed as it stands, and would be another country's number with a plus before it.

    Never to be dialed unasked: the digits may as well be a number of the home country and some more.
    """
    if writing.letters or len(writing.fragments) != 1:
        return None
    (fragment,) = writing.fragments
    groups, digits = fragment.groups, fragment.digits
    is_one = not any(group.plus or group.glued or group.clock for group in groups)
    if not is_one or any(group.gap >= Gap.LIST for group in groups[1:]):
        return None
    if (
        len(digits) < (10 if digits.startswith(_CUBA) else _SHORTEST_OFFERED)
        or digits.startswith("0")
        or international_prefixes(digits, region)
    ):
        return None
    found = foreign(digits)
    return found[0] if found and is_ordinary(found[0]) else None


def explain(writing: Writing, region: str) -> tuple[NumberProblem, Note | None]:
    """Why none of it can be dialed, and what can be said about it."""
    numbers = [one for one in writing.fragments if not all(group.glued for group in one.groups)]
    fragment = max(numbers, key=lambda one: len(one.digits), default=None)
    if writing.look_alike:
        return NumberProblem.NOT_A_NUMBER, Note(NoteKind.LOOK_ALIKE_LETTERS, writing.look_alike)
    if fragment is None or (writing.letters and len(fragment.digits) < 7):
        return NumberProblem.NOT_A_NUMBER, None
    if unread := next(filter(None, (unread_abroad(one, region) for one in numbers)), ""):
        return NumberProblem.UNCLEAR, Note(NoteKind.NO_NUMBER_THERE, unread)
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
    bound = next((one for one in segments_of(fragment) if one[0].plus), None)
    if bound:
        return digits_of(bound).removeprefix("00"), True
    for i, group in enumerate(fragment.groups):
        digits = digits_of(fragment.groups[i:])
        if group.digits.startswith("00") or (i == 0 and digits.startswith("00")):
            return digits.removeprefix("00"), True
        prefixes = international_prefixes(digits, region)
        if i <= 1 and prefixes and prefixes[0].startswith("0") and len(digits) > _SHORTEST_TYPED:
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
