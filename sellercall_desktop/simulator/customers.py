"""The customers: the number dialed decides how its owner behaves.

``BEHAVIOURS`` is the documented table, keyed by the last two digits of the number (for an incoming
call: of the caller's number). Every other number talks and buys.

``PERSONS`` is the same, from 30 on, of persons' telephones (a seller's, a colleague's), who stay on the line
in a conference or on a bridge until they are hung up; what they say there is nobody's transcript. Connected
with the AI they talk as a customer would.

For 09, 10 and 11: Ultravox does not see numbers, so an outgoing call meets them when the place is made only
if its metadata names the number; otherwise when the customer has answered and the AI should join.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.hearing import MUSIC, Hearing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.simulator.clock import Clock


class Line(StrEnum):
    """What the telephone network does with a call to this customer."""

    ANSWERS = "answers"
    BUSY = "busy"
    NO_ANSWER = "no-answer"
    REJECTS = "rejects"
    FAILS = "fails"


class Plot(StrEnum):
    """How the conversation goes."""

    BUYS = "buys"
    REFUSES = "refuses"
    HANGS_UP = "hangs_up"
    VOICEMAIL = "voicemail"
    CHATTERS = "chatters"
    BREAKS_OFF = "breaks_off"
    MAILBOX_FULL = "mailbox_full"
    MENU = "menu"
    SCREENING = "screening"
    HOLD = "hold"
    OPTS_OUT = "opts_out"
    SEEMS_TO_OPT_OUT = "seems_to_opt_out"
    SPELLS_EMAIL = "spells_email"


MACHINES = frozenset({Plot.VOICEMAIL, Plot.MAILBOX_FULL, Plot.MENU, Plot.SCREENING})
"""What answers there is no person at first, as Twilio's detection would say."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How one customer behaves. Times are simulated seconds."""

    name: str
    description: str
    line: Line = Line.ANSWERS
    plot: Plot = Plot.BUYS
    ring_s: float = 4.0
    twilio_code: int | None = None  # Twilio refuses POST Calls.json with this error code
    agent_status: int | None = None  # Ultravox refuses POST /api/calls with this status
    agent_delay_s: float = 0.0  # Ultravox takes this long for POST /api/calls
    stays: bool = False  # on a plain bridge, until somebody hangs up
    presses: str = ""  # the keys pressed when a <Gather> asks for some
    drops_after_s: float | None = None  # in a conference; then they hang up
    verdict: str | None = None  # of Twilio's detection of machines, where it is not told by the plot
    detected_after_s: float = 2.0

    @property
    def answered_by(self) -> str:
        """What Twilio's detection of machines finds out."""
        return self.verdict or ("machine_start" if self.plot in MACHINES else "human")


BEHAVIOURS: dict[str, Behaviour] = {
    "00": Behaviour("buys", "answers, talks and buys; the AI says goodbye and hangs up"),
    "01": Behaviour("refuses", "answers, listens and refuses", plot=Plot.REFUSES),
    "02": Behaviour("busy", "is on the telephone: busy (SIP 486)", line=Line.BUSY, ring_s=1.0),
    "03": Behaviour(
        "no_answer", "never answers: no-answer when the ring timeout is over", line=Line.NO_ANSWER
    ),
    "04": Behaviour("rejects", "rings, then presses reject: busy (SIP 603)", line=Line.REJECTS, ring_s=5.0),
    "05": Behaviour(
        "voicemail", "the voicemail answers; the AI leaves a message", plot=Plot.VOICEMAIL, ring_s=9.0
    ),
    "06": Behaviour("hangs_up", "answers and hangs up mid-way", plot=Plot.HANGS_UP),
    "07": Behaviour("invalid", "no such number: Twilio refuses the call with 21211", twilio_code=21211),
    "08": Behaviour("geo_blocked", "Twilio's geographic permissions refuse it with 21215", twilio_code=21215),
    "09": Behaviour("agent_down", "Ultravox is down: 503, or the AI never joins", agent_status=503),
    "10": Behaviour("agent_slow", "Ultravox takes 6 s to make the place, or to join", agent_delay_s=6.0),
    "11": Behaviour(
        "agent_limited", "Ultravox answers 429 with Retry-After: 1, or the AI never joins", agent_status=429
    ),
    "12": Behaviour("fails", "the network cannot reach it: failed (SIP 404)", line=Line.FAILS, ring_s=2.0),
    "13": Behaviour("chatters", "talks on and on until the longest allowed duration", plot=Plot.CHATTERS),
    "14": Behaviour(
        "breaks_off", "the AI's connection breaks mid-way (connection_error)", plot=Plot.BREAKS_OFF
    ),
    "15": Behaviour(
        "mailbox_full", "a full mailbox answers and hangs up", plot=Plot.MAILBOX_FULL, ring_s=9.0
    ),
    "16": Behaviour("menu", "a voice menu answers: press one, press two", plot=Plot.MENU),
    "17": Behaviour(
        "screening", "a call screener asks who calls, and why; then a person", plot=Plot.SCREENING
    ),
    "18": Behaviour("hold", "music on hold: nobody says a word", plot=Plot.HOLD),
    "19": Behaviour("opts_out", "plainly asks not to be called again", plot=Plot.OPTS_OUT),
    "20": Behaviour(
        "seems_to_opt_out", "only seems to ask for that: wants a call later", plot=Plot.SEEMS_TO_OPT_OUT
    ),
    "21": Behaviour("spells_email", "spells an e-mail address", plot=Plot.SPELLS_EMAIL),
}
PERSONS: dict[str, Behaviour] = {
    "30": Behaviour("person", "a person's telephone: answers and stays until hung up", stays=True),
    "31": Behaviour("person_declines", "a person's telephone: declined (SIP 603)", line=Line.REJECTS),
    "32": Behaviour(
        "person_does_not_answer", "a person's telephone: rings until the timeout", line=Line.NO_ANSWER
    ),
    "33": Behaviour(
        "person_voicemail",
        "a person's telephone: the voicemail answers, plays into the line and stays",
        plot=Plot.VOICEMAIL,
        ring_s=9.0,
        stays=True,
        detected_after_s=4.0,
    ),
    "34": Behaviour("person_presses_nothing", "a person's telephone: answers and presses no key", stays=True),
    "35": Behaviour(
        "person_presses_one", "a person's telephone: presses 1 when asked", stays=True, presses="1"
    ),
    "36": Behaviour(
        "person_drops",
        "a person's telephone: hangs up 8 s after it joined a conference",
        stays=True,
        drops_after_s=8.0,
    ),
    "37": Behaviour("person_busy", "a person's telephone: busy (SIP 486)", line=Line.BUSY, ring_s=1.0),
    "38": Behaviour(
        "person_late",
        "a person's telephone: answers after 15 s, and who it is stays unknown",
        ring_s=15.0,
        stays=True,
        verdict="unknown",
        detected_after_s=5.0,
    ),
}
DEFAULT = BEHAVIOURS["00"]
_ALL = BEHAVIOURS | PERSONS
EXAMPLES = {behaviour.name: f"+5730012345{digits}" for digits, behaviour in _ALL.items()}
"""A valid Colombian mobile number for each behaviour (+57 300 123 45 xx)."""


def behaviour_of(number: str) -> Behaviour:
    """How the owner of this number behaves."""
    return _ALL.get(number[-2:], DEFAULT)


def behaviour_named(name: str) -> Behaviour:
    """The behaviour of that name; `KeyError` if there is none."""
    return next((each for each in _ALL.values() if each.name == name), None) or _unknown(name)


def _unknown(name: str) -> Behaviour:
    raise KeyError(f"no behaviour {name!r}; there are {', '.join(each.name for each in _ALL.values())}")


class Customer:
    """Somebody on the line, as the AI hears them; hangs up by themselves when the script says so."""

    def __init__(self, number: str, behaviour: Behaviour, hang_up: Callable[[], None], clock: Clock) -> None:
        self.number = number
        self.behaviour = behaviour
        self.hang_up = hang_up
        self.heard: list[str] = []
        """What was said and played to them, each as far as they heard it: words, a recording's address,
        ``music``, or tones as ``dtmf:123``."""
        self.hearing = Hearing(clock)

    def hears(self, what: str) -> None:
        """They hear this from now on, see `Hearing`."""
        if self.hearing.begins(what) and what == MUSIC:
            self.heard.append(what)
