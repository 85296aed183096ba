"""A theme reaches the whole application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from recension.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme, apply_theme, system_theme
from recension.ui.theme import palette as palette_of


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    palette, sheet, style = qapp.palette(), qapp.styleSheet(), qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setStyle(style)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_palette_of_the_application_is_that_of_the_theme(
    theme: Theme, app: QApplication
) -> None:
    apply_theme(app, theme)
    assert app.palette().color(QPalette.ColorRole.Base) == QColor(theme.base)
    assert app.palette().color(QPalette.ColorRole.Text) == QColor(theme.text)


@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_used_looks_so() -> None:
    palette = palette_of(LIGHT)
    used = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    unused = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert used != unused


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_a_checked_button_of_a_tool_bar_differs_from_an_unchecked_one(
    theme: Theme, app: QApplication, qtbot: QtBot
) -> None:
    apply_theme(app, theme)
    bar = QToolBar()
    qtbot.addWidget(bar)
    button = QToolButton(bar)
    button.setText("H2")
    button.setCheckable(True)
    bar.addWidget(button)
    bar.show()
    unchecked = button.grab().toImage()
    button.setChecked(True)
    assert button.grab().toImage() != unchecked


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_entry_of_a_menu_that_is_chosen_has_the_colours_of_a_selection(
    theme: Theme, app: QApplication, qtbot: QtBot
) -> None:
    apply_theme(app, theme)
    menu = QMenu()
    qtbot.addWidget(menu)
    entry = menu.addAction("Entry")
    menu.ensurePolished()
    menu.setActiveAction(entry)
    place = menu.actionGeometry(entry)
    ground = menu.grab().toImage().pixelColor(place.right() - 6, place.center().y())
    assert ground == QColor(theme.selection)


def test_the_palette_the_desktop_gave_decides_where_it_names_no_scheme(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.ui.theme.system._wish", lambda: None)
    app.setPalette(palette_of(DARK))
    assert system_theme() is DARK
    app.setPalette(palette_of(LIGHT))
    assert system_theme() is LIGHT
