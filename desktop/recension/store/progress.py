"""What long work is given: whom to tell how far it is, and whom to ask whether to go on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # how much is done, of how much
IsCancelled = Callable[[], bool]  # once it says yes, the work raises `Cancelled`


def tell_nobody(_done: int, _total: int) -> None:
    """Take the place of a progress that nobody wants to see."""


def never() -> bool:
    """Take the place of a question whether to stop where nobody can say so."""
    return False
