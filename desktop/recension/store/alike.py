"""Texts of which each is mostly like the one before: what they share is looked at once.

A text is given by where it lies among the others of its pack.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

_STRETCH = 1 << 14  # bytes that are compared at once; after each the state of a hash is kept
_LEAST = 1 << 7  # ends in common are found as exactly as this


class StoredText(NamedTuple):
    """A text in UTF-8, where it lies among the others of its pack: none is copied unasked."""

    pack: bytes
    start: int
    stop: int
    # How many bytes it begins and ends with like the text that came before; None: not compared.
    like_before: tuple[int, int] | None = None

    def alone(self) -> StoredText:
        """Return the text without the pack."""
        return StoredText(self.as_bytes(), 0, self.stop - self.start)

    def as_bytes(self) -> bytes:
        """Return a copy of the text."""
        return self.pack[self.start : self.stop]

    def __str__(self) -> str:
        return str(memoryview(self.pack)[self.start : self.stop], "utf-8")


class AlikeHashes:
    """SHA-1 of the texts of one pack, one after the other.

    SHA-1 goes from front to back, so what a text begins with like the one before is hashed once.
    """

    def __init__(self, pack: bytes) -> None:
        self._pack = pack
        self._view = memoryview(pack)
        self._start = 0  # of the text before
        # After none of its stretches, after one, ...
        self._states = [hashlib.sha1(usedforsecurity=False)]
        self.shared = 0  # bytes that the last text was found to begin with like the one before

    def of(self, start: int, stop: int) -> bytes:
        """Return the hash of the text between two places of the pack."""
        same = self._common_stretches(start, stop)
        self._start = start
        self.shared = same * _STRETCH
        del self._states[same + 1 :]
        at = start + self.shared
        while at + _STRETCH <= stop:
            state = self._states[-1].copy()
            state.update(self._view[at : at + _STRETCH])
            self._states.append(state)
            at += _STRETCH
        state = self._states[-1].copy()
        state.update(self._view[at:stop])
        return state.digest()

    def _common_stretches(self, start: int, stop: int) -> int:
        """Return how many whole stretches a text begins with like the one before."""
        same, before = 0, self._start
        while same + 1 < len(self._states) and start + _STRETCH <= stop:
            if not self._pack.startswith(self._pack[before : before + _STRETCH], start):
                break
            start, before, same = start + _STRETCH, before + _STRETCH, same + 1
        return same


def common_ends(old: StoredText, new: StoredText, shared: int = 0) -> tuple[int, int]:
    """Return about how many bytes two texts begin with in common, and how many of the rest end so.

    They are never too many. That they begin with `shared` in common is known already.
    """
    most = min(old.stop - old.start, new.stop - new.start)
    head = _common_beginning(old, new, shared, most)
    return head, _common_end(old, new, most - head)


def _common_beginning(old: StoredText, new: StoredText, shared: int, most: int) -> int:
    at, new_at, stop, step = old.start + shared, new.start + shared, old.start + most, _STRETCH
    while step >= _LEAST:
        if at + step <= stop and new.pack.startswith(old.pack[at : at + step], new_at):
            at += step
            new_at += step
        else:
            step //= 2
    return at - old.start


def _common_end(old: StoredText, new: StoredText, most: int) -> int:
    at, new_at, stop, step = old.stop, new.stop, old.stop - most, _STRETCH
    while step >= _LEAST:
        if at - step >= stop and new.pack.endswith(old.pack[at - step : at], 0, new_at):
            at -= step
            new_at -= step
        else:
            step //= 2
    return old.stop - at
