"""<math> as its source, the way MediaWiki shows it to readers who ask for that (Extension:Math)."""

from __future__ import annotations

from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Html, Tag, TagCall


def _expand(call: TagCall) -> Html:
    is_block = call.attributes.get("display") == "block"
    kind = "display" if is_block else "inline"
    source = escape_text((call.content or "").strip())
    classes = f"mwe-math-fallback-source-{kind} tex"
    return Html(f'<span class="{classes}" dir="ltr">$ {source} $</span>', is_nowiki=True)


ITEMS = (Tag("math", _expand), Tag("chem", _expand), Tag("ce", _expand))
