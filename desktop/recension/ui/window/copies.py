"""Other copies of the open file: noticed, merged, and what clashes decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recension.store import UnitedCopy
from recension.ui.merge import Between, SideNames
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.jobs import Jobs
from recension.ui.window.page_merges import PageMerges, PageToMerge
from recension.ui.window.reports import union_report
from recension.ui.window.window import MainWindow
from recension.workspace import OpenClash, Settings, UniteCopy, Workspace

_JOB = "merge-copy"
_CLASHES = "copy-clashes"


class Copies(QObject):
    """Offers what lies beside the file, merges what is wanted, and offers what is left."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        settings: Settings,
        jobs: Jobs,
        page_merges: PageMerges,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._banner = window.banner
        self._workspace = workspace
        self._settings = settings
        self._jobs = jobs
        self._page_merges = page_merges
        self._offered: set[str] = set()  # keys of notices
        window.actions_by_name.connect_order("merge-copy", self.ask_for_copy)
        workspace.copy_found.connect(self.offer)
        workspace.closed.connect(self._forget)
        workspace.opened.connect(self._greet)

    def ask_for_copy(self) -> None:
        """Ask for another copy of the file and merge it."""
        file = self._workspace.file
        if file is None:
            return
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Merge a copy"),
            str(file.folder),
            self.tr("Revision files (*.recension);;All files (*)"),
        )
        if path:
            self.merge(Path(path))

    def offer(self, path: Path) -> None:
        """Say that a conflicted copy lies beside the file."""
        key = f"copy {path}"
        self._offered.add(key)
        text = self.tr(
            "A conflicted copy of this file lies beside it: {name}. It has changes that this file "
            "does not have."
        )
        actions = (
            NoticeAction(self.tr("Merge"), partial(self.merge, path), closes=False),
            NoticeAction(self.tr("Not now"), lambda: None),
        )
        notice = Notice(key, text.format(name=path.name), BannerKind.WARNING, actions)
        self._banner.show_notice(notice)

    def merge(self, path: Path) -> None:
        """Bring all that a copy has into the file."""
        file = self._workspace.file
        if file is None:
            return
        if self._jobs.runs(_JOB):
            self._window.status.say(self.tr("Another copy is being merged; wait for it."))
            return
        self._banner.remove(f"copy {path}")
        self._jobs.run(
            _JOB,
            UniteCopy(str(file.path), str(path), self._settings.author),
            self.tr("Merging {name}").format(name=path.name),
            self._tell,
            writes=True,
        )

    def decide(self) -> None:
        """Let a person unite what clashes, page by page."""
        self._ask_for_clashes(self._unite)

    def _tell(self, found: UnitedCopy) -> Notice:
        self._ask_for_clashes(self._offer_clashes)
        return union_report(_JOB, found)

    def _greet(self) -> None:
        self._forget()
        self._ask_for_clashes(self._offer_clashes)

    def _ask_for_clashes(self, use: Callable[[list[OpenClash]], object]) -> None:
        reply = self._workspace.open_clashes()
        reply.done.connect(use)
        reply.failed.connect(self._workspace.failed)

    def _offer_clashes(self, clashes: list[OpenClash]) -> None:
        self._banner.remove(_CLASHES)
        if not clashes:
            return
        titles = ", ".join(dict.fromkeys(clash.line.page for clash in clashes))
        text = self.tr(
            "A copy that was merged changed the same places of: {titles}. What this file has "
            "stands; both are in the history."
        )
        actions = (
            NoticeAction(self.tr("Decide\N{HORIZONTAL ELLIPSIS}"), self.decide),
            NoticeAction(self.tr("Not now"), lambda: None),
        )
        notice = Notice(_CLASHES, text.format(titles=titles), BannerKind.WARNING, actions)
        self._banner.show_notice(notice)

    def _unite(self, clashes: list[OpenClash]) -> None:
        first = {clash.line.page: clash for clash in reversed(clashes)}  # one line of each page
        pages = [
            PageToMerge(title, clash.base, clash.mine, clash.theirs)
            for title, clash in first.items()
        ]
        names = SideNames(
            self.tr("This file"),
            self.tr("Before"),
            self.tr("The copy"),
            between=Between.COPIES,
        )
        self._page_merges.unite(pages, names, partial(self._settle, first))

    def _settle(self, clashes: Mapping[str, OpenClash], results: Mapping[str, str]) -> None:
        for title, text in results.items():
            self._workspace.settle_clash(clashes[title], text)
        self._ask_for_clashes(self._offer_clashes)  # answered after what was settled just now

    def _forget(self) -> None:
        for key in self._offered | {_CLASHES, _JOB}:
            self._banner.remove(key)
        self._offered.clear()
