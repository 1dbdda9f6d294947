"""A map that holds the newest entries only: whatever the outside sends, it grows no further."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class BoundedMap(MutableMapping[K, V]):
    """Forgets the entry that was set longest ago when there are too many, or they are too large together."""

    def __init__(
        self,
        most: int,
        known: Mapping[K, V] | None = None,
        *,
        size: Callable[[V], int] | None = None,
        most_size: int = 0,
    ) -> None:
        """`known` is oldest first. Where `size` is given, all values together are at most `most_size`."""
        self._most, self._size_of, self._most_size = most, size, most_size
        self._entries = OrderedDict(
            known or {}
        )  # of a dict, finding the oldest takes longer the more it holds
        self._size = sum(map(size, self._entries.values())) if size else 0
        self._forget()

    def __setitem__(self, key: K, value: V) -> None:
        """Set again, an entry is the newest one."""
        if key in self._entries:
            del self[key]
        self._entries[key] = value
        if self._size_of:
            self._size += self._size_of(value)
        self._forget()

    def __delitem__(self, key: K) -> None:
        self._leave(self._entries.pop(key))

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def _forget(self) -> None:
        while len(self._entries) > self._most or self._size > self._most_size:
            self._leave(self._entries.popitem(last=False)[1])

    def _leave(self, value: V) -> None:
        if self._size_of:
            self._size -= self._size_of(value)
