"""A comparison to look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.diff import compare
from recension.store.values import Revision
from recension.ui.changes import ChangesHeader, ChangesPanel, Side

Show = Callable[[str, str], ChangesPanel]

REVISION = Revision(
    id=7,
    page=1,
    parent=6,
    time=datetime(2019, 9, 29, 4, 19, tzinfo=UTC),
    author="Ann",
    summary="",
    is_minor=False,
    tags=(),
    size=104,
    delta=4,
    sha1="",
    name="",
)


@pytest.fixture
def panel(qtbot: QtBot) -> ChangesPanel:
    """A panel of a usual size, on the screen."""
    made = ChangesPanel()
    qtbot.addWidget(made)
    made.resize(900, 420)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def show(panel: ChangesPanel) -> Show:
    """Shows two texts, the older one a revision and the newer one not saved, with all words."""

    def shown(old: str, new: str) -> ChangesPanel:
        compared = compare(old, new)
        spans = {row: compared.spans(row) for row in range(len(compared.rows))}
        delta = len(new.encode()) - len(old.encode())
        header = ChangesHeader("Loch Aird", Side(REVISION), Side(), delta)
        panel.show_comparison(old, new, compared.rows, spans, header)
        return panel

    return shown


@pytest.fixture
def revision() -> Revision:
    """The revision of 04:19, 29 September 2019."""
    return REVISION
