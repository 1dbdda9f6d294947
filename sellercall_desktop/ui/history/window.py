"""The calls read so far of one query of the history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sellercall_desktop.ui.history.order import RowOrder
from sellercall_desktop.ui.parts.paged_rows import PagedRows

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallQuery

    CallWindow: TypeAlias = PagedRows[CallQuery, Call]

KEPT_PAGES = 30


def call_window(query: CallQuery, kept_pages: int = KEPT_PAGES) -> CallWindow:
    """None read yet; live calls are placed as the query orders them."""
    order = RowOrder(query)
    return PagedRows(query, kept_pages, key=lambda call: call.id, before=order.before)


def row_only(call: Call) -> Call:
    """The call as the history's pages carry it: without the words spoken."""
    return replace(call, turns=()) if call.turns else call
