"""What a person looks at in a page, to be shown by whatever surface there is."""

from __future__ import annotations

from dataclasses import dataclass

from recension.ui.preview.shown_page import ShownPage
from recension.ui.preview.surface import Surface


@dataclass(slots=True)
class Looking:
    """The place and the size of what is shown; a surface that comes later begins with it."""

    zoom: float = 1.0
    line: int = -1  # with the faint bar beside it; -1 for none
    top: float | None = None  # the line at the top
    fragment: str = ""  # to be at the top once something shows it
    step: tuple[int, int] | None = None  # the change to show, by its block and its number there
    is_revealing: bool = False  # whether the marked line is to be seen
    is_dimmed: bool = False

    def begin_on(self, surface: Surface, page: ShownPage) -> None:
        """Let a surface that was just made show all of it."""
        surface.set_zoom(self.zoom)
        surface.show_page(page)
        surface.set_dimmed(is_dimmed=self.is_dimmed)
        if self.fragment:
            surface.scroll_to_fragment(self.fragment)
        elif self.top is not None and (place := page.place_of(self.top)):
            surface.scroll_to(place)
        if self.step:
            surface.scroll_to_step(*self.step)
        self.mark_on(surface, page)
        if self.is_revealing:
            surface.reveal_mark()
        self.fragment, self.step, self.is_revealing = "", None, False

    def mark_on(self, surface: Surface, page: ShownPage) -> None:
        """Put the bar beside what the marked line made."""
        surface.mark_place(page.place_of(self.line) if self.line >= 0 else None)
