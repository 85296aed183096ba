from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from recension.ui.preview.pictures import nothing, read_picture

_SVG = (
    '{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
    ' xmlns:s="http://www.w3.org/2000/svg" width="20" height="20">{inside}</svg>'
)


@pytest.fixture
def red(tmp_path: Path, qapp: QApplication) -> Path:
    """A picture on the disk, wholly red."""
    assert qapp
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "red.png"
    assert image.save(str(path))
    return path


def test_pictures_and_drawings_are_read(red: Path) -> None:
    assert read_picture(red.read_bytes()).pixelColor(9, 9) == QColor("red")
    drawing = _SVG.format(before="", inside='<rect width="20" height="20" fill="#0000ff"/>')
    assert read_picture(drawing.encode()).pixelColor(9, 9) == QColor("blue")
    assert read_picture(b"no picture").size() == nothing().size()


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("", '<image x:href="{red}" width="20" height="20"/>'),
        ("", '<s:image href="{red}" width="20" height="20"/>'),
        ("", '<IMAGE href="{red}" width="20" height="20"/><image\nhref="{red}"/>'),
        (
            "<!DOCTYPE svg [<!ENTITY a \"&#60;image x:href='{red}' width='20' height='20'/>\">]>",
            "&a;",
        ),
        ('<?xml-stylesheet type="text/css" href="{css}"?>', '<rect width="20" height="20"/>'),
    ],
)
def test_no_drawing_loads_what_lies_on_the_disk(red: Path, before: str, inside: str) -> None:
    css = red.with_suffix(".css")
    css.write_text("rect { fill: red }", encoding="utf-8")
    svg = _SVG.format(before=before, inside=inside).format(red=red, css=css)
    for data in (svg.encode(), gzip.compress(svg.encode()), svg.encode("utf-16")):
        picture = read_picture(data)
        places = range(0, picture.width(), 3)
        assert all(picture.pixelColor(x, x) != QColor("red") for x in places)
