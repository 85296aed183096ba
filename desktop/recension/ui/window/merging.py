"""The merge view at work: it takes the centre of the window, and hands out what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from recension.diff import Merge
from recension.errors import Cancelled, RecensionError
from recension.ui import wording
from recension.ui.merge import Between, MergeCase, SideNames
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.window import MainWindow
from recension.workspace import KeptMerge, MergeName, PageDocument, Reply, Workspace

_NOTICE = "merging"
_PAUSE = 500  # milliseconds from a choice to the writing that holds it
_SOON = 400  # milliseconds: what is done by then is not announced


def _do_nothing() -> None:
    """Leave everything as it is."""


@dataclass(frozen=True, slots=True)
class MergeTask:
    """A merge that a person is to finish."""

    case: MergeCase
    apply: Callable[[str], object]  # takes the result
    give_up: Callable[[], object] = _do_nothing  # called when it is cancelled
    document: PageDocument | None = None  # that the result is for, where it is on hand
    mine: str = ""  # the text of that document, which the merge was made from
    name: MergeName | None = None  # under which what was chosen outlives the window


class Merging(QObject):
    """Shows one merge at a time. Nothing is changed before it is finished.

    What was chosen stays when a merge is cancelled: the same task shown again goes on with it. It
    also stays when the window or the program ends in the midst of it.

    Signals:
        failed(RecensionError): texts cannot be united.
    """

    failed = Signal(object)

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._task: MergeTask | None = None
        self._waiting: Reply | None = None
        self._give_up: Callable[[], object] = _do_nothing
        window.merge.finished.connect(self._finish)
        window.merge.cancelled.connect(self._cancel)
        for left in (workspace.opened, workspace.page_opened):
            left.connect(self._leave)
        workspace.closed.connect(self._forget)
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self._say_busy)
        self._kept = workspace.kept_merges
        self._kept.failed.connect(self.failed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep_now)
        window.merge.changed.connect(self._keep_soon)

    @property
    def task(self) -> MergeTask | None:
        """The merge that is shown."""
        return self._task

    def show(self, task: MergeTask) -> None:
        """Let a person finish a merge."""
        self._task = task
        view, editor = self._window.merge, self._window.editor
        if view.case is not task.case:
            view.set_text_font(editor.font(), editor.zoom())
            kept = self.kept(task)
            view.show_case(task.case, kept.state if kept else None)
        self._window.show_merge()
        view.list.setFocus()

    def kept(self, task: MergeTask) -> KeptMerge | None:
        """Return what was chosen when this merge was shown before."""
        return self._kept.find(task.name) if task.name else None

    def decided_text(self, task: MergeTask) -> str:
        """Return the sentence that says how far this merge was; "" where it was not begun."""
        kept = self.kept(task)
        if kept is None:
            return ""
        if kept.state.count == 1:
            return self.tr("What you chose there is kept: Decide goes on with it.")
        text = self.tr("{decided} of {count} places are decided: Decide goes on from there.")
        decided, count = (wording.number(each) for each in (kept.state.decided, kept.state.count))
        return text.format(decided=decided, count=count)

    def keep_now(self) -> None:
        """Keep what was chosen by now."""
        self._pause.stop()
        name = self._task.name if self._task else None
        state = self._window.merge.state
        if name is not None and state is not None:
            self._kept.keep(name, state)

    def drop(self, task: MergeTask) -> None:
        """Let go of what was chosen: it was done, or is wanted no more."""
        if task.name is not None:
            self._kept.drop(task.name)

    def check(self, case: MergeCase, document: PageDocument) -> bool:
        """Show a merge whose result stands in the editor; False where the text went on since."""
        merged = case.merge.text
        if merged is None or document.text != merged:
            return False
        self.show(MergeTask(case, document.replace_text, document=document, mine=merged))
        return True

    def request_to_check(self, merge: Merge) -> str:
        """Return the sentence that asks to check what was merged word by word; "" for nothing."""
        count = len(merge.to_confirm)
        if not count:
            return ""
        if count == 1:
            return self.tr("At one place texts were merged word by word: please check.")
        text = self.tr("At {count} places texts were merged word by word: please check.")
        return text.format(count=wording.number(count))

    def wait_for(
        self,
        reply: Reply,
        take: Callable[[object], object],
        give_up: Callable[[], object] = _do_nothing,
    ) -> None:
        """Take what comes of a question about texts, or give up where nothing comes.

        A question that takes long can be stopped by the user; a newer one stops it too.
        """
        self.stop_waiting()
        self._waiting, self._give_up = reply, give_up
        self._alarm.start(_SOON)
        reply.done.connect(lambda found: self._take(reply, take, found))
        reply.failed.connect(lambda error: self._fail(reply, error))

    def stop_waiting(self) -> None:
        """Do not take what comes of the question that was asked last."""
        reply, self._waiting = self._waiting, None
        self._end_waiting()
        if reply is not None:
            self._workspace.cancel_merge(reply)
            self._give_up()

    def _take(self, reply: Reply, take: Callable[[object], object], found: object) -> None:
        if reply is self._waiting:
            self._waiting = None
            self._end_waiting()
            take(found)

    def _fail(self, reply: Reply, error: RecensionError) -> None:
        if reply is self._waiting:
            self._waiting = None
            self._end_waiting()
            if not isinstance(error, Cancelled):
                self.failed.emit(error)
            self._give_up()

    def _say_busy(self) -> None:
        stop = NoticeAction(self.tr("Stop"), self.stop_waiting)
        text = self.tr("The texts are being united\N{HORIZONTAL ELLIPSIS}")
        notice = Notice(_NOTICE, text, actions=(stop,), can_close=False, is_busy=True)
        self._window.banner.show_notice(notice)

    def _end_waiting(self) -> None:
        self._alarm.stop()
        self._window.banner.remove(_NOTICE)

    def _finish(self, text: str) -> None:
        task = self._task
        if task is None:
            return
        document = task.document
        if document is not None and document.text != task.mine:
            self._unite_again(task, document, text)
            return
        self._apply(task, text)

    def _unite_again(self, task: MergeTask, document: PageDocument, text: str) -> None:
        """The page went on meanwhile: what was decided and what it is now have to be united."""
        now = document.text
        reply = self._workspace.merge(task.mine, text, now)
        names = SideNames(
            self.tr("Your result"),
            self.tr("Before"),
            self.tr("The page as it is by now"),
            between=Between.RESULTS,
        )

        def take(merge: object) -> None:
            assert isinstance(merge, Merge)  # noqa: S101 - as the workspace says
            case = MergeCase(task.case.heading, names, merge)
            if merge.text is None or merge.to_confirm:
                # What was decided before stays kept; this goes on from it.
                again = replace(task, case=case, mine=now, name=None)
                self.show(replace(again, apply=partial(self._apply, task)))
            else:
                self._apply(task, merge.text)

        self.wait_for(reply, take)

    def _apply(self, task: MergeTask, text: str) -> None:
        self._close()
        task.apply(text)
        self.drop(task)

    def _keep_soon(self) -> None:
        if self._task is not None and not self._pause.isActive():
            self._pause.start()

    def _cancel(self) -> None:
        self.keep_now()
        task, self._task = self._task, None
        self.stop_waiting()
        self._window.show_text()
        if task is not None:
            task.give_up()

    def _close(self) -> None:
        self._pause.stop()
        self._task = None
        self._window.show_text()
        self._window.merge.clear()

    def _leave(self) -> None:
        """Another file or page is shown: the merge is over, and the draft has the text."""
        self.keep_now()
        self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        task, self._task = self._task, None
        self.stop_waiting()
        self._window.merge.clear()
        if task is not None and task.document is None:
            task.give_up()
