"""The window's side of the engine process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.diff import Options
from recension.engine.messages import TextSide
from recension.workspace.document import PageDocument
from recension.workspace.replies import Reply


class EngineClient(QObject):
    """Has the open page rendered and compared in a process of its own.

    It follows the edits of one document, waits for a short pause between keys, keeps one request
    under way and at most one waiting. A request past its deadline ends the process, as does a
    crash; it starts again with everything it has to know. A text that brings it down twice is given up
    until it changes.

    Signals:
        ready(): the process has started (again).
        rendered(PreviewUpdate): what changed in the rendered page.
        compared(Comparison): the page beside its base.
        spans_arrived(int, dict): the words of further rows of the comparison of that number:
            row index -> RowSpans.
        failed(EngineTrouble): the page could not be rendered or compared.
        restarted(str): the process was started again: "crashed" or "too-slow".
    """

    ready = Signal()
    rendered = Signal(object)
    compared = Signal(object)
    spans_arrived = Signal(int, object)
    failed = Signal(object)
    restarted = Signal(str)

    def __init__(self, command: Sequence[str] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def start(self) -> None:
        """Start the process; returns at once."""
        raise NotImplementedError

    def stop(self) -> None:
        """End the process and wait for its end."""
        raise NotImplementedError

    def open_file(self, path: Path | None) -> None:
        """Let templates, links and images come from this revision file, or from none."""
        raise NotImplementedError

    def show_page(self, document: PageDocument | None) -> None:
        """Follow this document from now on; the first answers come at once, without a pause."""
        raise NotImplementedError

    def set_base(self, text: str, options: Options | None = None) -> None:
        """Compare the page with this text from now on."""
        raise NotImplementedError

    def want_spans(self, comparison: int, rows: Sequence[int]) -> None:
        """Say which rows of a comparison are looked at: their words come next."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Render the page again, because the file changed."""
        raise NotImplementedError

    def compare(self, old: TextSide, new: TextSide, options: Options | None = None) -> Reply:
        """Compare two texts or stored revisions; done gives a Comparison."""
        raise NotImplementedError

    def render(self, title: str, side: TextSide) -> Reply:
        """Render a text or stored revision for reading; done gives a fresh PreviewUpdate."""
        raise NotImplementedError

    def image(self, name: str) -> Reply:
        """Read an image of the file; done gives ImageData (with no bytes where there is none)."""
        raise NotImplementedError
