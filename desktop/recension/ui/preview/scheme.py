"""Our own address scheme: the only thing WebEngine ever loads from.

`recension://page/` is the page, `/style/page.css` its style, `/image/NAME` an image of the file.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from shiboken6 import isValid

from recension.engine.messages import ImageData
from recension.ui.preview.document import ground_styles, style_sheet
from recension.ui.preview.images import Images, image_name

SCHEME = b"recension"
PAGE = QUrl("recension://page/")


def register_scheme() -> None:
    """Make the scheme known; once, before the first profile."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the addresses of our scheme."""

    def __init__(self, document: Callable[[], str], images: Images, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._images = document, images

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's name
        """Answer one request."""
        path = job.requestUrl().path(QUrl.ComponentFormattingOption.FullyEncoded)
        name = image_name(path)
        if name is not None:
            self._images.fetch(name, lambda image: _answer_image(job, image))
        elif path in ("", "/"):
            _reply(job, b"text/html; charset=utf-8", self._document().encode())
        elif path == "/style/page.css":
            _reply(job, b"text/css; charset=utf-8", style_sheet() + ground_styles())
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Stops every request that is not for our scheme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocked: list[str] = []  # what was stopped, the newest hundred

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Let one request pass, or stop it."""
        url = info.requestUrl()
        if url.scheme().encode() != SCHEME:
            info.block(True)  # noqa: FBT003 - Qt's signature
            self.blocked = [*self.blocked[-99:], url.toString()]


def _answer_image(job: QWebEngineUrlRequestJob, image: ImageData) -> None:
    if not isValid(job):
        return  # the page it was for has gone
    if image.data and image.mime.startswith("image/"):
        _reply(job, image.mime.encode(), image.data)
    else:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)


def _reply(job: QWebEngineUrlRequestJob, mime: bytes, data: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(mime), buffer)
