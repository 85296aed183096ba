"""What every way of showing the page can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.preview.shown_page import Place, ShownPage
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
        failed(): it cannot go on; use another surface.
    """

    link_activated = Signal(str)
    link_hovered = Signal(str)
    place_clicked = Signal(object)
    place_scrolled = Signal(object)
    image_wanted = Signal(str)
    found = Signal(int, int)
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
