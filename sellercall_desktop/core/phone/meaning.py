"""Decides what a writing means in the countries' numbering plans, or why it means nothing.

A plus or an international prefix binds all digits that follow: they are one number of the country that
they name, or none. Never is a number of the home country cut out of them. Where digits could end in two
places, and both are numbers, there is none either: the person says which.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sellercall_desktop.core.phone.plans import (
    AMBIGUOUS,
    COLOMBIA,
    Meant,
    Note,
    NoteKind,
    after_international_prefix,
    country_code,
    home_number_and_more,
    international_prefixes,
    is_ordinary,
    kept_form,
    of_home,
    split,
    with_country_code,
    without_old_prefix,
)
from sellercall_desktop.core.phone.writing import Gap, Group, digits_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.phone.writing import Fragment

Groups = tuple[Group, ...]

_SHORTEST, _LONGEST = 7, 21  # digits of a number, with prefixes of every kind
_SHORTEST_ABROAD = 6
_MOST_GROUPS = 60
_SHORT = 5  # digits after a number that may be an extension, a quantity, the last digits of a second line


def numbers_in(fragment: Fragment, region: str, *, alone: bool) -> list[Meant]:
    """The numbers of a run. `alone`: nothing else was written, so that a country code may lack its plus."""
    segments = segments_of(fragment)
    alone = alone and len(segments) == 1
    found: list[Meant] = []
    before: Note | None = None
    for one in segments:
        meant = _meanings(one, region, alone=alone)
        if not meant and len(segments) > 1:
            digits = digits_of(one)
            if one[0].plus and len(digits) >= _SHORTEST:
                return []  # it is bound to a country: nobody knows what was meant beside it
            if found:
                found[-1] = _noted(found[-1], Note(NoteKind.DIGITS_LEFT_OUT, text_of(one)))
            elif len(digits) >= _SHORTEST:
                before = Note(NoteKind.DIGITS_LEFT_OUT, text_of(one))
        found += meant
    if found and before:
        found[0] = _noted(found[0], before)
    if found and fragment.extension:
        found[-1] = found[-1][0], Note(NoteKind.EXTENSION_DROPPED, fragment.extension)
    return found


def unread_abroad(fragment: Fragment, region: str) -> str:
    """Of several numbers, the first that a plus binds to a country and that is none of that country's."""
    segments = segments_of(fragment)
    unread = (
        one
        for one in segments
        if one[0].plus and len(digits_of(one)) >= _SHORTEST and not _meanings(one, region, alone=False)
    )
    found = next(unread, None) if len(segments) > 1 else None
    return text_of(found) if found is not None else ""


def segments_of(fragment: Fragment) -> list[Groups]:
    """Each plus begins one."""
    return _segments(fragment.groups[:_MOST_GROUPS])


def text_of(groups: Groups) -> str:
    """The digits about as they were written."""
    between = {Gap.JOINT: "-", Gap.LIST: ", "}
    rest = "".join(between.get(group.gap, " ") + group.digits for group in groups[1:])
    return ("+" if groups[0].plus else "") + groups[0].digits + rest


def _noted(meant: Meant, note: Note | None) -> Meant:
    """With what else is to be said of it: digits that were left out are graver than a prefix understood."""
    return (meant[0], note) if note is not None else meant


def _left_out(groups: Groups) -> Note | None:
    """What stands behind a number and is not dialed; a time, a date, or what letters touch goes without."""
    left = tuple(group for group in groups if not group.clock and not group.glued)
    if not left:
        return None
    kind = NoteKind.EXTENSION_DROPPED if left[0].keyed else NoteKind.DIGITS_LEFT_OUT
    return Note(kind, text_of(left))


def _segments(groups: Groups) -> list[Groups]:
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
    if any(group.words and not _tell_the_country(group.words, groups) for group in groups):
        return []  # `+52 Ana 322 …`: is that her number there, or one of home?
    whole, shorter = reads(groups), _shorter(groups, region, reads)
    if whole is AMBIGUOUS or AMBIGUOUS in shorter or (whole and shorter):
        return []  # where does it begin, or end?
    if whole and not any(group.glued for group in groups):
        return [whole]
    return shorter


def _tell_the_country(words: str, groups: Groups) -> bool:
    """Whether words after a country's code only say once more which country it is: `+52 (México) …`."""
    from sellercall_desktop.core.phone.country_words import codes_named

    return split(digits_of(groups).removeprefix("00"))[0] in codes_named(words)


def _shorter(groups: Groups, region: str, reads: Callable[[Groups], Meant | None]) -> list[Meant]:
    end = next((i for i, group in enumerate(groups) if group.glued), len(groups))
    kept = groups[:end]
    while kept and kept[-1].clock:
        kept = kept[:-1]
    if len(kept) < len(groups) and groups[len(kept)].gap is not Gap.JOINT and (found := reads(kept)):
        return [found]
    for i in range(len(kept) - 1, 0, -1):
        first = reads(kept[:i]) if kept[i].gap >= Gap.LIST or kept[i].keyed else None
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
        return _in_cell(groups, region, alone=alone)
    found = [meant for cell in cells for meant in _in_cell(cell, region, alone=False)]
    if found or any(group.clock or group.glued for group in groups):
        return found
    whole = _without_plus(groups, region, abroad=False)
    return [whole] if whole else []


def _in_cell(groups: Groups, region: str, *, alone: bool) -> list[Meant]:
    """The whole if it is one number, else the numbers it can be cut into between its groups."""
    listed = any(group.gap >= Gap.LIST for group in groups[1:])
    whole = _without_plus(groups, region, abroad=alone and not listed)
    if whole:
        others = _behind_row_number(groups, whole, region)
        return [whole, *others, *(_perhaps_abroad(digits_of(groups), whole) if alone else ())]
    return _cut_list(_pieces(groups, Gap.LIST), region) if listed else _cut(groups, region)


def _cut_list(pieces: list[Groups], region: str) -> list[Meant]:
    """The numbers of each piece; short digits behind a single one are its extension, or a second line's."""
    found: list[Meant] = []
    left: list[Groups] = []
    for piece in pieces:
        numbers = _cut(piece, region)
        if numbers and not found and any(len(digits_of(one)) >= _SHORTEST for one in left):
            numbers[0] = _noted(numbers[0], _left_out(tuple(group for one in left for group in one)))
        if numbers:
            left = []
        elif not all(group.clock or group.glued for group in piece):
            left.append(piece)
        found += numbers
    if not found or not left:
        return found
    e164, note = found[-1]
    rest = tuple(group for piece in left for group in piece)
    is_short = len(left) == 1 and len(digits_of(rest)) <= _SHORT and len(found) == 1
    if note is not None and note.kind is NoteKind.DIGITS_LEFT_OUT:
        note = Note(note.kind, f"{note.text}, {text_of(rest)}")
    elif is_short and not rest[-1].clock:
        note = Note(NoteKind.EXTENSION_DROPPED, digits_of(rest))
    else:
        note = _left_out(rest)
    found[-1] = e164, note
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
            cut = _without_plus(groups[start:end], region, abroad=False)
            if cut is None:
                continue
            left = groups[begin:start]
            if not _is_stray(left, groups[start]):
                return []
            if any(len(digits_of(word)) >= _SHORTEST for word in _pieces(left, Gap.SPACE)):
                cut = _noted(cut, _left_out(left))
            if start - begin == 1 and (abroad := _abroad(groups[begin:end])):
                found.append(abroad)
            found.append(cut)
            start = begin = end
            break
        else:
            start += 1
    if not _is_stray(groups[begin:], None):
        return []
    if found and (note := _left_out(groups[begin:])):
        found[-1] = _noted(found[-1], note)
    return found


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


def _without_plus(groups: Groups, region: str, *, abroad: bool) -> Meant | None:
    digits = digits_of(groups)
    if not _fits(groups) or digits.startswith("00"):
        return None
    if region == COLOMBIA and digits.startswith("0"):
        return without_old_prefix(digits)
    if home := _home(digits, region):
        return home
    if not abroad or len(digits) < 11 or digits.startswith("0") or home_number_and_more(digits, region):
        return None
    return foreign(digits)


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


def _perhaps_abroad(digits: str, whole: Meant) -> list[Meant]:
    """A free or premium number at home, and with a plus a telephone of another country: both are offered."""
    if len(digits) < 11 or digits.startswith("0") or whole[0] == f"+{digits}" or is_ordinary(whole[0]):
        return []
    found = foreign(digits)
    return [found] if found and is_ordinary(found[0]) else []


def foreign(digits: str) -> Meant | None:
    """A country code without its plus: only before a number as its plan has it, or as it had it."""
    code, rest = split(digits)
    found = with_country_code(digits)
    if found is None or not (found[0] == f"+{digits}" or code in {"52", "54"}) or rest.startswith("0"):
        return None
    return found[0], found[1] or Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code)
