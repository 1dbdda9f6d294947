"""Proxies in miniature: one for HTTP, one for SOCKS 5. Each keeps what it was asked for."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Proxy:
    url: str = ""
    asked: list = field(default_factory=list)


@asynccontextmanager
async def http_proxy(answer_body=b'{"ok": 1}'):
    """Answers a plain request itself, in the place of whatever host was asked for."""
    proxy = Proxy()

    async def serve(reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        proxy.asked.append(head)
        length = str(len(answer_body)).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length)
        writer.write(b"\r\nConnection: close\r\n\r\n" + answer_body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield proxy


@asynccontextmanager
async def socks_proxy(user=None, password=None):
    """SOCKS 5 (RFC 1928, RFC 1929): takes the way to any name as a way to 127.0.0.1 at that port."""
    proxy = Proxy()

    async def serve(reader, writer):
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x02" if user else b"\x05\x00")
        if user:
            _, length = await reader.readexactly(2)
            name = await reader.readexactly(length)
            given = await reader.readexactly((await reader.readexactly(1))[0])
            writer.write(b"\x01\x00" if (name, given) == (user, password) else b"\x01\x01")
        _, _, _, kind = await reader.readexactly(4)
        assert kind == 3, "names are resolved by the proxy"
        host = await reader.readexactly((await reader.readexactly(1))[0])
        port = int.from_bytes(await reader.readexactly(2))
        proxy.asked.append((host.decode(), port))
        there_reader, there = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01" + port.to_bytes(2))

        async def pump(source, sink):
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
            sink.close()

        await asyncio.gather(pump(reader, there), pump(there_reader, writer), return_exceptions=True)

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        proxy.url = f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield proxy
