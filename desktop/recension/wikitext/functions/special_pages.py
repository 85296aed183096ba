"""{{Special:PrefixIndex/...}}: special pages that other pages transclude.

https://www.mediawiki.org/wiki/Help:Templates#Special_pages lists those that can be. The ones that
tell what happened in a wiki lately are not here: they are links, as those that cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import MAIN
from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Function, FunctionCall, Html
from recension.wikitext.links.holders import linked
from recension.wikitext.values import PageList

_MAX_LINKS = 345  # MediaWiki's number on one page


def _special_page(call: FunctionCall) -> Html | None:
    name, _, parameter = call.first.partition("/")
    source = call.expansion.source
    if name.lower() != "prefixindex" or not isinstance(source, PageList):
        return None
    return _pages_with_prefix(call, parameter, source.titles())


def _pages_with_prefix(call: FunctionCall, written: str, titles: Sequence[str]) -> Html | None:
    """Return a list of links to the pages whose titles begin like this."""
    options = _options(call)
    number = options.get("namespace", "")
    default = int(number) if number.isdigit() and len(number) < 6 else MAIN  # noqa: PLR2004 - no namespace has more digits
    prefix = _title(call, options.get("prefix", written) or written, default)
    if prefix is None:
        return None
    pages = (call.site.parse_title(title) for title in titles if title.startswith(prefix.full))
    found = (page for page in pages if page.namespace == prefix.namespace)
    cut = len(prefix.text) if options.get("stripprefix") == "1" else 0
    items = [f"<li>{_link(call, page, cut)}</li>\n" for page in islice(found, _MAX_LINKS)]
    rows = f'<ul class="mw-prefixindex-list">{"".join(items)}</ul>' if items else ""
    return Html(f'<div class="mw-prefixindex-body">{rows}</div>')


def _options(call: FunctionCall) -> dict[str, str]:
    pairs = [call.text(index).partition("=") for index in range(1, len(call))]
    return {name.strip(): value.strip() for name, _, value in pairs}


def _title(call: FunctionCall, written: str, namespace: int) -> Title | None:
    try:
        return call.site.parse_title(written, namespace)
    except BadTitle:
        return None


def _link(call: FunctionCall, page: Title, cut: int) -> str:
    shown = page.text[cut:] or page.text
    return linked(page, escape_text(shown), call.site, exists=True)


ITEMS = (Function("Special", _special_page),)
