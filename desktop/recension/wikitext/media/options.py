"""The options of an image: https://www.mediawiki.org/wiki/Help:Images#Syntax."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.links.protocols import STARTS_WITH_PROTOCOL, WHOLE_ADDRESS
from recension.wikitext.site import Site

_BLANK = " \t\r\n\x0b\0"
_SIZE = re.compile(r"([0-9]{0,9})(?:(x)([0-9]{0,9}))?[ \t]*(?:px)?[ \t]*")
_FORMATS = {
    "thumb": "thumb",
    "thumbnail": "thumb",
    "frame": "frame",
    "framed": "frame",
    "enframed": "frame",
    "frameless": "frameless",
}
_ALIGNMENTS = {
    "left": "left",
    "right": "right",
    "center": "center",
    "centre": "center",
    "none": "none",
}
_VERTICAL = {
    name: name
    for name in ("baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom")
} | {"sup": "super"}
_WITH_VALUE = re.compile(
    r"(thumb|thumbnail|link|alt|class|lang|page|upright)(?:[ \t]*=|[ \t](?=[ \t]*[0-9]))(.*)",
    re.DOTALL,
)
_NUMBER = re.compile(r"[ \t]*[0-9]*\.?[0-9]+[ \t]*")
_LANGUAGE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*", re.IGNORECASE)


@dataclass(slots=True)
class ImageOptions:
    """What a writer says about an image."""

    format: str = ""  # "thumb", "frame", "frameless" or none of them
    manual_thumb: str | None = None  # the name of another image to show
    align: str = ""
    vertical: str = ""
    width: int = 0  # in pixels, 0 where none is given
    height: int = 0
    upright: float | None = None  # 0: the site's own factor
    border: bool = False
    css_class: str = ""
    alt: str | None = None
    link_url: str = ""
    link_title: Title | None = None
    no_link: bool = False
    language: str = ""
    page: str = ""
    caption: str = ""

    @property
    def is_sized(self) -> bool:
        """Whether a width or a height is given."""
        return bool(self.width or self.height)

    @property
    def has_visible_caption(self) -> bool:
        """Whether the caption stands below the image."""
        return self.format in ("thumb", "frame")


def parse_options(text: str, site: Site, plain: Callable[[str], str]) -> ImageOptions:
    """Read the options between the bars; `plain` turns HTML into text for attributes.

    What is no option is the caption; the last one counts.
    """
    options = ImageOptions()
    if not text:
        return options
    for part in [piece.strip(_BLANK) for piece in text.split("|")]:
        if not _take(part, options, site, plain):
            options.caption = part
    return options


def take_gallery_option(part: str, plain: str, options: ImageOptions, site: Site) -> bool:
    """Take an option of an image in a gallery, which has fewer of them."""
    name = part.partition("=")[0].rstrip(_BLANK)
    if name not in ("alt", "class", "link", "lang"):
        return False
    value = plain.partition("=")[2].strip(_BLANK)
    return _take_value(name, value, options, site, str)


def _take(part: str, options: ImageOptions, site: Site, plain: Callable[[str], str]) -> bool:
    if part in _FORMATS:
        options.format = options.format or _FORMATS[part]
    elif part in _ALIGNMENTS:
        options.align = options.align or _ALIGNMENTS[part]
    elif part in _VERTICAL:
        options.vertical = options.vertical or _VERTICAL[part]
    elif part == "border":
        options.border = True
    elif part == "upright":
        options.upright = 0.0
    elif part.endswith("px"):
        return _take_size(part, options)
    else:
        match = _WITH_VALUE.fullmatch(part)
        return match is not None and _take_value(match[1], match[2], options, site, plain)
    return True


def _take_size(part: str, options: ImageOptions) -> bool:
    match = _SIZE.fullmatch(part.removesuffix("px").strip(_BLANK))
    if match is None:
        return False
    width, height = int(match[1] or 0), int(match[3] or 0)
    if width or height:
        options.width, options.height = width or options.width, height or options.height
    return bool(width or height)


def _take_value(
    name: str, value: str, options: ImageOptions, site: Site, plain: Callable[[str], str]
) -> bool:
    if name in ("thumb", "thumbnail"):
        if not options.format:
            options.format, options.manual_thumb = "thumb", plain(value)
        return True
    if name == "alt":
        options.alt = plain(value)
        return True
    if name == "class":
        options.css_class = plain(value)
        return True
    if name == "link":
        return _take_link(plain(value), options, site)
    return _take_checked(name, value.strip(_BLANK), options)


def _take_checked(name: str, value: str, options: ImageOptions) -> bool:
    if name == "upright":
        if not _NUMBER.fullmatch(value):
            return False
        options.upright = float(value)
    elif name == "lang":
        if not _LANGUAGE.fullmatch(value):
            return False
        options.language = value.lower()
    elif name == "page":
        # None of the kinds of image that the program shows has pages.
        return False
    return True


def _take_link(value: str, options: ImageOptions, site: Site) -> bool:
    if not value:
        options.no_link = True
        return True
    if STARTS_WITH_PROTOCOL.match(value):
        if WHOLE_ADDRESS.fullmatch(value):
            options.link_url, options.no_link = value, False
            return True
        return False
    try:
        options.link_title = site.parse_title(unquote(value, errors="replace"))
    except BadTitle:
        return False
    options.no_link = False
    return True
