"""The pages that are being edited, and what happens to their unsaved text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from recension.errors import RevisionDamaged, RevisionMissing, TextWithheld
from recension.store.values import is_same_record
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.file_answers import PageContents, SaveOrder, divergence
from recension.workspace.opened_file import OpenedFile
from recension.workspace.saved_drafts import was_saved
from recension.workspace.serial_thread import SerialThread
from recension.workspace.values import Conflict, DiskChange, Draft, Resolution


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as the file has it, and the unsaved text of it that was kept."""

    contents: PageContents
    draft: Draft | None = None
    base: PageContents | None = None  # what the draft was made from, where that is not the newest


def find_page(opened: OpenedFile, drafts: Drafts, title: str) -> FoundPage:
    """Read a page and its draft; a draft that says what the file says is none."""
    contents = opened.read_page(title)
    draft = drafts.read(opened.path, contents.title)
    if draft is None:
        return FoundPage(contents)
    if _was_saved(draft, contents):
        drafts.files.remove(opened.path, contents.title)
        return FoundPage(contents)
    newest = contents.revision.id if contents.revision else None
    if draft.base == newest:
        return FoundPage(contents, draft)
    if draft.base is None:
        return FoundPage(contents, draft, PageContents(contents.title, None, ""))
    try:
        base = _read_base(opened, contents.title, draft.base)
    except RevisionMissing:
        return FoundPage(contents, draft)
    is_the_same = contents.revision is not None and base.text == contents.text
    return FoundPage(contents, draft, None if is_the_same else base)  # as after a rename


def _read_base(opened: OpenedFile, title: str, number: int) -> PageContents:
    """Return what a draft was made from, as far as it can be read; raises `RevisionMissing`."""
    revision = opened.file.revision(number)
    try:
        text = opened.file.text(number)
    except (TextWithheld, RevisionDamaged):
        text = ""  # pruned since, or broken: nothing can be united, a person chooses
    return PageContents(title, revision, text)


def _was_saved(draft: Draft, contents: PageContents) -> bool:
    """Tell whether the end came between the saving of a draft's text and its dropping."""
    if draft.text.rstrip() == contents.text:
        return True
    is_next = contents.revision is not None and contents.revision.parent == draft.base
    return is_next and was_saved(draft.text, contents.text)


def _says_the_same(contents: PageContents, document: PageDocument) -> bool:
    """Tell whether a page says what a document was made from: it was renamed, or put back."""
    base, newest = document.base, contents.revision
    is_one_page = base is not None and newest is not None and base.page == newest.page
    return is_one_page and contents.text == document.base_text


class PagesOnHand(QObject):
    """Keeps the document of the page that is edited, and of those with unsaved text.

    Signals:
        shown(PageDocument): this page is edited from now on.
        draft_found(Draft), failed(RecensionError): as of the workspace.
        diverged(PageDocument, Divergence): a page has a newer revision under unsaved text.
        unsaved_changed(): another set of pages has unsaved text.
        edited(): the text of a page on hand changed; sent with each key.
    """

    shown = Signal(object)
    draft_found = Signal(object)
    diverged = Signal(object, object)
    failed = Signal(object)
    unsaved_changed = Signal()
    edited = Signal()

    def __init__(self, thread: SerialThread, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._drafts = drafts
        self._opened: OpenedFile | None = None
        self._documents: dict[str, PageDocument] = {}
        self._current: PageDocument | None = None

    @property
    def current(self) -> PageDocument | None:
        """The page that is edited."""
        return self._current

    @property
    def documents(self) -> list[PageDocument]:
        """All pages on hand."""
        return list(self._documents.values())

    def use(self, opened: OpenedFile | None) -> None:
        """Let go of all pages; those to come are of this file. Unsaved text stays as drafts."""
        self._drafts.unwatch()
        self._documents.clear()
        self._current = None
        self._opened = opened

    def move(self, opened: OpenedFile) -> None:
        """Go on with the same pages in another file."""
        self._opened = opened
        for contents in opened.renumbered:
            if document := self._documents.get(contents.title):
                document.set_base(contents.revision, contents.text)

    def get(self, title: str) -> PageDocument | None:
        """Return the page of this title, if it is on hand."""
        return self._documents.get(title)

    def open(self, title: str) -> None:
        """Show a page, from the file if it is not on hand."""
        opened = self._opened
        if opened is None:
            return
        if document := self._documents.get(title):
            self._make_current(document)
            return
        reply = self._thread.submit(partial(find_page, opened, self._drafts, title))
        reply.done.connect(lambda found: self.show_found(opened, found))
        reply.failed.connect(self.failed)

    def show_found(self, opened: OpenedFile, found: FoundPage) -> None:
        """Show a page that was read, with the unsaved text that was kept."""
        if opened is not self._opened:
            return
        start = found.base or found.contents
        document = self._documents.get(start.title)
        if document is None:
            document = PageDocument(start.title, start.text, start.revision)
            document.dirty_changed.connect(self.unsaved_changed)
            self._documents[start.title] = document
            if found.draft:
                document.replace_text(found.draft.text)
                document.caret = found.draft.caret
            document.edited.connect(self.edited)
        self._make_current(document)
        if found.draft:
            self.draft_found.emit(found.draft)
        if found.base:
            self._tell_diverged(document, found.contents)

    def order(self, document: PageDocument, summary: str = "", author: str = "") -> SaveOrder:
        """Return the order to save a page as it is now."""
        return SaveOrder(
            title=document.title,
            text=document.text,
            base=document.base,
            base_text=document.base_text,
            summary=summary,
            is_minor=False,
            author=author,
        )

    def take_newest(self, contents: PageContents) -> DiskChange | None:
        """Take in what another process, or a restored revision, made of a page."""
        document = self._documents.get(contents.title)
        if document is None or is_same_record(contents.revision, document.base):
            return None
        if document.is_dirty and _says_the_same(contents, document):
            document.set_base(contents.revision, contents.text, document.clean_text)
            return None
        if document.is_dirty:
            self._tell_diverged(document, contents)
            return None
        document.set_base(contents.revision, contents.text)
        document.replace_text(contents.text)
        if document is not self._current:
            return None
        return DiskChange.RELOADED if contents.revision else DiskChange.PARTED

    def rename(self, title: str, contents: PageContents) -> None:
        """Go on with a page under the title it has now, its unsaved text too."""
        if self._opened:
            self._drafts.rename(self._opened.path, title, contents.title)
        document = self._documents.pop(title, None)
        there = self._documents.get(contents.title)  # a redirect that gave way
        if document is None:
            self.take_newest(contents)
            return
        document.title = contents.title
        self._documents[contents.title] = document
        if contents.text == document.base_text:
            document.set_base(contents.revision, contents.text, document.clean_text)
        else:
            self.take_newest(contents)
        if there is not None and there is self._current:
            self._make_current(document)

    def follow(self, title: str, contents: PageContents) -> bool:
        """Go on with a page that another process renamed; False where it stays as it was.

        So does one whose text is changed on both sides, and one that would take the place of
        unsaved text.
        """
        document, there = self._documents.get(title), self._documents.get(contents.title)
        if document is None or document.base is None or contents.revision is None:
            return False
        if document.base.page != contents.revision.page:
            return False  # one that was followed a moment ago has this title now
        if there is not None and (there.is_dirty or there.is_new):
            return False
        if document.is_dirty and contents.text != document.base_text:
            return False
        self.rename(title, contents)
        return True

    def part_from(self, title: str) -> None:
        """Treat a page that was deleted as a new one; what is unsaved of it stays unsaved."""
        if document := self._documents.get(title):
            if not document.is_dirty:
                document.replace_text("")
            document.set_base(None, "")

    def resolve(self, conflict: Conflict, resolution: Resolution) -> None:
        """Settle a conflict; see the workspace."""
        document = self._documents.get(conflict.title)
        if document is None:
            return
        if resolution is Resolution.MERGED and document.text != conflict.mine:
            self.unite_again(conflict)
            return
        texts = {
            Resolution.MERGED: conflict.merge.text,
            Resolution.MINE: document.text,
            Resolution.THEIRS: conflict.theirs,
        }
        text = texts[resolution]
        if text is None:
            raise ValueError("texts that clash cannot be united")
        self.settle(conflict, text)

    def unite_again(self, conflict: Conflict) -> None:
        """Unite a text that went on since; see the workspace."""
        if document := self._documents.get(conflict.title):
            self.diverged.emit(document, replace(conflict.divergence, mine=document.text))

    def settle(self, conflict: Conflict, text: str) -> None:
        """Settle a conflict with this text; see the workspace."""
        if document := self._documents.get(conflict.title):
            document.set_base(conflict.revision, conflict.theirs)
            document.replace_text(text)

    def check(self, title: str) -> None:
        """See whether the file has a newer revision of a page by now."""
        if opened := self._opened:
            reply = self._thread.submit(lambda: opened.read_page(title))
            reply.done.connect(self.take_newest)
            reply.failed.connect(self.failed)

    def discard(self, title: str) -> None:
        """Drop the unsaved text of a page."""
        if document := self._documents.get(title):
            document.replace_text(document.clean_text)
        if self._opened:
            self._drafts.discard(self._opened.path, title)

    def _make_current(self, document: PageDocument) -> None:
        before = self._current
        if self._opened is None:
            return
        self._current = document
        self._drafts.watch(self._opened.path, document)
        self.shown.emit(document)
        is_left = before is not None and before is not document and not before.is_dirty
        if before and is_left and self._documents.get(before.title) is before:
            del self._documents[before.title]

    def _tell_diverged(self, document: PageDocument, newest: PageContents) -> None:
        found = divergence(self.order(document), newest, saving=False)
        self.diverged.emit(document, found)
