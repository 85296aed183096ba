"""WebEngine made ready before the first test makes the application object."""

from __future__ import annotations

from recension.ui.preview import prepare_web_engine

prepare_web_engine()
