"""Galleries: https://www.mediawiki.org/wiki/Help:Images#Rendering_a_gallery_of_images.

The modes are MediaWiki's: traditional, nolines, slideshow, packed, packed-overlay and
packed-hover. The packed ones ask for larger copies and shrink them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.links.plain import plain_text
from recension.wikitext.media.image import make_image
from recension.wikitext.media.options import ImageOptions, take_gallery_option
from recension.wikitext.media.size import Box, fit
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.urls import local_url

_SIZE = re.compile(r"\s*([0-9]{1,5})\s*(?:px)?\s*")
_DEFAULT_SIZE = 120  # pixels, wide and high
_MODES = ("traditional", "nolines", "slideshow", "packed", "packed-overlay", "packed-hover")
_PACKED_SCALE = Fraction(3, 2)
_PACKED_MIN_WIDTH = 60
_PACKED_WIDTH_FACTOR = 10
_BLANK = " \t\r\n\x0b\0"


@dataclass(frozen=True, slots=True)
class GalleryLine:
    """One image of a gallery: its title, and its options and caption, expanded."""

    title: Title
    text: str


@dataclass(frozen=True, slots=True)
class _Mode:
    name: str
    padding: int  # around a thumbnail, in pixels
    box_padding: int  # around that, in pixels
    has_height: bool  # whether thumbnails stand in boxes of one height

    @property
    def is_packed(self) -> bool:
        return self.name.startswith("packed")

    @property
    def has_overlay(self) -> bool:
        return self.name in ("packed-overlay", "packed-hover")


def gallery_html(
    attributes: Mapping[str, str],
    lines: Sequence[GalleryLine],
    context: BlockContext,
    parse: Callable[[str], str],
) -> str:
    """Return the HTML of <gallery>; `parse` turns wikitext into HTML without paragraphs."""
    mode = _mode(attributes.get("mode", "").lower())
    size = Box(_length(attributes, "widths"), _length(attributes, "heights"))
    out = [f"<ul{_list_attributes(attributes, mode, size)}>"]
    caption = attributes.get("caption", "")
    if caption:
        html = parse(caption).replace("\n", " ")
        out.append(f'\n\t<li class="gallerycaption">{html}</li>')
    show_name = "showfilename" in attributes
    out.extend(_Item(line, mode, size, context, parse).html(show_name) for line in lines)
    out.append("\n</ul>")
    return "".join(out)


def _mode(name: str) -> _Mode:
    if name not in _MODES:
        name = _MODES[0]
    if name.startswith("packed"):
        return _Mode(name, 0, 2, has_height=False)
    return _Mode(name, 0 if name == "nolines" else 30, 5, has_height=name == "traditional")


def _length(attributes: Mapping[str, str], name: str) -> int:
    match = _SIZE.fullmatch(attributes.get(name, ""))
    return int(match[1]) or _DEFAULT_SIZE if match else _DEFAULT_SIZE


def _list_attributes(attributes: Mapping[str, str], mode: _Mode, size: Box) -> str:
    kept = allowed_attributes(attributes, "ul")
    kept["class"] = f"{kept.get('class', '')} gallery mw-gallery-{mode.name}".strip()
    per_row = attributes.get("perrow", "")
    if per_row.isascii() and per_row.isdigit() and 0 < len(per_row) <= 4 and int(per_row) > 0:  # noqa: PLR2004 - more images in a row than anyone can see
        borders = 8
        width = int(per_row) * (size.width + mode.padding + mode.box_padding + borders)
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
        self._mode = mode
        self._size = size
        self._context = context
        self._options = ImageOptions()
        self._read(parse(line.text.strip(_BLANK)) if line.text else "")

    def _read(self, html: str) -> None:
        options = self._options
        if not html:
            return
        for part in [piece.strip(_BLANK) for piece in html.split("|")]:
            plain = plain_text(part, self._context)
            if not take_gallery_option(part, plain, options, self._context.site):
                options.caption = part

    def html(self, show_name: bool) -> str:  # noqa: FBT001 - an attribute of the gallery
        mode, size = self._mode, self._size
        info = None
        if self._title.namespace == FILE and self._title.text not in self._context.site.bad_images:
            info = self._context.images([self._title.text]).get(self._title.text)
        if mode.is_packed:
            widest = size.height * _PACKED_WIDTH_FACTOR + 100  # so that the height decides
            box = Box(floor(widest * _PACKED_SCALE), floor(size.height * _PACKED_SCALE))
        else:
            box = size
        scaled = fit(info, box)[0] if info else 0
        if info and not self._title.text.lower().endswith(".svg"):
            scaled = min(scaled, info.width)
        width = self._thumb_width(scaled)
        image = self._image(box, info is not None)
        style = f"height: {size.height + 30}px;" if not info else self._thumb_style(width)
        caption = self._caption(width, show_name)
        return (
            f'\n\t\t<li class="gallerybox" style="width: {_number(width + mode.box_padding)}px">'
            f'\n\t\t\t<div class="thumb" style="{style}">{image}</div>'
            f"\n\t\t\t{caption}\n\t\t</li>"
        )

    def _thumb_width(self, scaled: int) -> Fraction:
        mode = self._mode
        if not mode.is_packed:
            return Fraction(self._size.width + mode.padding)
        if not scaled:
            return Fraction(max(self._size.width, _PACKED_MIN_WIDTH))
        return max(Fraction(scaled) / _PACKED_SCALE, Fraction(_PACKED_MIN_WIDTH))

    def _thumb_style(self, width: Fraction) -> str:
        style = f"width: {_number(width)}px;"
        return f"{style} height: {self._size.height + 30}px;" if self._mode.has_height else style

    def _image(self, box: Box, is_known: bool) -> str:  # noqa: FBT001 - whether there is an image
        options = replace(self._options, format="", align="", vertical="", border=False)
        if not is_known:
            options.width, options.height = self._size.width, self._size.height
        shrink = _PACKED_SCALE if self._mode.is_packed and is_known else None
        image = make_image(self._title, options, self._context, box, shrink)
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
        if self._mode.has_overlay and text:
            inner = ceil(width) - 20
            return f'<div class="gallerytextwrapper" style="width: {inner}px">{html}\n\t\t\t</div>'
        return html


def _number(value: Fraction) -> str:
    """Write a number as PHP does: whole, or with the digits of a float."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.14g}"
