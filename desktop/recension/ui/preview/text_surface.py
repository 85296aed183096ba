"""The page in a text browser, where WebEngine cannot run: plain, but text, links and images."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QVBoxLayout, QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.preview.image_browser import ImageBrowser
from recension.ui.preview.images import Images
from recension.ui.preview.rich_page import block_places, page_html, page_styles
from recension.ui.preview.shown_page import ChangePlace, Place, ShownPage
from recension.ui.preview.surface import Surface
from recension.ui.theme import Theme

_PAUSE = 150  # milliseconds: the whole page is laid out anew, so not at every key


class TextSurface(Surface):
    """The page as rich text: no floats, no style sheets of the web, but text, links and images."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shown = theme, ShownPage()
        self._images = Images(self.image_wanted.emit)
        self.browser = ImageBrowser(self._images, self)
        self.browser.setOpenLinks(False)
        self.browser.setOpenExternalLinks(False)
        self.browser.anchorClicked.connect(lambda url: self.link_activated.emit(url.toString()))
        self.browser.highlighted.connect(lambda url: self.link_hovered.emit(url.toString()))
        self.browser.verticalScrollBar().valueChanged.connect(self._tell_scrolled)
        self.browser.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.setFocusProxy(self.browser)
        self._size = self.browser.font().pointSizeF()
        self._is_ours = False  # whether the scrolling that goes on is not the user's
        self._places: list[int] = []  # position in the document of each block
        self._marked: Place | None = None
        self._waiting_step: tuple[int, int] | None = None  # until the page has been laid out
        self._step = -1  # the block of the change that was brought into view
        self.browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.browser.customContextMenuRequested.connect(self._open_menu)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._fill)

    # ------------------------------------------------------------------ the page

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme = theme
        self._fill()

    def show_page(self, page: ShownPage) -> None:
        """Show a page from its start."""
        self._shown = page
        self._images.forget()
        self.browser.forget_images()
        self._fill()
        self._scroll(0)

    def change_page(self, page: ShownPage, update: PreviewUpdate) -> None:
        """Show the page as it is now, after a pause."""
        self._shown = page
        if update.splices and not self._later.isActive():
            self._later.start()

    def give_image(self, image: ImageData) -> None:
        """Take the bytes of an image."""
        self._images.give(image)

    def set_dimmed(self, *, is_dimmed: bool) -> None:
        """Show the page pale."""
        if not is_dimmed:
            self.browser.viewport().setGraphicsEffect(None)  # type: ignore[arg-type]  # none
            return
        effect = QGraphicsOpacityEffect(self.browser)
        effect.setOpacity(0.45)
        self.browser.viewport().setGraphicsEffect(effect)

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the top, without saying so."""
        if place == Place(0, 0):
            self._scroll(0)  # with the title
        elif 0 <= place.block < len(self._places):
            top, bottom = self._top(place.block), self._top(place.block + 1)
            inside = place.line / self._shown.line_counts[place.block]
            self._scroll(round(top + inside * (bottom - top)))

    def scroll_to_fragment(self, fragment: str) -> None:
        """Bring the element of this id to the top."""
        self._is_ours = True
        self.browser.scrollToAnchor(fragment)
        self._is_ours = False

    def scroll_to_step(self, block: int, step: int) -> None:
        """Bring the block of a change into view: rich text knows no place inside of it."""
        self._step = block
        if block < len(self._places):
            self._scroll(round(self._top(block)))
        elif self._later.isActive():
            self._waiting_step = block, step

    def ask_step(self, answer: Callable[[ChangePlace | None], object]) -> None:
        """Tell the block of the change that was brought into view."""
        answer(self._change_in(Place(self._step, 0)))

    def mark_place(self, place: Place | None) -> None:
        """Draw nothing: rich text has no margin for it."""
        self._marked = place

    def reveal_mark(self) -> None:
        """Scroll to the block of the mark where that cannot be seen."""
        if self._marked is None or self._marked.block >= len(self._places):
            return
        bar = self.browser.verticalScrollBar()
        top, bottom = self._top(self._marked.block), self._top(self._marked.block + 1)
        if not bar.value() < bottom or not top < bar.value() + self.browser.viewport().height():
            self._scroll(round(top))

    def find_text(self, text: str, *, is_backward: bool = False) -> None:
        """Go to the next match, round the end."""
        cursor = self.browser.textCursor()
        if not text:
            cursor.clearSelection()
            self.browser.setTextCursor(cursor)
            self.found.emit(0, 0)
            return
        flag = QTextDocument.FindFlag
        flags = flag.FindBackward if is_backward else flag(0)
        if not self.browser.find(text, flags):
            operation = QTextCursor.MoveOperation
            self.browser.moveCursor(operation.End if is_backward else operation.Start)
            self.browser.find(text, flags)
        self._count(text)

    def set_zoom(self, factor: float) -> None:
        """Show everything this much larger."""
        font = self.browser.font()
        font.setPointSizeF(self._size * factor)
        self.browser.setFont(font)

    def shut_down(self) -> None:
        """Nothing is held."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Notice clicks beside links, and the wheel with Ctrl."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._turn(event)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            is_plain = not self.browser.textCursor().hasSelection()
            point = event.position().toPoint()
            if is_plain and not self.browser.anchorAt(point):
                self._tell_clicked(point)
        return bool(super().eventFilter(watched, event))  # type: ignore[arg-type]  # Qt passes it

    # ------------------------------------------------------------------ inside

    def _turn(self, event: QWheelEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if turned := event.angleDelta().y():
            self.zoom_wanted.emit(1 if turned > 0 else -1)
        return True

    def _open_menu(self, point: QPoint) -> None:
        menu = self.browser.createStandardContextMenu(point)
        place = self._place_at(point.y() + self.browser.verticalScrollBar().value())
        change = self._change_in(place) if place else None
        self._show_menu(menu, self.browser.mapToGlobal(point), change)

    def _change_in(self, place: Place) -> ChangePlace | None:
        """Return the change in a block: rich text does not tell one of several."""
        if not 0 <= place.block < len(self._shown.blocks):
            return None
        html = self._shown.blocks[place.block].html
        is_gone = "data-mw-line" not in html
        is_marked = "data-mw-diff" in html
        return ChangePlace(place.block, place.line, is_gone) if is_marked else None

    def _fill(self) -> None:
        bar = self.browser.verticalScrollBar()
        before = bar.value()
        self._is_ours = True
        self.browser.document().setDefaultStyleSheet(page_styles(self._theme))
        self.browser.setHtml(page_html(self._shown))
        self._places = block_places(self.browser.document(), len(self._shown.blocks))
        bar.setValue(before)
        self._is_ours = False
        if self._waiting_step:
            step, self._waiting_step = self._waiting_step, None
            self.scroll_to_step(*step)

    def _scroll(self, value: int) -> None:
        self._is_ours = True
        self.browser.verticalScrollBar().setValue(value)
        self._is_ours = False

    def _top(self, block: int) -> float:
        document = self.browser.document()
        if block >= len(self._places):
            return document.size().height()
        found = document.findBlock(self._places[block])
        return document.documentLayout().blockBoundingRect(found).top()

    def _place_at(self, y: float) -> Place | None:
        low, high = 0, len(self._places) - 1
        if high < 0:
            return None
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._top(middle) <= y else (low, middle - 1)
        top, bottom = self._top(low), self._top(low + 1)
        inside = min(1.0, max(0.0, (y - top) / (bottom - top))) if bottom > top else 0.0
        return Place(low, inside * self._shown.line_counts[low])

    def _tell_scrolled(self, value: int) -> None:
        place = None if self._is_ours else self._place_at(value)
        if place is not None:
            self.place_scrolled.emit(place)

    def _tell_clicked(self, point: QPoint) -> None:
        place = self._place_at(point.y() + self.browser.verticalScrollBar().value())
        if place is not None:
            self.place_clicked.emit(place)

    def _count(self, text: str) -> None:
        plain = self.browser.toPlainText().casefold()
        total = plain.count(text.casefold())
        start = self.browser.textCursor().selectionStart()
        current = plain.count(text.casefold(), 0, start) + 1 if total else 0
        self.found.emit(current, total)
