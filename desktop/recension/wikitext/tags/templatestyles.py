"""<templatestyles>: style sheets of templates are not loaded, so the tag leaves nothing."""

from __future__ import annotations

from recension.wikitext.extension import Tag, TagCall


def _expand(_call: TagCall) -> str:
    return ""


ITEMS = (Tag("templatestyles", _expand),)
