"""The outline dock."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from recension.ui.docks import OutlineEntry, OutlinePanel

HEADINGS = (
    OutlineEntry(2, "History", 4),
    OutlineEntry(3, "Castle", 9),
    OutlineEntry(2, "Wildlife", 20),
    OutlineEntry(2, "From a template", None),
)


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    built = OutlinePanel()
    qtbot.addWidget(built)
    built.show_headings(HEADINGS)
    built.show()
    qtbot.waitExposed(built)
    return built


def test_headings_are_nested_by_their_levels(panel: OutlinePanel) -> None:
    model = panel.tree.model()
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert texts == ["History", "Wildlife", "From a template"]
    assert model.index(0, 0, model.index(0, 0)).data() == "Castle"


def test_a_click_goes_to_the_line(qtbot: QtBot, panel: OutlinePanel) -> None:
    with qtbot.waitSignal(panel.line_chosen) as chosen:
        panel.tree.itemClicked.emit(panel.tree.topLevelItem(1), 0)
    assert chosen.args == [20]


def test_a_heading_of_a_template_leads_nowhere(qtbot: QtBot, panel: OutlinePanel) -> None:
    with qtbot.assertNotEmitted(panel.line_chosen):
        panel.tree.itemClicked.emit(panel.tree.topLevelItem(2), 0)


def test_the_heading_above_the_caret_is_marked(panel: OutlinePanel) -> None:
    panel.follow_line(15)
    assert panel.tree.currentIndex().data() == "Castle"


def test_nothing_is_marked_above_the_first_heading(panel: OutlinePanel) -> None:
    panel.follow_line(15)
    panel.follow_line(0)
    assert not panel.tree.currentIndex().isValid()


def test_a_page_without_headings_says_so(panel: OutlinePanel) -> None:
    panel.show_headings(())
    assert not panel.tree.isVisible()
