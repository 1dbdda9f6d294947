"""The table's columns, declared as data: what a call shows in each, for eyes, ears and sorting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from sellercall_desktop.core.calls.acts import prompt_told
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.core.calls.partners import partners_in_turn
from sellercall_desktop.core.calls.remarks import Remark, remarks_of
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.core.phone.reading import PhoneNumber, region_of
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.flags import flag_icon
from sellercall_desktop.ui.words.acts import prompt_text
from sellercall_desktop.ui.words.calls import RESULT_SIGN
from sellercall_desktop.ui.words.handed import partner_text
from sellercall_desktop.ui.words.why import end_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from PySide6.QtGui import QColor, QIcon

    from sellercall_desktop.core.calls.call import Call, CallResult
    from sellercall_desktop.core.calls.history import CallQuery
    from sellercall_desktop.ui.parts.look import Look

Role = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CallColumn:
    """One column. `speak` is for screen readers where the shown text does not say it all."""

    title: str  # marked for translation; translated in `header`
    sort: SortKey
    text: Callable[[Call], str]
    width: int  # characters of ordinary text that fit
    icon: Callable[[Call], QIcon | None] = lambda _call: None
    tip: Callable[[Call], str] = lambda _call: ""
    speak: Callable[[Call], str] | None = None
    color: Callable[[Call], QColor | None] = lambda _call: None
    right: bool = False
    bare: bool = False  # the title is for screen readers only
    goes: int | None = (
        None  # where there is no room for all, these go, the lowest first: the details show them
    )

    def data(self, call: Call, role: int) -> object:
        """What Qt asks for in one cell."""
        if role == Role.TextAlignmentRole:
            return RIGHT if self.right else LEFT
        show: dict[int, Callable[[Call], object]] = {
            Role.DisplayRole: self.text,
            Role.DecorationRole: self.icon,
            Role.ToolTipRole: self.tip,
            Role.AccessibleTextRole: self.speak or self.text,
            Role.ForegroundRole: self.color,
        }
        return show[role](call) if role in show else None

    def header(self, role: int, query: CallQuery) -> object:
        """What Qt asks for in the column's head, which tells if and how the rows are sorted by it."""
        title = QCoreApplication.translate("History", self.title)
        sorts = self.sort is query.sort
        if role == Role.DisplayRole:
            arrow = ("↓" if query.descending else "↑") if sorts else ""
            shown = (arrow, title) if self.right else ("" if self.bare else title, arrow)
            return " ".join(part for part in shown if part)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            said = _ORDER_SAID[query.descending] if sorts else "{title}"
            return QCoreApplication.translate("History", said).format(title=title)
        if role == Role.TextAlignmentRole:
            return RIGHT if self.right else LEFT
        return None


_ORDER_SAID = {
    False: QT_TRANSLATE_NOOP("History", "{title}, ascending"),
    True: QT_TRANSLATE_NOOP("History", "{title}, descending"),
}


_LIVE_ICON = ("phone-call", "call")
_DIRECTION_ICONS = {
    Direction.OUTBOUND: ("arrow-up-right", "muted"),
    Direction.INBOUND: ("arrow-down-left", "incoming"),
}


def may_be_called_again(call: Call) -> bool:
    """Who is on the line is not rung a second time, and a hidden number cannot be rung at all."""
    return not call.is_live and call.number.startswith("+")


class CallWords:
    """What is said of a call in a row and in its details."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.formats, self._theme = look.formats, look.theme
        self.piece_of: Callable[[Call], str] = lambda _call: ""
        """What a row shows of its conversation, below its cells."""

    def direction_icon(self, call: Call) -> QIcon:
        """An arrow out or in."""
        return self._icon(*_DIRECTION_ICONS[call.direction])

    def direction(self, call: Call) -> str:
        """Outgoing or incoming."""
        return self.formats.direction_text(call.direction)

    def who(self, call: Call) -> str:
        """The contact's name with the number, or the number."""
        return self.formats.who(call.number)

    def tip(self, call: Call) -> str:
        """The whole of it, the number as it is dialed."""
        return "\n".join(filter(None, (self.formats.name_of(call.number), call.number)))

    def number(self, call: Call) -> str:
        """As people of its country write it."""
        return self.formats.number(call.number)

    def country(self, call: Call) -> str:
        """The name of the number's country, empty where it tells none."""
        region = region_of(call.number)
        return PhoneNumber(call.number, region, 0).country_name(self.formats.language) if region else ""

    def flag(self, call: Call) -> QIcon | None:
        """The number's country as a flag or plate."""
        region = region_of(call.number)
        return flag_icon(region, self._theme) if region is not None else None

    def state(self, call: Call) -> str:
        """The result once ended, with the outcome in a few words; before that where the call stands."""
        if call.result is not None:
            summary = summary_of(call)
            outcome = " ".join(((summary and summary.short) or "").split())
            return " · ".join(filter(None, (self.formats.result_text(call.result), outcome)))
        return self.formats.status_text(call.status)

    def spoken_state(self, call: Call) -> str:
        """The same for screen readers, with what the row shows below it."""
        return ". ".join(filter(None, (self.state(call), self.piece_of(call))))

    def state_icon(self, call: Call) -> QIcon:
        """A sign for the state, so that colour is never alone."""
        return self._icon(*(RESULT_SIGN[call.result] if call.result else _LIVE_ICON))

    def state_color(self, call: Call) -> QColor | None:
        """Live calls and faults stand out; the rest is plain."""
        if call.is_live:
            return self._theme.color("call")
        role = RESULT_SIGN[call.result][1] if call.result else ""
        return self._theme.color("hang_up") if role == "hang_up" else None

    def muted(self, _call: Call) -> QColor:
        """What is read second."""
        return self._theme.color("muted")

    def started(self, call: Call) -> str:
        """Relative today, a date after."""
        return self.formats.when(call.created_at)

    def started_tip(self, call: Call) -> str:
        """The exact time, and the customer's own time then, where it differs."""
        exact = self.formats.date_time(call.created_at)
        theirs = self.customer_time(call)
        return f"{exact}\n{theirs}" if theirs else exact

    def customer_time(self, call: Call) -> str:
        """What the customer's clock showed at the start; empty where it is ours or unknown."""
        region = region_of(call.number)
        theirs = PhoneNumber(call.number, region, 0).local_time(call.created_at) if region else None
        if theirs is None or theirs.utcoffset() == call.created_at.astimezone().utcoffset():
            return ""
        text = QCoreApplication.translate("History", "{time} where the customer is")
        return text.format(time=self.formats.clock(theirs))

    def duration(self, call: Call) -> str:
        """Minutes and seconds from the answer on; of a running call, until now."""
        begun = call.answered_at or call.joined_at
        if call.is_live and begun is not None:
            return self.formats.duration(max(0.0, (datetime.now(UTC) - begun).total_seconds()))
        return self.formats.duration(call.duration_s)

    def prompt(self, call: Call) -> str:
        """``v14``; told another one during the call, ``v14 → v15``, or ``v15+``: with unpublished changes."""
        version, told = call.requested.prompt_version, prompt_told(call.acts)
        parts = [f"v{version}" if version is not None else "–"]
        parts += [f"v{told.version}{'+' if told.edits else ''}"] if told is not None else []
        return " → ".join(parts)

    def named_prompt(self, call: Call) -> str:
        """The same with the prompt's name, where there are several; empty where none is known."""
        version, told = call.requested.prompt_version, prompt_told(call.acts)
        parts = [self.formats.version(version)] if version is not None else []
        return " → ".join(parts if told is None else [*parts, prompt_text(told)])

    def cost(self, call: Call) -> str:
        """One amount a currency; a dash while unknown."""
        return " + ".join(self.formats.money(*total) for total in totals(call)) or "–"

    def disposition(self, call: Call) -> str:
        """What a person says came of it; a dash where nobody did: a cell without words is silent."""
        return self._chosen(call) or "–"

    @staticmethod
    def _chosen(call: Call) -> str:
        chosen = call.written.disposition if call.written is not None else None
        return chosen.label or chosen.key if chosen is not None else ""

    def remark_icon(self, call: Call) -> QIcon | None:
        """An opt-out, or what may be one, else a note."""
        remarks = remarks_of(call) if call.written is not None else frozenset()
        if Remark.OPT_OUT in remarks:
            return self._icon("phone-slash", "hang_up")
        if Remark.UNJUDGED in remarks:
            return self._icon("warning", "warning")
        return self._icon("note-pencil", "muted") if Remark.NOTE in remarks else None

    def remarks(self, call: Call) -> str:
        """The note, and that the customer wants no more calls, or may."""
        if call.written is None:
            return ""
        remarks, wish = remarks_of(call), ""
        if Remark.OPT_OUT in remarks:
            wish = QCoreApplication.translate("History", "Wants no more calls")
        elif Remark.UNJUDGED in remarks:
            wish = QCoreApplication.translate("History", "May want no more calls: to be looked at")
        note = call.written.note.text if call.written.note is not None else ""
        return "\n".join(filter(None, (wish, note)))

    def spoken_disposition(self, call: Call) -> str:
        """With what its sign stands for."""
        return ". ".join(filter(None, (self._chosen(call), self.remarks(call)))) or "–"

    def talked_with(self, call: Call) -> str:
        """Who had the customer, each once, in the order in which they came; a dash where nobody had."""
        who = (partner_text(partner, self.formats) for _, partner in partners_in_turn(call))
        return ", ".join(dict.fromkeys(who)) or "–"

    def callback(self, call: Call) -> str:
        """When the customer is to be called again."""
        due = call.written.callback_due if call.written is not None else None
        return self.formats.when(due) if due is not None else "–"

    def callback_color(self, call: Call) -> QColor | None:
        """An overdue one stands out."""
        due = call.written.callback_due if call.written is not None else None
        return self._theme.color("hang_up" if due is not None and due < datetime.now(UTC) else "muted")

    def result(self, result: CallResult) -> str:
        """A result's name, e.g. for the filter."""
        return self.formats.result_text(result)

    def result_icon(self, result: CallResult) -> QIcon:
        """A result's sign."""
        return self._icon(*RESULT_SIGN[result])

    def _icon(self, name: str, role: str) -> QIcon:
        return self.look.icons.icon(name, role, size=16)  # never kept: see `DrawnEngine`


def totals(call: Call) -> list[tuple[Decimal, str]]:
    """What the call costs, summed by currency (currencies are never added to each other)."""
    sums: dict[str, Decimal] = {}
    for cost in call.costs:
        sums[cost.currency] = sums[cost.currency] + cost.amount if cost.currency in sums else cost.amount
    return [(amount, currency) for currency, amount in sums.items()]


def columns(words: CallWords) -> tuple[CallColumn, ...]:
    """The history's columns, in their order."""
    w = words
    return (
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Direction"),
            SortKey.DIRECTION,
            lambda _call: "",
            3,
            icon=w.direction_icon,
            tip=w.direction,
            speak=w.direction,
            bare=True,
        ),
        CallColumn(QT_TRANSLATE_NOOP("History", "Number"), SortKey.NUMBER, w.who, 18, tip=w.tip, speak=w.who),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Country"),
            SortKey.COUNTRY,
            w.country,
            16,
            icon=w.flag,
            tip=w.country,
            goes=5,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Result"),
            SortKey.STATE,
            w.state,
            19,
            icon=w.state_icon,
            color=w.state_color,
            tip=end_text,
            speak=w.spoken_state,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Started"),
            SortKey.CREATED,
            w.started,
            15,
            tip=w.started_tip,
            color=w.muted,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Disposition"),
            SortKey.DISPOSITION,
            w.disposition,
            15,
            icon=w.remark_icon,
            tip=w.remarks,
            speak=w.spoken_disposition,
            goes=6,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Callback"),
            SortKey.CALLBACK,
            w.callback,
            13,
            tip=w.callback,
            color=w.callback_color,
            goes=4,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Duration"), SortKey.DURATION, w.duration, 8, right=True, goes=7
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "With"),
            SortKey.TALKED_WITH,
            w.talked_with,
            14,
            tip=w.talked_with,
            color=w.muted,
            goes=3,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Prompt"),
            SortKey.PROMPT,
            w.prompt,
            10,
            right=True,
            tip=w.named_prompt,
            speak=w.named_prompt,
            color=w.muted,
            goes=2,
        ),
        CallColumn(
            QT_TRANSLATE_NOOP("History", "Cost"), SortKey.COST, w.cost, 11, right=True, color=w.muted, goes=1
        ),
    )
