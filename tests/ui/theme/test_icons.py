"""Every icon can be drawn, and takes its colour from the theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer

from recension.assets import resource
from recension.ui.theme import DARK, LIGHT, Theme, icon

pytestmark = pytest.mark.usefixtures("qapp")  # pixmaps need an application

_DRAWINGS = sorted(resource("icons").glob("*.svg"))


def _painted(name: str, theme: Theme, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the colours of the pixels that are fully covered."""
    image = icon(name, theme).pixmap(24, 24, mode).toImage()
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (QColor.fromRgba(image.pixel(x, y)) for x, y in spots)
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("drawing", _DRAWINGS, ids=lambda path: path.stem)
def test_every_drawing_is_sound_and_leaves_a_mark(drawing: Path) -> None:
    assert QSvgRenderer(str(drawing)).isValid()
    assert _painted(drawing.stem, LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_an_icon_has_the_colour_of_the_theme(theme: Theme) -> None:
    assert _painted("save", theme) == {theme.icon}


def test_an_icon_that_cannot_be_used_is_faint() -> None:
    assert _painted("save", DARK, QIcon.Mode.Disabled) == {DARK.icon_disabled}


def test_the_icon_of_the_program_keeps_its_own_colours() -> None:
    assert _painted("recension", LIGHT) == _painted("recension", DARK)
    assert len(_painted("recension", LIGHT)) > 2


def test_a_name_without_a_drawing_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing", LIGHT)
