"""Orders that look back, or bring something back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from recension.diff.options import DEFAULT, Options
from recension.engine.messages import FindPhrase, StoredRevision, TextSide
from recension.store import KnownLinks, RollbackTarget
from recension.store.values import Revision
from recension.workspace.following import Following
from recension.workspace.jobs import Job
from recension.workspace.replies import Reply
from recension.workspace.values import (
    Undo,
)


class PastOrders(Following):
    """Reads and compares revisions, restores them and takes single ones out."""

    def prepare_search(self, *, in_history: bool) -> None:
        """Get ready: somebody is about to search, and has not said for what."""
        self._search_spare.prepare()
        if in_history:
            self._search_ahead.hurry()

    def search(self, work: FindPhrase, parent: QObject) -> Job:
        """Search, in a process of its own that may have started already."""
        self._search_ahead.stop()  # what is not ready is up to this search
        return Job(work, spare=self._search_spare, parent=parent)

    def history(self, title: str, *, before: int | None = None, limit: int = 100) -> Reply:
        """Ask for revisions, newest first, older than `before`; done gives a tuple of them."""
        return self._ask(lambda opened: opened.history(title, before, limit))

    def text(self, revision: int) -> Reply:
        """Ask for the text of a revision; done gives a str."""
        return self._ask(lambda opened: opened.file.text(revision))

    def compare(self, old: TextSide, new: TextSide, options: Options = DEFAULT) -> Reply:
        """Compare any two texts or revisions; done gives a Comparison."""
        return self._engine.inquiries.compare(old, new, options)

    def compare_page_with(self, revision: int | None, options: Options | None = None) -> None:
        """Compare the edited page with this revision of it from now on; None: its newest."""
        chosen, document = options or Options(), self._pages.current
        if revision is None or document is None:
            self._base.choose_newest(chosen)
            return
        reply = self._ask(
            lambda opened: (opened.file.revision(revision), opened.file.text(revision))
        )
        reply.done.connect(lambda found: self._base.choose(document, found, chosen))
        reply.failed.connect(self.failed)

    def restore(self, revision: int, summary: str = "") -> None:
        """Record the text of an older revision as a new one."""
        opened, document, author = self._file.current, self._pages.current, self._settings.author

        def record(links: KnownLinks | None) -> None:
            if opened is not None and opened is self._file.current:
                reply = self._ask(lambda file: file.restore(revision, summary, author, links))
                reply.done.connect(self._on_restored)
                reply.failed.connect(self.save_failed)

        title = document.title if document is not None else ""
        self._links_to_save.ask(title, StoredRevision(revision), record)

    def rollback_target(self, title: str) -> Reply:
        """Ask what `roll_back` would take a page back to; done gives a `RollbackTarget`.

        Fails with `PageMissing`, or `RollbackRefused` where nobody else ever wrote.
        """
        return self._ask(lambda opened: opened.file.rollback_target(title))

    def roll_back(self, title: str, target: RollbackTarget) -> None:
        """Take back the newest edits of one author, as it was told; `saved` follows, or `failed`.

        Only while nothing in the page is unsaved.
        """
        opened, document, author = self._file.current, self._pages.get(title), self._settings.author
        base = document.base.id if document is not None and document.base is not None else None

        def record(links: KnownLinks | None) -> None:
            if opened is not None and opened is self._file.current:
                reply = self._ask(lambda file: file.roll_back(title, target, author, base, links))
                reply.done.connect(self._on_restored)
                reply.failed.connect(self.failed)

        self._links_to_save.ask(title, StoredRevision(target.revision), record)

    def name_revision(self, title: str, revision: int, name: str) -> None:
        """Give a revision of a page a name, "" for none; `history_changed` follows."""
        reply = self._ask(lambda opened: opened.name(revision, name))
        reply.done.connect(lambda _: self.history_changed.emit(title))
        reply.failed.connect(self.failed)

    def undo_revision(self, revision: Revision) -> Reply:
        """Take what a revision did out of the page that is edited; done gives an `Undo`.

        Nothing is changed by it: call `apply_undo`. Fails with `NothingToUndo`.
        """
        document = self._pages.current
        if document is None:
            return self._no_file(Path())
        texts = self._ask(lambda opened: opened.change_of(revision))
        return self._undoing.undo(document, revision, texts)

    def apply_undo(self, undo: Undo, text: str) -> None:
        """Put the page without a revision into the editor, unsaved."""
        if document := self._pages.get(undo.title):
            self._undoing.apply(document, undo, text)
