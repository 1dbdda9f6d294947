"""What people did to a call, as it stands in its conversation: at its moment, quietly, with its fate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - a named tuple's field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import ActFate, TurnSpoken
from sellercall_desktop.ui.words.acts import came_of, fate_line, what_text, who_text

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from sellercall_desktop.core.calls.acts import Act, Acts
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAsked
    from sellercall_desktop.ui.parts.theme import Theme
    from sellercall_desktop.ui.words.formats import Formats

_IN_TROUBLE = (ActFate.UNKNOWN, ActFate.TOO_LATE, ActFate.REFUSED)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One act. `is_offered_again`: it may not have arrived, and nobody has repeated it."""

    act: Act
    asked: ActAsked
    is_offered_again: bool

    @property
    def at(self) -> datetime:
        """When it was asked for."""
        return self.asked.at


class PartMark(NamedTuple):
    """A line between two parts of a conversation; `fails`: something went wrong there."""

    at: datetime
    text: str
    fails: bool = False


Entry = TurnSpoken | Stamp | PartMark
Entries = tuple[Entry, ...]


def entries_of(
    turns: tuple[TurnSpoken, ...], acts: Acts, marks: tuple[PartMark, ...] = (), *, may_repeat: bool
) -> Entries:
    """Each act and mark after the last turn that had begun before it; the turns stay in their order."""
    between: list[Stamp | PartMark] = [*_stamps(acts, may_repeat=may_repeat), *marks]
    if not between:
        return turns
    made: list[Entry] = []
    end = len(turns)
    for one in sorted(between, key=lambda each: each.at)[::-1]:
        at = end
        while at and turns[at - 1].at > one.at:
            at -= 1
        made += [*reversed(turns[at:end]), one]
        end = at
    return (*turns[:end], *reversed(made))


def _stamps(acts: Acts, *, may_repeat: bool) -> list[Stamp]:
    made, later = [], set()
    for act, wish in reversed(list(told(acts))):
        again = may_repeat and act.fate in _IN_TROUBLE and (wish.kind, wish.text) not in later
        later.add((wish.kind, wish.text))
        made.append(Stamp(act, wish, again))
    return made[::-1]


def write_mark(cursor: QTextCursor, mark: PartMark, theme: Theme) -> None:
    """The line, quietly."""
    words = QTextCharFormat()
    words.setForeground(theme.color("warning" if mark.fails else "muted"))
    cursor.insertText(f"\t{mark.text}", words)


def write_stamp(cursor: QTextCursor, stamp: Stamp, theme: Theme) -> None:
    """Who, what, which words, and what became of it; where it may be repeated, a link that does so."""
    asked, fate = stamp.asked, stamp.act.fate
    quiet, words, trouble = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    quiet.setForeground(theme.color("muted"))
    words.setForeground(theme.color("text"))
    trouble.setForeground(theme.color("warning"))
    who = [who_text(asked.by)] if asked.by else []
    cursor.insertText("→\t" + "  ·  ".join([*who, what_text(asked)]) + "  ", quiet)
    cursor.insertText(f"«{' '.join(asked.text.split())}»", words)
    cursor.insertText("  ·  ", quiet)
    cursor.insertText(came_of(stamp.act), trouble if fate in _IN_TROUBLE else quiet)
    if stamp.is_offered_again:
        link = QTextCharFormat()
        link.setForeground(theme.color("call"))
        link.setFontUnderline(True)
        link.setAnchor(True)
        link.setAnchorHref(stamp.act.act_id)
        cursor.insertText("  ·  ", quiet)
        cursor.insertText(QCoreApplication.translate("Acts", "Again"), link)


def tip_of(stamp: Stamp | PartMark, formats: Formats) -> str:
    """When it was asked, and what was answered in full; of a mark, when that was."""
    if isinstance(stamp, PartMark):
        return formats.clock_with_seconds(stamp.at)
    lines = [formats.clock_with_seconds(stamp.asked.at)]
    if (answered := stamp.act.answered) is not None:
        lines.append(f"{formats.clock_with_seconds(answered.at)}  ·  {fate_line(answered)}")
    return "\n".join(lines)


def fates_told(before: Call | None, now: Call) -> list[str]:
    """What has become of acts since, for somebody who hears it; another call has none."""
    if before is None or before.id != now.id:
        return []
    known = {act.act_id: act.fate for act in before.acts}
    return [
        f"{what_text(asked)}: {came_of(act)}"
        for act, asked in told(now.acts)
        if known.get(act.act_id) is not act.fate
    ]
