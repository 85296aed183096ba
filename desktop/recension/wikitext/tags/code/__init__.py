"""<syntaxhighlight>: source code in colours, by Pygments (Extension:SyntaxHighlight)."""

from recension.wikitext.tags.code.tag import ITEMS

__all__ = ["ITEMS"]
