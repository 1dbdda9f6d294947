"""What people or watches left on a call that the history can be filtered by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import OptOutJudgement

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call

_OPT_OUT_WATCH = "opt_out"


class Remark(StrEnum):
    """One kind of it."""

    NOTE = "note"
    CALLBACK = "callback"  # agreed, and not kept yet
    HANDED_OFF = "handed_off"  # a person had the customer, or was to have
    OPT_OUT = "opt_out"  # the customer wants no more calls, or it sounded so and nobody has judged it


def remarks_of(call: Call) -> frozenset[Remark]:
    """Those that this call has."""
    written = call.written or NOTHING
    has = {
        Remark.NOTE: written.note is not None and bool(written.note.text.strip()),
        Remark.CALLBACK: written.callback_due is not None,
        Remark.HANDED_OFF: call.handed is not None and bool(call.handed.hand_offs),
        Remark.OPT_OUT: opt_out_of(call) in (OPT_OUT, UNJUDGED),
    }
    return frozenset(remark for remark, found in has.items() if found)


OPT_OUT, NO_OPT_OUT = OptOutJudgement.OPT_OUT.value, OptOutJudgement.NO_OPT_OUT.value
UNJUDGED = "unjudged"


def opt_out_of(call: Call) -> str:
    """Whether the customer asked for no more calls, as a person judged it; ``unjudged``: a watch heard it.

    Empty: nobody has said anything of the kind.
    """
    written = call.written or NOTHING
    if written.opt_out is not None:
        return written.opt_out.judgement.value
    return UNJUDGED if any(seen.watch == _OPT_OUT_WATCH for seen in written.seen) else ""
