"""Writing a change page into a file, complete or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from recension.diff import Comparison
from recension.errors import Cancelled
from recension.exchange.change_document.heading import Plan
from recension.exchange.change_document.page import change_page
from recension.exchange.writing import replacing

_BLOCK = 1 << 16  # characters that are encoded in one go


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield pieces of text as UTF-8, many of them at a time."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield "".join(waiting).encode("utf-8", "replace")
            waiting, size = [], 0
    yield "".join(waiting).encode("utf-8", "replace")


def write_change_page(
    path: Path,
    comparison: Comparison,
    plan: Plan,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the page; what was at `path` stays as it was when that fails or is cancelled."""
    with replacing(path) as file:
        for data in encoded(change_page(comparison, plan.heading, plan.shape, plan.words)):
            if is_cancelled():
                raise Cancelled
            file.write(data)
