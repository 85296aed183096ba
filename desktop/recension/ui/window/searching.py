"""The search dock at work: its jobs, and where what was found leads to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from recension import messages
from recension.errors import Cancelled, RecensionError
from recension.search import Findings, Place
from recension.store.values import Revision
from recension.ui.docks import SearchRequest
from recension.ui.window.centre import Pane
from recension.ui.window.editing import Editing
from recension.ui.window.pair_choice import PairChoice
from recension.ui.window.pairs import Pair
from recension.ui.window.past import Past
from recension.ui.window.window import MainWindow
from recension.workspace import FindPhrase, Job, Progress, Workspace


class Searching(QObject):
    """Runs one search at a time; a newer one takes the place of an older one."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        editing: Editing,
        past: Past,
        choice: PairChoice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.search
        self._workspace = workspace
        self._editing = editing
        self._choice = choice
        self._job: Job | None = None
        self._then: tuple[str, Callable[[], object]] | None = None  # what to do with which page
        self._panel.wanted.connect(self._start)
        self._panel.stop_wanted.connect(self.stop)
        self._panel.place_chosen.connect(self._go_to_place)
        self._panel.history.toggled.connect(self._prepare)
        self._panel.field.textEdited.connect(self._prepare)
        self._panel.change_chosen.connect(self._show_change)
        past.history_known.connect(self._go_on)
        workspace.opened.connect(self._forget)
        workspace.closed.connect(self._forget)
        actions = window.actions_by_name
        actions.connect_order("find-in-pages", lambda: self._ask(in_history=False))
        actions.connect_order("search-history", lambda: self._ask(in_history=True))

    def stop(self) -> None:
        """Stop the search that runs."""
        if self._job is not None:
            self._job.cancel()

    def _ask(self, *, in_history: bool) -> None:
        selected = self._window.editor.selected_text()
        self._window.bring_dock_forward("search")
        self._panel.ask(selected if "\n" not in selected else "", in_history=in_history)
        self._prepare()

    def _prepare(self) -> None:
        self._workspace.prepare_search(in_history=self._panel.history.isChecked())

    def _start(self, request: SearchRequest) -> None:
        file = self._workspace.file
        if file is None:
            return
        self._drop_job()
        self._panel.clear()
        self._panel.set_running(is_running=True)
        work = FindPhrase(
            str(file.path),
            request.words,
            request.is_case_sensitive,
            request.is_pattern,
            request.in_history,
        )
        job = self._workspace.search(work, self)
        self._job = job
        job.progressed.connect(self._show_progress)
        job.done.connect(self._finish)
        job.failed.connect(self._fail)

    def _show_progress(self, progress: Progress) -> None:
        if self.sender() is self._job:
            self._panel.show_progress(progress.done, progress.total)

    def _finish(self, findings: Findings) -> None:
        if self.sender() is self._job:
            self._end()
            self._panel.show_findings(findings)

    def _fail(self, error: RecensionError) -> None:
        if self.sender() is not self._job:
            return
        self._end()
        if isinstance(error, Cancelled):
            self._panel.say(self.tr("Stopped"))
        else:
            self._panel.say(messages.sentence(error), is_wrong=True)

    def _end(self) -> None:
        self._panel.set_running(is_running=False)
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    def _drop_job(self) -> None:
        """Let a job go whose answer nobody waits for any more."""
        job, self._job = self._job, None
        if job is not None:
            job.done.connect(job.deleteLater)
            job.failed.connect(job.deleteLater)
            job.cancel()

    def _forget(self) -> None:
        self._then = None
        self._drop_job()
        self._panel.set_running(is_running=False)
        self._panel.clear()

    def _go_to_place(self, title: str, place: Place) -> None:
        def select() -> None:
            editor = self._window.editor
            self._window.centre.bring_forward(Pane.TEXT)
            editor.go_to_line(place.line, place.start)
            if place.line < editor.line_count():
                start = editor.line_start(place.line)
                length = len(editor.shown_line(place.line))  # the text may have been edited since
                editor.select(start + min(place.start, length), start + min(place.stop, length))
            editor.setFocus()

        self._with_page(title, select)

    def _show_change(self, title: str, older: Revision | None, newer: Revision) -> None:
        self._with_page(title, lambda: self._choice.choose(Pair(older, newer)))

    def _with_page(self, title: str, act: Callable[[], object]) -> None:
        """Do something with a page, once it is open and its history is known."""
        document = self._editing.document
        if document is not None and document.title == title and self._window.shows_text:
            act()
            return
        self._then = title, act
        self._workspace.open_page(title)

    def _go_on(self) -> None:
        document = self._editing.document
        if self._then is not None and document is not None and document.title == self._then[0]:
            _, act = self._then
            self._then = None
            act()
