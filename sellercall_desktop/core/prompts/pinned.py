"""What the version that a call runs with lays down. A version never changes: each is read once."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.steering.disclosure import Accepted

log = logging.getLogger(__name__)

_MOST = 200


class PinnedSettings:
    """Settings of versions, by number."""

    def __init__(self, prompts: PromptStore) -> None:
        self._prompts = prompts
        self._read: BoundedMap[int, PromptSettings] = BoundedMap(_MOST)

    def known(self, version: int | None) -> PromptSettings | None:
        """Those of a version, as far as they were read; of no version the usual ones."""
        return USUAL if version is None else self._read.get(version)

    async def of(self, version: int | None) -> PromptSettings:
        """Those of a version; the usual ones where there is none, or it is not there any more.

        Raises:
            StoreError: it cannot be read.
        """
        known = self.known(version)
        if known is not None or version is None:
            return known or USUAL
        found = await self._prompts.get(version)
        settings = self._read[version] = found.settings if found is not None else USUAL
        return settings


class CallLanguages:
    """In which language calls are held: that of a call's version, else the installation's."""

    def __init__(self, pinned: PinnedSettings, usual: Callable[[], str]) -> None:
        """`usual` gives a BCP 47 tag."""
        self.pinned, self._usual = pinned, usual

    async def of(self, version: int | None) -> str:
        """BCP 47 tag. Of a version that cannot be read the usual one; the log tells it."""
        try:
            return (await self.pinned.of(version)).language or self._usual()
        except StoreError as error:
            log.warning("prompt.language_unread", extra={"version": version, "problem": str(error)})
            return self._usual()

    def known(self, version: int | None) -> str:
        """As `of`, where nobody can wait: of a version that was not read yet the usual one.

        The watches read the version of every call with its first turn.
        """
        settings = self.pinned.known(version)
        return (settings.language if settings is not None else "") or self._usual()


class AcceptedWordings:
    """By which words an AI makes known what it has to: the installation's, and its version's."""

    def __init__(
        self, pinned: PinnedSettings, usual: Callable[[str], Accepted], language: Callable[[], str]
    ) -> None:
        """`usual` gives the installation's for calls in a language, a BCP 47 tag as `language` gives it."""
        self._pinned, self._usual, self._language = pinned, usual, language

    async def of(self, version: int | None) -> Accepted:
        """Of a call that runs with this version. One that cannot be read adds none; the log tells it."""
        try:
            pinned = await self._pinned.of(version)
        except StoreError as error:
            log.warning("watch.prompt_unread", extra={"version": version, "problem": str(error)})
            pinned = USUAL
        usual = self._usual(pinned.language or self._language())
        return replace(
            usual,
            ai=(*usual.ai, *pinned.disclosures),
            recording=(*usual.recording, *pinned.recording_wordings),
            way_out=(*usual.way_out, *pinned.way_out_wordings),
        )
