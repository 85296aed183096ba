"""The page in WebEngine. Importing this module loads it, and fails where it cannot run."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.preview.document import frame_parts, skeleton, variables
from recension.ui.preview.images import Images
from recension.ui.preview.scheme import SCHEME, Interceptor, SchemeHandler, register_scheme
from recension.ui.preview.shown_page import ChangePlace, Place, ShownPage
from recension.ui.preview.surface import Surface
from recension.ui.preview.web_page import WORLD, LockedPage
from recension.ui.theme import Theme

_OVERDUE = 10_000  # milliseconds until a page that did not begin is loaded again
_PATIENCE = 2  # deaths of the render process, or vain beginnings, before another surface is used


class Window(QObject):
    """What our script in the page can call. Signals mirror the slots."""

    became_ready = Signal()
    followed = Signal(str)
    hovered = Signal(str)
    clicked = Signal(int, float)
    scrolled = Signal(int, float)
    zoomed = Signal(int)

    @Slot()
    def ready(self) -> None:
        """The script runs and the page is empty."""
        self.became_ready.emit()

    @Slot(str)
    def follow(self, href: str) -> None:
        """A link was activated."""
        self.followed.emit(href)

    @Slot(str)
    def hover(self, href: str) -> None:
        """The pointer is on a link, or on none."""
        self.hovered.emit(href)

    @Slot(int, float)
    def click(self, block: int, line: float) -> None:
        """A place was clicked: a block, and a line from its first."""
        self.clicked.emit(block, line)

    @Slot(int, float)
    def scroll(self, block: int, line: float) -> None:
        """The user scrolled; this is at the top now."""
        self.scrolled.emit(block, line)

    @Slot(int)
    def zoom(self, step: int) -> None:
        """The wheel was turned with Ctrl: 1 for larger, -1 for smaller."""
        self.zoomed.emit(step)


class WebSurface(Surface):
    """The page in a web view that loads nothing but our scheme and runs nothing but our script."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        register_scheme()
        self._theme, self._page_shown = theme, ShownPage()
        self._is_ready, self._is_dimmed = False, False
        self._marked: Place | None = None
        self._top: Place | None = None  # what was brought to the top
        self._is_revealing = False  # whether the mark is to be seen once there is a page
        self._fragment = ""
        self._step: tuple[int, int] | None = None  # the change that is shown
        self._deaths = 0
        self._overdue = QTimer(self, singleShot=True, interval=_OVERDUE)
        self._overdue.timeout.connect(self._begin_anew)
        self._images = Images(self.image_wanted.emit)
        self._profile = QWebEngineProfile(self)  # without a name: nothing is written to disk
        self.interceptor = Interceptor(self._profile)
        self._profile.setUrlRequestInterceptor(self.interceptor)
        handler = SchemeHandler(lambda: skeleton(self._theme), self._images, self._profile)
        self._profile.installUrlSchemeHandler(SCHEME, handler)
        self.view = QWebEngineView(self)
        self._page = LockedPage(self._profile, self.view)
        self._set_up()

    def _set_up(self) -> None:
        self.view.setPage(self._page)
        self._page.setBackgroundColor(QColor(self._theme.base))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self._window = Window(self)
        self._window.became_ready.connect(self._begin)
        self._window.followed.connect(self.link_activated)
        self._window.hovered.connect(self.link_hovered)
        self._window.clicked.connect(lambda *place: self.place_clicked.emit(Place(*place)))
        self._window.scrolled.connect(self._note_scroll)
        self._window.zoomed.connect(self.zoom_wanted)
        self._page.connect_window(self._window)
        self._page.renderProcessTerminated.connect(lambda *_why: self._begin_anew())
        self._load()

    # ------------------------------------------------------------------ the page

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme = theme
        self._page.setBackgroundColor(QColor(theme.base))
        self._call("colour", variables(theme), theme.name)

    def show_page(self, page: ShownPage) -> None:
        """Show a page from its start, with everything it has."""
        self._page_shown, self._top, self._step = page, None, None
        self._images.forget()
        self._show()

    def change_page(self, page: ShownPage, update: PreviewUpdate) -> None:
        """Make the changes of an update, which `page` has already."""
        self._page_shown = page
        splices = [
            [splice.start, splice.removed, [block.html for block in splice.blocks]]
            for splice in update.splices
        ]
        self._call("change", frame_parts(page), splices, page.line_counts)

    def give_image(self, image: ImageData) -> None:
        """Take the bytes of an image."""
        self._images.give(image)

    def set_dimmed(self, *, is_dimmed: bool) -> None:
        """Show the page pale."""
        self._is_dimmed = is_dimmed
        self._call("dim", is_dimmed)

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the top, now or when there is a page."""
        self._top = place
        self._call("toPlace", place.block, place.line)

    def scroll_to_fragment(self, fragment: str) -> None:
        """Bring the element of this id to the top, now or when there is a page."""
        self._fragment, self._top = "" if self._is_ready else fragment, None
        self._call("toFragment", fragment)

    def scroll_to_step(self, block: int, step: int) -> None:
        """Bring a change into view and mark it, now or when there is a page."""
        self._step = block, step
        self._call("toStep", block, step)

    def ask_step(self, answer: Callable[[ChangePlace | None], object]) -> None:
        """Tell where the change is that was brought into view, a moment later."""
        self._ask_change("recension.changeOfStep()", answer)

    def mark_place(self, place: Place | None) -> None:
        """Put the faint bar beside what is at a place, or nowhere."""
        self._marked = place
        self._call("mark", place.block if place else -1, place.line if place else 0)

    def reveal_mark(self) -> None:
        """Scroll as far as need be for what is marked to be seen."""
        self._is_revealing = not self._is_ready
        self._call("reveal")

    def find_text(self, text: str, *, is_backward: bool = False) -> None:
        """Go to the next match; "" ends the search."""
        flag = QWebEnginePage.FindFlag
        self._page.findText(text, flag.FindBackward if is_backward else flag(0), self._tell_found)

    def set_zoom(self, factor: float) -> None:
        """Show everything this much larger."""
        self.view.setZoomFactor(factor)

    def shut_down(self) -> None:
        """Let go of the page before its profile, as WebEngine demands."""
        self._is_ready = False
        self._overdue.stop()
        self._page.deleteLater()
        self.view.deleteLater()

    # ------------------------------------------------------------------ inside

    def _call(self, name: str, *values: object) -> None:
        """Call our script; before it runs nothing is lost, as `_begin` shows all there is."""
        if self._is_ready:
            arguments = ",".join(json.dumps(value) for value in values)
            self._page.runJavaScript(f"recension.{name}({arguments})", WORLD)

    def _show(self) -> None:
        page = self._page_shown
        html = [block.html for block in page.blocks]
        self._call("show", frame_parts(page), html, page.line_counts)

    def _begin(self) -> None:
        self._is_ready = True
        self._call("colour", variables(self._theme), self._theme.name)  # it may be another by now
        self._show()
        if self._top:
            self.scroll_to(self._top)
        self.mark_place(self._marked)
        if self._is_revealing:
            self.reveal_mark()
        self._call("dim", self._is_dimmed)
        if self._fragment:
            self.scroll_to_fragment(self._fragment)
        if self._step:
            self.scroll_to_step(*self._step)
        self._overdue.stop()

    def _note_scroll(self, block: int, line: float) -> None:
        self._top = Place(block, line)
        self.place_scrolled.emit(self._top)

    def _begin_anew(self) -> None:
        """Load the page again; give up when it keeps dying."""
        self._is_ready = False
        self._deaths += 1
        if self._deaths > _PATIENCE:
            self.failed.emit()
        else:
            self._load()

    def _load(self) -> None:
        self._page.load_page()
        self._overdue.start()

    def _tell_found(self, result: QWebEngineFindTextResult) -> None:
        self.found.emit(result.activeMatch(), result.numberOfMatches())

    def _ask_change(self, code: str, answer: Callable[[ChangePlace | None], object]) -> None:
        if not self._is_ready:
            answer(None)
            return

        def take(found: object) -> None:  # WebEngine crashes on a builtin method
            place = json.loads(found) if isinstance(found, str) and found else None
            answer(ChangePlace(*place) if place else None)

        self._page.runJavaScript(code, WORLD, take)

    def _open_menu(self, place: QPoint) -> None:
        zoom = self.view.zoomFactor()
        code = f"recension.changeAt({place.x() / zoom}, {place.y() / zoom})"
        menu = self._menu()
        point = self.view.mapToGlobal(place)
        self._ask_change(code, lambda change: self._show_menu(menu, point, change))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        request = self.view.lastContextMenuRequest()  # none where a key opened the menu
        link = request.linkUrl() if request else QUrl()
        if not link.isEmpty():
            address = link.toString()
            if link.scheme().encode() == SCHEME:
                address = link.path()
            menu.addAction(self.tr("Open"), lambda: self.link_activated.emit(address))
            menu.addAction(
                self.tr("Copy the address"),
                lambda: QGuiApplication.clipboard().setText(address),
            )
            menu.addSeparator()
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(self._page.hasSelection())
        copy.triggered.connect(lambda: self._page.triggerAction(QWebEnginePage.WebAction.Copy))
        menu.addAction(
            self.tr("Select all"),
            lambda: self._page.triggerAction(QWebEnginePage.WebAction.SelectAll),
        )
        return menu
