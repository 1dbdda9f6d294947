"""A prompt's settings are checked before they are published: every call would fail with a wrong one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.errors import PromptSettingError, SettingProblem
from sellercall_desktop.core.prompts.settings import USUAL, InactivityMessage, PromptSettings
from sellercall_desktop.words.errors import sentence_for
from sellercall_desktop.words.prompts import SETTINGS
from tests.store.test_prompt_library import FULL

MALFORMED, RANGE, LONG = SettingProblem.MALFORMED, SettingProblem.OUT_OF_RANGE, SettingProblem.TOO_LONG


@pytest.mark.parametrize(
    "settings", [USUAL, FULL, PromptSettings(temperature=0, language="es"), PromptSettings(temperature=1.0)]
)
def test_what_a_call_can_be_made_with_passes(settings):
    check_settings(settings)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("temperature", 1.01, RANGE),
        ("temperature", float("nan"), RANGE),
        ("language", "español", MALFORMED),
        ("language", "es-" + "x" * 14, LONG),
        ("model", "ultravox v0.7", MALFORMED),
        ("max_duration_s", 9, RANGE),
        ("max_duration_s", 14_401, RANGE),
        ("greeting", "x" * 501, LONG),
        ("voicemail", "x" * 501, LONG),
        ("voice", "x" * 81, LONG),
        ("inactivity", (InactivityMessage(0, "¿Sigue ahí?"),), RANGE),
        ("inactivity", (InactivityMessage(8, " "),), SettingProblem.EMPTY),
        ("inactivity", (InactivityMessage(8, "¿Sigue?"),) * 6, SettingProblem.TOO_MANY),
        ("tools", ("agenda", "agenda"), SettingProblem.TWICE),
        ("disclosures", ("",), SettingProblem.EMPTY),
        ("recording_wordings", ("se guarda", "se guarda"), SettingProblem.TWICE),
        ("way_out_wordings", ("",), SettingProblem.EMPTY),
        ("dispositions", ("sold", "sold"), SettingProblem.TWICE),
        ("after_dial", ("https://a.test/1.mp3",) * 3, SettingProblem.TOO_MANY),
        ("after_dial", ("https://a.test/" + "x" * 490,), LONG),
        ("after_dial", ("adiós.mp3",), MALFORMED),
        ("after_dial", ("ftp://a.test/1.mp3",), MALFORMED),
        ("after_dial", ("https://a.test/a b.mp3",), MALFORMED),
        ("after_dial", ("https://[a.test/1.mp3",), MALFORMED),
    ],
)
def test_what_no_call_can_be_made_with_is_told_with_its_field_in_both_languages(field, value, problem):
    with pytest.raises(PromptSettingError) as refused:
        check_settings(replace(USUAL, **{field: value}))
    assert (refused.value.field, refused.value.problem) == (field, problem)
    for language in ("es", "en"):
        why = sentence_for(refused.value, language).why
        assert why.startswith(SETTINGS[field].said(language))
        assert "{" not in why
