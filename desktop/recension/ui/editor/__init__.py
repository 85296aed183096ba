"""The editor of wikitext: exact text in and out, and everything a writer does to it."""

from recension.ui.editor.editor import Editor
from recension.ui.editor.find import FindBar
from recension.ui.editor.markup import Markup
from recension.ui.editor.special import CharacterPalette
from recension.ui.editor.text import LoneSurrogate
from recension.ui.editor.values import ChangeMark, MarkKind

__all__ = [
    "ChangeMark",
    "CharacterPalette",
    "Editor",
    "FindBar",
    "LoneSurrogate",
    "MarkKind",
    "Markup",
]
