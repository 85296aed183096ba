"""How large an image is shown: https://www.mediawiki.org/wiki/Help:Images#Size_and_frame."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from recension.wikitext.media.options import ImageOptions
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo

_UPRIGHT = 0.75  # $wgThumbUpright
_SVG_MAX = 5120  # $wgSVGMaxSize, in pixels


@dataclass(frozen=True, slots=True)
class Box:
    """The box an image is fitted into, in pixels; a height of 0 is free."""

    width: int
    height: int = 0


def is_vector(name: str) -> bool:
    """Tell whether an image can be drawn at any size."""
    return name.lower().endswith(".svg")


def shown_box(name: str, info: ImageInfo, options: ImageOptions, site: Site) -> Box:
    """Return the box the options ask for, or the image's own size."""
    width, height = options.width, options.height
    vector = is_vector(name)
    if not width:
        width = _SVG_MAX if height and vector else info.width
        if options.format or not width:
            preferred = preferred_width(options, site)
            if not height and (width <= 0 or preferred < width or vector):
                width = preferred
    if options.format and not vector and info.width:
        width = min(width, info.width)
    return Box(width, height)


def preferred_width(options: ImageOptions, site: Site) -> int:
    """Return the width of a thumbnail, changed by `upright` to whole tens of pixels."""
    if options.upright is None:
        return site.thumbnail_width
    # Halves go away from zero, as they do in PHP.
    return floor(site.thumbnail_width * (options.upright or _UPRIGHT) / 10 + 0.5) * 10


def fit(info: ImageInfo, box: Box) -> tuple[int, int]:
    """Return width and height of an image that fills a box."""
    width = box.width
    if not info.width or not info.height:
        return width, box.height
    if box.height and width * info.height > box.height * info.width:
        width = _fitting_width(info, box.height)
    return width, scaled_height(info, width)


def scaled_height(info: ImageInfo, width: int) -> int:
    """Return the height that goes with a width."""
    if not info.width:
        return 0
    return floor(Fraction(info.height * width, info.width) + Fraction(1, 2))


def _fitting_width(info: ImageInfo, height: int) -> int:
    ideal = Fraction(info.width * height, info.height)
    rounded_up = ceil(ideal)
    return floor(ideal) if scaled_height(info, rounded_up) > height else rounded_up
