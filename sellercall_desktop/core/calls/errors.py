"""Why a call is not made beside others: another desk rings its number."""

from __future__ import annotations

from sellercall_desktop.core.errors import OthersCallError


class RungElsewhereError(OthersCallError):
    """A number was not called: another desk talks with it, or is about to ring it (`call_id`)."""
