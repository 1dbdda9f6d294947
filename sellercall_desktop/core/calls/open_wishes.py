"""What a call's remark `UNJUDGED` means to those who want to call the number again."""

from __future__ import annotations

from typing import Protocol


class OpenWishes(Protocol):
    """Wishes not to be called that a watch heard, in whatever call, and that nobody has judged."""

    async def call_of(self, number: str) -> str | None:
        """The newest call in which somebody with this number, however it is written (E.164), said so.

        None: nobody did, or a person has judged it.

        Raises:
            StoreError: the history cannot be read.
        """
