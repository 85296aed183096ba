"""An editor on the screen of the tests."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from recension.ui.editor import Editor


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    """An editor that is shown, large enough for some twenty lines."""
    built = Editor()
    qtbot.addWidget(built)
    built.resize(700, 420)
    built.show()
    qtbot.waitExposed(built)
    return built
