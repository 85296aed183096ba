"""The values of a query that asks for many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

_AT_ONCE = 500  # parameters of one query

_Value = TypeVar("_Value")


def marks(values: Collection[object]) -> str:
    """Return the question marks of a query for so many values."""
    return ", ".join("?" * len(values))


def batches(values: list[_Value]) -> Iterator[list[_Value]]:
    """Yield lists short enough for one query."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
