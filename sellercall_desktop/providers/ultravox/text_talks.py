"""Conversations in text over Ultravox's server WebSocket: its data messages, as `core.prompts.talks` says.

A call of the medium ``serverWebSocket`` whose first output medium is text (OpenAPI document: CreateCall).
Such a call expects sound all the time, so silence is sent, a second at once.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.calls.facts import AgentOutcome
from sellercall_desktop.core.errors import (
    NotListeningError,
    ProviderAmbiguousError,
    ProviderError,
)
from sellercall_desktop.core.prompts.talks import Reply
from sellercall_desktop.providers.http import following
from sellercall_desktop.providers.ultravox.api import UltravoxApi, decoded, unreadable
from sellercall_desktop.providers.ultravox.conversations import Conversations
from sellercall_desktop.providers.ultravox.text_socket import TextSocket, TextSockets
from sellercall_desktop.providers.ultravox.vocabulary import (
    LONGEST_TEXT,
    OUTCOME_OF_REASON,
    PROVIDER,
    REHEARSAL_KEY,
    format_duration,
    parse_call,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.prompts.talks import TalkOrder
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)

SAMPLE_RATE = 8000  # of the silence that is sent: 16 kB a second
ANSWERS_WITHIN_S = 45.0
JOIN_WITHIN_S = 30.0
LOOK_AGAIN_S = (0.2, 0.5, 1.0, 2.0)
"""The end of a call may be told a moment after its socket has closed."""
_SILENCE = bytes(2 * SAMPLE_RATE)
_AWAITING = frozenset({"listening", "idle"})


class UltravoxTalks:
    """Implements `core.prompts.talks.Talks`. Settings and key are read at the moment of use."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets, tasks: Tasks) -> None:
        self._settings, self._tasks, self._sockets = settings, tasks, TextSockets()
        self._api = UltravoxApi(http, settings, secrets)
        self._conversations = Conversations(self._api, self._api.oddities)

    async def open(self, order: TalkOrder) -> UltravoxTalk:
        """See `Talks.open`. A place whose socket cannot be opened ages out by itself, unbilled."""
        with following():  # a rehearsal takes no place of a dial
            answer = await self._api.send(
                "POST", "/api/calls", "text talk", repeatable=False, body=self._body(order)
            )
        try:
            call = parse_call(decoded(answer))
        except ValueError as error:
            raise unreadable(str(error)) from error
        socket = await self._sockets.open(call.join_url or "")
        talk = UltravoxTalk(call.call_id, socket, self._api, self._conversations)
        talk.begin(self._tasks)
        return talk

    def _body(self, order: TalkOrder) -> dict[str, object]:
        model = order.model or self._settings.value.ultravox.model
        greeting: dict[str, object] = {"text": order.greeting} if order.greeting else {}
        body: dict[str, object] = {
            "systemPrompt": order.prompt,
            "languageHint": order.language,
            "medium": {"serverWebSocket": {"inputSampleRate": SAMPLE_RATE}},
            "initialOutputMedium": "MESSAGE_MEDIUM_TEXT",
            "firstSpeakerSettings": {"agent": greeting} if order.opens else {"user": {}},
            "maxDuration": format_duration(order.longest_s),
            "joinTimeout": format_duration(JOIN_WITHIN_S),
            "recordingEnabled": False,
            "metadata": {REHEARSAL_KEY: "text"},
        }
        if model:
            body["model"] = model
        if order.temperature is not None:
            body["temperature"] = order.temperature
        if order.tools:
            body["selectedTools"] = [{"toolName": name} for name in order.tools]
        return body


class UltravoxTalk:
    """Implements `core.prompts.talks.Talk`."""

    def __init__(
        self, call_id: str, socket: TextSocket, api: UltravoxApi, conversations: Conversations
    ) -> None:
        self.id = call_id
        self._socket, self._api, self._conversations = socket, api, conversations
        self._texts: dict[int, str] = {}  # the AI's messages by ordinal, as far as they have come
        self._final: set[int] = set()  # those that are complete
        self._given = 0  # how many of them an answer has brought
        self._awaits = False  # the AI listens
        self._is_over = False
        self._news = asyncio.Event()
        self._work: list[asyncio.Task[None]] = []

    def begin(self, tasks: Tasks) -> None:
        """Listen, and send silence, until the end."""
        self._work = [
            tasks.spawn(self._listen(), f"text talk {self.id}", self._lost),
            tasks.spawn(self._keep_up(), f"silence for {self.id}", self._lost),
        ]

    async def opening(self) -> Reply:
        """See `Talk.opening`."""
        return await self._reply()

    async def say(self, text: str) -> Reply:
        """See `Talk.say`."""
        if self._is_over:
            raise NotListeningError(PROVIDER, "the conversation is over")
        self._awaits = False
        self._given = len(self._final)
        await self._socket.send({"type": "user_text_message", "text": text})
        return await self._reply()

    async def turns(self) -> tuple[TurnSpoken, ...]:
        """See `Talk.turns`."""
        with following():
            return await self._conversations.turns(self.id, 0, None, ended=self._is_over)

    async def close(self) -> None:
        """See `Talk.close`."""
        try:
            if not self._is_over:
                await self._socket.send({"type": "hang_up"})
        except ProviderError as error:
            log.info("ultravox.text_lost", extra={"agent_call_id": self.id, "problem": str(error)})
        finally:
            for work in self._work:
                work.cancel()
            await self._socket.close()

    # --- what comes -------------------------------------------------------------------------------

    async def _reply(self) -> Reply:
        """What is new once the AI listens again, or the conversation is over. Raises as `Talk.say`."""
        try:
            async with asyncio.timeout(ANSWERS_WITHIN_S):
                while not (self._is_over or (self._awaits and len(self._final) > self._given)):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            within = f"no answer within {ANSWERS_WITHIN_S:.0f} s"
            raise ProviderAmbiguousError(PROVIDER, within) from None
        texts = tuple(self._texts[ordinal] for ordinal in sorted(self._final)[self._given :])
        self._given = len(self._final)
        return Reply(texts, await self._outcome() if self._is_over else None)

    async def _outcome(self) -> AgentOutcome:
        """How it ended, as the provider says: that may come a moment after the socket has closed."""
        for pause_s in LOOK_AGAIN_S:
            with following():
                call = parse_call(await self._api.get(f"/api/calls/{self.id}", "call"))
            if call.ended is not None:
                return OUTCOME_OF_REASON.get(call.end_reason or "", AgentOutcome.CONNECTION_ERROR)
            await asyncio.sleep(pause_s)
        return AgentOutcome.CONNECTION_ERROR

    async def _listen(self) -> None:
        async for message in self._socket:
            self._take(message)
            self._news.set()
        self._is_over = True
        self._news.set()

    def _take(self, message: dict[str, Any]) -> None:
        match message:
            case {"type": "state", "state": str(state)}:
                self._awaits = state in _AWAITING
            case {"type": "transcript", "role": "agent", "ordinal": int(ordinal), **rest}:
                whole, more = rest.get("text"), rest.get("delta")
                if isinstance(whole, str):
                    self._texts[ordinal] = whole[:LONGEST_TEXT]
                elif isinstance(more, str):
                    self._texts[ordinal] = (self._texts.get(ordinal, "") + more)[:LONGEST_TEXT]
                if rest.get("final") is True and self._texts.get(ordinal):
                    self._final.add(ordinal)

    async def _keep_up(self) -> None:
        while not self._is_over:
            await self._socket.send_sound(_SILENCE)
            await asyncio.sleep(1.0)

    def _lost(self, error: BaseException) -> None:
        log.info("ultravox.text_lost", extra={"agent_call_id": self.id, "problem": str(error)})
        self._is_over = True
        self._news.set()
