"""Characters that are on no keyboard."""

from recension.ui.editor.special.palette import CharacterPalette

__all__ = ["CharacterPalette"]
