"""How large a drawing (SVG) says it is: https://www.mediawiki.org/wiki/Manual:Image_administration.

MediaWiki's rules: `width` and `height` in any unit; what is missing follows from the other one and
`viewBox`, and a drawing that says nothing is 512 pixels wide.
"""

from __future__ import annotations

import re
from math import floor, isfinite

_HEAD = 256 * 1024  # bytes in which the root element begins
_NOT_ELEMENTS = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?svg(?=[\s/>])")
_ATTRIBUTES = re.compile(r"((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_LENGTH = re.compile(
    r"\s*+([-+]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3}+)?)"
    r"\s*+(em|ex|px|pt|pc|cm|mm|in|%)?\s*+"
)
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 1.25,
    "pc": 15.0,
    "mm": 3.543307,
    "cm": 35.43307,
    "in": 90.0,
    "em": 16.0,
    "ex": 12.0,
}
_WIDE = 512.0  # pixels
_MAX = 1_000_000_000


def drawing_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a drawing in pixels, (0, 0) where it is none."""
    text = _NOT_ELEMENTS.sub("", _decoded(data[:_HEAD]))
    root = _ROOT.search(text)
    written = _ATTRIBUTES.match(text, root.end()) if root else None
    if written is None:
        return 0, 0
    found = {name: first or second for name, first, second in _ATTRIBUTE.findall(written[1])}
    aspect = _aspect(found.get("viewBox", ""))
    width = _pixels(found.get("width", ""), _WIDE)
    height = _pixels(found.get("height", ""), _WIDE / aspect)
    if width is None:
        width = _WIDE if height is None else height * aspect
    if height is None:
        height = width / aspect
    if not (0 < width < _MAX and 0 < height < _MAX):
        return 0, 0
    return max(floor(width + 0.5), 1), max(floor(height + 0.5), 1)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8", errors="replace")


def _aspect(view_box: str) -> float:
    lengths = [_pixels(part, _WIDE) or 0.0 for part in re.split(r"[\s,]+", view_box.strip())]
    if len(lengths) != 4 or lengths[2] <= 0 or lengths[3] <= 0:  # noqa: PLR2004 - x, y, width, height
        return 1.0
    aspect = lengths[2] / lengths[3]
    return aspect if isfinite(aspect) and aspect > 0 else 1.0


def _pixels(length: str, whole: float) -> float | None:
    """Return a length in pixels, None where there is none; per cents are those of `whole`."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    if match[2] == "%":
        return float(match[1]) * whole / 100
    return float(match[1]) * _PIXELS[match[2] or ""]
