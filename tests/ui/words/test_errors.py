import inspect
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from sellercall_desktop.core import clock_check, errors
from sellercall_desktop.core.calls import errors as errors_of_calls
from sellercall_desktop.core.calls.facts import CallRefused, Party
from sellercall_desktop.core.campaigns import errors as errors_of_campaigns
from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.problems import (
    DoNotCallProblem,
    GuardReason,
    HabeasDataProblem,
    HandOffProblem,
    ImportFileProblem,
    NumberProblem,
    ScheduledProblem,
    SecretsProblem,
    TunnelProblem,
    WrapUpProblem,
)
from sellercall_desktop.core.prompts import errors as errors_of_prompts
from sellercall_desktop.core.prompts.prompt import PromptVersion
from sellercall_desktop.core.prompts.prompt_file import PromptFileError, PromptFileProblem
from sellercall_desktop.core.prompts.scenarios import errors as errors_of_scenarios
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.spelling import errors as errors_of_spelling
from sellercall_desktop.core.scheduled import errors as errors_of_scheduled
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.ui.words.errors import (
    action_text,
    hang_up_sentence,
    number_problem_text,
    refusal_sentence,
    sentence_for,
)
from sellercall_desktop.words import errors as catalogue
from sellercall_desktop.words.providers import CODES, STATUSES
from tests.each_case import of_each

pytestmark = pytest.mark.usefixtures("qapp")


OF_SUBJECTS = [
    *(HabeasDataError(problem) for problem in HabeasDataProblem),
    *(ImportFileError(problem, "clientes.xlsx") for problem in ImportFileProblem),
    *(PromptFileError(problem, 3, "voice", ("text",)) for problem in PromptFileProblem),
    PromptFileError(PromptFileProblem.WRONG_VALUE, 3, "first_speaker", ("agent", "customer")),
]
EXAMPLES = [
    errors.InvalidNumberError(NumberProblem.TOO_SHORT),
    errors.GuardError(errors.GuardReason.COUNTRY, region="PE"),
    errors.NotConfiguredError(["twilio.auth_token"]),
    errors.SettingsError("settings.toml", "expected an integer", key="web.local_port", line=7),
    errors.FolderError("/data", errors.FolderProblem.FULL, "No space left on device"),
    errors.SecretsUnavailableError("no keyring"),
    errors.CallNotFoundError("x"),
    errors.OthersCallError("x"),
    errors_of_calls.RungElsewhereError("x"),
    errors.StoreError("disk full"),
    clock_check.ClockDiffersError(timedelta(hours=-5)),
    errors.DatabaseTooNewError(Path("a.db"), 9, 3),
    errors.DatabaseDamagedError(Path("a.db"), "not a database"),
    errors.AddressInUseError("127.0.0.1", 5000, 5007),
    errors.AlreadyRunningError("/data"),
    errors.TunnelError("ssh", errors.TunnelProblem.HOST_KEY, "vps.example:22"),
    errors.NumberEditedError("+576017654321"),
    errors.OtherAccountError("AC1"),
    errors.NumberGoneError("twilio", "not found", status=404),
    errors.MalformedWebhookError("no CallSid"),
    errors.UpdateListError("the signature is not the supplier's"),
    errors.ProviderError("twilio", "odd"),
    errors.ProviderRefusedError("ultravox", "no", status=400, request_id="req-1"),
    errors.CredentialsRefusedError("ultravox", "no", status=401),
    errors.RateLimitedError("twilio", "slow down", retry_after_s=3.0, status=429, code="20429"),
    errors.CallGoneError("twilio", "no such call", status=404, code="20404"),
    errors.NotListeningError("ultravox", "the call has ended", status=422),
    errors.ActError(2_001, 2_000),
    errors.DoNotCallError(DoNotCallProblem.NO_REASON),
    *(errors.HandOffError(problem) for problem in HandOffProblem),
    *(
        ScheduledCallError(problem, limit=366, code="public_holiday" * (problem.value == "red_light"))
        for problem in ScheduledProblem
    ),
    *(CampaignError(problem) for problem in CampaignProblem),
    *(errors_of_prompts.PromptError(problem, limit=60) for problem in errors_of_prompts.PromptProblem),
    *(
        errors_of_prompts.PromptVariablesError(3, ("nombre", "saldo"), is_contacts=theirs)
        for theirs in (True, False)
    ),
    errors_of_prompts.PromptVariablesError(3, ("vendedor",), is_contacts=False),
    errors_of_prompts.WordsVariablesError(("nonbre",)),
    errors_of_prompts.PromptConflictError(PromptVersion(3, "x", "api", datetime.now(UTC)), 2),
    *(
        errors_of_prompts.PromptSettingError("temperature", problem, 2, most=1)
        for problem in errors_of_prompts.SettingProblem
    ),
    *(
        errors_of_spelling.SpellingError(problem, Path("own-words.txt"))
        for problem in errors_of_spelling.SpellingProblem
    ),
    *(ScenarioError(problem) for problem in ScenarioProblem),
    errors.WrapUpError(WrapUpProblem.NOTE_TOO_LONG, limit=2_000),
    errors.ProxyUnusableError("twilio", "HTTPS_PROXY", "this is not the address of a proxy"),
    errors.ProviderUnreachableError("twilio", "no route"),
    errors.ProviderAmbiguousError("twilio", "timeout"),
]


def all_kinds():
    return {
        kind
        for module in (
            *(errors, clock_check, errors_of_calls, errors_of_scheduled, errors_of_campaigns),
            *(errors_of_prompts, errors_of_scenarios, errors_of_spelling),
        )
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, errors.SellerCallError) and kind is not errors.SellerCallError
    }


def test_the_examples_name_every_error_there_is():
    assert {type(error) for error in EXAMPLES} == all_kinds()


@of_each(product([*EXAMPLES, *OF_SUBJECTS], ["en", "es"]))
def test_every_error_says_what_happened_and_what_to_do(error, language):
    sentence = catalogue.sentence_for(error, language)
    assert sentence.what.endswith(".")
    assert sentence.what_to_do.endswith(".")
    assert "{" not in sentence.text
    assert catalogue.UNEXPECTED.said(language).why not in sentence.text
    if sentence.action:
        assert action_text(sentence.action)


@pytest.mark.parametrize("reason", list(GuardReason))
def test_every_objection_of_the_guard_says_why_and_what_to_do(reason):
    error = errors.GuardError(reason, region="PE", limit=30, again_in_s=12.3)
    sentence = sentence_for(error)
    assert sentence.what == "The call was not made."
    assert sentence.why.endswith(".")
    assert sentence.what_to_do.endswith(".")
    assert "{" not in sentence.text


def test_a_country_that_is_not_allowed_is_called_by_its_name():
    sentence = sentence_for(errors.GuardError(GuardReason.COUNTRY, region="PE"))
    assert sentence.why == "Peru is not among the countries that may be called."
    assert "PE" in sentence.what_to_do
    assert action_text(sentence.action) == "Open the call limits"


def test_a_locked_keyring_is_told_in_the_history_as_what_it_was():
    def at_twilio(message, code):
        return refusal_sentence(CallRefused(datetime.now(UTC), Party.CARRIER, message, code))

    told = at_twilio("locked", "secrets_unavailable")
    assert "keys of the accounts" in told.why
    assert "keyring" in told.what_to_do
    assert at_twilio("twilio.auth_token", "not_configured").action == "connect"


def test_a_hang_up_that_failed_does_not_speak_of_a_call_not_made():
    sentence = hang_up_sentence(errors.ProviderUnreachableError("twilio", "no route"))
    assert "not been hung up" in sentence.what
    assert "Nobody was called" not in sentence.text


@pytest.mark.parametrize("problem", list(TunnelProblem))
def test_every_way_a_tunnel_fails_has_its_words(problem):
    sentence = sentence_for(errors.TunnelError("ssh", problem, "vps.example:22"))
    assert "customers cannot call in" in sentence.what.lower()
    assert sentence.why
    assert sentence.what_to_do.endswith(".")
    assert "vps.example:22" in sentence.detail


@pytest.mark.parametrize("problem", list(SecretsProblem))
def test_every_way_a_keyring_fails_has_its_own_words(problem):
    sentence = sentence_for(errors.SecretsUnavailableError("detail", problem))
    others = [
        sentence_for(errors.SecretsUnavailableError("x", one)) for one in SecretsProblem if one is not problem
    ]
    assert sentence.why
    assert not {sentence.what, sentence.why, sentence.what_to_do} & {one.why for one in others}
    assert sentence.what not in {one.what for one in others}
    assert sentence.what_to_do not in {one.what_to_do for one in others}


def test_what_nobody_expected_is_called_a_fault_of_the_program():
    sentence = sentence_for(ZeroDivisionError("division by zero"))
    assert "fault of SellerCall" in sentence.why
    assert "ZeroDivisionError" in sentence.detail


def test_a_geographic_block_names_the_console_and_keeps_code_and_request_id_small():
    error = errors.ProviderRefusedError("twilio", "x", status=400, code="21215", request_id="RQ42")
    sentence = sentence_for(error)
    assert "Geo permissions" in sentence.what_to_do
    assert sentence.detail == "Twilio · 21215 · RQ42"


def test_a_refusal_is_told_in_the_history_as_it_was_told_when_it_happened():
    told = sentence_for(errors.ProviderRefusedError("twilio", "x", status=400, code="21211"))
    refused = CallRefused(datetime.now(UTC), Party.CARRIER, "x", "21211", 400)
    assert refusal_sentence(refused) == told


def test_a_second_window_is_sent_to_the_first():
    sentence = sentence_for(errors.AlreadyRunningError("/data"))
    assert "already open" in sentence.what
    assert sentence.action == "retry"


def test_ultravox_without_balance_is_not_offered_again():
    sentence = sentence_for(errors.ProviderRefusedError("ultravox", "pay", status=402))
    assert "balance" in sentence.why
    assert sentence.action is None


@pytest.mark.parametrize("words", [*CODES.values(), *STATUSES.values()])
def test_every_code_has_full_sentences(words):
    for text in (*words.what, *words.why, *words.what_to_do):
        assert text.endswith(".")
    assert words.action is None or action_text(words.action)


@pytest.mark.parametrize("problem", [one for one in NumberProblem if one is not NumberProblem.EMPTY])
def test_every_number_problem_explains_itself(problem):
    assert number_problem_text(problem)


def test_an_empty_field_is_no_problem_to_speak_of():
    assert number_problem_text(NumberProblem.EMPTY) == ""
