"""The editor of wikitext: exact text in and out, and everything a writer does to it."""

from recension.ui.editor.character_palette import CharacterPalette
from recension.ui.editor.editor import Editor
from recension.ui.editor.findbar import FindBar
from recension.ui.editor.markup import Markup
from recension.ui.editor.stand_ins import LoneSurrogate
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
