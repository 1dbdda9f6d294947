"""A tunnel that could not log in tries again as soon as it is given what to log in with."""

from __future__ import annotations

from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.secrets import SecretChanged
from sellercall_desktop.core.tunnel import TunnelState
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.settings.secret_names import Secret
from tests.tunnel.test_cloudflared import install, starts
from tests.tunnel.test_supervisor import SLOW
from tests.tunnel.tunnel_world import open_tunnel_world
from tests.waiting import until


async def test_keeping_the_missing_token_is_enough(tmp_path):
    told = []
    secrets = LayeredSecrets({}, SessionSecrets(), on_change=told.append)
    wanted = {
        "tunnel": {
            "kind": "cloudflared",
            "cloudflared_path": str(install(tmp_path)),
            "cloudflared_hostname": "localhost",  # where nothing answers https
        }
    }
    async with open_tunnel_world(tmp_path, wanted, secrets, pace=SLOW) as world:
        error = await world.news.failed()
        assert (error.problem, error.detail) == (TunnelProblem.NOT_CONFIGURED, "cloudflared.token")
        known = len(world.news.said)
        await secrets.set(Secret.NGROK_AUTHTOKEN, "of another kind of tunnel")
        world.news.bus.publish(told.pop())
        assert len(world.news.said) == known
        await secrets.set(Secret.CLOUDFLARED_TOKEN, "a" * 40)
        world.news.bus.publish(told.pop())
        await until(lambda: starts(tmp_path))


async def test_an_open_tunnel_is_not_disturbed(tmp_path):
    async with open_tunnel_world(
        tmp_path, lambda url: {"tunnel": {"kind": "fixed"}, "web": {"public_url": url}}, pace=SLOW
    ) as world:
        await world.news.open()
        known = len(world.news.said)
        world.news.bus.publish(SecretChanged(Secret.SSH_KEY_PASSPHRASE))
        world.supervisor.look()
        await until(lambda: world.listener.asked >= 2)
        assert world.news.said[known:] == []
        assert world.supervisor.known.state is TunnelState.OPEN
