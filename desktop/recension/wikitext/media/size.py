"""How large an image is shown: https://www.mediawiki.org/wiki/Help:Images#Size_and_frame.

Sizes are in pixels. A picture made of pixels is never shown larger than it is in a format (thumb,
frame, frameless); without one, and as a drawing, it is as large as the writer says.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, floor

from recension.wikitext.media.options import ImageOptions
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo

_UPRIGHT = 0.75  # $wgThumbUpright
_SVG_MAX = 5120  # $wgSVGMaxSize, of the shorter side
_WITHOUT_IMAGE, _UPRIGHT_WITHOUT_IMAGE = 180, 130


@dataclass(frozen=True, slots=True)
class Box:
    """The box an image is fitted into, in pixels; a height of 0 is free."""

    width: int
    height: int = 0


def is_vector(name: str, info: ImageInfo | None = None) -> bool:
    """Tell whether an image is a drawing, which is sharp at any size."""
    return name.lower().endswith(".svg") or (info is not None and info.mime == "image/svg+xml")


def is_drawn_by_browser(site: Site) -> bool:
    """Tell whether drawings are sent as they are, $wgSVGNativeRendering."""
    return site.settings.get("wgSVGNativeRendering") is True


def shown_box(name: str, info: ImageInfo, options: ImageOptions, site: Site) -> Box:
    """Return the box the options ask for, or the image's own size.

    Its width is not positive where the options ask for what cannot be.
    """
    vector = is_vector(name, info)
    width = options.width or _default_width(info, options, site, vector=vector)
    if options.has_visible_caption and not width:
        width = missing_width(options)
    if options.format == "frame" and vector:
        width = info.width
    may_grow = vector and not is_drawn_by_browser(site)
    if options.format and options.manual_thumb is None and info.width and not may_grow:
        width = min(width, info.width)
    return Box(width, options.height)


def _default_width(info: ImageInfo, options: ImageOptions, site: Site, *, vector: bool) -> int:
    width = _SVG_MAX if options.height and vector else info.width
    if options.height or not (options.format or not width):
        return width
    preferred = preferred_width(options, site)
    return preferred if width <= 0 or preferred < width or vector else width


def missing_width(options: ImageOptions) -> int:
    """Return the width of what stands for a thumbnail of which no width is known."""
    return _WITHOUT_IMAGE if options.upright is None else _UPRIGHT_WITHOUT_IMAGE


def preferred_width(options: ImageOptions, site: Site) -> int:
    """Return the width of a thumbnail, changed by `upright` to whole tens of pixels."""
    if options.upright is None:
        return site.thumbnail_width
    tens = site.thumbnail_width * (options.upright or _UPRIGHT) / 10
    # Halves go away from zero, as they do in PHP.
    return int(copysign(floor(abs(tens) + 0.5), tens)) * 10


def fit(info: ImageInfo, box: Box) -> tuple[int, int]:
    """Return width and height of an image that fills a box."""
    width = box.width
    if not info.width or not info.height:
        return width, box.height
    if box.height and width * info.height > box.height * info.width:
        return max(_fitting_width(info, box.height), 1), box.height
    return width, scaled_height(info, width)


def drawn_width(info: ImageInfo, width: int) -> int:
    """Return the width of the copy of a drawing that is shown at a width."""
    height = scaled_height(info, width)
    if min(width, height) <= _SVG_MAX or not info.height:
        return width
    if width <= height:
        return _SVG_MAX
    return _rounded(info.width * _SVG_MAX, info.height)


def scaled_height(info: ImageInfo, width: int) -> int:
    """Return the height that goes with a width."""
    if not info.width:
        return 0
    return _rounded(info.height * width, info.width)


def _fitting_width(info: ImageInfo, height: int) -> int:
    ideal = info.width * height
    rounded_up = -(-ideal // info.height)
    return ideal // info.height if scaled_height(info, rounded_up) > height else rounded_up


def _rounded(numerator: int, denominator: int) -> int:
    """Return the nearest whole number, of two the larger."""
    return (2 * numerator + denominator) // (2 * denominator)
