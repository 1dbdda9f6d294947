"""How a type checker sees a signal whose payload is named in no class of Qt's. Read by it alone.

`Signal(object)` stays where the payload's class must not be imported before the first paint:
``call_changed = cast("TypedSignal[CallChanged]", Signal(object))``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt, SignalInstance

Payload = TypeVar("Payload")


class TypedSignal(Protocol[Payload]):
    """A signal that carries one payload. A slot takes it, or nothing."""

    def connect(
        self,
        slot: Callable[[Payload], object] | Callable[[], object] | SignalInstance | TypedSignal[Payload],
        type: Qt.ConnectionType = ...,  # noqa: A002 - Qt's name
        /,
    ) -> object:
        """Call the slot with each payload from now on."""

    def disconnect(self, slot: object = None, /) -> object:
        """Call it no more."""

    def emit(self, payload: Payload, /) -> None:
        """Hand the payload to every slot."""
