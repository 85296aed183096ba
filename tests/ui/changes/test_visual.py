"""The third way to look at a comparison: the changes in the rendered page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice, VisualUpdate
from recension.ui.changes import ChangesPanel, Mode
from recension.ui.changes.visual_steps import VisualSteps
from recension.ui.preview.text_surface import TextSurface

Show = Callable[[str, str], ChangesPanel]

OLD = "\n\n".join(f"Paragraph {n} has its own {n} words." for n in range(4))
NEW = OLD.replace("Paragraph 1 has", "Paragraph 1 had").replace("Paragraph 3", "Section 3")


@pytest.fixture(autouse=True)
def _without_web_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECENSION_NO_WEBENGINE", "1")


def update(*steps: int, onto: int = 0, serial: int = 1) -> VisualUpdate:
    """Return a page of one block a number: so many changes begin in it."""
    mark = '<ins data-mw-diff="added" data-mw-step="">x</ins>'
    blocks = tuple(
        PreviewBlock(at, f"<p>Block {at} {mark * count}</p>") for at, count in enumerate(steps)
    )
    lines = tuple(line for at in range(len(steps)) for line in (2 * at, 2 * at))
    splices = (Splice(0, 0 if onto == 0 else len(steps), blocks),)
    rendering = PreviewUpdate(1, 1, 1, "Page", "Page", onto, serial, splices, lines)
    return VisualUpdate(1, 1, 1, rendering, steps, is_complete=True)


def shown(panel: ChangesPanel) -> str:
    return panel._toolbar._count.text()


def test_the_page_takes_the_place_of_the_rows_and_gives_it_back(show: Show) -> None:
    panel = show(OLD, NEW)
    seen: list[bool] = []
    modes: list[Mode] = []
    panel.visual.looked_at.connect(seen.append)
    panel.mode_changed.connect(modes.append)
    panel.set_mode(Mode.VISUAL)
    assert panel.visual.isVisible()
    assert not panel._view.isVisible()
    panel.set_mode(Mode.INLINE)
    assert panel._view.isVisible()
    assert not panel.visual.isVisible()
    assert seen == [True, False]
    assert modes == [Mode.VISUAL, Mode.INLINE]


def test_nothing_is_asked_for_while_the_panel_is_hidden(show: Show) -> None:
    panel = show(OLD, NEW)
    panel.set_mode(Mode.VISUAL)
    seen: list[bool] = []
    panel.visual.looked_at.connect(seen.append)
    panel.hide()
    assert seen == [False]


def test_the_same_keys_go_through_the_changes_of_the_page_in_a_ring(show: Show) -> None:
    panel = show(OLD, NEW)
    panel.set_mode(Mode.VISUAL)
    panel.visual.show_update(update(0, 2, 0, 1))
    assert shown(panel) == "Change 1 of 3"
    counts = []
    for go in (*[panel.next_change] * 3, panel.previous_change):
        go()
        counts.append(shown(panel))
    assert counts == [f"Change {number} of 3" for number in (2, 3, 1, 3)]


def test_the_mode_keeps_the_place_one_was_at(show: Show) -> None:
    panel = show(OLD, NEW)
    panel.next_change()
    panel.next_change()  # line 6
    panel.set_mode(Mode.VISUAL)
    panel.visual.show_update(update(0, 1, 0, 1))
    assert shown(panel) == "Change 2 of 2"
    panel.previous_change()
    panel.set_mode(Mode.SIDE_BY_SIDE)
    assert shown(panel) == "Change 1 of 2"


def test_the_current_change_stays_current_while_others_come_before_it(show: Show) -> None:
    panel = show(OLD, NEW)
    panel.set_mode(Mode.VISUAL)
    panel.visual.show_update(update(0, 1))
    panel.visual.show_update(update(1, 1, onto=1, serial=2))
    assert shown(panel) == "Change 2 of 2"


def test_a_page_that_looks_the_same_says_so(show: Show) -> None:
    panel = show(OLD, NEW)
    panel.set_mode(Mode.VISUAL)
    panel.visual.show_update(update(0, 0))
    assert panel.visual.legend.sentence == "No visible change (the wikitext changed in 2 places)"
    assert shown(panel) == ""
    panel.visual.show_update(update(0, 1, onto=1, serial=2))
    assert panel.visual.legend.sentence == ""


def test_equal_texts_have_no_page_to_look_at(show: Show) -> None:
    panel = show(OLD, OLD)
    panel.set_mode(Mode.VISUAL)
    assert not panel.visual.isVisible()


def test_the_plain_page_goes_to_the_block_of_a_change(show: Show, qtbot: QtBot) -> None:
    panel = show(OLD, NEW)
    panel.set_mode(Mode.VISUAL)
    panel.visual.show_update(update(*[0] * 60, 1))
    qtbot.waitUntil(lambda: panel.visual.page._surface is not None)
    surface = panel.visual.page._surface
    panel.next_change()
    assert isinstance(surface, TextSurface)
    assert surface.browser.verticalScrollBar().value() > 0


def test_steps_are_found_by_line_and_again() -> None:
    steps = VisualSteps([1, 0, 2], [5, 6, 7], [0, 4, 8])
    assert [steps.place(step) for step in range(3)] == [(0, 0), (2, 0), (2, 1)]
    assert [steps.at_line(line) for line in (0, 3, 5, 9)] == [0, 0, 1, 1]
    assert steps.again(1, VisualSteps([0, 2], [1, 7], [0, 1])) == 2
    assert steps.again(0, VisualSteps([1], [99], [0])) == 0
    assert VisualSteps().again(0, steps) == -1
