"""Pictures of a file for rich text, which Qt draws by itself.

Qt's drawings in SVG load what they name, other pictures and style sheets, from the disk and, on
Windows, from other computers. So only those are drawn that name nothing.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

_DRAWINGS = (b"svg", b"svgz")
_NAMES_OTHERS = re.compile(
    rb"\A\x1f\x8b|\0|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|@import|<\s*(?:[^\s<>/:]*:)?image\b",
    re.IGNORECASE,
)


def read_picture(data: bytes) -> QImage:
    """Return a picture from its bytes, one in which there is nothing to see where it cannot be."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    is_drawing = reader.format().data() in _DRAWINGS
    if is_drawing and _NAMES_OTHERS.search(data):
        return nothing()
    picture = reader.read()
    return nothing() if picture.isNull() else picture


def nothing() -> QImage:
    """Return a picture in which there is nothing to see."""
    picture = QImage(1, 1, QImage.Format.Format_ARGB32)
    picture.fill(0)
    return picture
