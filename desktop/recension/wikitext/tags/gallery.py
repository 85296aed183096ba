"""<gallery>: rows of images (Help:Images#Rendering a gallery of images)."""

from __future__ import annotations

from urllib.parse import unquote

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import TagContext
from recension.wikitext.extension import Deferred, Tag, TagCall
from recension.wikitext.lines import Jump
from recension.wikitext.media.gallery import GalleryLine, gallery_html
from recension.wikitext.site import Site

_LINE_END = "\0"  # between images; their captions may have lines


def _expand(call: TagCall) -> Deferred:
    """Expand the captions only: templates name no images and make no lines of a gallery.

    Nor do they see the parameters of a template the gallery stands in.
    """
    attributes = dict(call.attributes)
    expand = call.expand_late
    if "caption" in attributes:
        attributes["caption"] = expand(attributes["caption"])
    lines = []
    jumps: list[Jump] = []
    offset = 0
    for number, line in enumerate((call.content or "").split("\n"), call.content_line or 0):
        name, bar, rest = line.partition("|")
        if name.strip():
            lines.append(f"{name}|{expand(rest)}" if bar else name)
            jumps.append((offset, number))
            offset += len(lines[-1]) + len(_LINE_END)
    known = tuple(jumps) if call.content_line is not None else None
    return Deferred("gallery", tuple(attributes.items()), _LINE_END.join(lines), jumps=known)


def _render(deferred: Deferred, context: TagContext) -> str:
    lines = []
    numbers = dict(deferred.jumps or ())
    offset = 0
    for line in (deferred.content or "").split(_LINE_END):
        name, _, text = line.partition("|")
        title = _title(unquote(name, errors="replace"), context.site)
        if title is not None:
            attribute = context.line_attribute(numbers.get(offset, 0))
            lines.append(GalleryLine(title, text, attribute))
        offset += len(line) + len(_LINE_END)
    return gallery_html(dict(deferred.attributes), lines, context.block, context.parse)


def _title(name: str, site: Site) -> Title | None:
    try:
        return site.parse_title(name, FILE)
    except BadTitle:
        return None


ITEMS = (Tag("gallery", _expand, _render, parsed=("caption",)),)
