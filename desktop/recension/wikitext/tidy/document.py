"""The last repair of a block: a proper tree, paragraphs around bare text, marked empty elements.

https://www.mediawiki.org/wiki/Parsing/Replacing_Tidy. Most blocks have the paragraphs they need,
and are left to a library; where MediaWiki goes beyond HTML5 they are built here.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from recension.wikitext.lines import LINE
from recension.wikitext.tidy.construction import wrapped
from recension.wikitext.tidy.depth import within_depth
from recension.wikitext.tidy.kinds import INLINE
from recension.wikitext.tidy.tree import parse, top_nodes, write

_EMPTY = re.compile(rf"<((?:p|li|tr){LINE})>([\t\n\f\r ]*</(?:p|li|tr)>)")
# Quotations have paragraphs of their own, formatting does not reach into figures, and white space
# that is written as a reference is text like any other.
_BEYOND_HTML = re.compile(r"<(?:blockquote|figure)|&#(?:9|10|32|x9|xa|x20);", re.IGNORECASE)


def tidy(html: str) -> str:
    """Return the HTML of a block as MediaWiki would leave it."""
    html = within_depth(html)
    if _BEYOND_HTML.search(html):
        return wrapped(html)
    tree = parse(html)
    if _needs_paragraphs(tree):
        return wrapped(html)
    return _EMPTY.sub(r'<\1 class="mw-empty-elt">\2', write(tree))


def _needs_paragraphs(tree: LexborHTMLParser) -> bool:
    for node in top_nodes(tree):
        if node.is_text_node:
            if (node.text_content or "").strip("\t\n\f\r "):
                return True
        elif node.tag in INLINE:
            return True
    return False
