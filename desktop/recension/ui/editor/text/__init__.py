"""The text: kept exactly, told in edits, seen in a view."""

from recension.ui.editor.text.exact_text import ExactText
from recension.ui.editor.text.replacement import Change, changes_between
from recension.ui.editor.text.stand_ins import LoneSurrogate
from recension.ui.editor.text.text_view import TextView

__all__ = ["Change", "ExactText", "LoneSurrogate", "TextView", "changes_between"]
