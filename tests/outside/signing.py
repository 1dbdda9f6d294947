"""How each provider signs what it sends (contract notes: Twilio, Signature; Ultravox, Webhooks)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime


def twilio_signature(auth_token: str, url: str, form: list[tuple[str, str]]) -> str:
    """Base64 of HMAC-SHA1 over the address and the sorted fields. A fragment is not signed."""
    text = url.partition("#")[0] + "".join(f"{key}{value}" for key, value in sorted(form))
    return base64.b64encode(hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def ultravox_headers(secrets: list[str], body: bytes, at: datetime) -> dict[str, str]:
    """Hex of HMAC-SHA256 over body and timestamp, one for each secret."""
    stamp = at.isoformat()
    signatures = [
        hmac.new(each.encode(), body + stamp.encode(), hashlib.sha256).hexdigest() for each in secrets
    ]
    return {"X-Ultravox-Webhook-Timestamp": stamp, "X-Ultravox-Webhook-Signature": ",".join(signatures)}
