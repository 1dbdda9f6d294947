"""Behaves as the installed cloudflared does, as far as we look: arguments, output, metrics, end.

What it is to do is in the file beside it, `behaviour`; how it was started is left in `started`.
"""

import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

HERE = Path(__file__).parent
behaviour = (HERE / "behaviour").read_text().split()
started = {"pid": os.getpid(), "arguments": sys.argv[1:], "environ": dict(os.environ)}
with (HERE / "started").open("a") as file:
    file.write(json.dumps(started) + "\n")


def option(flag, variable):
    """As its options are read: the flag, else the variable."""
    return sys.argv[sys.argv.index(flag) + 1] if flag in sys.argv else os.environ.get(variable, "")


def say(text):
    levels = ["INF", "WRN", "ERR"]
    least = {"warn": "WRN", "error": "ERR", "fatal": "ERR"}.get(
        option("--loglevel", "TUNNEL_LOGLEVEL"), "INF"
    )
    if levels.index(text[:3]) < levels.index(least):
        return
    sys.stderr.write(f"2026-11-20T10:00:00Z {text}\n")
    sys.stderr.flush()


class Metrics(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path == "/quicktunnel" and "no-metrics" not in behaviour
        body = json.dumps({"hostname": "quiet-green-river.trycloudflare.com"}).encode() if known else b""
        self.send_response(200 if known else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


for variable in ("NO_AUTOUPDATE", "TUNNEL_NO_TLS_VERIFY"):
    if os.environ.get(variable, "true") not in {"true", "false", "1", "0", ""}:
        sys.stderr.write(f'could not parse "{os.environ[variable]}" as bool value\n')
        sys.exit(1)
if "limited" in behaviour:
    say("INF Requesting new quick Tunnel on trycloudflare.com...")
    say("ERR Error unmarshaling QuickTunnel response: error code: 1015 error=\"invalid character 'e'\"")
    sys.stderr.write("failed to unmarshal quick Tunnel: invalid character 'e' looking for beginning\n")
    sys.exit(1)
if "no-network" in behaviour:
    service = "https://api.trycloudflare.com/tunnel"
    sys.stderr.write(f'failed to request quick Tunnel: Post "{service}": no such host\n')
    sys.exit(1)
if "stubborn" in behaviour:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
else:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
server = HTTPServer(("127.0.0.1", 0), Metrics)
threading.Thread(target=server.serve_forever, daemon=True).start()
say("INF Thank you for trying Cloudflare Tunnel.")
if "--url" in sys.argv and "run" not in sys.argv:
    say("INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |")
    say("INF |  https://loud-blue-sea.trycloudflare.com                                                   |")
say(f"INF Starting metrics server on 127.0.0.1:{server.server_port}/metrics")
say("INF " + "x" * 100_000)
say("INF Registered tunnel connection connIndex=0 connection=00000000 event=0 ip=192.0.2.1 protocol=quic")
if "dies" in behaviour:
    say("ERR the edge closed every connection")
    sys.exit(3)
while True:
    signal.pause()
