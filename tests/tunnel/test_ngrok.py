"""What can be said of ngrok without its service: what is missing, and a service that is not there.

The SDK itself is the real one; only its server's address is set to a closed port of this machine.
"""

from __future__ import annotations

import functools
import sys

import pytest

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.settings import Settings, TunnelSettings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.tunnel.kinds import make_tunnel
from sellercall_desktop.tunnel.local_address import LocalAddress
from sellercall_desktop.tunnel.ngrok import NgrokTunnel
from tests.ports import free_port

LOCAL = LocalAddress("127.0.0.1", 5001)
SETTINGS = Settings(tunnel=TunnelSettings(kind="ngrok"))


async def refusal(opened):
    with pytest.raises(TunnelError) as caught:
        await opened.open()
    await opened.close()
    return caught.value


async def test_without_a_token_it_says_which_secret_is_missing():
    with pytest.raises(TunnelError) as caught:
        await make_tunnel(SETTINGS, SessionSecrets(), LOCAL)
    assert caught.value.problem is TunnelProblem.NOT_CONFIGURED
    assert caught.value.detail == "ngrok.authtoken"


async def test_without_the_package_it_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "ngrok", None)
    opened = await make_tunnel(SETTINGS, SessionSecrets({Secret.NGROK_AUTHTOKEN: "t0ken"}), LOCAL)
    assert (await refusal(opened)).problem is TunnelProblem.PROGRAM_MISSING


async def test_a_service_that_cannot_be_reached_is_an_error_without_the_token(monkeypatch):
    sdk = pytest.importorskip("ngrok")
    nowhere = functools.partial(sdk.forward, server_addr=f"127.0.0.1:{free_port()}")
    monkeypatch.setattr(sdk, "forward", nowhere)
    error = await refusal(NgrokTunnel("t0ken-of-mine", "", LOCAL))
    assert error.problem is TunnelProblem.UNREACHABLE
    assert "t0ken-of-mine" not in str(error)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("failed to connect session", "authentication failed: …", "ERR_NGROK_105"), "login_refused"),
        (("failed to connect session", "Your account is limited to 1 …", "ERR_NGROK_108"), "rate_limited"),
        (("failed to connect session", "tcp connect error"), "unreachable"),
    ],
)
async def test_the_services_error_codes_are_told_apart(words, problem):
    assert NgrokTunnel("t0ken", "", LOCAL)._error(ValueError(*words)).problem == problem
