"""What must be settled before the application object exists, so that WebEngine can start later."""

from __future__ import annotations


def prepare_web_engine() -> None:
    """Call once, before `QApplication` is made; cheap, loads nothing of WebEngine."""
