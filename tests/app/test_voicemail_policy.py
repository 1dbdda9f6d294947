"""What is left for a voicemail, by the settings."""

import pytest

from sellercall_desktop.app.building.policies import voicemail_policy
from sellercall_desktop.core.calls.ports import MachineMessage
from sellercall_desktop.core.steering.voicemail import message_of
from sellercall_desktop.settings_file import SettingsFile

OWN, OLD = ["https://a.example/1.mp3", "https://a.example/2.mp3"], "https://a.example/old.mp3"


@pytest.mark.parametrize(
    ("voicemail", "call", "left"),
    [
        ({"recordings": OWN, "message": "Hola"}, {"after_dial_audio_url": OLD}, " ".join(OWN)),
        ({"message": " Hola "}, {"after_dial_audio_url": OLD}, "Hola"),
        ({}, {"after_dial_goodbye_url": OLD}, OLD),
        ({}, {}, "Good day. We called and could not reach you. We will try again later. Thank you."),
        ({"recordings": OWN, "message": "Hola", "left_by": "ai"}, {}, "Hola"),  # an AI plays nothing
    ],
)
def test_recordings_come_before_words_and_the_usual_phrase_last(tmp_path, voicemail, call, left):
    tables = {"voicemail": voicemail, "call": call, "ultravox": {"language_hint": "en-GB"}}
    assert voicemail_policy(SettingsFile(tmp_path / "none.toml", {}, overrides=tables)).text == left


def test_nothing_but_addresses_is_a_recording():
    assert message_of(" ".join(OWN), "es") == MachineMessage("", "es", tuple(OWN))
    for words in ("Escriba a https://a.example", "Hola", ""):
        assert message_of(words, "es") == MachineMessage(words, "es")
