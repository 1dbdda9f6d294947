"""A telephone number of the account, where its calls go, and our record of having changed that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - a field of a dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


@dataclass(frozen=True, slots=True)
class VoiceRouting:
    """Where calls to a number go, exactly as the carrier reported it; ``""`` where nothing is set.

    A trunk or an application takes the calls before `voice_url` is looked at.
    """

    voice_url: str = ""
    voice_method: str = "POST"
    fallback_url: str = ""  # asked when `voice_url` fails
    fallback_method: str = "POST"
    status_url: str = ""
    status_method: str = "POST"
    application: str = ""  # the carrier's id of it
    trunk: str = ""


@dataclass(frozen=True, slots=True)
class AccountNumber:
    """A number of the account as it is now."""

    sid: str
    number: str  # E.164
    name: str
    routing: VoiceRouting
    voice: bool = True
    sms: bool = False
    mms: bool = False


class HoldState(StrEnum):
    """What became of a number that we pointed at this computer."""

    HELD = "held"  # ours, or about to be
    RESTORING = "restoring"  # to be given back as soon as the carrier can be asked
    LEFT = "left"  # somebody else changed it meanwhile: nothing was touched, and we look again at each start
    RESTORED = "restored"  # points where it pointed before
    GONE = "gone"  # the account has it no more
    FORGOTTEN = "forgotten"  # the person wants it left as it is


OPEN_STATES = frozenset({HoldState.HELD, HoldState.RESTORING, HoldState.LEFT})


@dataclass(frozen=True, slots=True)
class Hold:
    """Our record of a number. On disk before the number is changed; kept when all is over."""

    id: str  # a UUID version 7: text order is time order
    account: str
    sid: str
    number: str
    name: str
    taken_at: datetime
    state: HoldState
    former: VoiceRouting  # what to give back
    ours: VoiceRouting | None = None  # what the carrier confirmed
    asked: VoiceRouting | None = None  # what was asked for and not confirmed yet
    left: tuple[str, ...] = field(default=())  # fields that somebody else has set and we did not touch

    @property
    def is_open(self) -> bool:
        """Whether there is still something to give back."""
        return self.state in OPEN_STATES


class News(StrEnum):
    """What happened to a number, for whoever watches."""

    TAKEN = "taken"
    MOVED = "moved"  # follows the tunnel to a new address
    RESTORED = "restored"
    UNCHANGED = "unchanged"  # already as it was before: nothing to give back
    LEFT_ALONE = "left_alone"  # somebody else changed it
    GONE = "gone"
    PENDING = "pending"  # the carrier cannot be asked now; it is tried again
    REFUSED = "refused"  # the carrier does not take the change
    OTHER_ACCOUNT = "other_account"  # it belongs to an account that is not connected now


@dataclass(frozen=True, slots=True)
class NumberChanged:
    """Event: what was done with a number, or could not be."""

    news: News
    hold: Hold
    error: Exception | None = None


class NumberBook(Protocol):
    """The account's numbers at the carrier. Methods raise `ProviderError` and `NotConfiguredError`."""

    @property
    def provider(self) -> str:
        """The carrier's name, as in errors and in what is told of its health."""

    async def account(self) -> str:
        """The id of the account whose numbers these are."""

    def all(self) -> AsyncIterator[AccountNumber]:
        """Every number, page by page."""

    async def fetch(self, sid: str) -> AccountNumber:
        """One number as it is now.

        Raises:
            NumberGoneError: the account has it no more.
        """

    async def change(self, sid: str, fields: Mapping[str, str]) -> AccountNumber:
        """Set these fields of `VoiceRouting` and no others; returns the number as it is then."""

    async def check_signing_key(self) -> None:
        """Returns when the carrier accepts the key by which we verify its webhooks."""


class HoldStore(Protocol):
    """Records of this computer. Methods raise `StoreError`. What is written survives a power cut."""

    async def save(self, hold: Hold) -> None:
        """Write the record, new or changed."""

    async def open(self) -> list[Hold]:
        """Those with something still to give back, oldest first."""

    async def latest(self, limit: int = 20) -> list[Hold]:
        """The newest records, whatever became of them."""
