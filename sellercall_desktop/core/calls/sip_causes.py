"""What a telephone network's last word means: SIP response codes (RFC 3261, 3398, 8197, 8224, 8688)."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """Why a call did not become a talk; `words/why.py` has a sentence and a remedy for each."""

    TALKED = "talked"  # it did
    REFUSED = "refused"  # a provider said no before anything rang
    LISTED = "listed"  # the customer came onto the do-not-call list while the call waited for its turn
    INTERRUPTED = "interrupted"  # this program ended, or lost its connection, before the customer was rung
    CANCELED = "canceled"  # by us, before the answer
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    SILENT_CARRIER = "silent_carrier"  # the AI's place ran out; what the telephone did was never told
    DECLINED = "declined"  # by the customer's hand or telephone
    UNWANTED = "unwanted"  # the customer has this caller blocked
    SCREENED = "screened"  # the network takes the caller for a nuisance
    BARRED = "barred"
    NO_SUCH_NUMBER = "no_such_number"
    NUMBER_GONE = "number_gone"
    NUMBER_CHANGED = "number_changed"
    INCOMPLETE_NUMBER = "incomplete_number"
    SWITCHED_OFF = "switched_off"
    UNPAID = "unpaid"
    NOT_LET_IN = "not_let_in"  # between the networks, by their credentials
    CALLER_ID = "caller_id"
    NO_FIT = "no_fit"  # the networks do not understand each other
    NO_ROUTE = "no_route"
    NETWORK_BUSY = "network_busy"
    CARRIER_FAILED = "carrier_failed"  # and does not say why
    AI_NOT_CONNECTED = "ai_not_connected"
    AI_LINE_BROKE = "ai_line_broke"
    AI_FAULT = "ai_fault"
    TIME_OVER = "time_over"
    CUSTOMER_LEFT = "customer_left"  # answered, and hung up before a word
    WE_LEFT = "we_left"
    RULE_LEFT = "rule_left"
    AI_LEFT = "ai_left"
    ENDED_EARLY = "ended_early"  # before a word, and nobody says by whom


_CODES: dict[Cause, tuple[int, ...]] = {
    Cause.NUMBER_CHANGED: (300, 301, 302, 305, 380),
    Cause.NOT_LET_IN: (401, 407, 494),
    Cause.UNPAID: (402,),
    Cause.BARRED: (403,),
    Cause.NO_SUCH_NUMBER: (404, 604),
    Cause.NUMBER_GONE: (410,),
    Cause.INCOMPLETE_NUMBER: (414, 416, 484, 485),
    Cause.NO_ROUTE: (408, 430, 440, 481, 482, 483, 502, 504),
    Cause.CALLER_ID: (424, 428, 429, 433, 436, 437, 438, 439),
    Cause.SWITCHED_OFF: (480,),
    Cause.BUSY: (486, 600),
    Cause.DECLINED: (603,),
    Cause.UNWANTED: (607,),
    Cause.SCREENED: (608,),
    Cause.NETWORK_BUSY: (413, 491, 500, 503),
    Cause.NO_FIT: (
        *(400, 405, 406, 409, 411, 412, 415, 417, 420, 421, 422, 423, 425, 469, 470, 488, 489, 493),
        *(501, 505, 513, 555, 580, 606),
    ),
}
SIP_CAUSES = {code: cause for cause, codes in _CODES.items() for code in codes}
"""487 (request terminated) is not among them: it says only that the ringing was ended."""


def cause_of_sip(code: int) -> Cause | None:
    """What the code says; of one that nobody has defined, what its hundred says. None: nothing."""
    if code in SIP_CAUSES:
        return SIP_CAUSES[code]
    unknown = {3: Cause.NUMBER_CHANGED, 5: Cause.NETWORK_BUSY, 6: Cause.DECLINED}
    return unknown.get(code // 100)
