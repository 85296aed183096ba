"""A page of HTML as PDF: laid out by WebEngine, or by Qt's rich text where that cannot run."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSizeF, QTimer, QUrl
from PySide6.QtGui import QPageLayout, QPdfWriter, QTextDocument

from recension.ui.paper.pdf_maker import PdfMaker
from recension.ui.paper.plain import as_plain_document
from recension.ui.preview.start import wants_web_engine


class PlainPdf(PdfMaker):
    """Lays a page out as rich text: tables, marks and images, but no columns of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._make)
        self._html, self._layout = "", QPageLayout()

    def start(self, html: str, layout: QPageLayout) -> None:
        """Begin once the window has been painted."""
        self._html, self._layout = html, layout
        self._later.start()

    def cancel(self) -> None:
        """Do not begin."""
        self._later.stop()

    def _make(self) -> None:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageLayout(self._layout)
        document = _Locked()
        document.documentLayout().setPaintDevice(writer)
        document.setDocumentMargin(0)  # the page has its own
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        document.setHtml(as_plain_document(self._html))
        document.print_(writer)
        del writer  # it writes the end of the file
        self.done.emit(data.data())


class _Locked(QTextDocument):
    """A document that reads no file and no address; images in the page itself are its own."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return nothing but what stands in the address itself."""
        if QUrl(name).scheme() == "data":
            return super().loadResource(kind, name)
        return QByteArray()


def make_pdf(html: str, layout: QPageLayout, parent: QObject) -> PdfMaker:
    """Return what makes a PDF of a whole page, begun already."""
    maker = _web_pdf(parent) or PlainPdf(parent)
    maker.start(html, layout)
    return maker


def _web_pdf(parent: QObject) -> PdfMaker | None:
    if not wants_web_engine():
        return None
    try:
        from recension.ui.paper.web_pdf import WebPdf  # noqa: PLC0415 - heavy, may be missing
    except ImportError:
        return None
    return WebPdf(parent)
