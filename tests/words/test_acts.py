"""What became of an act: of a refusal always why, and what to do now, in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.calls.facts import ActAnswered, ActFate
from sellercall_desktop.core.calls.refusals import code_and_status
from sellercall_desktop.core.errors import (
    NotConfiguredError,
    NotListeningError,
    ProviderRefusedError,
    ProviderUnreachableError,
    ProxyUnusableError,
    RateLimitedError,
    SecretsUnavailableError,
)
from sellercall_desktop.words.acts import FATES, came_of, not_done_sentence, refusal_of
from sellercall_desktop.words.carrier_codes import load_codes

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
REFUSING = [
    NotConfiguredError(["ultravox.api_key"]),
    SecretsUnavailableError("locked"),
    ProviderUnreachableError("ultravox", "no route"),
    ProxyUnusableError("ultravox", "HTTPS_PROXY", "no such scheme"),
    RateLimitedError("ultravox", "slow down", status=429),
    ProviderRefusedError("twilio", "not found", status=404, code="20404"),
    *(ProviderRefusedError("ultravox", "no", status=each) for each in (400, 401, 402, 403, 404, 413, 418)),
]


def kept(error):
    message = getattr(error, "message", str(error))
    return ActAnswered(NOW, "a1", ActFate.REFUSED, message, *code_and_status(error))


def test_every_fate_has_its_words():
    assert set(FATES) == set(ActFate)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("error", REFUSING, ids=repr)
def test_a_refusal_says_what_it_means_and_what_to_do_now_and_later_in_the_history(error, language):
    load_codes()
    refusal = refusal_of(kept(error), language)
    assert refusal.meaning.endswith(".")
    assert refusal.step.endswith(".")
    assert came_of(ActFate.REFUSED, kept(error), language).endswith(f"{refusal.meaning} {refusal.step}")
    told = not_done_sentence(error, language)
    assert (told.why, told.what_to_do) == (refusal.meaning, refusal.step)


def test_the_providers_own_words_are_not_lost():
    error = ProviderRefusedError("ultravox", "text too long", status=400)
    assert "«text too long»" in refusal_of(kept(error), "es").meaning


def test_nothing_else_is_called_a_refusal():
    late = ActAnswered(NOW, "a1", ActFate.TOO_LATE)
    assert refusal_of(late, "en") is None
    assert came_of(ActFate.TOO_LATE, late, "es") == "tarde: la IA no está en la línea"
    assert not_done_sentence(NotListeningError("ultravox", "over"), "en") is None
    assert not_done_sentence(ValueError("x"), "en") is None
