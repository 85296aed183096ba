"""What the window hears of its engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.engine.messages import PreviewUpdate, VisualUpdate
from recension.workspace.page_feed import Outcome
from recension.workspace.values import Comparison, EngineTrouble


class EngineSignals(QObject):
    """The signals of the client of the engine.

    Signals:
        ready(): the process has started (again).
        rendered(PreviewUpdate): what changed in the rendered page.
        visual_changed(VisualUpdate): what changed in the page that shows the changes in it; where
            the time did not suffice, a second time (`is_complete`), also for two given texts.
        compared(Comparison): the page beside its base. It may come twice for one request, better
            the second time (`Comparison.is_complete`); two given texts come here the second time.
        spans_arrived(int, dict): the words of further rows of the comparison of that number:
            row index -> RowSpans.
        described(Described): what happened in a comparison, in words, once its words are known.
        failed(EngineTrouble): the page could not be rendered or compared.
        restarted(str): the process was started again: "crashed" or "too-slow".
        busy_changed(bool): whether an answer is awaited.
    """

    ready = Signal()
    rendered = Signal(object)
    visual_changed = Signal(object)
    compared = Signal(object)
    spans_arrived = Signal(int, object)
    described = Signal(object)
    failed = Signal(object)
    restarted = Signal(str)
    busy_changed = Signal(bool)

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of the page that is followed."""
        match outcome:
            case PreviewUpdate():
                self.rendered.emit(outcome)
            case VisualUpdate():
                self.visual_changed.emit(outcome)
            case Comparison():
                self.compared.emit(outcome)
            case EngineTrouble():
                self.failed.emit(outcome)
