"""PDF by WebEngine. Importing this module loads it, and fails where it cannot run."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QPageLayout
from PySide6.QtWebEngineCore import QWebEngineProfile
from shiboken6 import isValid

from recension.ui.paper.pdf_maker import PdfMaker
from recension.ui.preview.images import Images
from recension.ui.preview.scheme import SCHEME, Interceptor, SchemeHandler, register_scheme
from recension.ui.preview.web_page import LockedPage

_PATIENCE = 120_000  # milliseconds for a page to be laid out


class WebPdf(PdfMaker):
    """Lays a page out in a locked page of its own, which is never shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        register_scheme()
        self._html, self._layout = "", QPageLayout()
        self._is_over = False
        self._profile = QWebEngineProfile(self)  # without a name: nothing is written to disk
        self._interceptor = Interceptor(self._profile)
        self._profile.setUrlRequestInterceptor(self._interceptor)
        images = Images(lambda _name: None)  # those of the page stand in the page
        handler = SchemeHandler(lambda: self._html, images, self._profile)
        self._profile.installUrlSchemeHandler(SCHEME, handler)
        self._page = LockedPage(self._profile, self)
        self._page.loadFinished.connect(self._print)
        self._page.renderProcessTerminated.connect(lambda *_why: self._fail())
        self._overdue = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._overdue.timeout.connect(self._fail)

    def start(self, html: str, layout: QPageLayout) -> None:
        """Load the page."""
        self._html, self._layout = html, layout
        self._overdue.start()
        self._page.load_page()

    def cancel(self) -> None:
        """Let go of the page before its profile, as WebEngine demands."""
        self._is_over = True
        self._overdue.stop()
        if isValid(self._page):
            self._page.deleteLater()
        QTimer.singleShot(0, self, self.deleteLater)

    def _print(self, is_loaded: bool) -> None:  # noqa: FBT001 - as the signal says it
        if self._is_over:
            return
        if not is_loaded:
            self._fail()
            return
        self._page.printToPdf(lambda data: self._take(data), self._layout)  # noqa: PLW0108 - WebEngine crashes on a bound method

    def _take(self, data: QByteArray) -> None:
        if self._is_over:
            return
        if data.isEmpty():
            self._fail()
            return
        self._is_over = True
        self._overdue.stop()
        self.done.emit(data.data())

    def _fail(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._overdue.stop()
            self.failed.emit()
