"""What people or watches left on a call that the history can be filtered by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import OptOutJudgement

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.written_facts import WatchSaw

_OPT_OUT_WATCH, _PLAIN = "opt_out", "plain"


class Remark(StrEnum):
    """One kind of it."""

    NOTE = "note"
    CALLBACK = "callback"  # agreed, and not kept yet
    HANDED_OFF = "handed_off"  # a person had the customer, or was to have
    OPT_OUT = "opt_out"  # the customer wants no more calls: a person, or a rule, has judged so
    UNJUDGED = "unjudged"  # it sounded so, and nobody has judged it: held back from campaigns


def remarks_of(call: Call) -> frozenset[Remark]:
    """Those that this call has."""
    written, opt_out = call.written or NOTHING, opt_out_of(call)
    has = {
        Remark.NOTE: written.note is not None and bool(written.note.text.strip()),
        Remark.CALLBACK: written.callback_due is not None,
        Remark.HANDED_OFF: call.handed is not None and bool(call.handed.hand_offs),
        Remark.OPT_OUT: opt_out == OPT_OUT,
        Remark.UNJUDGED: opt_out == UNJUDGED,
    }
    return frozenset(remark for remark, found in has.items() if found)


OPT_OUT, NO_OPT_OUT = OptOutJudgement.OPT_OUT.value, OptOutJudgement.NO_OPT_OUT.value
UNJUDGED = Remark.UNJUDGED.value


def opt_out_of(call: Call) -> str:
    """Whether the customer asked for no more calls, as a person judged it; ``unjudged``: a watch heard it.

    Empty: nobody has said anything of the kind.
    """
    written = call.written or NOTHING
    if unjudged_wish(call) is not None:
        return UNJUDGED
    return written.opt_out.judgement.value if written.opt_out is not None else ""


def unjudged_wish(call: Call) -> WatchSaw | None:
    """What a watch heard and nobody has judged: the plain wish before the doubtful one.

    A later turn than the one that somebody found to be no wish is to be judged on its own.
    """
    written = call.written or NOTHING
    judged, heard = written.opt_out, [one for one in written.seen if one.watch == _OPT_OUT_WATCH]
    if judged is not None:
        dismissed = judged.judgement is OptOutJudgement.NO_OPT_OUT and judged.ordinal is not None
        heard = [one for one in heard if dismissed and one.ordinal > (judged.ordinal or 0)]
    return min(heard, key=lambda one: (one.verdict != _PLAIN, one.ordinal), default=None)
