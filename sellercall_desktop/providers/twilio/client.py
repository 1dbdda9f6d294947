"""`TwilioCarrier`: Twilio's Voice API, through its SDK, as our carrier."""

from __future__ import annotations

import asyncio
import gc
import importlib
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from sellercall_desktop.core.calls.facts import CallKey, Direction
from sellercall_desktop.core.errors import (
    CallGoneError,
    CredentialsRefusedError,
    NotConfiguredError,
    NotListeningError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    SellerCallError,
)
from sellercall_desktop.providers.http import ApiRequest, about, following
from sellercall_desktop.providers.reading import Oddities, PageGuard
from sellercall_desktop.providers.translation import clean
from sellercall_desktop.providers.twilio import twiml
from sellercall_desktop.providers.twilio.legs import leg_of, queued, remote_of
from sellercall_desktop.providers.twilio.notifications import NOTIFICATIONS, reports_of
from sellercall_desktop.providers.twilio.payloads import sids_of
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER, leg_facts
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import Fact, ProviderReported
    from sellercall_desktop.core.calls.ports import CarrierOrder, MachineMessage, RemoteCall
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

STATUS_EVENTS = ("initiated", "ringing", "answered", "completed")
"""Sent as one form field each: joined into one, Twilio accepts the call and never calls back."""

PAGE_SIZE = 100
FIND_LIMIT, FIND_PAGES = 50, 3
RECENT_PAGES, LIST_S = 100, 120.0
"""How far the account's list is followed, in pages and seconds: beyond it comes a list without end."""
LINE_SIZE, LINE_PAGES = 1000, 5
"""Of the calls in progress. The largest page there is: it is asked for every few seconds."""
_API = "/2010-04-01"
_WRONG_STATE = "21220"  # "Invalid call state": the call is not in progress any more


class TwilioAccount(NamedTuple):
    """With what, and where, the account is asked."""

    username: str
    password: str
    account_sid: str
    base_url: str

    def request(
        self,
        method: str,
        path: str,
        label: str,
        *,
        repeatable: bool,
        form: Mapping[str, object] | None = None,
        kept: bool = True,
    ) -> ApiRequest:
        """A request without the SDK. `path`: below the account, or as Twilio gave it."""
        below = "" if path.startswith(_API) else f"{_API}/Accounts/{self.account_sid}"
        return ApiRequest(
            provider=PROVIDER,
            method=method,
            url=self.base_url.rstrip("/") + below + path,
            repeatable=repeatable,
            auth=(self.username, self.password),
            form=form,
            label=label,
            kept=kept,
        )


class TwilioCarrier:
    """Implements `core.calls.ports.Carrier`. Settings and credentials are read at the moment of use."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._settings, self._secrets = http, settings, secrets
        self._oddities = Oddities(PROVIDER)
        self._loading = asyncio.Lock()
        self._sdk: Any = None
        self._client: Any = None
        self._client_of: TwilioAccount | None = None

    async def ensure_configured(self) -> None:
        """Credentials and our own number are there, or `NotConfiguredError` names all that is missing."""
        await self.account(also=self._missing_number())

    async def warm(self) -> None:
        """Load the SDK and open a connection, so that a click pays neither."""
        await self._load()
        if not self._http.is_warm(PROVIDER):
            await self.check()

    async def check(self) -> None:
        """List one call: what an API key may do too, unlike reading the account."""
        calls = await self._calls()
        with translated():
            await calls.page_async(page_size=1)

    async def place(self, order: CarrierOrder) -> tuple[Fact, ...]:
        """Ring the customer with the TwiML inline. One request, never repeated."""
        document = self.joining(order.join_url, order.after_dial)
        asked = {"timeout": order.ring_timeout_s, **status_callback(order.status_url)}
        with about(CallKey(call_id=order.call_id)):
            return await self.create(order.to, document, asked, order.our_number)

    async def create(
        self, to: str, document: str, asked: Mapping[str, object], our_number: str = ""
    ) -> tuple[Fact, ...]:
        """Ring a telephone from our number, with this TwiML. One request, never repeated. As `place`."""
        account = await self.account(also=self._missing_number())
        calls = (await self._resources(account)).calls
        with translated():
            ours = our_number or self._settings.value.twilio.phone_number
            call = await calls.create_async(to=to, from_=ours, twiml=document, **asked)
            return (*leg_facts(leg_of(call)), *queued(call))

    def now(self) -> datetime | None:
        """Twilio's present, by the ``Date`` of its last answer."""
        return self._http.now_at(PROVIDER)

    def ensure_joinable(self, join_url: str, after_dial: tuple[str, ...] = ()) -> None:
        """Return when there is TwiML for this address, else raise `UnusableJoinUrlError`."""
        self.joining(join_url, after_dial)

    async def hang_up(self, carrier_call_id: str) -> tuple[Fact, ...]:
        """End the leg. ``completed`` ends it in every state (``canceled`` only until the answer)."""
        calls = await self._calls()
        try:
            with translated(), about(CallKey(carrier_call_id=carrier_call_id)):
                return leg_facts(leg_of(await calls(carrier_call_id).update_async(status="completed")))
        except ProviderRefusedError as error:
            if error.code != _WRONG_STATE:
                raise
        return (await self.look(carrier_call_id)).facts

    async def leave_message(self, carrier_call_id: str, message: MachineMessage) -> None:
        """Move the leg to TwiML of its own: its stream ends, and with it the AI's place.

        Raises:
            NotListeningError: the leg is not in progress.
            ProviderError, NotConfiguredError, SecretsUnavailableError: as of `place`.
        """
        await self.redirect(carrier_call_id, twiml.leave_message(message))

    async def redirect(self, carrier_call_id: str, document: str) -> None:
        """Have the leg do this instead of what it does. One request, never repeated. As `leave_message`."""
        calls = await self._calls()
        try:
            with translated(), about(CallKey(carrier_call_id=carrier_call_id)):
                await calls(carrier_call_id).update_async(twiml=document)
        except ProviderRefusedError as error:
            if error.code != _WRONG_STATE:
                raise
            raise NotListeningError(PROVIDER, error.message, status=error.status, code=error.code) from error

    async def fetch(self, carrier_call_id: str) -> RemoteCall:
        """The call as Twilio knows it now. Raises `CallGoneError` where it knows it no more."""
        with following():
            return await self.look(carrier_call_id)

    async def look(self, carrier_call_id: str) -> RemoteCall:
        """As `fetch`, before the polls of other calls: somebody waits for it."""
        calls = await self._calls()
        try:
            with translated(), about(CallKey(carrier_call_id=carrier_call_id)):
                return remote_of(await calls(carrier_call_id).fetch_async())
        except ProviderRefusedError as error:
            if error.status not in {404, 410}:
                raise
            raise CallGoneError(PROVIDER, error.message, status=error.status, code=error.code) from error

    async def legs_on_line(self) -> frozenset[str]:
        """The account's calls in progress, whoever made them; beyond some thousands, not all."""
        path: str | None = f"/Calls.json?Status=in-progress&PageSize={LINE_SIZE}"
        found: set[str] = set()
        for _ in range(LINE_PAGES):
            if path is None:
                break
            sids, path = sids_of(await self._read(path, "/Calls.json"))
            found |= sids
        return frozenset(found)

    async def reports(self, carrier_call_id: str) -> tuple[ProviderReported, ...]:
        """The call's notifications: what Twilio's debugger holds of it."""
        path = f"/Calls/{quote(carrier_call_id, safe='')}/Notifications.json?PageSize={NOTIFICATIONS}"
        with about(CallKey(carrier_call_id=carrier_call_id)):
            return reports_of(await self._read(path, "/Calls/CA…/Notifications.json"))

    async def _read(self, path: str, label: str) -> bytes:
        """A list that is read without the SDK. `path`: below the account, or as Twilio gave it."""
        request = (await self.account()).request("GET", path, label, repeatable=True, kept=False)
        with following():
            return (await self._http.send(request)).content

    async def find(self, to: str, since: datetime) -> list[RemoteCall]:
        """Outgoing calls to `to`, created at or after `since` (Twilio's time), oldest first.

        From whichever of our numbers: the setting may have been another when the call was made. Twilio can
        filter by start time only, and a queued call has none yet: it would be missed, and the customer rung
        twice. So its list, bounded, is filtered here by creation.
        """
        since = since.replace(microsecond=0)  # as whole as their times are
        pages = self._pages(FIND_PAGES, {"to": to, "page_size": FIND_LIMIT})
        listed = [remote async for page in pages for remote in page]
        listed.reverse()  # of one second, too, the oldest first
        found = [r for r in listed if r.direction is Direction.OUTBOUND and r.created_at >= since]
        return sorted(found, key=lambda remote: remote.created_at)

    async def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first; the legs calls made by themselves left out.

        A whole page of older ones ends it.
        """
        older = 0
        async for page in self._pages(RECENT_PAGES, {"page_size": PAGE_SIZE}, polled=True):
            for remote in page:
                older = 0 if remote.created_at >= since else older + 1
                if older >= PAGE_SIZE:
                    return
                if not older and remote.direction is not None:
                    yield remote

    async def _pages(
        self, at_most: int, asked: dict[str, object], *, polled: bool = False
    ) -> AsyncIterator[list[RemoteCall]]:
        """Pages of the account's calls, newest first, as long as they lead on."""
        calls = await self._calls()
        guard = PageGuard(self._oddities, "calls", pages=at_most, seconds=LIST_S)
        with translated(), following() if polled else nullcontext():
            page = await calls.page_async(**asked)
        while True:
            with translated():
                remotes = list(self._remotes(page))
                next_page = page.next_page_url
            yield remotes
            if not next_page or not guard.may_follow(next_page, len(remotes)):
                return
            with translated(), following() if polled else nullcontext():
                page = await calls.get_page_async(next_page)

    def _remotes(self, page: Any) -> Iterator[RemoteCall]:  # noqa: ANN401 - the SDK is untyped
        """The legs of a page; one that cannot be read is left out and named."""
        for call in page:
            try:
                yield remote_of(call)
            except (ProviderAmbiguousError, ValueError, TypeError, AttributeError) as error:
                self._oddities.leave_out("call", str(getattr(call, "sid", "")), str(error))

    async def _calls(self) -> Any:  # noqa: ANN401 - the SDK is untyped
        """The SDK's list of our account's calls."""
        return (await self.account_resources()).calls

    async def account_sid(self) -> str:
        """The account in whose name we ask. No request is made.

        Raises:
            NotConfiguredError: names what is missing.
        """
        return (await self.account()).account_sid

    async def account_resources(self) -> Any:  # noqa: ANN401 - the SDK is untyped
        """The SDK's door to our account, for the parts of Twilio beside this one."""
        return await self._resources(await self.account())

    async def _resources(self, account: TwilioAccount) -> Any:  # noqa: ANN401
        await self._load()
        if account != self._client_of:
            with translated():
                self._client = self._sdk.build_client(
                    self._http, account.base_url, account.username, account.password, account.account_sid
                )
            self._client_of = account
        return self._client.api.v2010.account

    async def _load(self) -> None:
        async with self._loading:
            if self._sdk is None:
                # 100 to 500 ms: on a thread, and not before the first call is near.
                self._sdk = await asyncio.to_thread(_import_sdk)

    def joining(self, join_url: str, after_dial: tuple[str, ...] = ()) -> str:
        """The TwiML that joins a leg with the voice AI. Raises `UnusableJoinUrlError`."""
        call = self._settings.value.call
        usual = call.after_dial_audio_url, call.after_dial_goodbye_url
        return twiml.connect(join_url, after_dial or usual)

    def _missing_number(self) -> tuple[str, ...]:
        return () if self._settings.value.twilio.phone_number else ("twilio.phone_number",)

    async def account(self, also: tuple[str, ...] = ()) -> TwilioAccount:
        """An API key pair where both halves are kept, else the auth token. `also` is missing besides."""

        async def kept(secret: Secret) -> str:
            return (await self._secrets.get(secret) or "").strip()

        sid = await kept(Secret.TWILIO_ACCOUNT_SID)
        key_sid, key_secret = await kept(Secret.TWILIO_API_KEY_SID), await kept(Secret.TWILIO_API_KEY_SECRET)
        username, password = (key_sid, key_secret) if key_sid and key_secret else (sid, "")
        password = password or await kept(Secret.TWILIO_AUTH_TOKEN)
        wanted = {Secret.TWILIO_ACCOUNT_SID: sid, Secret.TWILIO_AUTH_TOKEN: password}
        missing = [secret.value for secret, value in wanted.items() if not value]
        if missing or also:
            raise NotConfiguredError([*missing, *also])
        return TwilioAccount(username, password, sid, self._settings.value.twilio.base_url)


def _import_sdk() -> Any:  # noqa: ANN401 - a module
    """Load the SDK. So many new objects set off full collections, which stop every thread for 30 ms."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module("sellercall_desktop.providers.twilio.sdk")
    finally:
        if collecting:
            gc.enable()


def status_callback(address: str | None) -> dict[str, object]:
    """What has Twilio tell of a leg's progress, where there is an address to tell."""
    return {"status_callback": address, "status_callback_event": list(STATUS_EVENTS)} if address else {}


@contextmanager
def translated() -> Iterator[None]:
    """The SDK's own errors as ours. What the transport raises is ours already and passes.

    Raises:
        ProviderRefusedError, ProviderAmbiguousError: as the SDK says; the latter where it cannot read.
    """
    from twilio.base.exceptions import TwilioException  # type: ignore[import-untyped]

    try:
        yield
    except TwilioException as error:
        status, code = getattr(error, "status", None), getattr(error, "code", None)
        message = (
            clean(str(getattr(error, "msg", None) or error.args[0] if error.args else "")) or "SDK error"
        )
        kind: type[ProviderRefusedError | ProviderAmbiguousError] = ProviderAmbiguousError
        if isinstance(status, int) and status < 500:
            kind = CredentialsRefusedError if status == 401 else ProviderRefusedError
        raise kind(PROVIDER, message, status=status, code=str(code) if code else None) from error
    except SellerCallError:
        raise
    except Exception as error:  # whatever its parser met; the request may have been done
        raise ProviderAmbiguousError(PROVIDER, "the answer cannot be read") from error
