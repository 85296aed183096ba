"""Long work, told in the banner with its progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from recension import messages
from recension.engine.messages import FileJob
from recension.errors import Cancelled, RecensionError
from recension.ui import wording
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Banner, Notice, NoticeAction
from recension.workspace import Job, Progress, Workspace


class Jobs(QObject):
    """Runs one job of each kind at a time."""

    def __init__(self, banner: Banner, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._workspace = workspace
        self._running: dict[str, Job] = {}
        self._writing: set[str] = set()  # those that write into the open file

    def runs(self, key: str) -> bool:
        """Whether a job of this kind is under way."""
        return key in self._running

    def run(
        self,
        key: str,
        work: FileJob,
        doing: str,
        tell: Callable[..., Notice | None],
        *,
        writes: bool = False,
    ) -> None:
        """Start a job.

        Args:
            key: its kind, and the key of its notices.
            work: what it does.
            doing: says so while it runs.
            tell: makes the notice of its result, None where it goes on from there.
            writes: whether it writes into the open file, which no other program did then.
        """
        if key in self._running:
            return
        if writes:
            self._writing.add(key)
            self._workspace.expect_own_changes()
        job = Job(work, parent=self)
        self._running[key] = job
        stop = NoticeAction(self.tr("Cancel"), job.cancel, closes=False)
        self._banner.show_notice(Notice(key, doing, actions=(stop,), can_close=False, is_busy=True))
        job.progressed.connect(partial(self._show_progress, key, doing))
        job.done.connect(partial(self._finish, key, tell))
        job.failed.connect(partial(self._fail, key))

    def cancel_all(self) -> None:
        """Stop everything that runs."""
        for job in list(self._running.values()):
            job.cancel()

    def _show_progress(self, key: str, doing: str, progress: Progress) -> None:
        text = doing
        if progress.revisions:
            counted = self.tr("{doing}: {count} revisions")
            text = counted.format(doing=doing, count=wording.number(progress.revisions))
        self._banner.show_progress(key, text, progress.done, progress.total)

    def _finish(self, key: str, tell: Callable[..., Notice | None], result: object) -> None:
        self._end(key)
        notice = tell(result)
        if notice is not None:
            self._banner.show_notice(notice)

    def _fail(self, key: str, error: RecensionError) -> None:
        self._end(key)
        kind = BannerKind.INFO if isinstance(error, Cancelled) else BannerKind.ERROR
        self._banner.show_notice(Notice(key, messages.sentence(error), kind))

    def _end(self, key: str) -> None:
        job = self._running.pop(key)
        job.deleteLater()
        self._banner.remove(key)
        if key in self._writing:
            self._writing.remove(key)
            self._workspace.take_in()
