"""The preview as the window sees it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recension.engine.messages import ImageData, PreviewUpdate
from recension.ui.theme import Theme


class Preview(QWidget):
    """The rendered page.

    Make it with the window, so that the window is ready for WebEngine; the web view itself is
    made after the first paint. Lines are those of the source, from 0.

    Signals:
        page_link_activated(str, str): title of a page of the file, and a fragment ("" for none).
        red_link_activated(str): title of a page that does not exist.
        external_link_activated(str): an address outside; ask, then open it in the browser.
        source_line_activated(int): the user clicked what this line made.
        scrolled(int): the user scrolled; this line is at the top.
        image_wanted(str): the bytes of this image; answer with `give_image`.
        link_hovered(str): where the link under the pointer leads, "" when it is left.
        outdated(): an update does not fit what is shown; ask for the page anew (`onto` 0).
    """

    page_link_activated = Signal(str, str)
    red_link_activated = Signal(str)
    external_link_activated = Signal(str)
    source_line_activated = Signal(int)
    scrolled = Signal(int)
    image_wanted = Signal(str)
    link_hovered = Signal(str)
    outdated = Signal()

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""

    def update_page(self, update: PreviewUpdate) -> None:
        """Show the page as it is now, changing only what changed."""

    def give_image(self, image: ImageData) -> None:
        """Take the bytes of an image that was asked for; empty where there is none."""

    def show_failure(self, reason: str) -> None:
        """Dim the last good page and say why there is no newer one."""

    def clear(self) -> None:
        """Show no page."""

    def set_busy(self, *, is_busy: bool) -> None:
        """A page is being rendered; a line of progress appears when it takes over a second."""

    def scroll_to_line(self, line: float) -> None:
        """Bring what this line made to the top; sends no `scrolled`."""

    def scroll_to_fragment(self, fragment: str) -> None:
        """Bring the place of this id to the top, at once or when the page has been shown."""

    def mark_line(self, line: int) -> None:
        """Put the faint bar beside the block that this line made."""

    def show_find_bar(self) -> None:
        """Open the bar that finds text in the page."""

    def zoom_in(self) -> None:
        """Make everything larger by a step."""

    def zoom_out(self) -> None:
        """Make everything smaller by a step."""

    def reset_zoom(self) -> None:
        """Show everything at its own size."""

    def set_zoom(self, factor: float) -> None:
        """Show everything this much larger; 1.0 is its own size."""

    def save_pdf(self, path: Path) -> None:
        """Write the page as a PDF."""

    def shut_down(self) -> None:
        """Let go of the web engine; call when the window closes."""
