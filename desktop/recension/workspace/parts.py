"""The parts that the workspace is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from recension.errors import FileMissing
from recension.workspace.base_choice import BaseChoice
from recension.workspace.copies_beside import CopiesBeside
from recension.workspace.disk_follower import DiskFollower
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.engine_client import EngineClient
from recension.workspace.file_on_hand import FileOnHand
from recension.workspace.indexing import Indexing
from recension.workspace.instances import Instances
from recension.workspace.kept_merges import KeptMerges
from recension.workspace.links_to_save import LinksToSave
from recension.workspace.merges import Merges
from recension.workspace.opened_file import OpenedFile
from recension.workspace.page_log import PageLog
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.places import state_folder
from recension.workspace.preparing import Preparing
from recension.workspace.reconciling import Reconciling
from recension.workspace.replies import Reply
from recension.workspace.saving import Saving
from recension.workspace.search_ahead import SearchAhead
from recension.workspace.serial_thread import SerialThread
from recension.workspace.settings import Settings
from recension.workspace.signals import WorkspaceSignals
from recension.workspace.spare_process import SpareProcess
from recension.workspace.undoing import Undoing
from recension.workspace.untitled import UntitledFiles
from recension.workspace.values import (
    FileState,
    PageList,
)


class WorkspaceParts(WorkspaceSignals):
    """Makes the parts, knows what is on hand, and asks the open file."""

    def __init__(
        self,
        settings: Settings,
        drafts: Drafts,
        engine: EngineClient,
        instances: Instances,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._drafts = drafts
        self._engine = engine
        self._instances = instances
        self._page_list = PageList()
        self._kept_titles: set[str] = set()  # not opened since the file was
        self._thread = SerialThread("store", self)
        self._untitled = UntitledFiles(state_folder() / "untitled")
        self._file = FileOnHand(self._thread, drafts, instances, self._untitled, self)
        self._pages = PagesOnHand(self._thread, drafts, self)
        self._links_to_save = LinksToSave(engine.inquiries, self)
        preparing = Preparing(engine.inquiries, self._links_to_save, self)
        self._saving = Saving(self._thread, self._pages, preparing, self)
        self._merges = Merges(engine.inquiries, self)
        self._reconciling = Reconciling(self._merges, self._pages, self)
        self._undoing = Undoing(self._merges, self)
        self._page_log = PageLog(self._thread, self._pages, self)
        self._indexing = Indexing(self._thread, engine.inquiries, self)
        self._search_ahead = SearchAhead(self._thread, self)
        self._search_spare = SpareProcess(parent=self)
        self._disk = DiskFollower(self._thread, self._file, self._pages, self)
        self._copies = CopiesBeside(self._thread, self)
        self._base = BaseChoice(engine, self)
        self.kept_merges = KeptMerges(drafts, self._path, self)

    @property
    def file(self) -> FileState | None:
        """The open file."""
        return self._file.state

    @property
    def document(self) -> PageDocument | None:
        """The page that is edited."""
        return self._pages.current

    @property
    def pages(self) -> PageList:
        """All pages of the file, as last read."""
        return self._page_list

    @property
    def unsaved_titles(self) -> list[str]:
        """The pages with unsaved text, on hand or kept as a draft that was not looked at yet."""
        return sorted(self._kept_titles | self._dirty_titles())

    def _dirty_titles(self) -> set[str]:
        return {page.title for page in self._pages.documents if page.is_dirty}

    def _ask(self, question: Callable[[OpenedFile], object]) -> Reply:
        opened = self._file.current
        if opened is None:
            return self._no_file(Path())
        return self._thread.submit(lambda: question(opened))

    def _no_file(self, path: Path) -> Reply:
        reply = Reply()
        QTimer.singleShot(0, self, lambda: reply.fail(FileMissing(path)))
        return reply

    def _path(self) -> Path | None:
        return None if self.file is None else self.file.path
