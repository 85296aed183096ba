"""Which bands are in view: scrolling that never jumps although most heights are guesses.

The place is kept as a band and how much of it is hidden above the view. The scroll bar follows
from it, so that a height that turns out otherwise moves only what is out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recension.ui.changes.bands import BandBuilder, LaidBand
from recension.ui.changes.heights import Heights

_NEAR = 3  # views: nearer than that, scrolling walks over the bands and measures them


@dataclass(frozen=True, slots=True)
class Visible:
    """A band in view and where its top is, from the top of the view."""

    number: int
    y: int
    laid: LaidBand


class Stack:
    """The bands of one plan on top of each other, looked at through a view of some height."""

    def __init__(self, builder: BandBuilder) -> None:
        self.builder = builder
        self.heights = Heights(builder.estimates())
        self.view = 0  # the height of the view
        self.top = 0  # the band at the top of the view
        self.hidden = 0  # how many pixels of it are above the view
        self._laid: dict[int, LaidBand] = {}

    def __len__(self) -> int:
        return len(self.heights)

    def laid(self, number: int) -> LaidBand:
        """Return a band laid out, and learn its height."""
        laid = self._laid.get(number)
        if laid is None:
            laid = self._laid[number] = self.builder.build(number)
            if laid.height != self.heights[number]:
                self.heights[number] = laid.height
        return laid

    def forget(self, numbers: Iterator[int] | None = None) -> None:
        """Lay these bands out again when they are next seen; all of them without numbers."""
        if numbers is None:
            self._laid.clear()
            return
        for number in numbers:
            self._laid.pop(number, None)

    @property
    def value(self) -> int:
        """How far down the view is, as the scroll bar counts."""
        return round(self.heights.top(self.top)) + self.hidden

    @property
    def maximum(self) -> int:
        """The largest value."""
        return max(0, round(self.heights.total) - self.view)

    def scroll_to(self, value: int) -> None:
        """Go to a value of the scroll bar."""
        distance = value - self.value
        if abs(distance) <= _NEAR * self.view:
            self.scroll_by(distance)
        else:
            self.top = self.heights.at(value)
            self.hidden = max(0, value - round(self.heights.top(self.top)))

    def scroll_by(self, distance: int) -> None:
        """Move the view by real heights."""
        self.hidden += distance
        self._settle()

    def show_band(self, number: int, y: int = 0) -> None:
        """Put the top of a band at this distance from the top of the view."""
        self.top, self.hidden = max(0, min(number, len(self) - 1)), 0
        self.scroll_by(-y)

    def visible(self) -> list[Visible]:
        """Return the bands in view, from the top."""
        if not len(self):
            return []
        self._settle()
        found, bottom = self._walk()
        if bottom < self.view and (self.top or self.hidden):
            self.scroll_by(bottom - self.view)
            found, bottom = self._walk()
        if len(self._laid) > _NEAR * 400:
            keep = {each.number for each in found}
            self._laid = {number: laid for number, laid in self._laid.items() if number in keep}
        return found

    def _walk(self) -> tuple[list[Visible], int]:
        found: list[Visible] = []
        y, number = -self.hidden, self.top
        while y < self.view and number < len(self):
            laid = self.laid(number)
            found.append(Visible(number, y, laid))
            y, number = y + laid.height, number + 1
        return found, y

    def _settle(self) -> None:
        """Bring `hidden` back inside the band at the top."""
        while self.hidden < 0 and self.top > 0:
            self.top -= 1
            self.hidden += self.laid(self.top).height
        while self.top < len(self) - 1 and self.hidden >= self.laid(self.top).height:
            self.hidden -= self.laid(self.top).height
            self.top += 1
        self.hidden = max(0, self.hidden)
