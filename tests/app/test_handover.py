"""The talk between a second start and the window that is open, with strangers on the line."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from sellercall_desktop.app.single_window import handover
from sellercall_desktop.app.single_window.doorway import open_doorway
from sellercall_desktop.app.single_window.handover import Errand, WindowPlace, errand_of, knock, place_of
from sellercall_desktop.options import Options
from tests.waiting import PATIENCE_S

LINK = Errand(link="tel:+573001234567", activation="token")
SOON_S = 0.3


async def test_an_errand_arrives_whole(tmp_path):
    heard = []
    async with open_doorway(tmp_path / "address.json", heard.append):
        assert await asyncio.to_thread(knock, tmp_path / "address.json", LINK)
    assert heard == [LINK]


async def test_who_comes_after_the_door_is_shut_is_not_heard(tmp_path):
    heard = []
    async with open_doorway(tmp_path / "address.json", heard.append):
        address = (tmp_path / "address.json").read_text()
    assert not (tmp_path / "address.json").exists()
    (tmp_path / "address.json").write_text(address)  # as a killed program leaves it
    assert not await asyncio.to_thread(knock, tmp_path / "address.json", LINK)
    assert heard == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out of the folder itself")
async def test_only_this_user_can_read_how_to_reach_the_window(tmp_path):
    async with open_doorway(tmp_path / "address.json", lambda _errand: None):
        assert stat.S_IMODE((tmp_path / "address.json").stat().st_mode) == 0o600


async def test_a_visitor_who_does_not_know_the_token_orders_nothing(tmp_path):
    heard = []
    async with open_doorway(tmp_path / "address.json", heard.append):
        address = json.loads((tmp_path / "address.json").read_text())
        (tmp_path / "guessed.json").write_text(json.dumps({**address, "token": "0" * 64}))
        assert not await asyncio.to_thread(knock, tmp_path / "guessed.json", LINK)
        for noise in (
            b"\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"[]\n[]\n",
            b'{"nonce": 1}\n{"body": "{}"}\n',
            b"x" * 70_000,
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", address["port"])
            writer.write(noise)
            writer.write_eof()
            async with asyncio.timeout(PATIENCE_S):
                with contextlib.suppress(ConnectionResetError):
                    await reader.read()
            writer.close()
        assert await asyncio.to_thread(knock, tmp_path / "address.json", LINK)
    assert heard == [LINK]


async def test_whoever_took_over_the_port_of_a_dead_window_learns_no_number(tmp_path):
    heard = bytearray()

    async def stranger(reader, writer):
        heard.extend(await reader.readline())
        writer.write(b'{"proof": "made up", "nonce": "1"}\n')
        heard.extend(await reader.read())
        writer.close()

    server = await asyncio.start_server(stranger, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        token = "a" * 64
        (tmp_path / "address.json").write_text(json.dumps({"port": port, "token": token, "pid": os.getpid()}))
        assert not await asyncio.to_thread(knock, tmp_path / "address.json", LINK)
    assert heard
    assert b"3001234567" not in heard
    assert token.encode() not in heard


@pytest.mark.parametrize("address", ["", "{", "[]", '{"port": 1}', '{"port": "x", "token": "", "pid": 1}'])
def test_a_damaged_address_is_as_good_as_none(tmp_path, address):
    (tmp_path / "address.json").write_text(address)
    assert not knock(tmp_path / "address.json", LINK)


def test_the_first_start_has_the_place_and_leaves_it(tmp_path):
    first, second = WindowPlace(tmp_path / "new" / "folder"), WindowPlace(tmp_path / "new" / "folder")
    assert not first.handed_over(LINK)
    assert first.held
    assert not second.handed_over(LINK, within_s=SOON_S)  # it holds the place and does not answer
    assert not second.held
    first.release()
    assert not second.handed_over(LINK)
    assert second.held
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="root and Windows have other ways to refuse a folder")
def test_a_folder_that_cannot_be_written_does_not_keep_the_window_from_saying_so(tmp_path):
    (tmp_path / "file").write_text("")
    place = WindowPlace(tmp_path / "file" / "folder")
    assert not place.handed_over(LINK)
    assert not place.held


def test_a_file_system_without_locks_keeps_nobody_waiting(tmp_path, monkeypatch):
    def refuse(_handle):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(handover, "_lock", refuse)
    place = WindowPlace(tmp_path)
    assert not place.handed_over(LINK)
    assert not place.held


def test_each_history_has_its_place_and_a_demo_none(tmp_path):
    assert place_of(Options(demo=True)) is None
    named = place_of(Options(demo=True, data=tmp_path))
    assert named is not None
    assert named.address_file.parent == tmp_path
    users = place_of(Options())
    assert users is not None
    assert users.address_file.parent != tmp_path


def test_the_command_line_is_the_errand(monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "wayland")
    assert errand_of(Options(link="tel:1", clipboard=True, data=Path("x"))) == Errand(
        "tel:1", True, "wayland"
    )
