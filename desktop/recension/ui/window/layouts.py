"""The arrangements that can be chosen by name."""

from __future__ import annotations

from dataclasses import dataclass

from recension.ui.window.centre import Pane, Shares


@dataclass(frozen=True, slots=True)
class Layout:
    """Which panes and docks are shown, and how the middle is divided."""

    panes: tuple[Pane, ...]
    docks: tuple[str, ...]
    shares: Shares


_EVEN = Shares(text=1, preview=1, top=55, changes=45)

LAYOUTS = {
    "write": Layout((Pane.TEXT,), (), _EVEN),
    "write-preview": Layout((Pane.TEXT, Pane.PREVIEW), ("pages",), _EVEN),
    "everything": Layout(tuple(Pane), ("pages", "history"), _EVEN),
    "review": Layout(
        (Pane.TEXT, Pane.CHANGES), ("history",), Shares(text=1, preview=1, top=25, changes=75)
    ),
    "read": Layout((Pane.PREVIEW,), ("pages", "outline"), _EVEN),
}
EVERYTHING_FROM = 1200  # pixels of width
