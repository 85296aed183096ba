"""Addresses of pages and files, and texts inside of them (Help:Magic words#URL data)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote, quote_plus, unquote_plus

from recension.errors import BadTitle
from recension.titles import Title, make_title
from recension.titles.namespaces import FILE, MEDIA
from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.media.redirected import redirected_images
from recension.wikitext.media.urls import image_url, scaled_url
from recension.wikitext.site import Site
from recension.wikitext.strip import MARKER
from recension.wikitext.urls import canonical_url, encode_path, full_url, local_url
from recension.wikitext.values import ImageInfo

_Address = Callable[[Site, Title, str], str]
_WIDTH = re.compile(r"([0-9]{1,9})?(?:x([0-9]{1,9}))?(?:px)?")


def _address(make: _Address, *, escaped: bool = False) -> Callable[[FunctionCall], str | None]:
    def run(call: FunctionCall) -> str | None:
        title = _title(call.site, call.first) or _title(call.site, unquote_plus(call.first))
        if title is None:
            return None
        if title.namespace == MEDIA:
            title = make_title(FILE, title.text, call.site.namespaces)
        url = make(call.site, title, call.text(1))
        return escape_value(url) if escaped else url

    return run


def _title(site: Site, text: str) -> Title | None:
    try:
        return site.parse_title(text)
    except BadTitle:
        return None


def _file_path(call: FunctionCall) -> str:
    try:
        title = call.site.parse_title(call.first, FILE)
    except BadTitle:
        return ""
    found = _image(call, title.text)
    if found is None:
        return ""
    name, image = found
    width = _width([call.text(index) for index in (1, 2) if call.text(index) != "nowiki"], image)
    if width:
        return scaled_url(name, image, call.site, width)
    return image_url(name, image, call.site)


def _image(call: FunctionCall, name: str) -> tuple[str, ImageInfo] | None:
    source = call.expansion.source
    found = source.images([name]) or redirected_images([name], source, call.site)
    image = next(iter(found.values()), None)
    if image is None or (image.name and not image.width):
        return None
    return image.name or name, image


def _width(written: Sequence[str], image: ImageInfo) -> int:
    """Return the width in pixels that is asked for, 0 for the image's own."""
    match = _WIDTH.fullmatch(written[0]) if written else None
    if match is None:
        return 0
    width, height = int(match[1] or 0), int(match[2] or 0)
    if height and image.height:
        fitting = image.width * height // image.height
        width = min(width, fitting) if width else fitting
    return width if width < image.width else 0


def _encoded(call: FunctionCall) -> str:
    text = MARKER.sub("", call.first)
    style = call.text(1).upper()
    if style == "WIKI":
        return encode_path(text)
    if style == "PATH":
        return quote(text, safe="-_.~")
    return quote_plus(text, safe="-_.").replace("~", "%7E")


ITEMS = (
    Function("localurl", _address(local_url)),
    Function("localurle", _address(local_url, escaped=True)),
    Function("fullurl", _address(full_url)),
    Function("fullurle", _address(full_url, escaped=True)),
    Function("canonicalurl", _address(canonical_url)),
    Function("canonicalurle", _address(canonical_url, escaped=True)),
    Function("filepath", _file_path),
    Function("urlencode", _encoded),
)
