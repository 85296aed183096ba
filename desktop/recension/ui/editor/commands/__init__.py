"""What the formatting commands do to a passage of text. Nothing here knows a widget."""

from recension.ui.editor.commands.passage import Passage
from recension.ui.editor.commands.table import Words, carry_out

__all__ = ["Passage", "Words", "carry_out"]
