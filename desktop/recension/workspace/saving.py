"""Recording revisions of the pages on hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from recension.engine.messages import Author, Edit
from recension.errors import RecensionError
from recension.workspace.document import PageDocument, rewritten
from recension.workspace.file_answers import SaveOrder, SaveOutcome
from recension.workspace.opened_file import OpenedFile
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.preparing import Preparation, Preparing, moved_past
from recension.workspace.serial_thread import SerialThread


@dataclass(slots=True)
class _Save:
    """One text on its way into the file."""

    opened: OpenedFile
    document: PageDocument
    order: SaveOrder
    preparation: Preparation = field(default_factory=Preparation)
    later: list[Edit] = field(default_factory=list)  # of the document since


class Saving(QObject):
    """Saves one text after the other, each on top of the revision the one before made.

    First the engine says what saving makes of the text: signatures, substitution, the pipe trick.
    Once that is on the disk, the document is changed likewise.

    Signals:
        saved(SaveOutcome): a revision is on the disk.
        unchanged(str): the text of the page of this title is that of its newest revision.
        left_as_typed(LeftAsTyped): a text was saved without what saving should have made of it.
        diverged(PageDocument, Divergence): not saved; the page has a newer revision.
        failed(RecensionError): as of the workspace.
    """

    saved = Signal(object)
    unchanged = Signal(str)
    left_as_typed = Signal(object)
    diverged = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        thread: SerialThread,
        pages: PagesOnHand,
        preparing: Preparing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._pages = pages
        self._preparing = preparing
        self._save: _Save | None = None
        self._next: Callable[[], None] | None = None
        self._after: list[Callable[[], None]] = []

    @property
    def is_busy(self) -> bool:
        """Whether a text is being saved."""
        return self._save is not None

    @property
    def is_preparing(self) -> bool:
        """Whether a text waits for the engine, and is not on its way to the disk yet."""
        return self._preparing.is_waiting

    def save(
        self,
        opened: OpenedFile,
        document: PageDocument,
        summary: str,
        author: Author,
        *,
        minor: bool,
        undoes: int | None = None,
    ) -> None:
        """Save the text of a page as it is now, or as it is once the one before is saved."""
        if self._save:
            self._next = lambda: self.save(
                opened, document, summary, author, minor=minor, undoes=undoes
            )
            return
        if not (document.is_dirty or document.is_new):
            self.unchanged.emit(document.title)
            return
        order = self._pages.order(document, summary, author.name)
        order = replace(order, is_minor=minor, undoes=undoes)
        self._save = _Save(opened, document, order)
        document.edited.connect(self._note_later)
        self._preparing.prepare(order.title, order.text, author, self._submit)

    def when_prepared(self, act: Callable[[], None]) -> None:
        """Do something that must not come before a save that was ordered: now, or in a moment."""
        if self.is_preparing:
            self._after.append(act)
        else:
            act()

    def hurry(self) -> None:
        """Let the text that is being prepared go to the disk now, as it was typed."""
        if self.is_preparing:
            self._preparing.hurry()

    def _submit(self, preparation: Preparation) -> None:
        save = self._save
        if save is None:
            return
        save.preparation = preparation
        text = rewritten(save.order.text, preparation.edits)
        order = save.order = replace(save.order, prepared_text=text, links=preparation.links)
        reply = self._thread.submit(lambda: save.opened.save(order))
        reply.done.connect(self._on_outcome)
        reply.failed.connect(self._on_failure)
        after, self._after = self._after, []
        for act in after:
            act()

    def _on_outcome(self, outcome: SaveOutcome) -> None:
        save = self._end()
        if outcome.divergence:
            self._next = None
            self.diverged.emit(save.document, outcome.divergence)
            return
        contents, document = outcome.contents, save.document
        document.rewrite(moved_past(save.preparation.edits, save.later))
        document.set_base(contents.revision, contents.text, clean_text=save.order.prepared_text)
        if outcome.is_new:
            self.saved.emit(outcome)
        else:
            self.unchanged.emit(save.order.title)
        if save.preparation.left and outcome.is_new:
            self.left_as_typed.emit(save.preparation.left)
        self._go_on()

    def _on_failure(self, error: RecensionError) -> None:
        self._end()
        self._next = None
        self.failed.emit(error)

    def _end(self) -> _Save:
        save, self._save = self._save, None
        assert save is not None  # noqa: S101 - one is under way whenever an outcome comes
        save.document.edited.disconnect(self._note_later)
        return save

    def _note_later(self, edit: Edit) -> None:
        if self._save:
            self._save.later.append(edit)

    def _go_on(self) -> None:
        if order := self._next:
            self._next = None
            order()
