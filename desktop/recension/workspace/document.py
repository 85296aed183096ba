"""The text of one page while it is edited."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from recension.diff import common_ends
from recension.diff.edited_lines import size_of
from recension.engine.messages import Edit
from recension.store.values import Revision

_numbers = itertools.count(1)
_SINGLE_EDITS = 50  # so many are made one by one; each costs a copy of the text
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class PageDocument(QObject):
    """One page: its text as edited, the revision it was made from, and what differs.

    The editor reports every edit with `apply`; a text that comes from elsewhere (a merge, a reload,
    a recovered draft) arrives with `replace_text` and is announced by `text_replaced`, for the
    editor to show. All offsets count code points. A key costs a copy of the text (0.1 ms at 1 MB)
    and nothing else that grows with it.

    Signals:
        edited(Edit): the text changed, by an edit or by `replace_text`; ask the document for it.
        text_replaced(str): the text is another one; the editor takes it over, not reporting it.
        rewritten(tuple): the text has had these edits, from its end to its beginning; the editor
            makes them too, not reporting them.
        dirty_changed(bool): whether there is unsaved text changed.
        base_changed(): the page was saved, or has a new revision under the unsaved text.
    """

    edited = Signal(object)
    text_replaced = Signal(str)
    rewritten = Signal(object)
    dirty_changed = Signal(bool)
    base_changed = Signal()

    def __init__(
        self,
        title: str,
        text: str = "",
        base: Revision | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.number = next(_numbers)  # never used twice
        self.title = title
        self.caret = 0  # in code points; the editor keeps it here for drafts and the last place
        self._text = text
        self._base = base
        self._base_text = text
        self._clean_text = text
        self._clean_size = self._size = size_of(text)
        self._words = len(text.split())
        self._version = 0
        self._is_dirty = False

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._text

    @property
    def base(self) -> Revision | None:
        """The revision that is being edited; None for a page that is not saved yet."""
        return self._base

    @property
    def base_text(self) -> str:
        """The text of that revision."""
        return self._base_text

    @property
    def clean_text(self) -> str:
        """The text that counts as saved: that of the revision, with the white space typed after it.

        The file cuts white space from the end of a text; the editor keeps what was typed.
        """
        return self._clean_text

    @property
    def version(self) -> int:
        """How many edits the text has seen."""
        return self._version

    @property
    def size(self) -> int:
        """The size of the text in UTF-8 bytes."""
        return self._size

    @property
    def delta(self) -> int:
        """How many UTF-8 bytes the unsaved edits add."""
        return self._size - self._clean_size

    @property
    def words(self) -> int:
        """How many words the text has: runs of anything but white space."""
        return self._words

    @property
    def is_dirty(self) -> bool:
        """Whether there is unsaved text."""
        return self._is_dirty

    @property
    def is_new(self) -> bool:
        """Whether the page has no revision yet."""
        return self._base is None

    def apply(self, edit: Edit) -> None:
        """Take over an edit that was made in the editor."""
        if not 0 <= edit.start <= edit.start + edit.removed <= len(self._text):
            raise IndexError(f"an edit at {edit.start} of a text of {len(self._text)}")
        edit = _encodable(edit)
        removed = self._text[edit.start : edit.start + edit.removed]
        # An edit adds and takes away words that begin in it, or right after it.
        words_before = _word_starts(self._text, edit.start, edit.start + edit.removed + 1)
        self._text = edit.apply(self._text)
        end = edit.start + len(edit.inserted)
        self._words += _word_starts(self._text, edit.start, end + 1) - words_before
        self._size += size_of(edit.inserted) - size_of(removed)
        self._version += 1
        self.edited.emit(edit)
        self._update_dirty()

    def replace_text(self, text: str) -> None:
        """Put another text in the place of this one; the editor is told."""
        if text == self._text:
            return
        self.apply(edit_between(self._text, text))
        self.text_replaced.emit(self._text)

    def rewrite(self, edits: Sequence[Edit]) -> None:
        """Make edits, from the end of the text to its beginning; the editor is told."""
        if not edits:
            return
        for edit in edits if len(edits) <= _SINGLE_EDITS else [joined(self._text, edits)]:
            self.apply(edit)
        self.rewritten.emit(tuple(edits))

    def set_base(
        self, base: Revision | None, base_text: str, clean_text: str | None = None
    ) -> None:
        """Say what the newest revision is.

        Args:
            base: the revision.
            base_text: its text.
            clean_text: the text in the editor that counts as saved; it may end with white space
                that the revision lacks.
        """
        self._base = base
        self._base_text = base_text
        self._clean_text = base_text if clean_text is None else clean_text
        self._clean_size = size_of(self._clean_text)
        self._update_dirty()
        self.base_changed.emit()

    def _update_dirty(self) -> None:
        is_dirty = self._text not in (self._clean_text, self._base_text)
        if is_dirty != self._is_dirty:
            self._is_dirty = is_dirty
            self.dirty_changed.emit(is_dirty)


def rewritten(text: str, edits: Sequence[Edit]) -> str:
    """Return a text after edits that go from its end to its beginning."""
    return joined(text, edits).apply(text) if edits else text


def joined(text: str, edits: Sequence[Edit]) -> Edit:
    """Return the one edit of a text that does what several do, from its end to its beginning."""
    start, stop = edits[-1].start, edits[0].start + edits[0].removed
    pieces: list[str] = []
    at = start
    for edit in reversed(edits):
        pieces += (text[at : edit.start], edit.inserted)
        at = edit.start + edit.removed
    return Edit(start, stop - start, "".join(pieces))


def edit_between(old: str, new: str) -> Edit:
    """Return the one edit that makes `old` into `new`: all between their equal ends."""
    start, tail = common_ends(old, new)
    return Edit(start, len(old) - start - tail, new[start : len(new) - tail])


def _word_starts(text: str, start: int, stop: int) -> int:
    """Count the words that begin in a range: where white space, or nothing, stands before."""
    count = len(text[start:stop].split())
    goes_on = 0 < start < len(text) and not (text[start - 1].isspace() or text[start].isspace())
    return count - goes_on if start < stop else 0


def _encodable(edit: Edit) -> Edit:
    """Half a surrogate pair is no character and cannot be saved: it becomes U+FFFD."""
    if edit.inserted.isascii() or not _LONE_SURROGATES.search(edit.inserted):
        return edit
    return Edit(edit.start, edit.removed, _LONE_SURROGATES.sub("\ufffd", edit.inserted))
