"""Sends secrets down every path that ends in a log, a file, the window or the hub: `test_redaction` greps.

Run: python -m tests.log_paths FOLDER [--leak]. `--leak` opens one path on purpose, to prove the grep.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from pathlib import Path

import httpx
from aiohttp import web
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop
from twilio.http.http_client import TwilioHttpClient

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.exchanges.cleaning import Cleaner
from sellercall_desktop.core.exchanges.exchange import ExchangeQuery, RawExchange, Way
from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.logs.pipeline import open_logs
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.exchanges.writing import as_curl, as_text
from sellercall_desktop.ui.log.details import LineDetails
from sellercall_desktop.ui.log.panel import LogPanel
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.web.hubs.log_feed import line_of

MARK = "zQ7x"
"""In every secret: nothing else has it, and no way of writing a text down takes it apart."""
KEPT = {secret: f"{MARK}{n:02d}-{secret.value}/+= \"&<'\\{n}" for n, secret in enumerate(Secret)}
"""One value for each secret there is, as nasty as a keyring allows."""
NUMBER = "+573001234567"

log = logging.getLogger("sellercall_desktop.tests")


def texts() -> list[str]:
    """What a careless line could say."""
    pair = base64.b64encode(f"AC1:{KEPT[Secret.TWILIO_AUTH_TOKEN]}".encode()).decode()
    passing = [
        f"join wss://voice.example/calls/{MARK}80/telephony?k={MARK}81 now",
        f"<Sip>sip:{MARK}82@sip.example;transport=tls</Sip>",
        f'{{"joinUrl": "https://voice.example/{MARK}83"}}',
        f"GET /loghub?id=1&access_token={MARK}84.abc-def",
        f"Authorization: Bearer {MARK}85abcdef",
        f"GET https://desk.example/healthz?nonce={MARK}86_ab",
        f"{{'X-API-Key': '{MARK}87.abcdef'}}",
        f"[(b'x-api-key', b'{MARK}88.abcdef')]",
        f"postgresql+asyncpg://me:{MARK}89@db/calls",
        f"Authorization: Basic {pair}",
    ]
    return [*(f"careless {value}" for value in KEPT.values()), *passing]


class Careless:
    """Its repr says everything."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"Careless({self.text!r})"

    def __del__(self) -> None:
        raise RuntimeError(self.text)


def logged(text: str) -> None:
    """The logging calls themselves."""
    log.info("said %s", text)
    log.info("said {}".format(text))  # noqa: UP032 - careless on purpose
    log.info("fields", extra={"detail": text, "payload": {"inner": [text]}, "raw": text.encode()})
    log.info("named", extra={"authorization": text, "join_url": text, "token": text})
    logging.getLogger("some.library").warning("library says %r", text)


def raised(text: str) -> None:
    """Exceptions: chained, noted, grouped, with everything in their traceback."""
    try:
        try:
            _fail(text)
        except LookupError as cause:
            error = ValueError(text)
            error.add_note(f"note {text}")
            raise error from cause
    except ValueError as error:
        log.exception("caught")
        log.exception("grouped", exc_info=ExceptionGroup(text, [error, OSError(text)]))
        log.exception("hand-made", extra={"trace": traceback.format_exc()})
        with_locals = traceback.TracebackException.from_exception(error, capture_locals=True)
        log.exception("with locals", extra={"trace": "".join(with_locals.format())})


def nobody_caught(text: str) -> None:
    """A thread, a destructor, a warning."""
    thread = threading.Thread(target=_fail, args=(text,))
    thread.start()
    thread.join()
    Careless(text)
    warnings.warn(text, UserWarning, stacklevel=1)


def _fail(text: str) -> None:
    raise LookupError(text)


async def in_the_loop(text: str) -> None:
    """A slot of Qt's, a callback of the loop's, a task nobody awaits, a handler on the bus."""
    QTimer.singleShot(0, lambda: _fail(text))
    loop = asyncio.get_running_loop()
    loop.call_soon(_fail, text)
    loop.call_exception_handler({"message": text, "exception": OSError(text)})
    tasks, bus = Tasks(), Bus()

    async def fail() -> None:
        _fail(text)

    tasks.spawn(fail(), f"task {text}")
    bus.subscribe(str, _fail)
    bus.publish(text)
    await asyncio.sleep(0.01)
    QCoreApplication.processEvents()


async def over_http(words: list[str]) -> None:
    """aiohttp's server with its own access log, httpx and Twilio's SDK as talkative as they can be."""

    async def broken(request: web.Request) -> web.Response:
        raise RuntimeError(f"{request.raw_path} {await request.text()}")

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", broken)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    noisy = ("httpx", "httpcore", "aiohttp.access", "aiohttp.server", "asyncio", "twilio.http_client")
    for name in noisy:
        logging.getLogger(name).setLevel(logging.DEBUG)
    async with httpx.AsyncClient(trust_env=False) as client:
        for text in words:
            plain = text.encode("ascii", "replace").decode()
            params, headers = {"access_token": text, "q": text}, {"X-API-Key": plain, "Authorization": plain}
            await client.post(address, params=params, headers=headers, content=text.encode())
            sdk = TwilioHttpClient(logger=logging.getLogger("twilio.http_client"))
            sdk.log_request(
                {"method": "GET", "url": address, "params": params, "headers": {**headers, "X-Other": text}}
            )
    for name in noisy:
        logging.getLogger(name).setLevel(logging.NOTSET)
    await runner.cleanup()


async def into_the_exchange_panel(folder: Path, redactor: Redactor, words: list[str]) -> str:
    """The database's own bytes are grepped besides what this returns: all that the window can show."""
    seen: list[str] = []
    async with open_store(None, folder / "calls.db", "prompt") as store:
        cleaner = Cleaner(redactor)
        recorder = ExchangeRecorder(store.exchanges, store.calls, Bus(), cleaner=cleaner, keep_days=lambda: 7)
        for n, text in enumerate(words):
            recorder.note(raw_exchange(n, text))
        await recorder.flush()
        for exchange in (await store.exchanges.page(ExchangeQuery(), limit=1000)).exchanges:
            parts = await store.exchanges.parts(exchange.id)
            assert parts is not None
            seen += [
                repr((exchange, parts)),
                as_text(parts.url, parts.request_headers, parts.request_body),
                as_text("", parts.answer_headers, parts.answer_body),
                as_curl(exchange, parts, "https://desk.example"),
            ]
    return "\n".join(seen)


def raw_exchange(n: int, text: str) -> RawExchange:
    """An exchange that says it everywhere: in JSON, in a form, in TwiML, in plain text."""
    joined = f'<Connect><Stream url="{MARK}90"/></Connect><Sip>{MARK}91</Sip>'
    bodies = (
        ("application/json", json.dumps({"detail": text, "deep": [{"x": text}], "systemPrompt": text})),
        ("application/x-www-form-urlencoded", str(httpx.QueryParams({"Say": text, "To": NUMBER}))),
        ("text/xml", f"<Response><Say/>{joined}<Say language='es-MX'>{MARK}93</Say></Response>"),
        ("text/plain", text),
    )
    media, body = bodies[n % len(bodies)]
    headers = (("Content-Type", media), ("X-Api-Key", text), ("Cookie", text), ("X-Said", text))
    query = httpx.QueryParams({"q": text, "access_token": text})
    return RawExchange(
        at=datetime.now(UTC),
        way=Way.OUT if n % 2 else Way.IN,
        peer="twilio",
        method="POST",
        route=f"/x {text}",
        url=f"https://api.example/x?{query}",
        duration_s=0.1,
        status=200,
        request_headers=headers,
        request_body=body.encode(),
        answer_headers=headers,
        answer_body=json.dumps(
            {"joinUrl": f"wss://x.example/{MARK}92", "token": text, "note": text}
        ).encode(),
    )


def from_the_window(app: QApplication, logbook: Logbook) -> str:
    """What the log pane shows and copies, numbers masked and whole."""
    theme = Theme(app)
    look = Look(theme, Icons(theme), Formats("en"))
    panel, details, seen = LogPanel(logbook, look, lambda: None), LineDetails(look), []
    panel.show()
    for shown in (False, True):
        panel.toolbar.numbers.setChecked(shown)
        panel.copy()
        seen.append(QGuiApplication.clipboard().text())
        panel.copy_with_numbers()
        seen.append(QGuiApplication.clipboard().text())
        for row in range(panel.model.rowCount()):
            details.show_event(panel.model.event_at(row))
            seen.append(f"{details.title.text()} {details.text.toPlainText()}")
    panel.close_feed()
    panel.hide()
    return "\n".join(seen)


async def walk(folder: Path, app: QApplication, *, leak: bool) -> None:
    """Every path with every text; what comes out lands in `folder`, or on stderr."""
    paths, logbook, redactor = paths_under(folder), Logbook(100_000), Redactor()
    hide = (lambda _value: None) if leak else redactor.add
    secrets = LayeredSecrets({}, SessionSecrets(), hide)
    with open_logs(paths, "DEBUG", logbook, redactor, console=True) as logs:
        logs.watch(asyncio.get_running_loop())
        for secret, value in KEPT.items():
            await secrets.set(secret, value)
        words = texts()
        for text in words:
            logged(text)
            raised(text)
            nobody_caught(text)
            await in_the_loop(text)
        await over_http(words)
        log.info("number %s", NUMBER)
        seen = await into_the_exchange_panel(folder, redactor, words)
        await asyncio.to_thread((folder / "exchanges.txt").write_text, seen, "utf-8")
    events = logbook.since()
    everything = [from_the_window(app, logbook), *map(line_of, events), *map(repr, events)]
    await asyncio.to_thread((folder / "window_and_hub.txt").write_text, "\n".join(everything), "utf-8")
    names = sorted({event.event.partition(" ")[0] for event in events})
    await asyncio.to_thread((folder / "events.json").write_text, json.dumps(names))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with QEventLoop(application) as main_loop:
        main_loop.run_until_complete(walk(Path(sys.argv[1]), application, leak="--leak" in sys.argv))
