"""What every way of making a PDF can do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageLayout


class PdfMaker(QObject):
    """Makes one PDF; nothing happens after `cancel`.

    Signals:
        done(bytes): the PDF.
        failed(): it cannot be made; nothing else comes.
    """

    done = Signal(bytes)
    failed = Signal()

    def start(self, html: str, layout: QPageLayout) -> None:
        """Begin; the page loads nothing and runs nothing."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop, and let go of everything; also when it is done."""
        raise NotImplementedError
