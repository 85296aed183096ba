"""The preview as the window sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.preview.frame import PreviewFrame
from recension.ui.preview.links import LinkKind, read_link, spoken_target
from recension.ui.preview.looking import Looking
from recension.ui.preview.shown_page import (
    ChangePlace,
    MarkedChange,
    Place,
    ShownPage,
    as_change,
)
from recension.ui.preview.start import wants_web_engine
from recension.ui.preview.surface import Surface
from recension.ui.preview.surfaces import best_surface
from recension.ui.preview.text_surface import TextSurface
from recension.ui.preview.window_surface import prepare_window
from recension.ui.theme import LIGHT, Theme

_LEAST, _MOST = 0.3, 5.0  # of zooming


class Preview(PreviewFrame):
    """The rendered page.

    Make the first one with the window, so that the window is ready for WebEngine; the web view
    itself is made after the first paint. Lines are those of the source, from 0.

    Signals:
        page_link_activated(str, str): title of a page of the file, and a fragment ("" for none).
        red_link_activated(str): title of a page that does not exist.
        external_link_activated(str): an address outside; ask, then open it in the browser.
        source_line_activated(int): the user clicked what this line made.
        scrolled(float): the user scrolled; this line is at the top, with the part that has gone by.
        image_wanted(str): the bytes of this image; answer with `give_image`.
        link_hovered(str): where the link under the pointer leads, "" when it is left.
        zoom_wanted(int): larger (1) or smaller (-1), with the wheel.
        menu_opened(QMenu, MarkedChange | None): a menu is about to be shown, and may be added to;
            with the change it was opened on.
        outdated(): an update does not fit what is shown; ask for the page anew (`onto` 0).
    """

    page_link_activated = Signal(str, str)
    red_link_activated = Signal(str)
    external_link_activated = Signal(str)
    source_line_activated = Signal(int)
    scrolled = Signal(float)
    image_wanted = Signal(str)
    link_hovered = Signal(str)
    zoom_wanted = Signal(int)
    menu_opened = Signal(object, object)
    outdated = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
        prepares_window: bool = True,
    ) -> None:
        super().__init__(theme, parent)
        self._page = ShownPage()
        self._surface: Surface | None = None
        self._looking = Looking()
        self._is_starting = False
        self._find_bar.wanted.connect(self._find)
        self._find_bar.closed.connect(self._focus_page)
        self.set_theme(theme)
        self._show_emptiness()
        if prepares_window and wants_web_engine():
            prepare_window(self)

    # ------------------------------------------------------------------ the page

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        super().set_theme(theme)
        if self._surface:
            self._surface.set_theme(theme)

    def update_page(self, update: PreviewUpdate) -> None:
        """Show the page as it is now, changing only what changed."""
        self.set_busy(is_busy=False)
        if not self._page.fits(update):
            self.outdated.emit()
            return
        is_other = update.is_fresh and update.title != self._page.title
        before = self._page.blocks
        self._page.apply(update)
        self._say_failure("")
        if self._surface:
            if is_other or not before:
                self._looking.top = None
                self._surface.show_page(self._page)
            elif update.is_fresh:
                self._surface.change_page(self._page, as_change(update, before, self._page))
            else:
                self._surface.change_page(self._page, update)
        self._show_emptiness()
        self._mark()

    def give_image(self, image: ImageData) -> None:
        """Take the bytes of an image that was asked for; empty where there is none."""
        if self._surface:
            self._surface.give_image(image)

    def show_failure(self, reason: str) -> None:
        """Dim the last good page and say why there is no newer one."""
        self.set_busy(is_busy=False)
        self._say_failure(reason)

    def clear(self) -> None:
        """Show no page."""
        self.set_busy(is_busy=False)
        self._say_failure("")
        self._page = ShownPage()
        self._looking.line, self._looking.top = -1, None
        if self._surface:
            self._surface.show_page(self._page)
        self._show_emptiness()

    # ------------------------------------------------------------------ places

    def scroll_to_line(self, line: float) -> None:
        """Bring what this line made to the top, at once or when it is shown; no `scrolled`."""
        self._looking.top = line
        place = self._page.place_of(line)
        if place is not None and self._surface:
            self._surface.scroll_to(place)

    def scroll_to_fragment(self, fragment: str) -> None:
        """Bring the place of this id to the top, at once or when the page has been shown."""
        if self._surface:
            self._surface.scroll_to_fragment(fragment)
        else:
            self._looking.fragment = fragment

    def scroll_to_step(self, block: int, step: int) -> None:
        """Bring a change of a block into view, at once or when it is shown; both from 0."""
        self._looking.step = None if self._surface else (block, step)
        if self._surface:
            self._surface.scroll_to_step(block, step)

    def ask_step(self, answer: Callable[[MarkedChange | None], object]) -> None:
        """Tell which lines the change is of that was brought into view, perhaps a moment later."""
        if self._surface is None:
            answer(None)
            return
        self._surface.ask_step(lambda place: answer(self._marked(place)))

    def mark_line(self, line: int) -> None:
        """Put the faint bar beside what this line made."""
        if line != self._looking.line:
            self._looking.line = line
            self._mark()

    def reveal_marked_line(self) -> None:
        """Scroll as far as need be for what the marked line made to be seen."""
        self._looking.is_revealing = self._surface is None
        if self._surface:
            self._surface.reveal_mark()

    # ------------------------------------------------------------------ size, and what is there

    def set_zoom(self, factor: float) -> None:
        """Show everything this much larger; 1.0 is its own size."""
        self._looking.zoom = min(_MOST, max(_LEAST, factor))
        if self._surface:
            self._surface.set_zoom(self._looking.zoom)

    @property
    def page(self) -> ShownPage:
        """The page that is shown."""
        return self._page

    def shut_down(self) -> None:
        """Let go of the web engine; call when the window closes."""
        if self._surface:
            self._surface.shut_down()
            self._surface = None

    @property
    def block_ids(self) -> tuple[int, ...]:
        """The ids of the blocks that are shown; each stays while its block does."""
        return tuple(block.id for block in self._page.blocks)

    # ------------------------------------------------------------------ what Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin after the first paint, so that the window is there at once."""
        super().paintEvent(event)
        self._start_later()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first paint."""
        super().showEvent(event)
        self.update()

    # ------------------------------------------------------------------ inside

    def _start_later(self) -> None:
        if self._surface is None and not self._is_starting:
            self._is_starting = True
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        self._use(best_surface(self._theme, self))

    def _use(self, surface: Surface) -> None:
        self._surface = surface
        surface.link_activated.connect(self._follow)
        surface.link_hovered.connect(lambda href: self.link_hovered.emit(spoken_target(href)))
        surface.place_clicked.connect(self._tell_clicked)
        surface.place_scrolled.connect(self._tell_scrolled)
        surface.image_wanted.connect(self.image_wanted)
        surface.found.connect(self._find_bar.show_found)
        surface.failed.connect(self._fall_back)
        surface.zoom_wanted.connect(self.zoom_wanted)
        surface.menu_opened.connect(self._tell_menu)
        self._stack.addWidget(surface)
        surface.set_theme(self._theme)
        self._looking.begin_on(surface, self._page)
        self._show_emptiness()
        self.setFocusProxy(surface)

    def _fall_back(self) -> None:
        """Show the page plainly: the web engine keeps dying."""
        broken = self._surface
        if broken is None:
            return
        self._stack.removeWidget(broken)
        broken.shut_down()
        broken.deleteLater()
        self._use(TextSurface(self._theme, self))

    def _show_emptiness(self) -> None:
        self._show_in_frame(self._surface, is_empty=self._page.is_empty)

    def _say_failure(self, reason: str) -> None:
        self._notice.say(reason)
        if bool(reason) != self._looking.is_dimmed:
            self._looking.is_dimmed = bool(reason)
            if self._surface:
                self._surface.set_dimmed(is_dimmed=self._looking.is_dimmed)

    def _mark(self) -> None:
        if self._surface:
            self._looking.mark_on(self._surface, self._page)

    def _marked(self, place: ChangePlace | None) -> MarkedChange | None:
        return self._page.marked_change(place) if place else None

    def _tell_menu(self, menu: QMenu, place: ChangePlace | None) -> None:
        self.menu_opened.emit(menu, self._marked(place))

    def _find(self, text: str, is_backward: bool) -> None:  # noqa: FBT001 - a slot
        if self._surface:
            self._surface.find_text(text, is_backward=is_backward)

    def _focus_page(self) -> None:
        if self._surface:
            self._surface.setFocus()

    def _follow(self, href: str) -> None:
        link = read_link(href)
        is_here = link.target == self._page.title and bool(link.fragment)
        if link.kind is LinkKind.FRAGMENT or (link.kind is LinkKind.PAGE and is_here):
            self.scroll_to_fragment(link.fragment)
        elif link.kind is LinkKind.PAGE:
            self.page_link_activated.emit(link.target, link.fragment)
        elif link.kind is LinkKind.RED:
            self.red_link_activated.emit(link.target)
        elif link.kind is LinkKind.EXTERNAL:
            self.external_link_activated.emit(link.target)

    def _tell_clicked(self, place: Place) -> None:
        line = self._page.line_of(place)
        if line is not None:
            self.source_line_activated.emit(int(line))

    def _tell_scrolled(self, place: Place) -> None:
        line = self._page.line_of(place)
        if line is not None:
            self._looking.top = line
            self.scrolled.emit(line)
