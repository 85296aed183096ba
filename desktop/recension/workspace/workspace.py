"""The open revision file, and the page of it that is edited."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.diff import Options
from recension.engine.messages import TextSide
from recension.store.values import Page
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.engine_client import EngineClient
from recension.workspace.instances import Instances
from recension.workspace.replies import Reply
from recension.workspace.settings import Settings
from recension.workspace.values import Conflict, Draft, FileState, PageList, Resolution


class Workspace(QObject):
    """Opens, edits, saves; all work on the file is done in a thread of its own.

    Orders return at once. What came of them is told by signals, or, where a question was asked, by
    the `Reply`. The engine follows: it is told which file and page are open.

    Signals:
        opened(FileState): a file was opened; `pages_changed` follows, then `page_opened`, if the
            file has pages.
        file_changed(FileState): the open file is now read-only, gone, back or elsewhere (Save As).
        closed(): no file is open any more.
        already_open(Path): the file is open in another window, which was asked to come forward.
        raise_requested(): another process asked this window to come forward.
        pages_changed(PageList): pages came, went or changed.
        page_opened(PageDocument): this page is edited from now on.
        history_changed(str): the page of this title has a new revision.
        saved(Saved): a revision is on the disk.
        nothing_to_save(str): the page of this title is as it was; nothing was recorded.
        failed(RecensionError): an order could not be carried out; nothing is lost.
        save_failed(RecensionError): not saved; the text is still there, and in the draft.
        conflict(Conflict): the page has a newer revision under unsaved text: call `resolve`.
        draft_found(Draft): unsaved text of this page was recovered and stands in the editor: call
            `keep_draft` or `discard_draft`.
        heartbeat(Heartbeat): how safe the unsaved text is.
        disk_changed(DiskChange): another process changed the file; what it means was done.
        base_chosen(object): the page is compared with this Revision from now on; None: its newest.
    """

    opened = Signal(object)
    file_changed = Signal(object)
    closed = Signal()
    already_open = Signal(object)
    raise_requested = Signal()
    pages_changed = Signal(object)
    page_opened = Signal(object)
    history_changed = Signal(str)
    saved = Signal(object)
    nothing_to_save = Signal(str)
    failed = Signal(object)
    save_failed = Signal(object)
    conflict = Signal(object)
    draft_found = Signal(object)
    heartbeat = Signal(object)
    disk_changed = Signal(object)
    base_chosen = Signal(object)

    def __init__(
        self,
        settings: Settings,
        drafts: Drafts,
        engine: EngineClient,
        instances: Instances,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)

    @property
    def file(self) -> FileState | None:
        """The open file."""
        raise NotImplementedError

    @property
    def document(self) -> PageDocument | None:
        """The page that is edited."""
        raise NotImplementedError

    @property
    def pages(self) -> PageList:
        """All pages of the file, as last read."""
        raise NotImplementedError

    # -- files

    def open_any(self, path: Path, *, page: str = "") -> None:
        """Open what the user named: a revision file, or a text file as an untitled one."""
        raise NotImplementedError

    def open_file(self, path: Path, *, page: str = "") -> None:
        """Open a revision file, at this page or its first."""
        raise NotImplementedError

    def open_text(self, path: Path) -> None:
        """Open a bare text as an untitled file whose first revision it is."""
        raise NotImplementedError

    def open_last(self) -> bool:
        """Open the file and page where the user was last; False where there is none."""
        raise NotImplementedError

    def open_sample(self) -> None:
        """Open an unsaved copy of the bundled sample."""
        raise NotImplementedError

    def new_file(self) -> None:
        """Begin an untitled file with one empty page."""
        raise NotImplementedError

    def save_as(self, path: Path) -> None:
        """Give the open file a new place, over whatever is there, and go on with it there.

        An untitled file moves; another stays where it was. Unsaved text goes along, unsaved.
        """
        raise NotImplementedError

    def save_copy(self, path: Path) -> Reply:
        """Copy the file to a place and go on with the one that is open."""
        raise NotImplementedError

    def close_file(self, *, discard: bool = False) -> None:
        """Close the file. Unsaved text stays as a draft, an untitled file for the next start.

        With `discard` both are dropped.
        """
        raise NotImplementedError

    def stop(self) -> None:
        """Close the file and end all threads; after it nothing works any more."""
        raise NotImplementedError

    # -- pages

    def open_page(self, title: str) -> None:
        """Edit this page, or begin it; unsaved text of the one before stays as a draft."""
        raise NotImplementedError

    def new_page(self, title: str) -> None:
        """Begin a page; fails with BadTitle or PageExists."""
        raise NotImplementedError

    def save(self, summary: str = "", *, is_minor: bool = False) -> None:
        """Record the text as a revision."""
        raise NotImplementedError

    # -- history

    def history(self, title: str, *, before: int | None = None, limit: int = 100) -> Reply:
        """Ask for revisions, newest first, older than `before`; done gives a tuple of them."""
        raise NotImplementedError

    def text(self, revision: int) -> Reply:
        """Ask for the text of a revision; done gives a str."""
        raise NotImplementedError

    def compare(self, old: TextSide, new: TextSide, options: Options | None = None) -> Reply:
        """Compare any two texts or revisions; done gives a Comparison."""
        raise NotImplementedError

    def compare_page_with(self, revision: int | None, options: Options | None = None) -> None:
        """Compare the edited page with this revision of it from now on; None: its newest."""
        raise NotImplementedError

    def restore(self, revision: int, summary: str = "") -> None:
        """Record the text of an older revision as a new one."""
        raise NotImplementedError

    # -- choices

    def keep_draft(self, draft: Draft) -> None:
        """Go on with the recovered text."""
        raise NotImplementedError

    def discard_draft(self, draft: Draft) -> None:
        """Drop the recovered text; the page shows its newest revision."""
        raise NotImplementedError

    def resolve(self, conflict: Conflict, resolution: Resolution) -> None:
        """Settle a conflict; the outcome stands in the editor, unsaved where it differs."""
        raise NotImplementedError


__all__ = ["Page", "Workspace"]
