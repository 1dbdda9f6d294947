"""The watch over the providers goes on whatever they, or the keyring, answer."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderUnreachableError,
    RateLimitedError,
    SecretsUnavailableError,
)
from sellercall_desktop.core.health import HealthChanged, HealthState, HealthWatch


class Part:
    """Answers its check with these, one after the other."""

    def __init__(self, *answers):
        self._answers = list(answers)

    async def check(self):
        answer = self._answers.pop(0)
        if answer is not None:
            raise answer


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (NotConfiguredError(["ultravox.api_key"]), HealthState.NOT_CONFIGURED),
        (SecretsUnavailableError("no keyring"), HealthState.NOT_CONFIGURED),
        (RateLimitedError("ultravox", "slow down", retry_after_s=1.0), HealthState.DEGRADED),
        (CredentialsRefusedError("ultravox", "no", status=401), HealthState.DOWN),
        (ProviderUnreachableError("ultravox", "no route"), HealthState.DOWN),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_whatever_a_check_raises_is_told_and_the_next_one_may_be_well(error, state):
    bus, told = Bus(), []
    bus.subscribe(HealthChanged, told.append)
    watch = HealthWatch({"ultravox": Part(error, None)}, bus)
    await watch.check_all()
    await watch.check_all()
    assert [news.state for news in told] == [state, HealthState.OK]
    assert told[0].error is error
