"""Galleries: https://www.mediawiki.org/wiki/Help:Images#Rendering_a_gallery_of_images.

The modes are MediaWiki's: traditional, nolines, slideshow, packed, packed-overlay and
packed-hover. The packed ones ask for larger copies and shrink them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import ceil, floor

from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.lines import NO_LINE
from recension.wikitext.links.plain import plain_text
from recension.wikitext.media.find import find_named, is_bad
from recension.wikitext.media.image import make_image
from recension.wikitext.media.options import OptionReader
from recension.wikitext.media.size import Box, fit
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site
from recension.wikitext.urls import local_url

_SIZE = re.compile(r"([0-9]{1,9}+)\s*+(?:px)?\s*+(?:px)?\s*+")
_PER_ROW = re.compile(r"\+?([0-9]{1,6})")
_DEFAULT_SIZE = 120  # pixels, wide and high
_PACKED_SCALE = Fraction(3, 2)
_PACKED_MIN_WIDTH = 60
_PACKED_WIDTH_FACTOR = 10
_BLANK = " \t\r\n\x0b\0"


@dataclass(frozen=True, slots=True)
class GalleryLine:
    """One image of a gallery: its title, and its options and caption, expanded."""

    title: Title
    text: str
    attribute: str = NO_LINE  # for the line of the source


@dataclass(frozen=True, slots=True)
class _Mode:
    name: str
    padding: int = 0  # around a thumbnail, in pixels
    box_padding: int = 5  # around that, in pixels
    borders: int = 8  # of the box, in pixels
    has_height: bool = False  # whether thumbnails stand in boxes of one height
    has_rows: bool = False  # whether it can be told how many stand in a row

    @property
    def is_packed(self) -> bool:
        return self.name.startswith("packed")

    @property
    def has_overlay(self) -> bool:
        return self.name in ("packed-overlay", "packed-hover")


_TRADITIONAL = _Mode("traditional", padding=30, has_height=True, has_rows=True)
_MODES = {
    mode.name: mode
    for mode in (
        _TRADITIONAL,
        _Mode("nolines", borders=4, has_rows=True),
        _Mode("slideshow", padding=30),
        _Mode("packed", box_padding=2),
        _Mode("packed-overlay", box_padding=2),
        _Mode("packed-hover", box_padding=2),
    )
}


def gallery_html(
    attributes: Mapping[str, str],
    lines: Sequence[GalleryLine],
    context: BlockContext,
    parse: Callable[[str], str],
) -> str:
    """Return the HTML of <gallery>; `parse` turns wikitext into HTML without paragraphs."""
    mode = _MODES.get(attributes.get("mode", "").lower(), _TRADITIONAL)
    size = Box(_length(attributes, "widths"), _length(attributes, "heights"))
    out = [f"<ul{_list_attributes(attributes, mode, size, context.site)}>"]
    html = parse(attributes.get("caption", "")).replace("\n", " ")
    if html:
        out.append(f'\n\t<li class="gallerycaption">{html}</li>')
    show_name = "showfilename" in attributes
    out.extend(_Item(line, mode, size, context, parse).html(show_name) for line in lines)
    out.append("\n</ul>")
    return "".join(out)


def _length(attributes: Mapping[str, str], name: str) -> int:
    match = _SIZE.fullmatch(attributes.get(name, ""))
    return int(match[1]) or _DEFAULT_SIZE if match else _DEFAULT_SIZE


def _list_attributes(attributes: Mapping[str, str], mode: _Mode, size: Box, site: Site) -> str:
    kept = allowed_attributes(attributes, "ul", site.fragment_modes[0])
    classes = [*kept.get("class", "").split(), "gallery", f"mw-gallery-{mode.name}"]
    kept["class"] = " ".join(dict.fromkeys(classes))
    per_row = _PER_ROW.match(attributes.get("perrow", ""))
    if per_row and int(per_row[1]) and mode.has_rows:
        width = int(per_row[1]) * (size.width + mode.padding + mode.box_padding + mode.borders)
        kept["style"] = f"max-width: {width}px;{kept.get('style', '')}"
    if mode.name == "slideshow" and "showthumbnails" in attributes:
        kept["data-showthumbnails"] = "1"
    return written_attributes(kept)


class _Item:
    """One image with its caption."""

    def __init__(
        self,
        line: GalleryLine,
        mode: _Mode,
        size: Box,
        context: BlockContext,
        parse: Callable[[str], str],
    ) -> None:
        self._title = line.title
        self._attribute = line.attribute
        self._mode = mode
        self._size = size
        self._context = context
        self._found = find_named(line.title, context) if line.title.namespace == FILE else None
        is_vector = self._found is not None and self._found.is_vector
        reader = OptionReader(
            context.site, partial(plain_text, context=context), is_vector=is_vector
        )
        html = parse(line.text) if line.text else ""
        self._options = reader.read_gallery(html)

    def html(self, show_name: bool) -> str:  # noqa: FBT001 - an attribute of the gallery
        mode, size, box = self._mode, self._size, self._box()
        site = self._context.site
        found = self._found if self._found and not is_bad(self._found.name, site) else None
        width = self._thumb_width(fit(found.info, box)[0] if found else 0)
        image = self._image(box, is_shown=found is not None)
        least = f"height: {size.height + mode.padding}px;"
        style = self._thumb_style(width) if found else least
        outer = _number(width + mode.box_padding)
        return (
            f'\n\t\t<li class="gallerybox"{self._attribute} style="width: {outer}px">'
            f'\n\t\t\t<div class="thumb" style="{style}">{image}</div>'
            f"{self._caption(width, show_name)}\n\t\t</li>"
        )

    def _box(self) -> Box:
        """Return the box the copy of the image is fitted into."""
        size = self._size
        if not self._mode.is_packed:
            return size
        widest = size.height * _PACKED_WIDTH_FACTOR + 100  # so that the height decides
        return Box(floor(widest * _PACKED_SCALE), floor(size.height * _PACKED_SCALE))

    def _thumb_width(self, scaled: int) -> Fraction:
        mode = self._mode
        if not mode.is_packed:
            return Fraction(self._size.width + mode.padding)
        if not scaled:
            return Fraction(max(self._size.width, _PACKED_MIN_WIDTH))
        return max(Fraction(scaled) / _PACKED_SCALE, Fraction(_PACKED_MIN_WIDTH))

    def _thumb_style(self, width: Fraction) -> str:
        style = f"width: {_number(width)}px;"
        if self._mode.has_height:
            style += f" height: {self._size.height + self._mode.padding}px;"
        return style

    def _image(self, box: Box, *, is_shown: bool) -> str:
        options = self._options
        options.width, options.height = box.width, box.height
        shrink = _PACKED_SCALE if self._mode.is_packed and is_shown else None
        image = make_image(self._title, self._found, options, self._context, box, shrink)
        label = image.label.replace("''", "&#39;&#39;")
        return f"{image.before}{label}{image.after}</span>"

    def _caption(self, width: Fraction, show_name: bool) -> str:  # noqa: FBT001 - as above
        text = self._options.caption
        if show_name:
            href = escape(local_url(self._context.site, self._title))
            name = escape(self._title.text)
            text = (
                f'<a href="{href}" class="galleryfilename galleryfilename-truncate"'
                f' title="{escape(self._title.full)}">{name}</a>\n{text}'
            )
        html = f'<div class="gallerytext">{text}</div>'
        if not self._mode.has_overlay:
            return f"\n\t\t\t{html}"
        if not text.strip(_BLANK):
            return ""  # so that no empty strip lies over the image
        inner = ceil(width) - 20
        return (
            f'\n\t\t\t<div class="gallerytextwrapper" style="width: {inner}px">{html}\n\t\t\t</div>'
        )


def _number(value: Fraction) -> str:
    """Write a number as PHP does: whole, or with the digits of a float."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.14g}"
