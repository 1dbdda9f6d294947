"""`TwilioProbe`: asks our own public address what Twilio would ask, signed as Twilio signs."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sellercall_desktop.core.errors import NotConfiguredError
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.twilio.webhooks import SIGNATURE_HEADER, sign
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.webhook_paths import CARRIER_STATUS, HEALTH

if TYPE_CHECKING:
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.http import HttpPool

PROVIDER = "sellercall"  # it is ourselves that we ask


class TwilioProbe:
    """Implements `core.our_numbers.inbound_check.InboundProbe`."""

    def __init__(self, http: HttpPool, kept: Secrets) -> None:
        self._http, self._secrets = http, kept

    async def health(self, base_url: str, nonce: str) -> bool:
        """Whether the program that issued `nonce` answers there; without one, whether any SellerCall does."""
        query = (("nonce", nonce),) if nonce else ()
        url = base_url.rstrip("/") + HEALTH
        answer = await self._http.send(
            ApiRequest(PROVIDER, "GET", url, repeatable=False, query=query, label=HEALTH)
        )
        try:
            told = answer.json()
        except ValueError:
            return False
        if not isinstance(told, dict):
            return False
        return told.get("nonce") == nonce if nonce else told.get("status") == "ok"

    async def signed(self, base_url: str, signed_for: str) -> None:
        """A status callback about an unknown call: accepted, and nothing comes of it.

        Raises:
            NotConfiguredError: there is no auth token to sign with.
        """
        account = await self._secrets.get(Secret.TWILIO_ACCOUNT_SID)
        token = await self._secrets.get(Secret.TWILIO_AUTH_TOKEN)
        if not token:
            raise NotConfiguredError([Secret.TWILIO_AUTH_TOKEN.value])
        form = {
            "AccountSid": account or "",
            "CallSid": f"CA{secrets.token_hex(16)}",
            "CallStatus": "initiated",
            "CallbackSource": "sellercall-check",
        }
        signature = sign(token, signed_for.rstrip("/") + CARRIER_STATUS, urlencode(form).encode())
        await self._http.send(
            ApiRequest(
                PROVIDER,
                "POST",
                base_url.rstrip("/") + CARRIER_STATUS,
                repeatable=False,
                headers={SIGNATURE_HEADER: signature},
                form=form,
                label=CARRIER_STATUS,
            )
        )
