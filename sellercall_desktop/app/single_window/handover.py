"""One window a history: the first start holds the place, every other hands its errand over to it.

Standard library only, and of that nothing the first start need not import: it stands before the first paint.
The place is a lock that the system frees however the program ends. How to reach its holder lies in a file
that only this user can read: a loopback port and a token; either side proves that it knows the token, so
that neither another user nor whoever took over the port of a dead program learns or orders anything.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from sellercall_desktop.options import Options

ANSWER_WITHIN_S = 5.0
"""How long the holder may take to answer: it may be in the middle of its own start."""
GIVE_UP_AFTER_S = 6.0
_LOOK_AGAIN_S = 0.05
LONGEST_LINE = 65_536
LONGEST_LINK = 2_000


class Errand(NamedTuple):
    """What a start was asked to do besides showing the window."""

    link: str = ""  # tel:, callto: or sip:, as the system handed it over
    clipboard: bool = False  # take the number from the clipboard
    activation: str = ""  # Wayland's permission to come to the front (xdg-activation)


def errand_of(options: Options) -> Errand:
    """What the command line asked for."""
    return Errand(options.link, options.clipboard, os.environ.get("XDG_ACTIVATION_TOKEN", ""))


def place_of(options: Options) -> WindowPlace | None:
    """The place this start needs; none for a demo in a folder of its own that is thrown away."""
    from sellercall_desktop.paths import absolute, paths_under, user_paths

    if options.data is not None:
        return WindowPlace(paths_under(absolute(options.data)).data)
    return None if options.demo else WindowPlace(user_paths().data)


class WindowPlace:
    """The place of the one window that works with the history in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._lock_file, self.address_file = folder / "window.lock", folder / "window-address.json"
        self._held: int | None = None

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._held is not None

    def handed_over(self, errand: Errand, within_s: float = GIVE_UP_AFTER_S) -> bool:
        """Whether another window has taken the errand, so that this start is done; else go on.

        Then the place is ours, or cannot be had: its holder does not answer within `within_s`, or the
        folder cannot be written. The window that is opened all the same says what is wrong.
        """
        until = time.monotonic() + within_s
        while not self._take():
            if knock(self.address_file, errand):
                return True
            if time.monotonic() > until:
                return False
            time.sleep(_LOOK_AGAIN_S)  # it is being opened, or being closed
        return False

    def _take(self) -> bool:
        """False where somebody else has it. Where nothing can be locked, nobody can have it."""
        handle = -1
        try:
            self._lock_file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._lock_file, os.O_RDWR | os.O_CREAT, 0o600)
            _lock(handle)
        except (BlockingIOError, PermissionError):
            if handle < 0:
                return True  # the folder is not ours to write
            os.close(handle)
            return False
        except OSError:  # a file system without locks, a folder that is none
            if handle >= 0:
                os.close(handle)
            return True
        self._held = handle
        return True

    def release(self) -> None:
        """Let another have it. The end of the program does the same."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def knock(address_file: Path, errand: Errand) -> bool:
    """Hand the errand to whoever holds the place; False where nobody who knows the token takes it."""
    import json
    import socket

    try:
        address = json.loads(address_file.read_text(encoding="utf-8"))
        port, token, pid = int(address["port"]), str(address["token"]), int(address["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    try:
        with socket.create_connection(("127.0.0.1", port), ANSWER_WITHIN_S) as line:
            _let_come_to_front(pid)
            return _speak(line, token, errand)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _speak(line: socket.socket, token: str, errand: Errand) -> bool:
    """The visitor's half of the talk; `app/single_window/doorway.py` holds the other."""
    import hmac
    import json
    import secrets

    with line.makefile("rwb") as stream:

        def ask(words: dict[str, str]) -> dict[str, str]:
            stream.write(json.dumps(words).encode() + b"\n")
            stream.flush()
            heard: dict[str, str] = json.loads(stream.readline(LONGEST_LINE))
            return heard

        mine = secrets.token_hex(16)
        theirs = ask({"nonce": mine})
        if not hmac.compare_digest(theirs["proof"], proof(token, "holder", mine)):
            return False
        body = json.dumps(errand._asdict())
        answer = ask({"body": body, "proof": proof(token, "visitor", theirs["nonce"] + body)})
        return answer.get("answer") == "taken"


def proof(token: str, side: str, words: str) -> str:
    """What only somebody who knows the token can say."""
    import hmac

    return hmac.new(token.encode(), f"{side}:{words}".encode(), "sha256").hexdigest()


def _let_come_to_front(pid: int) -> None:
    """Windows lets a program raise itself only if the one that has the front agrees."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
