"""Texts kept in memory because they were used a moment ago."""

from __future__ import annotations

from collections import OrderedDict


class RecentTexts:
    """The texts used last, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._texts: OrderedDict[int, bytes] = OrderedDict()

    def get(self, number: int) -> bytes | None:
        """Return a text that is still remembered."""
        data = self._texts.get(number)
        if data is not None:
            self._texts.move_to_end(number)
        return data

    def put(self, number: int, data: bytes) -> None:
        """Remember a text, forgetting those that were not used for longest."""
        old = self._texts.pop(number, None)
        self._size += len(data) - (len(old) if old is not None else 0)
        self._texts[number] = data
        while self._size > self._limit and len(self._texts) > 2:  # noqa: PLR2004 - a text and its base
            _, forgotten = self._texts.popitem(last=False)
            self._size -= len(forgotten)

    def forget(self) -> None:
        """Forget all."""
        self._texts.clear()
        self._size = 0
