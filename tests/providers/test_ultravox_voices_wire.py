"""Voices and their previews on the wire, against the simulator; credentials tried before they are kept."""

from __future__ import annotations

import wave
from io import BytesIO

import pytest

from sellercall_desktop.app.building.trying import Trying
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderUnreachableError,
)
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.ultravox import api as wire
from sellercall_desktop.providers.ultravox.voices import UltravoxVoices
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Simulator
from tests.desk import keep_credentials, setup_for


async def test_voices_come_page_by_page_and_each_can_be_heard(tmp_path, monkeypatch):
    monkeypatch.setattr(wire, "PAGE_SIZE", 3)
    async with Simulator() as simulator:
        setup, http = setup_for(tmp_path, simulator), HttpPool()
        try:
            voices = UltravoxVoices(http, setup.settings, setup.secrets)
            with pytest.raises(NotConfiguredError):
                _ = [voice async for voice in voices.all()]
            await keep_credentials(setup, simulator)
            found = [voice async for voice in voices.all()]
            assert len({voice.id for voice in found}) == len(found) == 7
            assert found[0].language == "es-CO"
            for voice in found[:2]:  # the sound itself, and one that lies elsewhere, where no key is shown
                with wave.open(BytesIO(await voices.preview(voice.id))) as sound:
                    assert sound.getnframes() > 0
        finally:
            await http.aclose()


async def test_typed_credentials_are_tried_without_being_kept(tmp_path):
    async with Simulator() as simulator:
        setup = setup_for(tmp_path, simulator)
        trying = Trying(setup, prompts=None)
        await trying.check_ultravox(simulator.api_key)
        account = await trying.check_twilio(simulator.account_sid, simulator.auth_token)
        assert account.active
        assert setup.redactor.text(simulator.api_key) != simulator.api_key  # before it is kept
        with pytest.raises(CredentialsRefusedError):
            await trying.check_twilio(simulator.account_sid, "0" * 32)
        with pytest.raises(CredentialsRefusedError):
            await trying.check_ultravox("abcdefgh." + "0" * 32)
        assert await setup.secrets.get(Secret.ULTRAVOX_API_KEY) is None
        setup.settings.override("ultravox", "base_url", "http://127.0.0.1:9")
        with pytest.raises(ProviderUnreachableError):
            await trying.check_ultravox(simulator.api_key)
