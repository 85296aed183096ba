"""Room on Python's stack for expansions in expansions, however deep the caller stands already.

The depth that MediaWiki allows ($wgMaxPPExpandDepth, Manual:$wgMaxPPExpandDepth) takes some 800
frames of Python, nearly all that an interpreter gives without being asked.
"""

from __future__ import annotations

import sys
from types import FrameType

_NEEDED = 1500  # frames: nearly twice what the deepest expansion takes, passes after it included
_STEP = 500  # so that the limit is not set anew for every few frames


def make_room() -> None:
    """Raise the interpreter's limit where it leaves too few frames; it is never lowered."""
    wanted = _standing() + _NEEDED
    if sys.getrecursionlimit() < wanted:
        sys.setrecursionlimit(wanted + _STEP)


def _standing() -> int:
    """Return how many frames stand on the stack."""
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - documented, in spite of its name
    depth = 0
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth
