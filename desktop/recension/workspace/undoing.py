"""Undoing an old revision: the page without what that revision did."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from recension.diff import Merge
from recension.errors import NothingToUndo, RecensionError
from recension.store.edits import undo_summary
from recension.store.values import Revision
from recension.workspace.document import PageDocument
from recension.workspace.merges import Merges
from recension.workspace.replies import Reply
from recension.workspace.values import Undo


@dataclass(frozen=True, slots=True)
class _Made:
    """A text that undoing alone made."""

    document: PageDocument
    text: str
    revision: int  # the one that was undone


class Undoing(QObject):
    """Takes one revision out of a page by a three-way merge: that revision is the base.

    As MediaWiki does, a revision saved afterwards is tagged only where its text is exactly what
    undoing made (Help:Tags, "Undo").
    """

    def __init__(self, merges: Merges, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._merges = merges
        self._asked: dict[Reply, Reply] = {}  # merges by the answers that wait for them
        self._made: _Made | None = None

    def undo(self, document: PageDocument, revision: Revision, texts: Reply) -> Reply:
        """Unite the page with the text before a revision; done gives an `Undo`.

        Args:
            document: the page.
            revision: the one to undo.
            texts: gives the texts before and after it.
        """
        answer = Reply()
        texts.done.connect(lambda found: self._merge(document, revision, found, answer))
        texts.failed.connect(answer.fail)
        return answer

    def cancel(self, answer: Reply) -> None:
        """Wait no longer for an answer of `undo`."""
        if merge := self._asked.get(answer):
            self._merges.cancel(merge)

    def apply(self, document: PageDocument, undo: Undo, text: str) -> None:
        """Put the outcome into the editor, unsaved."""
        if undo.is_clean and text == undo.merge.text and not document.is_dirty:
            self._made = _Made(document, text, undo.revision.id)
        document.replace_text(text)

    def undone_in(self, document: PageDocument) -> int | None:
        """Return the revision that the text of a page undoes if it is saved now."""
        made = self._made
        is_it = made and made.document is document and made.text == document.text
        return made.revision if made and is_it else None

    def forget(self) -> None:
        """A revision was saved: what is undone next counts on its own."""
        self._made = None

    def _merge(
        self, document: PageDocument, revision: Revision, found: tuple[str, str], answer: Reply
    ) -> None:
        before, after = found
        text = document.text
        reply = self._asked[answer] = self._merges.ask(after, text, before)
        reply.done.connect(lambda merge: self._tell(document, revision, text, merge, answer))
        reply.failed.connect(lambda error: self._fail(answer, error))

    def _fail(self, answer: Reply, error: RecensionError) -> None:
        self._asked.pop(answer, None)
        answer.fail(error)

    def _tell(
        self, document: PageDocument, revision: Revision, text: str, merge: Merge, answer: Reply
    ) -> None:
        self._asked.pop(answer, None)
        if merge.text == text:
            answer.fail(NothingToUndo(revision.id, "undone"))
        else:
            hidden = revision.is_author_hidden
            summary = undo_summary(revision.id, revision.author, is_hidden=hidden)
            answer.settle(Undo(document.title, revision, text, merge, summary))
