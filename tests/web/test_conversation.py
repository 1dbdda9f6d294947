"""What is used of aiohttp beyond what it documents: a version that does otherwise is noticed here."""

import asyncio
import inspect
import logging

from aiohttp import web

from sellercall_desktop.web.conversation import Conversation
from sellercall_desktop.web.limits import Limits

NO_HTTP = b"GET / HTTP/1.1\r\nBad Header: repeated\r\n\r\n"


async def handler_of(request):
    return web.Response(text=type(request.protocol).__name__)


async def answer_of(make, words):
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(words)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        await writer.wait_closed()
    return answer


async def test_aiohttp_by_itself_tells_its_name_and_repeats_what_is_no_http():
    """Once it does not, `Conversation` has no reason any more."""
    silent = logging.getLogger("nobody")
    silent.disabled = True
    answer = await answer_of(web.Server(handler_of, logger=silent), NO_HTTP)
    assert b"aiohttp" in answer
    assert b"repeated" in answer


async def test_a_conversation_says_no_more_than_a_status():
    manager = web.Server(handler_of)
    answer = await answer_of(lambda: Conversation(manager, Limits(), lambda _gone: None), NO_HTTP)
    assert answer.startswith(b"HTTP/1.0 400 ")
    assert b"aiohttp" not in answer
    assert b"repeated" not in answer


async def test_a_request_knows_its_conversation():
    manager = web.Server(handler_of)
    answer = await answer_of(
        lambda: Conversation(manager, Limits(), lambda _gone: None), b"GET / HTTP/1.0\r\n\r\n"
    )
    assert answer.endswith(b"Conversation")


async def test_a_conversation_is_counted_while_it_is_open_and_can_be_ended_before_it_asks():
    manager, open_now = web.Server(handler_of), []

    class EndedAtOnce(Conversation):
        def connection_made(self, transport):
            super().connection_made(transport)
            open_now.append((manager.connections == [self], self.transport is transport))
            self.force_close()
            open_now.append(self.transport)

    assert await answer_of(lambda: EndedAtOnce(manager, Limits(), lambda _gone: None), b"") == b""
    assert open_now == [(True, True), None]


def test_the_error_handler_is_asked_as_it_is_overridden():
    ours, theirs = (inspect.signature(each.handle_error) for each in (Conversation, web.RequestHandler))
    assert list(ours.parameters) == list(theirs.parameters)
