"""What every test of the window may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_the_end() -> Iterator[None]:
    """Leave nothing of ours on the clipboard.

    The offscreen platform keeps it until after Python has ended, and the process would crash there.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
