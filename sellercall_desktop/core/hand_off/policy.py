"""The settings that shape a hand-off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BY_TELEPHONE = "telephone"
"""Who says that the person is there, where they have pressed the key."""


class AfterDrop(StrEnum):
    """What becomes of the customer when the person's telephone is gone."""

    AI = "ai"  # the AI has the customer again
    END = "end"  # a sentence, and the end


@dataclass(frozen=True, slots=True)
class HandOffTimes:
    """How long is waited, in seconds."""

    pace_s: float = 0.7  # between two looks while something is under way: below a second
    quiet_s: float = 1.0  # while a person and the customer talk: her telephone may drop at any time
    told_s: float = 10.0  # between two looks where the carrier tells by itself: its callbacks may end
    told_late_s: float = 3.0  # after the end of the ringing the news of it counts as lost
    confirm_within_s: float = 30.0  # for who took the seller's telephone to say at the window that she did
    speaks_first_s: float = 600.0  # the longest that she speaks with a colleague before
    announced_s: float = 5.0  # about as long as it takes to hear whom it is about, before the conference
    told_before_s: float = 2.5  # so long before the customer is led away the AI says who comes
    taken_as_answered_s: float = 2.0  # of a telephone whose answerer nobody knows
    rings_longer_s: float = 15.0  # carriers let it ring a little longer
    lost_after_s: float = 3.0  # a redirect that has had no effect by then was not carried out
    enters_within_s: float = 10.0  # from the answer to the conference: the announcement is heard before
    place_within_s: float = 8.0  # for a place at the AI, while a person has the customer
    joins_within_s: float = 6.0  # from the redirect to the AI
    again_s: float = 1.0  # before another try to bring the AI back to a customer who has nobody
    longest_again_s: float = 15.0  # the longest such pause: each is twice the one before
    looked_for_s: float = 20.0  # for a leg of which no answer came
    told_within_s: float = 3.0  # for the AI to take it that it is to say who comes: she waits meanwhile
    longest_sentence_s: float = 6.0  # that is waited for until the AI has said who comes


_USUAL_LENGTH = 80
"""Characters of an announcement that takes the usual time; where own words take longer, so do the waits."""
_KEY = 1.6
"""So many times as long as an announcement: the request for a key, and the wait for it."""


@dataclass(frozen=True, slots=True)
class HandOffPolicy:
    """As they are at this moment. Texts are in the language of the calls; `{name}` is the person's."""

    language: str  # BCP 47
    seller_number: str = ""  # E.164, of the seller's own telephone
    seller_name: str = ""
    ring_s: int = 20
    after_drop: AfterDrop = AfterDrop.AI
    told: str = ""  # what the AI says to the customer before
    announced: str = ""  # what the person hears who takes the telephone; {customer} and {name}
    back: tuple[str, ...] = ()  # what the customer hears when the conference has ended, one by one
    press_key: str = ""  # where a key can be read: which, and for what
    # Public addresses, where there is a tunnel; they get ``?call_id=…``. With ``&leg_id=…`` a callback of a
    # person's leg also makes up for a lost answer to the ringing.
    status_url: str | None = None
    key_url: str | None = None
    events_url: str | None = None
    tones_url: str | None = None  # a document that presses keys
    times: HandOffTimes = HandOffTimes()

    @property
    def hears_s(self) -> float:
        """About how long a person who took the telephone listens before the conference."""
        return self.times.announced_s * max(1.0, len(self.announced) / _USUAL_LENGTH)

    @property
    def meets_within_s(self) -> float:
        """From the answer to the conference, at the latest: the words, and a wait for a key."""
        return self.times.enters_within_s + self.hears_s - self.times.announced_s + self.key_s

    @property
    def key_s(self) -> float:
        """So much longer a person listens who is asked to press a key, and presses none."""
        return self.times.announced_s * _KEY if self.key_url is not None else 0.0
