"""Is there a newer version? Asks a signed list at a configured address; tells, and never installs.

The list is JSON: ``{"version": "1.2.0", "page": "https://…", "notes": {"es": "…", "en": "…"}}``.
Beside it, under the same address with ``.sig``, lies the base64 Ed25519 signature of its exact bytes.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import logging
import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from sellercall_desktop.core.errors import ProviderError, UpdateListError
from sellercall_desktop.core.release import UpdateFound
from sellercall_desktop.providers.http import ApiRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings import UpdateSettings

log = logging.getLogger(__name__)

LARGEST_LIST = 64 * 1024
FIRST_AFTER_S, EVERY_S = 20.0, 86_400.0  # never in the way of a start
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


class _List(msgspec.Struct, frozen=True):
    version: str
    page: Annotated[str, msgspec.Meta(pattern="^https://", max_length=500)]
    notes: dict[str, Annotated[str, msgspec.Meta(max_length=4000)]] = {}


class UpdateWatch:
    """Looks once a day while it is wanted, and publishes `UpdateFound` once for each newer version."""

    def __init__(self, http: HttpPool, settings: Callable[[], UpdateSettings], bus: Bus, ours: str) -> None:
        self._http, self._settings, self._bus, self._ours = http, settings, bus, ours
        self._told = ""

    async def run(self, first_after_s: float = FIRST_AFTER_S, every_s: float = EVERY_S) -> None:
        """Look for ever; what cannot be read is written in the log and tried again the next day."""
        await asyncio.sleep(first_after_s)
        while True:
            try:
                await self.look()
            except (ProviderError, UpdateListError) as error:
                log.info("update.unknown", extra={"problem": str(error)})
            await asyncio.sleep(every_s)

    async def look(self) -> UpdateFound | None:
        """Ask now; the newer version, None where there is none or nobody is to be asked.

        Raises:
            ProviderError: the address does not answer.
            UpdateListError: what it answers is not signed by the supplier, or not a list.
        """
        wanted = self._settings()
        if not (wanted.check and wanted.manifest_url and wanted.public_key):
            return None
        raw, signature = await asyncio.gather(
            self._get(wanted.manifest_url), self._get(f"{wanted.manifest_url}.sig")
        )
        found = await asyncio.to_thread(read_list, raw, signature, wanted.public_key)
        if not is_newer(found.version, self._ours):
            return None
        if found.version != self._told:
            self._told = found.version
            log.info("update.found", extra={"version": found.version})
            self._bus.publish(found)
        return found

    async def _get(self, url: str) -> bytes:
        answer = await self._http.send(
            ApiRequest("updates", "GET", url, repeatable=True, label="version list")
        )
        return answer.content


def read_list(raw: bytes, signature: bytes, public_key: str) -> UpdateFound:
    """The version a signed list tells of. The signature is checked before anything is read.

    Raises:
        UpdateListError: too large, not signed with this key, or not of the form above.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(raw) > LARGEST_LIST:
        raise UpdateListError("the list is too large")
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature.strip(), validate=True), raw)
        read = msgspec.json.decode(raw, type=_List)
    except (InvalidSignature, binascii.Error, ValueError) as error:
        problem = str(error) or "the signature is not the supplier's"
        raise UpdateListError(problem) from error
    if _VERSION.fullmatch(read.version) is None:
        raise UpdateListError("the version is not written as numbers and points")
    return UpdateFound(read.version, read.page, read.notes)


def is_newer(found: str, ours: str) -> bool:
    """Whether `found` is a later version: number by number, missing ones being 0."""
    a, b = ([*map(int, text.split(".")), 0, 0, 0][:4] for text in (found, ours))
    return a > b
