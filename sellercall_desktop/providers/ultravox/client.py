"""`UltravoxAgent`: Ultravox's REST API as the voice AI of our calls."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.facts import ActKind, CallKey
from sellercall_desktop.core.calls.ports import AgentOrder, AgentPlace, RemoteCall
from sellercall_desktop.core.errors import (
    CallGoneError,
    NotListeningError,
    ProviderAmbiguousError,
    ProviderRefusedError,
)
from sellercall_desktop.providers.http import about, following
from sellercall_desktop.providers.ultravox.api import UltravoxApi, decoded, page_of, sized, unreadable
from sellercall_desktop.providers.ultravox.continuing import continued
from sellercall_desktop.providers.ultravox.conversations import Conversations
from sellercall_desktop.providers.ultravox.events import reports_of
from sellercall_desktop.providers.ultravox.ordering import LEAVE_VOICEMAIL, laid_down
from sellercall_desktop.providers.ultravox.vocabulary import (
    CALL_ID_KEY,
    DESK_KEY,
    ENDING_KEY,
    PART_KEY,
    PROVIDER,
    REHEARSAL_KEY,
    AgentCall,
    call_facts,
    created_at,
    format_duration,
    joined_at,
    parse_call,
    parse_duration_s,
    readable_call,
    whispered,
)
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import ActAsked, ProviderReported, TurnSpoken
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)

NOT_ACTIVE = 422
"""Of a data message: nobody has joined the call yet, or it is over."""
_REMEMBERED_CALLS = 2_000  # more than are live at once, or each look would cost two
_MEDIUM_OF_PATH: dict[str, dict[str, object]] = {"stream": {"twilio": {}}, "sip": {"sip": {"incoming": {}}}}


class _Span(NamedTuple):
    joined: datetime | None
    ended: bool


class UltravoxAgent:
    """Implements `core.calls.ports.VoiceAgent`. Settings and key are read at the moment of use."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._settings, self._secrets = http, settings, secrets
        self._api = UltravoxApi(http, settings, secrets)
        self._conversations = Conversations(self._api, self._api.oddities)
        self._spans: BoundedMap[str, _Span] = BoundedMap(_REMEMBERED_CALLS)

    async def ensure_configured(self) -> None:
        """Return when the key is known. Raises `NotConfiguredError`."""
        await self._api.key()

    async def warm(self) -> None:
        """Open a connection, so that a click pays no handshake; nothing where one is surely open."""
        if not self._http.is_warm(PROVIDER):
            await self.check()

    async def check(self) -> None:
        """Ask for the account: the cheapest request that needs the key."""
        await self._api.get("/api/accounts/me", "account")

    async def calls_at_once(self) -> int | None:
        """How many calls the account lets be under way; None where it has no hard cap (`contracts`)."""
        account = await self._api.get("/api/accounts/me", "account")
        allowed = account.get("allowedConcurrentCalls") if isinstance(account, dict) else None
        return allowed if isinstance(allowed, int) and allowed > 0 else None

    async def create(self, order: AgentOrder) -> AgentPlace:
        """Make a place for the call. One request, never repeated: a create is not idempotent there.

        Who speaks first: on outgoing calls the customer, as people do who answer a telephone, with the
        AI stepping in after `GREETING_FALLBACK_S` of silence (a greeting spoken into the opening line
        is clipped); on incoming calls the AI.

        Raises:
            ProviderRefusedError: there is a call, and no way to join it.
        """
        body = await self._body(order)
        query: tuple[tuple[str, str], ...] = ()
        if order.continues is not None:
            body, query = continued(body, order.language, order.continues)
        with about(CallKey(call_id=order.call_id)):
            answer = await self._api.send("POST", "/api/calls", "calls", *query, repeatable=False, body=body)
        place = _place(self._read_call(decoded(answer)))
        if not place.join_url:
            raise ProviderRefusedError(PROVIDER, "the call has no join URL")
        return place

    async def find(self, call_id: str, part: int = 0) -> AgentPlace | None:
        """The place made for our call, the nth in a row, looked up by its metadata."""
        with about(CallKey(call_id=call_id)):
            named = (f"metadata.{CALL_ID_KEY}", call_id)
            raw = await self._api.get("/api/calls", "calls by metadata", named)
        for call in self._readable(page_of(raw)[0]):
            # A server that ignored the filter would list strangers.
            if (call.our_id, call.part) == (call_id, part):
                return _place(call)
        return None

    async def hang_up(self, agent_call_id: str) -> None:
        """Ask the AI to end the conversation.

        A call nobody joined cannot be cancelled: Ultravox answers 422, as it does for one that is
        over, and lets it age out at its join timeout. Both are taken as done. Its DELETE is no
        hang-up: it erases the call's data.
        """
        try:
            await self._send_message(agent_call_id, "hang up", {"type": "hang_up"}, repeatable=True)
        except NotListeningError:
            log.debug("ultravox.nobody_to_hang_up", extra={"agent_call_id": agent_call_id})

    async def tell(self, agent_call_id: str, act: ActAsked) -> None:
        """Send the act as a data message, in the words that Ultravox has for it.

        Raises:
            NotListeningError: the call is not active (422).
            ProviderError, NotConfiguredError, SecretsUnavailableError: as `UltravoxApi.send`.
        """
        await self._send_message(agent_call_id, "act", _data_message(act), repeatable=False)

    async def _send_message(
        self, agent_call_id: str, label: str, body: dict[str, object], *, repeatable: bool
    ) -> None:
        path = f"{_path(agent_call_id)}/send_data_message"
        try:
            with about(CallKey(agent_call_id=agent_call_id)):
                await self._api.send("POST", path, label, repeatable=repeatable, body=body)
        except ProviderRefusedError as error:
            if error.status != NOT_ACTIVE:
                raise
            raise NotListeningError(PROVIDER, error.message, status=error.status) from error

    async def fetch(self, agent_call_id: str) -> RemoteCall:
        """The call as Ultravox knows it now. Raises `CallGoneError` where it knows it no more."""
        try:
            with about(CallKey(agent_call_id=agent_call_id)), following():
                raw = await self._api.get(_path(agent_call_id), "call")
        except ProviderRefusedError as error:
            if error.status not in {404, 410}:
                raise
            raise CallGoneError(PROVIDER, error.message, status=error.status) from error
        return _remote(self._read_call(raw))

    async def places_for(self, number_ends: str, since: datetime, until: datetime) -> list[RemoteCall]:
        """The calls made in that time with this in their metadata. Bounded: the first page."""
        span = (("fromDate", _moment(since)), ("toDate", _moment(until)))
        query = sized((f"metadata.{ENDING_KEY}", number_ends), *span)
        raw = await self._api.get("/api/calls", "calls by metadata", *query)
        calls = [_remote(call) for call in self._readable(page_of(raw)[0])]
        # A server that ignored the filters would list strangers.
        return [
            call for call in calls if call.number_ends == number_ends and since <= call.created_at <= until
        ]

    async def turns(self, agent_call_id: str, *, after: int = 0) -> tuple[TurnSpoken, ...]:
        """The conversation over all stages; a turn's ordinal is its message's position.

        The last turn is not final while the call runs: its text may still grow, or be cut short by
        an interruption.
        """
        span = await self._span(agent_call_id)
        return await self._conversations.turns(agent_call_id, after, span.joined, ended=span.ended)

    async def reports(self, agent_call_id: str, begun: datetime) -> tuple[ProviderReported, ...]:
        """The call's events, oldest first; the first page."""
        with about(CallKey(agent_call_id=agent_call_id)), following():
            raw = await self._api.get(f"{_path(agent_call_id)}/events", "events", *sized())
        return tuple(reports_of(page_of(raw)[0], begun))

    async def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first, page by page; rehearsals of a prompt are none."""
        query = sized(("fromDate", _moment(since)), ("sort", "-created"))
        async for page in self._api.pages("/api/calls", "calls", query, polled=True):
            for call in self._readable(page.entries):
                if call.written(REHEARSAL_KEY) is None:
                    yield _remote(call)

    # --- what we send ------------------------------------------------------------------------

    async def _body(self, order: AgentOrder) -> dict[str, object]:
        settings = self._settings.value
        part = str(order.continues.part) if order.continues is not None else ""
        written = (order.call_id, order.desk, order.number_ends, part)
        ours = dict(zip((CALL_ID_KEY, DESK_KEY, ENDING_KEY, PART_KEY), written, strict=True))
        body: dict[str, object] = {
            **laid_down(order, settings),
            "joinTimeout": format_duration(order.join_timeout_s),
            "medium": _MEDIUM_OF_PATH[settings.call.voice_path],
            "recordingEnabled": False,
            "metadata": {key: value for key, value in ours.items() if value},
        }
        if order.events_url:
            body |= await self._callbacks(order.events_url)
        return body

    async def _callbacks(self, url: str) -> dict[str, object]:
        secret = await self._secrets.get(Secret.ULTRAVOX_WEBHOOK_SECRET)
        if not secret:  # unsigned webhooks would be refused on arrival; polling brings the same facts
            log.warning(
                "ultravox.callbacks_left_out", extra={"missing": Secret.ULTRAVOX_WEBHOOK_SECRET.value}
            )
            return {}
        return {
            "callbacks": {event: {"url": url, "secrets": [secret]} for event in ("joined", "ended", "billed")}
        }

    # --- what comes back ---------------------------------------------------------------------

    def _read_call(self, raw: object) -> AgentCall:
        kept, odd = readable_call(raw)
        try:
            call = parse_call(kept)
        except ValueError as error:
            raise unreadable(str(error)) from error
        for what in odd:
            self._api.oddities.leave_out(what, f"call {call.call_id}")
        self._spans[call.call_id] = _Span(joined_at(call), ended=call.ended is not None)
        return call

    def _readable(self, entries: list[object]) -> Iterator[AgentCall]:
        """The calls of a list; what is none is left out and named."""
        for at, entry in enumerate(entries):
            try:
                yield self._read_call(entry)
            except ProviderAmbiguousError as error:
                self._api.oddities.leave_out("call", f"entry {at} of a list", error.message)

    async def _span(self, agent_call_id: str) -> _Span:
        """When the AI joined: from the last look at the call, else by looking now."""
        known = self._spans.get(agent_call_id)
        if known is None or known.joined is None:
            await self.fetch(agent_call_id)
        return self._spans.get(agent_call_id, _Span(None, ended=False))


def _remote(call: AgentCall) -> RemoteCall:
    return RemoteCall(
        remote_id=call.call_id,
        created_at=created_at(call),
        facts=call_facts(call),
        call_id=call.our_id,
        desk=call.written(DESK_KEY),
        number_ends=call.written(ENDING_KEY),
        part=call.part,
    )


def _data_message(act: ActAsked) -> dict[str, object]:
    if act.kind is ActKind.SUGGEST:
        return {"type": "user_text_message", "text": whispered(act.text), "urgency": act.urgency.value}
    if act.kind is ActKind.EXACT:
        return {"type": "forced_agent_message", "content": act.text, "uninterruptible": True}
    if act.kind is ActKind.VOICEMAIL:
        leave = {"name": LEAVE_VOICEMAIL, "arguments": {"message": act.text}}
        return {"type": "forced_agent_message", "toolCalls": [leave], "uninterruptible": True}
    return {"type": "hang_up", "message": act.text}


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _path(agent_call_id: str) -> str:
    return f"/api/calls/{quote(agent_call_id, safe='')}"


def _place(call: AgentCall) -> AgentPlace:
    return AgentPlace(
        agent_call_id=call.call_id,
        created_at=created_at(call),
        join_url=call.join_url or "",
        max_duration_s=parse_duration_s(call.max_duration) if call.max_duration else None,
    )
