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
    """Expand the captions only: templates name no images and make no lines of a gallery.

    Nor do they see the parameters of a template the gallery stands in.
    """
    attributes = dict(call.attributes)
    expand = call.expand_late
    if "caption" in attributes:
        attributes["caption"] = expand(attributes["caption"])
    lines = []
    for line in (call.content or "").split("\n"):
        name, bar, rest = line.partition("|")
        if name.strip():
            lines.append(f"{name}|{expand(rest)}" if bar else name)
    return Deferred("gallery", tuple(attributes.items()), _LINE_END.join(lines))


def _render(deferred: Deferred, context: TagContext) -> str:
    lines = []
    for line in (deferred.content or "").split(_LINE_END):
        name, _, text = line.partition("|")
        title = _title(unquote(name, errors="replace"), context.site)
        if title is not None:
            lines.append(GalleryLine(title, text))
    return gallery_html(dict(deferred.attributes), lines, context.block, context.parse)


def _title(name: str, site: Site) -> Title | None:
    try:
        return site.parse_title(name, FILE)
    except BadTitle:
        return None


ITEMS = (Tag("gallery", _expand, _render, parsed=("caption",)),)
