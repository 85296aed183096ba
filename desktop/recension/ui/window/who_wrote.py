"""Who wrote this: tints by age behind the text, and the author of the word at caret or pointer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from recension import messages
from recension.authorship import UNSAVED, Attribution
from recension.errors import Cancelled, RecensionError
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.editor.origins import Origins
from recension.ui.plain_text import tool_tip
from recension.ui.window.ages import Ages
from recension.ui.window.editing import Editing
from recension.ui.window.pair_choice import PairChoice
from recension.ui.window.pairs import Pair
from recension.ui.window.window import MainWindow
from recension.workspace import Edit, Job, PageDocument, Progress, Reply, WhoWrote, Workspace

_ORDER = "who-wrote"


class WhoWroteThis(QObject):
    """Asks for the authorship of the page while it is switched on, and shows it."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, editing: Editing, choice: PairChoice
    ) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._bar = window.authors_bar
        self._workspace = workspace
        self._editing = editing
        self._choice = choice
        self._job: Job | None = None
        self._reply: Reply | None = None  # the revision before the one to be shown
        self._missed: list[Edit] = []  # edits made while the job ran
        self._origins: Origins | None = None
        self._ages = Ages(())
        self._paint_soon = QTimer(self)
        self._paint_soon.setSingleShot(True)
        self._paint_soon.setInterval(0)
        self._paint_soon.timeout.connect(self._paint)
        self._viewport = self._editor.viewport()
        self._viewport.installEventFilter(self)
        self._connect()

    @property
    def is_shown(self) -> bool:
        """Whether the tints are there, and not only asked for."""
        return self._origins is not None

    def stop(self) -> None:
        """Stop asking, for the window closes."""
        self._drop_job()

    def _connect(self) -> None:
        self._window.actions_by_name.connect_choice(_ORDER, self._switch)
        self._bar.revision_wanted.connect(self._show_revision)
        self._bar.close_wanted.connect(lambda: self._switch(False))  # noqa: FBT003 - off
        self._editor.edited.connect(self._follow)
        self._editor.caret_moved.connect(self._tell_caret)
        scroll_bar = self._editor.verticalScrollBar()
        scroll_bar.valueChanged.connect(lambda _: self._paint_soon.start())
        scroll_bar.rangeChanged.connect(lambda _, __: self._paint_soon.start())  # lines wrap anew
        self._editing.document_changed.connect(self._begin_page)
        self._window.theme_changed.connect(lambda _: self._paint_soon.start())
        self._workspace.saved.connect(self._ask)

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - as the action says it
        self._window.actions_by_name[_ORDER].setChecked(is_on)
        self._bar.setVisible(is_on)
        if is_on:
            self._ask()
        else:
            self._forget()
            self._editor.setFocus()

    def _begin_page(self) -> None:
        self._forget()
        document = self._editing.document
        if self._bar.isVisibleTo(self._window):
            if document is None or document.is_new:
                self._bar.tell(self.tr("Nothing is saved yet: every word is yours."))
            else:
                self._ask()

    def _ask(self) -> None:
        """Ask who wrote the text as it is now."""
        document, file = self._editing.document, self._workspace.file
        if not self._window.actions_by_name[_ORDER].isChecked() or file is None:
            return
        if document is None or document.base is None:
            return
        self._drop_job()
        if self._origins is None:
            self._bar.tell(self.tr("Reading the history"))
        self._job = Job(
            WhoWrote(str(file.path), document.title, document.base.id, _text_of(document)),
            parent=self,
        )
        self._job.progressed.connect(self._tell_progress)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)

    def _tell_progress(self, progress: Progress) -> None:
        if self.sender() is self._job and self._origins is None:
            share = 100 * progress.done // progress.total if progress.total else 100
            self._bar.tell(self.tr("Reading the history: {share} %").format(share=share))

    def _show(self, found: Attribution) -> None:
        if self.sender() is not self._job:
            return
        missed = self._missed
        self._end_job()
        origins = Origins(found.runs)
        for edit in missed:
            origins.apply(edit)
        self._origins = origins
        self._ages = Ages(found.origins)
        self._bar.set_periods(self._ages.periods())
        self._tell_caret()
        self._paint()

    def _fail(self, error: RecensionError) -> None:
        if self.sender() is self._job:
            self._end_job()
            if not isinstance(error, Cancelled):
                self._bar.tell(messages.sentence(error))

    def _follow(self, edit: Edit) -> None:
        if self._job is not None:
            self._missed.append(edit)
        if self._origins is not None:
            self._origins.apply(edit)
            self._paint_soon.start()

    def _forget(self) -> None:
        self._drop_job()
        if self._origins is not None:
            self._origins = None
            self._editor.decorations.show_areas([])

    def _drop_job(self) -> None:
        job = self._job
        if job is not None:
            self._job, self._missed = None, []
            job.done.connect(job.deleteLater)
            job.failed.connect(job.deleteLater)
            job.cancel()

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job, self._missed = None, []

    # -- what is seen

    def _paint(self) -> None:
        """Tint the lines in view."""
        if self._origins is None:
            return
        lines = [block.blockNumber() for block, _ in self._editor.visible_blocks()]
        if not lines:
            return
        start = self._editor.line_start(lines[0])
        stop = self._editor.line_start(lines[-1]) + len(self._editor.shown_line(lines[-1]))
        areas: list[tuple[int, int, str]] = []
        for begin, end, origin in self._origins.between(start, stop):
            colour = getattr(self._window.theme, self._ages.role(origin))
            if areas and areas[-1][1:] == (begin, colour):
                begin = areas.pop()[0]  # noqa: PLW2901 - one area with the one before
            areas.append((begin, end, colour))
        self._editor.decorations.show_areas(areas)

    def _tell_caret(self) -> None:
        if self._origins is not None:
            origin = self._origins.at(self._editor.caret_offset())
            self._bar.tell(self._words(origin), has_revision=bool(origin))

    def _words(self, origin: int | None) -> str:
        revision = self._ages.revision(origin)
        if revision is None:
            return self.tr("you, not saved yet") if origin == UNSAVED else ""
        return _told(revision)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell who wrote the word under the pointer."""
        if watched is self._viewport and event.type() == QEvent.Type.Resize:
            self._paint_soon.start()  # there may be more lines in view
        if watched is not self._viewport or event.type() != QEvent.Type.ToolTip:
            return super().eventFilter(watched, event)
        if self._origins is None or not isinstance(event, QHelpEvent):
            return False
        cursor = self._editor.cursorForPosition(event.pos())
        words = self._words(self._origins.at(self._editor.offset_of(cursor)))
        QToolTip.showText(event.globalPos(), tool_tip(words), self._viewport)
        return True

    def _show_revision(self) -> None:
        """Show the change that brought the word at the caret."""
        document = self._editing.document
        if self._origins is None or document is None:
            return
        revision = self._ages.revision(self._origins.at(self._editor.caret_offset()))
        if revision is not None:
            self._reply = self._workspace.history(document.title, before=revision.id, limit=1)
            self._reply.done.connect(partial(self._compare, revision))

    def _compare(self, revision: Revision, older: tuple[Revision, ...]) -> None:
        self._choice.choose(Pair(older[0] if older else None, revision))


def _text_of(document: PageDocument) -> str | None:
    """Return the text of a page where it is not that of its revision."""
    return None if document.text == document.base_text else document.text


def _told(revision: Revision) -> str:
    when = f"{wording.local_time(revision.time)} {wording.number_mark(revision)}"
    summary = wording.summary_text(revision.summary)
    return ", ".join(part for part in (revision.author, when, summary) if part)
