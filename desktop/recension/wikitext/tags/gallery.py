"""<gallery>: rows of images (Help:Images#Rendering a gallery of images)."""

from __future__ import annotations

from urllib.parse import unquote

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import TagContext
from recension.wikitext.extension import Deferred, Tag, TagCall
from recension.wikitext.media.gallery import GalleryLine, gallery_html
from recension.wikitext.site import Site

_LINE_END = "\0"  # between images; their captions may have lines


def _expand(call: TagCall) -> Deferred:
    """Expand the captions only: templates name no images and make no lines of a gallery."""
    attributes = dict(call.attributes)
    if "caption" in attributes:
        attributes["caption"] = call.expand(attributes["caption"])
    lines = []
    for line in (call.content or "").split("\n"):
        name, bar, rest = line.partition("|")
        if name.strip():
            lines.append(f"{name}|{call.expand(rest)}" if bar else name)
    return Deferred("gallery", tuple(attributes.items()), _LINE_END.join(lines))


def _render(deferred: Deferred, context: TagContext) -> str:
    lines = []
    for line in (deferred.content or "").split(_LINE_END):
        name, _, text = line.partition("|")
        title = _title(name, context.site)
        if title is not None:
            lines.append(GalleryLine(title, text))
    return gallery_html(dict(deferred.attributes), lines, context.block, context.parse)


def _title(name: str, site: Site) -> Title | None:
    if "%" in name:
        name = unquote(name, errors="replace")
    try:
        title = site.parse_title(name.strip(), FILE)
    except BadTitle:
        return None
    return None if title.interwiki else title


ITEMS = (Tag("gallery", _expand, _render, parsed=("caption",)),)
