#!/bin/sh
# httpx-aiohttp 0.2.0 (a transport for httpx 0.28.1 over aiohttp 3.14.5) and a server that takes a POST, does what it
# asks for, and closes the connection before it has answered.
#
# Behaviour: httpx itself raises RemoteProtocolError, "Server disconnected without sending a response". The transport
# raises ConnectTimeout for the same: it maps aiohttp's ClientConnectionError, of which a server that went away in the
# middle is one, to an error that httpx has for a connection that never came about.
# What it costs: who retries after ConnectTimeout, because nothing can have left by then, sends a request twice that is
# not to be repeated: an order, a payment, a telephone call.
# Way out: with this transport take ConnectTimeout for "nobody knows", or look at its __cause__: only aiohttp's
# ConnectionTimeoutError and ClientConnectorError come before the first byte.
#
# Output seen:
#   httpx         the server took 1 order; the client has RemoteProtocolError
#   httpx-aiohttp the server took 1 order; the client has ConnectTimeout because of ServerDisconnectedError
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder/lib" \
    httpx==0.28.1 httpx-aiohttp==0.2.0 aiohttp==3.14.5
PYTHONPATH="$folder/lib" python3 - <<'PYTHON'
import asyncio

import httpx
import httpx_aiohttp

taken = []


async def serve(reader, writer):
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    taken.append(await reader.readexactly(length))
    writer.close()


async def order(client, address):
    taken.clear()
    async with client:
        try:
            await client.post(address, content=b"one telephone call")
        except httpx.HTTPError as error:
            cause = f" because of {type(error.__cause__).__name__}" if "aiohttp" in type(client).__module__ else ""
            return len(taken), type(error).__name__ + cause
    return len(taken), "an answer"


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = "http://127.0.0.1:%d/orders" % server.sockets[0].getsockname()[1]
    seen = []
    for name, client in (
        ("httpx", httpx.AsyncClient(trust_env=False)),
        ("httpx-aiohttp", httpx_aiohttp.HttpxAiohttpClient(trust_env=False)),
    ):
        orders, got = await order(client, address)
        seen.append((orders, got))
        print(f"{name:13} the server took {orders} order; the client has {got}")
    server.close()
    expected = [(1, "RemoteProtocolError"), (1, "ConnectTimeout because of ServerDisconnectedError")]
    assert seen == expected, "the behaviour has changed"


asyncio.run(main())
PYTHON
