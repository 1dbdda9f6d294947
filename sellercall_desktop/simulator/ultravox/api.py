"""Ultravox's HTTP side: who may enter, account, voices, models, webhooks."""

from __future__ import annotations

import hmac
import uuid
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sellercall_desktop.simulator.ultravox.catalogue import VOICES, Voice, sample_of, voice_json
from sellercall_desktop.simulator.ultravox.hooks import EVENTS, Hook, hook_json
from sellercall_desktop.simulator.ultravox.paging import CursorError, page_of
from sellercall_desktop.simulator.ultravox.refusals import RefusedError, json_of
from sellercall_desktop.simulator.ultravox.selection import FilterError
from sellercall_desktop.simulator.ultravox.validation import MODELS

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.hooks import Hooks
    from sellercall_desktop.simulator.ultravox.voice import VoiceServer

MAX_URL = 200
SAMPLES = "/samples/"  # beside the API: no key is asked for


def doorkeeper(api_key: str) -> Middleware:
    """The middleware that checks the key and words errors as Django REST does."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return await handler(request)
        key = request.headers.get("X-API-Key") or request.headers.get("X-Unsafe-API-Key")
        if key is None:
            return web.json_response({"detail": "Authentication credentials were not provided."}, status=401)
        if not hmac.compare_digest(key.encode(), api_key.encode()):
            return web.json_response({"detail": "Invalid API key."}, status=401)
        try:
            return await handler(request)
        except (RefusedError, FilterError, CursorError, web.HTTPException) as error:
            return _refusal(error, request.method)

    return middleware


def _refusal(error: Exception, method: str) -> web.Response:
    match error:
        case RefusedError():
            headers = {} if error.retry_after_s is None else {"Retry-After": str(error.retry_after_s)}
            return web.json_response(error.body, status=error.status, headers=headers)
        case FilterError():
            return web.json_response({error.field: [str(error)]}, status=400)
        case CursorError():
            return web.json_response({"detail": str(error)}, status=404)
        case web.HTTPMethodNotAllowed():
            headers = {"Allow": error.headers.get("Allow", "")}
            return web.json_response(
                {"detail": f'Method "{method}" not allowed.'}, status=405, headers=headers
            )
        case web.HTTPException():
            return web.json_response({"detail": "Not found."}, status=error.status)
    raise error


class AccountApi:
    """Handlers of the account, the voices, the models and the webhooks."""

    def __init__(self, stage: Stage, voice: VoiceServer, hooks: Hooks) -> None:
        self._stage = stage
        self._voice = voice
        self._hooks = hooks
        self._account_id = str(uuid.uuid4())

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [
            web.get("/api/accounts/me", self.account),
            web.get("/api/voices", self.voices),
            web.get("/api/voices/{voice_id}", self.voice),
            web.get("/api/voices/{voice_id}/preview", self.preview),
            web.get(SAMPLES + "{voice_id}", self.sample),
            web.get("/api/models", self.models),
            web.get("/api/webhooks", self.webhooks),
            web.post("/api/webhooks", self.add_webhook),
            web.get("/api/webhooks/{hook_id}", self.webhook),
            web.patch("/api/webhooks/{hook_id}", self.change_webhook),
            web.put("/api/webhooks/{hook_id}", self.change_webhook),
            web.delete("/api/webhooks/{hook_id}", self.remove_webhook),
        ]

    async def account(self, _request: web.Request) -> web.Response:
        """GET /api/accounts/me."""
        return web.json_response(
            {
                "accountId": self._account_id,
                "name": "SellerCall simulator",
                "billingUrl": "",
                "freeTimeUsed": "0s",
                "freeTimeRemaining": "1800s",
                "hasActiveSubscription": True,
                "subscriptionTier": "PRO",
                "subscriptionCadence": "MONTHLY",
                "subscriptionExpiration": None,
                "subscriptionScheduledUpdate": None,
                "subscriptionRenewal": None,
                "activeCalls": sum(call.ended is None for call in self._voice.calls.values()),
                "allowedConcurrentCalls": self._stage.limits.concurrent_calls,
                "allowedVoices": 10,
                "allowedCorpora": 2,
            }
        )

    async def voices(self, request: web.Request) -> web.Response:
        """GET /api/voices?search&primaryLanguage&provider."""
        language, search = (
            request.query.get("primaryLanguage", ""),
            request.query.get("search", "").casefold(),
        )
        providers = request.query.getall("provider", [])
        base = str(request.url.origin())
        found = [
            voice_json(voice, base)
            for voice in VOICES
            if voice.language.casefold().startswith(language.casefold())
            and search in f"{voice.name} {voice.description}".casefold()
            and (not providers or voice.provider in providers)
        ]
        return web.json_response(page_of(request, found, "voiceId"))

    async def voice(self, request: web.Request) -> web.Response:
        """GET /api/voices/{id}."""
        return web.json_response(voice_json(_voice(request), str(request.url.origin())))

    async def preview(self, request: web.Request) -> web.Response:
        """GET /api/voices/{id}/preview: the sound itself, or where a made one lies."""
        voice = _voice(request)
        if voice.provider == "eleven_labs":
            return web.Response(status=302, headers={"Location": f"{SAMPLES}{voice.id}"})
        return web.Response(body=sample_of(voice), content_type="audio/wav")

    async def sample(self, request: web.Request) -> web.Response:
        """The sound that a preview points to. Raises `HTTPBadRequest` for whoever lets the key out."""
        if "X-API-Key" in request.headers:
            raise web.HTTPBadRequest(text="the key is not for this place")
        return web.Response(body=sample_of(_voice(request)), content_type="audio/wav")

    async def models(self, request: web.Request) -> web.Response:
        """GET /api/models."""
        return web.json_response(page_of(request, [{"name": name} for name in MODELS], "name"))

    async def webhooks(self, request: web.Request) -> web.Response:
        """GET /api/webhooks."""
        found = [hook_json(hook) for hook in self._hooks.hooks.values()]
        return web.json_response(page_of(request, found, "webhookId"))

    async def webhook(self, request: web.Request) -> web.Response:
        """GET /api/webhooks/{id}."""
        return web.json_response(hook_json(self._known(request)))

    async def add_webhook(self, request: web.Request) -> web.Response:
        """POST /api/webhooks: 201; a secret is made up where none is given."""
        body = _checked(await json_of(request), required=True)
        hook = Hook(body["url"], body.get("secrets") or [self._hooks.account_secret], body["events"])
        self._hooks.hooks[hook.id] = hook
        return web.json_response(hook_json(hook), status=201)

    async def change_webhook(self, request: web.Request) -> web.Response:
        """PATCH and PUT /api/webhooks/{id}."""
        hook, body = self._known(request), _checked(await json_of(request), required=request.method == "PUT")
        hook.url = body.get("url", hook.url)
        hook.events = body.get("events", hook.events)
        hook.secrets = body.get("secrets") or hook.secrets
        return web.json_response(hook_json(hook))

    async def remove_webhook(self, request: web.Request) -> web.Response:
        """DELETE /api/webhooks/{id}: 204."""
        del self._hooks.hooks[self._known(request).id]
        return web.Response(status=204)

    def _known(self, request: web.Request) -> Hook:
        hook = self._hooks.hooks.get(request.match_info["hook_id"])
        if hook is None:
            raise RefusedError(404, {"detail": "No Webhook matches the given query."})
        return hook


def _voice(request: web.Request) -> Voice:
    voice = next((each for each in VOICES if each.id == request.match_info["voice_id"]), None)
    if voice is None:
        raise RefusedError(404, {"detail": "No Voice matches the given query."})
    return voice


def _checked(body: object, *, required: bool) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise RefusedError(400, {"non_field_errors": ["Invalid data. Expected a dictionary."]})
    found: dict[str, list[str]] = {}
    if required:
        found = {key: ["This field is required."] for key in ("url", "events") if key not in body}
    url, events = body.get("url"), body.get("events")
    if url is not None and (not str(url).startswith(("http://", "https://")) or len(url) > MAX_URL):
        found["url"] = [f"Enter a valid URL of at most {MAX_URL} characters."]
    if events is not None and not set(events) <= set(EVENTS):
        found["events"] = [f"Must be among {', '.join(EVENTS)}."]
    if found:
        raise RefusedError(400, found)
    return body
