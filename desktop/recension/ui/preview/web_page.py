"""The locked page inside the web view."""

from __future__ import annotations

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from recension.ui.preview.document import script
from recension.ui.preview.scheme import PAGE

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,  # of the page; our own script runs in a world of its own
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.Accelerated2dCanvasEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.NavigateOnDropEnabled,
)


class LockedPage(QWebEnginePage):
    """A page that goes nowhere: only `load_page` loads anything."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._is_awaited = False
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)  # noqa: FBT003 - Qt's signature
        backgrounds = _Attribute.PrintElementBackgrounds
        self.settings().setAttribute(backgrounds, True)  # noqa: FBT003 - as above
        profile.downloadRequested.connect(_refuse)

    def connect_window(self, window: QObject) -> None:
        """Let our script call the slots of `window`."""
        self._insert_script()
        channel = QWebChannel(self)
        channel.registerObject("window", window)
        self.setWebChannel(channel, WORLD)

    def load_page(self) -> None:
        """Load our page."""
        self._is_awaited = True
        self.load(PAGE)

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self,
        url: QUrl | str,
        _kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: FBT001, N803 - Qt's signature
    ) -> bool:
        """Accept what `load_page` asked for, once; a meta refresh would navigate otherwise."""
        is_ours = self._is_awaited and isMainFrame and QUrl(url) == PAGE
        self._is_awaited = False
        return is_ours

    def createWindow(  # noqa: N802 - Qt's name
        self, _kind: QWebEnginePage.WebWindowType
    ) -> QWebEnginePage:
        """Open no window."""
        return None  # type: ignore[return-value]  # how Qt is told so

    def javaScriptConsoleMessage(  # noqa: N802 - Qt's name
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Say nothing: what a page provokes is not the user's business."""

    def _insert_script(self) -> None:
        made = QWebEngineScript()
        made.setName("recension")
        made.setWorldId(WORLD)
        made.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        made.setRunsOnSubFrames(False)
        made.setSourceCode(f"{_channel_script()}\n{script()}")
        self.scripts().insert(made)


def _channel_script() -> str:
    file = QFile(":/qtwebchannel/qwebchannel.js")
    file.open(QIODevice.OpenModeFlag.ReadOnly)
    return file.readAll().toStdString()


def _refuse(request: QWebEngineDownloadRequest) -> None:
    request.cancel()
