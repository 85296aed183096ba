"""The window's side of the engine process."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from recension.diff import Options
from recension.engine.messages import (
    Answer,
    Author,
    CloseFile,
    ClosePage,
    Compared,
    Described,
    Edit,
    EngineReady,
    Failed,
    FoundLinks,
    ImageData,
    Merged,
    MoreSpans,
    OpenFile,
    OutOfStep,
    Prepared,
    PreviewUpdate,
    ReadImage,
    SetAuthor,
    SpansWanted,
    VisualUpdate,
)
from recension.errors import Cancelled, EngineFailure
from recension.workspace.dispatcher import Asker, Dispatcher
from recension.workspace.document import PageDocument
from recension.workspace.engine_process import engine_command
from recension.workspace.engine_signals import EngineSignals
from recension.workspace.image_requests import ImageRequests
from recension.workspace.inquiries import Inquiries
from recension.workspace.page_feed import NOT_STARTED, PageFeed
from recension.workspace.replies import Reply
from recension.workspace.supervisor import Supervisor
from recension.workspace.typing_pause import TypingPause
from recension.workspace.values import EngineTrouble

log = logging.getLogger(__name__)

DEADLINE = 15_000  # milliseconds for one stage of a request, and as many again for each 500 KB
_STARTING = 30_000  # milliseconds that a process may take to start, on a slow and busy computer
_TEXT_PER_DEADLINE = 500_000  # code points
_STAGES: dict[type[Answer], str] = {
    PreviewUpdate: "render",
    VisualUpdate: "visual",
    Compared: "compare",
    Prepared: "prepare",
    Merged: "merge",
    FoundLinks: "links",
}


class EngineClient(EngineSignals):
    """Has the open page rendered and compared in a process of its own.

    It follows the edits of one document, waits for a short pause between keys, keeps one request
    under way and at most one of each kind waiting. A request past its deadline ends the process, as
    does a crash; it starts again with everything it has to know. A text that brings it down twice
    is given up until it changes. An answer about a page that is no longer shown is dropped. What is
    asked once goes through `inquiries`; what it tells, `EngineSignals` says.

    Args:
        command: what starts the engine, our own by default.
        deadline: milliseconds that one stage of a request may take; long texts get more.
        parent: the owner.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        deadline: int = DEADLINE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._deadline = deadline
        self._file: Path | None = None
        self._feed: PageFeed | None = None
        self._author = Author()
        self._shows_visual = False
        self.inquiries = Inquiries(self._go_on, self._is_ready, self)
        self._supervisor = Supervisor(command or engine_command(), self)
        self._supervisor.received.connect(self._on_answer)
        self._supervisor.started.connect(self._on_started)
        self._supervisor.lost.connect(self._on_lost)
        self._supervisor.gave_up.connect(self._on_gave_up)
        send = self._supervisor.send
        self._images = ImageRequests(send)
        self._dispatcher = Dispatcher(self._askers, send, self._patience, self)
        self._dispatcher.overdue.connect(self._supervisor.restart)
        self._dispatcher.busy_changed.connect(self.busy_changed)
        self._pause = TypingPause(self)
        self._pause.ended.connect(self._go_on)

    @property
    def process_number(self) -> int:
        """The number of the process; 0 when there is none."""
        return self._supervisor.process_number

    def start(self) -> None:
        """Start the process; returns at once."""
        self._supervisor.start()

    def stop(self) -> None:
        """End the process and wait for its end; what was asked is not answered any more."""
        self._pause.stop()
        self._dispatcher.abandon()
        self._supervisor.stop()

    # -- the page

    def open_file(self, path: Path | None) -> None:
        """Let templates, links and images come from this revision file, or from none.

        The page that was shown is left; call `show_page` next. Questions about the file before are
        cancelled.
        """
        self.show_page(None)
        self._dispatcher.abandon()
        self.inquiries.give_up(Cancelled())
        self._file = path
        self._send_file()

    def show_page(self, document: PageDocument | None) -> None:
        """Follow this document from now on; the first answers come at once, without a pause.

        The document that is followed already is sent anew, and `rendered` begins with no blocks.
        """
        if self._feed and document is self._feed.document:
            self.show_anew()
            return
        if self._feed:
            self._feed.document.edited.disconnect(self._on_edited)
            self._supervisor.send(ClosePage(self._feed.document.number))
            self._dispatcher.abandon(self._feed)  # the engine may have dropped it unanswered
        self._feed = PageFeed(document, self.tell) if document else None
        if document and self._feed:
            self._feed.show_visual(is_shown=self._shows_visual)
            document.edited.connect(self._on_edited)
        self._go_on()

    def set_base(self, text: str, options: Options | None = None) -> None:
        """Compare the page with this text from now on."""
        if self._feed:
            self._feed.set_base(text, options or Options())
            self._go_on()

    def show_visual(self, *, is_shown: bool, is_anew: bool = False) -> None:
        """Say whether somebody looks at the changes in the page: `visual_changed` follows it.

        With `is_anew` the next `visual_changed` begins with no blocks.
        """
        self._shows_visual = is_shown
        if self._feed:
            self._feed.show_visual(is_shown=is_shown, is_anew=is_anew)
            self._go_on()

    def want_spans(self, comparison: int, rows: Sequence[int]) -> None:
        """Say which rows of a comparison are looked at: their words come next."""
        self._supervisor.send(SpansWanted(comparison, tuple(rows)))

    def set_author(self, author: Author) -> None:
        """Show the signature of this author where unsaved text has tildes."""
        self._author = author
        self._supervisor.send(SetAuthor(author))
        self.refresh()

    def refresh(self) -> None:
        """Render the page again, because the file changed."""
        if self._feed:
            self._feed.want_rendering()
            self._go_on()

    def show_anew(self) -> None:
        """Have the whole page sent once more: the next `rendered` begins with no blocks."""
        if self._feed:
            self._feed.lose()
            self.refresh()

    def image(self, name: str) -> Reply:
        """Read an image of the file; done gives ImageData (with no bytes where there is none)."""
        reply = Reply()
        self._images.ask(ReadImage(self._dispatcher.next_number(), name), reply)
        return reply

    # -- what is sent

    def _askers(self) -> list[Asker]:
        feeds = [self._feed] if self._feed else []
        return [self.inquiries.urgent, *feeds, self.inquiries.others]

    def _go_on(self) -> None:
        if self._supervisor.is_running:
            self._dispatcher.go_on()
        else:
            self.inquiries.urgent.give_up(EngineFailure(NOT_STARTED))

    def _is_ready(self) -> bool:
        return self._supervisor.is_running and self._supervisor.has_spoken

    def _on_edited(self, edit: Edit) -> None:
        if self._feed:
            self._feed.note(edit)
        self._supervisor.revive()
        self._pause.begin(self._dispatcher.round_trip)

    def _patience(self) -> int:
        if not self._supervisor.has_spoken:
            return _STARTING
        length = len(self._feed.document.text) if self._feed else 0
        return self._deadline * (1 + length // _TEXT_PER_DEADLINE)

    def _send_file(self) -> None:
        self._supervisor.send(OpenFile(str(self._file)) if self._file else CloseFile())

    # -- what comes

    def _on_answer(self, answer: Answer) -> None:
        match answer:
            case EngineReady():
                self._dispatcher.give_more_time()
                self.ready.emit()
            case MoreSpans(request=request, spans=spans):
                self.spans_arrived.emit(request, spans)
            case Described():
                self.described.emit(answer)
            case ImageData() | Failed(stage="image"):
                self._images.take(answer)
            case OutOfStep(page=page):
                self._on_out_of_step(page)
            case (
                PreviewUpdate() | VisualUpdate() | Compared() | Prepared() | Merged() | FoundLinks()
            ):
                self._on_work(answer.request, _STAGES[type(answer)], answer)
            case Failed(request=request, stage=stage):
                self._on_work(request, stage, answer)

    def _on_work(self, request: int, stage: str, answer: Answer) -> None:
        if self._dispatcher.take(request, stage, answer):
            if not self._pause.is_under_way:
                self._go_on()
        elif isinstance(answer, Compared):
            better = self._feed and self._feed.better(answer)
            if better := better or self.inquiries.better(answer):
                self.compared.emit(better)
        elif isinstance(answer, VisualUpdate):
            self._on_better_page(answer)
        elif isinstance(answer, Failed) and request == 0:
            log.error("the engine cannot do without: %s", answer)

    def _on_better_page(self, update: VisualUpdate) -> None:
        """A page with the changes in it was made again with more time."""
        if update.page == 0 or (self._feed and self._feed.takes_better(update)):
            self.visual_changed.emit(update)

    def _on_out_of_step(self, page: int) -> None:
        log.error("the engine lost step with the text")
        if self._feed and self._feed.document.number == page:
            self._dispatcher.abandon()
            self.show_anew()

    # -- the process

    def _on_started(self) -> None:
        self._send_file()
        self._supervisor.send(SetAuthor(self._author))
        self._images.ask_again()
        self._go_on()

    def _on_lost(self, reason: str) -> None:
        self._dispatcher.lose(reason)
        if reason != NOT_STARTED:
            self.restarted.emit(reason)

    def _on_gave_up(self) -> None:
        self._dispatcher.lose(NOT_STARTED)
        error = EngineFailure(NOT_STARTED)
        self.inquiries.give_up(error)
        number = self._feed.document.number if self._feed else 0
        self.failed.emit(EngineTrouble(number, "render", error, is_final=True))
