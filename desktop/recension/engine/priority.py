"""Work that nobody waits for, done while nothing else wants the processor."""

from __future__ import annotations

import os
import sys

_NICEST = 19  # POSIX, `nice`
_IDLE = 0x40  # Windows, `SetPriorityClass`: IDLE_PRIORITY_CLASS


def give_way() -> None:
    """Let every other process go before this one, from now on."""
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415 - it is nowhere else

        windll.kernel32.SetPriorityClass(windll.kernel32.GetCurrentProcess(), _IDLE)
    else:
        os.nice(_NICEST)
