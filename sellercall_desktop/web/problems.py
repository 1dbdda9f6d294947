"""Refusals and failures as problem JSON (RFC 9457). Nothing of an unexpected error is told but its id."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.errors import (
    ActError,
    CallNotFoundError,
    CredentialsRefusedError,
    DoNotCallError,
    GuardError,
    HandOffError,
    InvalidNumberError,
    MalformedWebhookError,
    NotConfiguredError,
    OthersCallError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
    SecretsUnavailableError,
    SellerCallError,
    StoreError,
    WrapUpError,
)
from sellercall_desktop.core.law.passing import PASSES, Passing
from sellercall_desktop.core.problems import (
    DoNotCallProblem,
    GuardReason,
    HabeasDataProblem,
    HandOffProblem,
    ScheduledProblem,
    StoreProblem,
)
from sellercall_desktop.core.prompts.errors import (
    PromptConflictError,
    PromptError,
    PromptProblem,
    PromptSettingError,
    PromptVariablesError,
    WordsVariablesError,
)
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.words.errors import sentence_for
from sellercall_desktop.words.rest import REST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum


class ProblemError(Exception):
    """This request is answered with a problem document.

    Attributes:
        status: the HTTP status.
        code: a stable word for programs; `words.rest` has its sentence where no error has one.
        values: what the sentence names.
        error: what is behind it, told in its own words.
        told: the sentence in a language, where the error's own would be untrue here.
        members: further members of the document, e.g. the provider's own code.
        headers: further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        values: Mapping[str, object] | None = None,
        members: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        error: BaseException | None = None,
        told: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(code)
        self.told = told
        self.error = error
        self.status, self.code = status, code
        self.values, self.members, self.headers = values or {}, members or {}, headers or {}


def problem_response(problem: ProblemError, request: web.BaseRequest) -> web.Response:
    """The document, in the language the request asks for."""
    language = preferred_language(request.headers.get("Accept-Language", ""))
    if problem.told is not None:
        text = problem.told(language)
    elif problem.error is not None:  # its small print may name places of this computer
        text = sentence_for(problem.error, language).plain
    else:
        text = REST[problem.code].said(language, **problem.values)
    document = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": text,
        "code": problem.code,
        **problem.members,
    }
    response = web.Response(
        status=problem.status,
        body=msgspec.json.encode(document),
        content_type="application/problem+json",
        headers={**problem.headers, "Content-Language": language},
    )
    if problem.status in (408, 413, 429):
        response.force_close()  # what is left of the body is not worth reading, nor the next request yet
    return response


def problem_of(error: SellerCallError) -> ProblemError | None:
    """How a known error is told to a REST client; None for one that no client can understand."""
    match error:
        case (
            InvalidNumberError()
            | DoNotCallError()
            | WrapUpError()
            | HandOffError()
            | CampaignError()
            | ScenarioError()
            | PromptError()
            | HabeasDataError()
        ):
            usual = 400 if isinstance(error, InvalidNumberError | DoNotCallError) else 422
            return ProblemError(_NUMBER_PROBLEMS.get(error.problem, usual), error.problem.value, error=error)
        case GuardError() | ScheduledCallError() | PromptConflictError() | PromptSettingError():
            return _refusal_problem(error)
        case NotConfiguredError() | PromptVariablesError() | WordsVariablesError():
            return _missing_problem(error)
        case ProviderError():
            return _provider_problem(error)
        case StoreError():
            status, code = _STORE_PROBLEMS.get(error.problem, (500, "store_unavailable"))
            return ProblemError(status, code, error=error)
        case _:
            fits = ((s, c) for kind, s, c in _PLAIN_PROBLEMS if isinstance(error, kind))
            return next((ProblemError(status, code, error=error) for status, code in fits), None)


def _missing_problem(
    error: NotConfiguredError | PromptVariablesError | WordsVariablesError,
) -> ProblemError:
    if isinstance(error, NotConfiguredError):
        return ProblemError(503, "not_configured", members={"missing": list(error.missing)}, error=error)
    members: dict[str, object] = {"variables": list(error.names)}
    if isinstance(error, WordsVariablesError):
        return ProblemError(422, "words_variables", members=members, error=error)
    members["promptVersion"] = error.version
    return ProblemError(422, "prompt_variables", members=members, error=error)


def _scheduled_problem(error: ScheduledCallError) -> ProblemError:
    status = _SCHEDULED_PROBLEMS.get(error.problem, 409)
    members: dict[str, object] = {}
    if error.code:
        members = {"reason": error.code, "nextAllowed": error.again_at}
    if error.rule:
        members |= {"rule": error.rule, "source": error.source, "mayOverride": error.may_override}
    return ProblemError(status, error.problem.value, members=members, error=error)


_SCHEDULED_PROBLEMS = {
    ScheduledProblem.NOT_FOUND: 404,
    ScheduledProblem.OUT_OF_REACH: 422,
    ScheduledProblem.NOTE_TOO_LONG: 422,
    ScheduledProblem.RED_LIGHT: 403,
}
_PLAIN_PROBLEMS: tuple[tuple[type[SellerCallError], int, str], ...] = (
    (MalformedWebhookError, 400, "malformed_webhook"),
    (OthersCallError, 409, "others_call"),
    (CallNotFoundError, 404, "call_not_found"),
    (ActError, 422, "wrong_length"),
    (SecretsUnavailableError, 503, "secrets_unavailable"),
)
_NUMBER_PROBLEMS: dict[StrEnum, int] = {
    DoNotCallProblem.NO_REASON: 422,
    DoNotCallProblem.NOT_LISTED: 404,
    HabeasDataProblem.NOBODY: 404,
    HabeasDataProblem.CALL_LIVES: 409,
    HandOffProblem.NOT_TALKING: 409,
    HandOffProblem.UNDER_WAY: 409,
    HandOffProblem.NONE_UNDER_WAY: 409,
    HandOffProblem.NOT_JOINED: 409,
    HandOffProblem.NO_TUNNEL: 503,
    CampaignProblem.NOT_FOUND: 404,
    CampaignProblem.NOT_HERS: 403,
    CampaignProblem.IS_OVER: 409,
    CampaignProblem.NOBODY: 409,
    CampaignProblem.DOES_NOT_RUN: 409,
    CampaignProblem.HAS_STARTED: 409,
    CampaignProblem.CHANGED_MEANWHILE: 409,
    ScenarioProblem.NOT_FOUND: 404,
    ScenarioProblem.CHANGED_MEANWHILE: 409,
    ScenarioProblem.ELSEWHERE: 409,
    ScenarioProblem.RUN_NOT_FOUND: 404,
    ScenarioProblem.RUN_UNDER_WAY: 409,
    PromptProblem.NOT_FOUND: 404,
    PromptProblem.NAME_TAKEN: 409,
    PromptProblem.IS_DEFAULT: 409,
    PromptProblem.IS_ARCHIVED: 409,
    PromptProblem.TEST_OPEN: 409,
    PromptProblem.NO_TEST: 404,
}
_STORE_PROBLEMS = {
    StoreProblem.FULL: (507, "store_full"),
    StoreProblem.READ_ONLY: (503, "store_read_only"),
    StoreProblem.FORBIDDEN: (503, "store_forbidden"),
    StoreProblem.IN_USE: (503, "store_in_use"),
    StoreProblem.GONE: (503, "store_gone"),
    StoreProblem.REPLACED: (503, "store_replaced"),
    StoreProblem.DEVICE: (503, "store_device"),
    StoreProblem.UNREACHABLE: (503, "store_unreachable"),
    StoreProblem.ERASED: (410, "person_erased"),
    StoreProblem.DAMAGED: (500, "store_damaged"),
}


def _refusal_problem(
    error: GuardError | ScheduledCallError | PromptConflictError | PromptSettingError,
) -> ProblemError:
    match error:
        case GuardError():
            return _guard_problem(error)
        case ScheduledCallError():
            return _scheduled_problem(error)
        case PromptConflictError():
            members: dict[str, object] = {"version": error.published.number, "basedOn": error.based_on}
            return ProblemError(409, "prompt_conflict", members=members, error=error)
        case PromptSettingError():
            members = {"field": error.field, "problem": error.problem.value}
            return ProblemError(422, "prompt_setting", members=members, error=error)


def _guard_problem(error: GuardError) -> ProblemError:
    """403: this number never, or not at this hour; 429: too many now; 409: this desk owes a wrap-up."""
    passes_here = PASSES[error.reason] in {Passing.SOON, Passing.NEXT_DAY}
    status = 409 if error.reason is GuardReason.WRAP_UP else 429 if passes_here else 403
    headers: dict[str, str] = {}
    if error.again_in_s is not None:
        headers["Retry-After"] = str(math.ceil(error.again_in_s))
    members: dict[str, object] = {}
    if error.since is not None:
        members |= {"since": error.since, "sentence": error.words}
    if error.rule:
        members |= {"rule": error.rule, "source": error.source, "mayOverride": error.may_override}
        members |= {"nextAllowed": error.again_at}
    return ProblemError(status, error.reason.value, members=members, headers=headers, error=error)


def _provider_problem(error: ProviderError) -> ProblemError:
    status, code = next((s, c) for kind, s, c in _PROVIDER_PROBLEMS if isinstance(error, kind))
    headers: dict[str, str] = {}
    if isinstance(error, RateLimitedError) and error.retry_after_s is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after_s)))
    members = {
        "provider": error.provider,
        "providerStatus": error.status,
        "providerCode": error.code,
        "providerMessage": error.message,
        "providerRequestId": error.request_id,
    }
    return ProblemError(status, code, members=members, headers=headers, error=error)


_PROVIDER_PROBLEMS: tuple[tuple[type[ProviderError], int, str], ...] = (  # the first that fits
    (RateLimitedError, 503, "rate_limited"),
    (CredentialsRefusedError, 502, "credentials_refused"),
    (ProviderRefusedError, 502, "provider_refused"),
    (ProviderUnreachableError, 503, "provider_unreachable"),
    (ProviderAmbiguousError, 502, "provider_ambiguous"),
    (ProviderError, 502, "provider_ambiguous"),
)
