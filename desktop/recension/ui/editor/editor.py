"""The editor itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from recension.ui.editor.markup import Markup
from recension.ui.editor.values import ChangeMark
from recension.ui.theme import LIGHT, Theme


class Editor(QPlainTextEdit):
    """Edits one text of wikitext. Lines and columns count from 0, offsets count code points.

    Signals:
        edited(Edit): the text changed by the user's hand, by undo, or by `replace_text`;
            not by `set_text`. Emitted once for each change, at once.
        caret_moved(int, int): line and column (code points) of the caret.
        scrolled(float): the line at the top of the view, with the part of it that has gone by.
        zoomed(int): the size of the text in percent.
        link_activated(str): the target of a link was clicked with Ctrl held down.
        mark_activated(int): the bar of a change was clicked; the line it starts at.
        files_dropped(list): paths of files that were dropped on the text.
    """

    edited = Signal(object)
    caret_moved = Signal(int, int)
    scrolled = Signal(float)
    zoomed = Signal(int)
    link_activated = Signal(str)
    mark_activated = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self._theme = theme

    # The text

    def set_text(self, text: str) -> None:
        """Show the text of another page: undo begins anew, the caret goes to the start."""
        self.setPlainText(text)

    def replace_text(self, text: str) -> None:
        """Make the text `text` with as few changes as need be, as one step of undo.

        Caret and view stay where they are. For a restored revision or a recovered draft.
        """
        raise NotImplementedError

    def text(self) -> str:
        """Return the text exactly: what `set_text` gave, and what was edited since."""
        return self.document().toRawText().replace("\u2029", "\n")

    def insert_text(self, text: str) -> None:
        """Put text in place of the selection, as one step of undo."""
        raise NotImplementedError

    def selected_text(self) -> str:
        """Return the selected text exactly."""
        raise NotImplementedError

    # Places

    def caret(self) -> tuple[int, int]:
        """Return line and column of the caret."""
        raise NotImplementedError

    def caret_offset(self) -> int:
        """Return the offset of the caret."""
        raise NotImplementedError

    def select(self, start: int, stop: int) -> None:
        """Select from offset `start` to `stop`, where the caret then stands, and show it."""
        raise NotImplementedError

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Put the caret on a line, in the middle of the view."""
        raise NotImplementedError

    def top_line(self) -> float:
        """Return the line at the top of the view, with the part of it that has gone by."""
        raise NotImplementedError

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top of the view; the caret stays. Emits no `scrolled`."""
        raise NotImplementedError

    # Commands

    def apply_markup(self, markup: Markup) -> None:
        """Carry out a formatting command on the selection, as one step of undo."""
        raise NotImplementedError

    # Looks

    def set_change_marks(self, marks: list[ChangeMark]) -> None:
        """Show what differs from the compared revision; the marks move with edits until then."""
        raise NotImplementedError

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Refuse edits, and look so; the text can still be selected and copied."""
        self.setReadOnly(is_read_only)

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in percent from 50 to 400."""
        raise NotImplementedError

    def zoom(self) -> int:
        """Return the size of the text in percent."""
        raise NotImplementedError

    def set_wrap(self, is_wrapped: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Break long lines at the edge of the view, or scroll sideways."""
        raise NotImplementedError

    def set_line_numbers(self, are_shown: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Show or hide the numbers of the lines."""
        raise NotImplementedError

    def set_whitespace(self, is_shown: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Show or hide marks for spaces and tabs."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
