"""What an export holds of each call: its columns, and a call's value in each.

A value is a text, a number, or a time (aware); None is an empty cell. Who reads the file decides in which
words and by which clock (`ExportWords`); how a cell is written is the file's matter.
"""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a named tuple's field
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import ActFate, Party
from sellercall_desktop.core.calls.meter import charged
from sellercall_desktop.core.calls.partners import HandOffState, hand_offs, partners_in_turn, state_of
from sellercall_desktop.core.calls.remarks import opt_out_of
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.core.calls.why import EndedBy, ended_by
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.phone.reading import region_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sellercall_desktop.core.calls.acts import Act
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, TurnSpoken
    from sellercall_desktop.core.calls.history import CallQuery
    from sellercall_desktop.core.calls.partners import Partner
    from sellercall_desktop.core.calls.written import Written

Cell = str | int | float | Decimal | datetime | None


class CellKind(Enum):
    """How a column's values are to be written."""

    TEXT = auto()
    TIME = auto()
    NUMBER = auto()


class FileColumn(Protocol):
    """What a file must know of a column, whatever it tells of."""

    @property
    def key(self) -> str:
        """Its title is looked up by it."""

    @property
    def kind(self) -> CellKind:
        """How its values are written."""


def _as_answered(answered: ActAnswered) -> str:
    """For a program: what the provider answered."""
    return " ".join(filter(None, (answered.code or str(answered.status or ""), answered.message)))


@dataclass(frozen=True, slots=True)
class ExportWords:
    """In whose words and by which clock. Without `words` and `titles` a program reads it: codes and keys."""

    titles: Mapping[str, str] = field(default_factory=dict)  # by a column's key
    words: Mapping[str, str] = field(default_factory=dict)  # by kind and code: ``"result.talked"``
    refused: Callable[[ActAnswered], str] = _as_answered  # why an act was refused, and what to do
    here: bool = False  # times by this computer's clock; else UTC
    separator: str = ","
    decimal_point: str = "."

    def title(self, key: str) -> str:
        """A column's title."""
        return self.titles.get(key, key)

    def word(self, kind: str, code: str) -> str:
        """What a code is called."""
        return self.words.get(f"{kind}.{code}", code) if code else ""

    def named(self, kind: str, key: int | None) -> str:
        """What that is called; empty where it has no name here."""
        return self.words.get(f"{kind}.{key}", "")

    def clock(self, at: datetime) -> datetime:
        """The time as it is to be read."""
        return at.astimezone(None if self.here else UTC)


class ExportColumn(NamedTuple):
    """One column."""

    key: str
    kind: CellKind
    value: Callable[[Call, ExportWords], Cell]


def conversation_text(call: Call, words: ExportWords) -> str:
    """Everything that was said and done, a line each: time, who, words.

    Acts, and who had the customer from then on, stand where they happened.
    """
    lines: list[tuple[datetime, str]] = []
    latest = call.created_at
    for turn in call.turns:  # a later ordinal is never earlier, whatever its clock says
        latest = max(latest, turn.at)
        lines.append((latest, _turn_line(turn, words)))
    lines += [(asked.at, _act_line(act, asked, words)) for act, asked in told(call.acts)]
    lines += _handed_lines(call, words)
    return "\n".join(line for _, line in sorted(lines, key=lambda each: each[0]))


def _turn_line(turn: TurnSpoken, words: ExportWords) -> str:
    said = " ".join(turn.text.split())
    return f"[{words.clock(turn.at):%H:%M:%S}] {words.word('speaker', turn.speaker.value)}: {said}"


def _act_line(act: Act, asked: ActAsked, words: ExportWords) -> str:
    kind, fate = words.word("act", asked.kind.value), words.word("fate", act.fate.value)
    by = f", {words.word('by', asked.by)}" if asked.by else ""
    line = f"[{words.clock(asked.at):%H:%M:%S}] {kind}: «{' '.join(asked.text.split())}» ({fate}{by})"
    refused = act.answered is not None and act.answered.fate is ActFate.REFUSED
    why = words.refused(act.answered) if refused and act.answered is not None else ""
    return f"{line}: {why}" if why else line


def _partner(partner: Partner, words: ExportWords) -> str:
    return partner.name or words.word("speaker", partner.kind.value)


def _talked_with(call: Call, words: ExportWords) -> str:
    return ", ".join(_partner(partner, words) for _, partner in partners_in_turn(call))


def _hand_offs(call: Call, words: ExportWords) -> str:
    """Whom it was to be handed to, and how that was over."""
    asked = ((one, one.asked) for one in hand_offs(call) if one.asked is not None)
    return "; ".join(
        f"{wish.name or wish.number}: {words.word('hand_off', state_of(call, one).value)}"
        for one, wish in asked
    )


def _handed_lines(call: Call, words: ExportWords) -> list[tuple[datetime, str]]:
    """Who had the customer from when on, and what came of each hand-off."""
    lines = []
    for one in hand_offs(call):
        who = (one.asked.name or one.asked.number) if one.asked is not None else ""
        ended = one.ended
        steps = [(one.joined.at, HandOffState.JOINED)] if one.joined is not None else []
        steps += [(ended.at, state_of(call, one))] if ended is not None else []
        for at, state in steps:
            said = words.word("hand_off", state.value)
            lines.append((at, f"[{words.clock(at):%H:%M:%S}] — {who}: {said} —"))
    return lines


def _ended_by(call: Call, words: ExportWords) -> str:
    whose = ended_by(call)
    return "" if call.is_live or whose is EndedBy.UNKNOWN else words.word("ended_by", whose.value)


def _state(call: Call, words: ExportWords) -> str:
    result = call.result
    return words.word("status", call.status.value) if result is None else words.word("result", result.value)


def _fields(call: Call, _words: ExportWords) -> str:
    kept = (each for each in _written(call).fields if each.state is not FieldState.REJECTED)
    return "; ".join(f"{each.field}: {each.value}" for each in kept)


def _acts(call: Call, words: ExportWords) -> str:
    return "\n".join(_act_line(act, asked, words) for act, asked in told(call.acts))


def _summary(call: Call, _words: ExportWords) -> str:
    summary = summary_of(call)
    return (summary.long or summary.short or "") if summary else ""


def _cost_of(party: Party) -> Callable[[Call, ExportWords], Cell]:
    def cost(call: Call, _words: ExportWords) -> Cell:
        amounts = [amount for whose, amount, _ in charged(call) if whose is party]
        return amounts[0] if len(amounts) == 1 else None

    return cost


def _currencies(call: Call) -> list[str]:
    return sorted({cost.currency.upper() for cost in call.costs})


def _total(call: Call, _words: ExportWords) -> Cell:
    """Amounts of two currencies are never added."""
    alike = len(_currencies(call)) == 1
    return sum((cost.amount for cost in call.costs), Decimal()) if alike else None


def _duration(call: Call, _words: ExportWords) -> Cell:
    return round(call.duration_s, 3) if call.duration_s is not None else None


def _written(call: Call) -> Written:
    return call.written or NOTHING


def _disposition(call: Call, _words: ExportWords) -> str:
    chosen = _written(call).disposition
    return chosen.label or chosen.key if chosen is not None and chosen.key else ""


def _note(call: Call, _words: ExportWords) -> str:
    note = _written(call).note
    return note.text if note is not None else ""


_TEXT, _TIME, _NUMBER = CellKind.TEXT, CellKind.TIME, CellKind.NUMBER
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("started", _TIME, lambda call, _: call.created_at),
    ExportColumn("direction", _TEXT, lambda call, words: words.word("direction", call.direction.value)),
    ExportColumn("phone", _TEXT, lambda call, _: call.number),
    ExportColumn("country", _TEXT, lambda call, _: region_of(call.number)),
    ExportColumn("result", _TEXT, _state),
    ExportColumn("ended_by", _TEXT, _ended_by),
    ExportColumn("talked_with", _TEXT, _talked_with),
    ExportColumn("hand_offs", _TEXT, _hand_offs),
    ExportColumn("answered", _TIME, lambda call, _: call.answered_at),
    ExportColumn("ended", _TIME, lambda call, _: call.ended_at),
    ExportColumn("duration_s", _NUMBER, _duration),
    ExportColumn("disposition", _TEXT, _disposition),
    ExportColumn("note", _TEXT, _note),
    ExportColumn("callback", _TIME, lambda call, _: _written(call).callback_due),
    ExportColumn("opt_out", _TEXT, lambda call, words: words.word("opt_out", opt_out_of(call))),
    ExportColumn("fields", _TEXT, _fields),
    ExportColumn("summary", _TEXT, _summary),
    ExportColumn("acts", _TEXT, _acts),
    ExportColumn("prompt_version", _NUMBER, lambda call, _: call.requested.prompt_version),
    ExportColumn("prompt", _TEXT, lambda call, words: words.named("prompt", call.requested.prompt_version)),
    ExportColumn("cost", _NUMBER, _total),
    ExportColumn("currency", _TEXT, lambda call, _: " + ".join(_currencies(call))),
    ExportColumn("carrier_cost", _NUMBER, _cost_of(Party.CARRIER)),
    ExportColumn("ai_cost", _NUMBER, _cost_of(Party.AGENT)),
    ExportColumn("our_phone", _TEXT, lambda call, _: call.requested.our_number),
    ExportColumn("requested_by", _TEXT, lambda call, words: words.word("by", call.requested.requested_by)),
    ExportColumn("desk", _TEXT, lambda call, _: call.requested.desk),
    ExportColumn("id", _TEXT, lambda call, _: call.id),
    ExportColumn("carrier_call_id", _TEXT, lambda call, _: call.carrier_call_id),
    ExportColumn("agent_call_id", _TEXT, lambda call, _: call.agent_call_id),
)
CONVERSATION = ExportColumn("conversation", _TEXT, conversation_text)


def described(query: CallQuery) -> str:
    """Which calls were asked for, in codes: for the audit trail."""
    asked = {
        "text": query.text,
        "direction": query.direction,
        "status": query.status or ("live" if query.live_only else None),
        "results": ", ".join(sorted(query.results)),
        "dispositions": ", ".join(sorted(query.dispositions)),
        "remarks": ", ".join(sorted(query.remarks)),
        "from": query.from_day,
        "to": query.to_day,
    }
    return "; ".join(f"{name}: {value}" for name, value in asked.items() if value)


def columns_of(*, spoken: bool) -> tuple[ExportColumn, ...]:
    """The export's columns; `spoken`: with the whole conversation, for which the calls must have turns."""
    return (*COLUMNS, CONVERSATION) if spoken else COLUMNS


def row_of(call: Call, columns: Sequence[ExportColumn], words: ExportWords) -> list[Cell]:
    """The call's cells, in order."""
    return [column.value(call, words) for column in columns]
