"""Why a contact of a campaign was not called is said in words, whoever refused it."""

import pytest

from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.law.passing import REFUSES_AS
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.ui.campaigns.reasons import reason_text


@pytest.mark.parametrize("code", [*GuardReason, *REFUSES_AS, RowOutcome.REMOVED])
def test_each_code_has_words(code):
    assert reason_text(code.value) != code.value


def test_the_guard_and_the_light_say_the_same_of_the_same():
    assert all(reason_text(refusal) == reason_text(code) for code, refusal in REFUSES_AS.items())
    assert reason_text(GuardReason.WRAP_UP) == reason_text(GuardReason.CALLS_PER_MINUTE)
