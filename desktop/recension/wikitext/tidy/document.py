"""The last repair of a block: a proper tree, paragraphs around bare text, marked empty elements.

https://www.mediawiki.org/wiki/Parsing/Replacing_Tidy.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from recension.wikitext.tidy.kinds import INLINE
from recension.wikitext.tidy.tree import elements, finished, parse, top_nodes, write
from recension.wikitext.tidy.wrapping import wrap_paragraphs

_EMPTY = re.compile(r"<(p|li|tr)>([\t\n\f\r ]*</(?:p|li|tr)>)")


def tidy(html: str) -> str:
    """Return the HTML of a block as MediaWiki would leave it."""
    tree = parse(html)
    if _needs_paragraphs(tree, html):
        wrapped = finished(wrap_paragraphs(elements(html)))
    else:
        wrapped = write(tree)
    return _EMPTY.sub(r'<\1 class="mw-empty-elt">\2', wrapped)


def _needs_paragraphs(tree: LexborHTMLParser, html: str) -> bool:
    if "<blockquote" in html or "<BLOCKQUOTE" in html:
        return True
    for node in top_nodes(tree):
        if node.is_text_node:
            if (node.text_content or "").strip("\t\n\f\r "):
                return True
        elif node.tag in INLINE:
            return True
    return False
