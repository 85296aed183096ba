"""The middle of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from recension.ui.window.centre import Centre, Pane, Shares


class Scene:
    """A window with a centre of three plain panes."""

    def __init__(self, qtbot: QtBot, width: int = 1200) -> None:
        self.window = QMainWindow()
        self.panes = {pane: QTextEdit() for pane in Pane}
        self.centre = Centre(*self.panes.values())
        self.window.setCentralWidget(self.centre)
        qtbot.addWidget(self.window)
        self.window.resize(width, 700)
        self.window.show()
        qtbot.waitExposed(self.window)

    def visible(self) -> set[Pane]:
        return {pane for pane, widget in self.panes.items() if widget.isVisible()}


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_a_wide_window_shows_all_panes_at_once(scene: Scene) -> None:
    assert scene.visible() == set(Pane)
    assert not scene.centre.tabs.isVisible()


def test_a_hidden_pane_leaves_its_room_to_the_others(qtbot: QtBot, scene: Scene) -> None:
    before = scene.panes[Pane.TEXT].width()
    scene.centre.set_shown(Pane.PREVIEW, is_shown=False)
    assert scene.visible() == {Pane.TEXT, Pane.CHANGES}
    qtbot.waitUntil(lambda: scene.panes[Pane.TEXT].width() > 1.8 * before)


def test_the_last_pane_cannot_be_hidden(scene: Scene) -> None:
    scene.centre.show_panes([])
    assert scene.visible() == {Pane.TEXT}


def test_changes_alone_take_the_whole_height(qtbot: QtBot, scene: Scene) -> None:
    scene.centre.show_panes([Pane.CHANGES])
    assert scene.visible() == {Pane.CHANGES}
    changes = scene.panes[Pane.CHANGES]
    qtbot.waitUntil(lambda: changes.height() == scene.centre.height())


def test_a_narrow_window_has_tabs(qtbot: QtBot) -> None:
    scene = Scene(qtbot, width=800)
    assert scene.visible() == {Pane.TEXT}
    assert scene.centre.tabs.isVisible()
    scene.centre.bring_forward(Pane.CHANGES)
    assert scene.visible() == {Pane.CHANGES}


def test_widening_brings_all_panes_back(qtbot: QtBot) -> None:
    scene = Scene(qtbot, width=800)
    scene.window.resize(1200, 700)
    qtbot.waitUntil(lambda: scene.visible() == set(Pane))
    assert not scene.centre.tabs.isVisible()


def test_a_narrow_window_brings_forward_what_was_switched_on(qtbot: QtBot) -> None:
    scene = Scene(qtbot, width=800)
    scene.centre.set_shown(Pane.PREVIEW, is_shown=False)
    scene.centre.set_shown(Pane.PREVIEW, is_shown=True)
    assert scene.visible() == {Pane.PREVIEW}


def test_its_state_comes_back(qtbot: QtBot, scene: Scene) -> None:
    scene.centre.show_panes([Pane.TEXT, Pane.CHANGES])
    scene.centre.divide(Shares(text=1, preview=1, top=1, changes=3))
    other = Scene(qtbot)
    assert other.centre.restore_state(scene.centre.save_state())
    assert other.visible() == {Pane.TEXT, Pane.CHANGES}
    heights = [each.panes[Pane.TEXT].height() for each in (scene, other)]
    assert heights[0] == pytest.approx(heights[1], abs=3)


def test_a_state_of_something_else_is_refused(scene: Scene) -> None:
    assert not scene.centre.restore_state(scene.window.saveState())
    assert scene.visible() == set(Pane)
