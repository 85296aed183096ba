"""What every way of showing the page can do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.preview.shown_page import ChangePlace, Place, ShownPage
from recension.ui.theme import Theme


class Surface(QWidget):
    """Shows a `ShownPage`.

    Signals:
        link_activated(str): the address of a link, as the page has it.
        link_hovered(str): the same under the pointer, "" when it left.
        place_clicked(Place): what was clicked.
        place_scrolled(Place): what is at the top now because the user scrolled.
        image_wanted(str): the bytes of this image.
        found(int, int): number of the match that is shown (0: none) and of all.
        zoom_wanted(int): the wheel was turned with Ctrl; 1 for larger, -1 for smaller.
        menu_opened(QMenu, ChangePlace | None): its menu is about to be shown, and may be added to;
            with the change it was opened on.
        failed(): it cannot go on; use another surface.
    """

    link_activated = Signal(str)
    link_hovered = Signal(str)
    place_clicked = Signal(object)
    place_scrolled = Signal(object)
    image_wanted = Signal(str)
    found = Signal(int, int)
    zoom_wanted = Signal(int)
    menu_opened = Signal(object, object)
    failed = Signal()

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        raise NotImplementedError

    def show_page(self, page: ShownPage) -> None:
        """Show a page from its start, with everything it has."""
        raise NotImplementedError

    def change_page(self, page: ShownPage, update: PreviewUpdate) -> None:
        """Make the changes of an update, which `page` has already."""
        raise NotImplementedError

    def give_image(self, image: ImageData) -> None:
        """Take the bytes of an image."""
        raise NotImplementedError

    def set_dimmed(self, *, is_dimmed: bool) -> None:
        """Show the page pale, because it is not the newest."""
        raise NotImplementedError

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the top, now or when there is a page; sends no `place_scrolled`."""
        raise NotImplementedError

    def scroll_to_fragment(self, fragment: str) -> None:
        """Bring the element of this id to the top."""
        raise NotImplementedError

    def scroll_to_step(self, block: int, step: int) -> None:
        """Bring the change of this number in a block into view and mark it; from 0."""
        raise NotImplementedError

    def ask_step(self, answer: Callable[[ChangePlace | None], object]) -> None:
        """Tell where the change is that was brought into view, at once or a moment later."""
        raise NotImplementedError

    def mark_place(self, place: Place | None) -> None:
        """Put the faint bar beside what is at a place, or nowhere."""
        raise NotImplementedError

    def reveal_mark(self) -> None:
        """Scroll as far as need be for what is marked to be seen."""
        raise NotImplementedError

    def find_text(self, text: str, *, is_backward: bool = False) -> None:
        """Go to the next match; "" ends the search."""
        raise NotImplementedError

    def set_zoom(self, factor: float) -> None:
        """Show everything this much larger."""
        raise NotImplementedError

    def shut_down(self) -> None:
        """Let go of everything."""
        raise NotImplementedError

    def _show_menu(self, menu: QMenu, point: QPoint, change: ChangePlace | None) -> None:
        """Show a menu at a point of the screen."""
        self.menu_opened.emit(menu, change)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)
