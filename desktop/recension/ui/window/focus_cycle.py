"""Moving the focus from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def cycle_focus(order: Sequence[QWidget], step: int) -> None:
    """Move the focus to the next (1) or previous (-1) of these that can be seen, around the end."""
    panes = [pane for pane in order if pane.isVisible() and pane.isEnabled()]
    if panes:
        at = next((number for number, pane in enumerate(panes) if _has_focus(pane)), None)
        before = at if at is not None else (-1 if step > 0 else 0)
        panes[(before + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)


def _has_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
