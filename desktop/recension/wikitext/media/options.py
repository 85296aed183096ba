"""The options of an image: https://www.mediawiki.org/wiki/Help:Images#Syntax.

An option is written exactly as its name, in small letters; whatever is none, or has a value that
does not fit, is the caption. Of captions, sizes and values the last counts, of formats and
alignments the first.
"""

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
_SIZE = re.compile(r"([0-9]*+)(?:(x)([0-9]*+))?\s*+(?:px)?\s*+")
_MAX_SIZE = 1_000_000_000  # pixels; what is larger is a slip of the keys
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
# Names before a value, in the order in which they are looked for; a size comes after them.
_WITH_VALUE = re.compile("(thumbnail=|thumb=|upright=|upright |link=|alt=|class=)(.*)")
_NUMBER = re.compile(r"\s*+[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,3}+)?\s*+")
_MAX_UPRIGHT = 1e6
_LANGUAGE = re.compile(r"[a-z]{2,8}+(?:-[a-z0-9]{1,8}+)*+|[xi](?:-[a-z0-9]{1,8}+)++", re.IGNORECASE)


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
    caption: str = ""

    @property
    def is_sized(self) -> bool:
        """Whether a width or a height is given."""
        return bool(self.width or self.height)

    @property
    def has_visible_caption(self) -> bool:
        """Whether the caption stands below the image."""
        return self.format in ("thumb", "frame")


@dataclass(frozen=True, slots=True)
class OptionReader:
    """Reads the options of one image."""

    site: Site
    plain: Callable[[str], str]  # turns HTML into text for attributes
    is_vector: bool = False  # drawings alone have languages

    def read(self, text: str) -> ImageOptions:
        """Return the options that stand between the bars of `[[File:...|text]]`."""
        options = ImageOptions()
        if not text:
            return options
        for part in [piece.strip(_BLANK) for piece in text.split("|")]:
            if not self._take(part, options):
                options.caption = part
        return options

    def read_gallery(self, text: str) -> ImageOptions:
        """Return the options of an image in a gallery, which has fewer of them."""
        options = ImageOptions()
        if not text:
            return options
        for part in text.split("|"):
            trimmed = part.strip(_BLANK)
            match = _WITH_VALUE.fullmatch(trimmed)
            name = match[1][:-1] if match else ""
            if match and name in ("alt", "class", "link"):
                # A link that leads nowhere is not even a caption.
                self._take_value(name, match[2], options)
            elif not self._take_language(trimmed, options):
                options.caption = part
        return options

    def _take(self, part: str, options: ImageOptions) -> bool:
        if part in _FORMATS:
            return _take_format(_FORMATS[part], options)
        if part in _ALIGNMENTS:
            options.align = options.align or _ALIGNMENTS[part]
        elif part in _VERTICAL:
            options.vertical = options.vertical or _VERTICAL[part]
        elif part == "border":
            options.border = True
        elif part == "upright":
            options.upright = 0.0
        elif match := _WITH_VALUE.fullmatch(part):
            return self._take_value(match[1][:-1], match[2], options)
        else:
            return self._take_language(part, options) or _take_size(part, options)
        return True

    def _take_value(self, name: str, value: str, options: ImageOptions) -> bool:
        if name in ("thumb", "thumbnail"):
            is_taken = _take_format("thumb", options)
            options.manual_thumb = self.plain(value) if is_taken else options.manual_thumb
            return is_taken
        if name == "upright":
            return _take_upright(value, options)
        if name == "alt":
            options.alt = self.plain(value)
        elif name == "class":
            options.css_class = self.plain(value)
        else:
            return self._take_link(self.plain(value), options)
        return True

    def _take_language(self, part: str, options: ImageOptions) -> bool:
        name, _, value = part.partition("=")
        if not self.is_vector or name != "lang" or not _LANGUAGE.fullmatch(value):
            return False
        options.language = value.lower()
        return True

    def _take_link(self, value: str, options: ImageOptions) -> bool:
        if not value:
            options.no_link = True
        elif STARTS_WITH_PROTOCOL.match(value):
            if not WHOLE_ADDRESS.fullmatch(value):
                return False
            options.link_url = value
        else:
            try:
                options.link_title = self.site.parse_title(unquote(value, errors="replace"))
            except BadTitle:
                return False
        return True


def _take_format(name: str, options: ImageOptions) -> bool:
    if options.format:
        return False
    options.format = name
    return True


def _take_upright(value: str, options: ImageOptions) -> bool:
    if not _NUMBER.fullmatch(value):
        return False
    options.upright = max(-_MAX_UPRIGHT, min(float(value), _MAX_UPRIGHT))
    return True


def _take_size(part: str, options: ImageOptions) -> bool:
    if not part.endswith("px"):
        return False
    match = _SIZE.fullmatch(part[:-2])
    if match is None:
        return False
    width, height = _pixels(match[1]), _pixels(match[3] or "")
    options.width, options.height = width or options.width, height or options.height
    return bool(width or height)


def _pixels(digits: str) -> int:
    return min(int(digits[:20] or 0), _MAX_SIZE)
