"""The colours of wikitext, for the lines in view."""

from recension.ui.editor.syntax.highlighter import Highlighter

__all__ = ["Highlighter"]
