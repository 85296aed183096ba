"""When the engine looks for cyclic garbage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from recension.engine.garbage import Garbage


class Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    gc.collect()
    yield Garbage()
    gc.enable()


def test_garbage_is_kept_while_somebody_waits(garbage: Garbage) -> None:
    kept = [[number] for number in range(60_000)]
    knot = weakref.ref(Knot())
    garbage.collect(is_pause=False)
    assert knot() is not None
    garbage.collect(is_pause=True)
    assert knot() is None
    del kept


def test_nothing_is_looked_for_where_little_was_made(garbage: Garbage) -> None:
    knot = weakref.ref(Knot())
    garbage.collect(is_pause=True)
    assert garbage.patience is None
    assert knot() is not None
