"""Writing words with their elements around them and their marks, always well-formed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from recension.visual.nodes import Element, without_identity
from recension.visual.values import Change, Mark

_STEP = ' data-mw-step=""'


class Steps:
    """Counts the changes that begin: each is noted at the first mark that belongs to it."""

    def __init__(self) -> None:
        self.count = 0
        self._is_due = False

    def begin(self) -> None:
        """The next mark begins a change, unless there is none before the next call."""
        self._is_due = True

    def take(self) -> str:
        """Return the attribute for a mark: that of a beginning, or nothing."""
        if not self._is_due:
            return ""
        self._is_due = False
        self.count += 1
        return _STEP


def start_mark(mark: Mark, steps: Steps) -> str:
    """Return the start tag of a mark around words."""
    return f'<{mark.change.tag} data-mw-diff="{mark.change}"{_more(mark, steps)}>'


def start_marked(start: str, mark: Mark, steps: Steps) -> str:
    """Return the start tag of an element with what happened to the whole of it."""
    name, rest = start[: _name_stop(start)], start[_name_stop(start) :]
    if mark.note and ' title="' in rest:  # ours counts
        before, _, after = rest.partition(' title="')
        rest = before + after.partition('"')[2]
    return f'{name} data-mw-diff="block-{mark.change}"{_more(mark, steps)}{rest}'


def start_of(element: Element, *, again: bool = False) -> str:
    """Return the start tag of an element, without its id where that stands elsewhere already."""
    return without_identity(element.start) if again or element.is_old else element.start


def _more(mark: Mark, steps: Steps) -> str:
    note = f' title="{escape(mark.note)}"' if mark.note else ""
    move = "" if mark.move is None else f' data-mw-move="{mark.move}"'
    return steps.take() + move + note


def _name_stop(start: str) -> int:
    return next(at for at, sign in enumerate(start) if sign in " \n\t/>" and at > 0)


class Writer:
    """Puts words out one after the other, opening and closing elements as these change.

    Args:
        steps: counts the changes.
        starts: start tags to write in place of the elements' own.
    """

    def __init__(self, steps: Steps, starts: dict[Element, str] | None = None) -> None:
        self._steps = steps
        self._starts = starts or {}
        self._out: list[str] = []
        self._open: list[Element] = []
        self._written: set[Element] = set()
        self._mark: Mark | None = None

    @property
    def html(self) -> str:
        """All that was written, with everything closed."""
        self._end_mark()
        self.go_to(())
        return "".join(self._out)

    def go_to(self, context: Sequence[Element]) -> None:
        """Close and open elements until exactly these are open."""
        common = 0
        for element, wanted in zip(self._open, context, strict=False):
            if element is not wanted:
                break
            common += 1
        if common == len(self._open) == len(context):
            return
        self._end_mark()
        while len(self._open) > common:
            self._out.append(self._open.pop().end)
        for element in context[common:]:
            self._out.append(self._start(element))
            self._open.append(element)

    def words(self, words: str, context: Sequence[Element], mark: Mark | None) -> None:
        """Write words inside of these elements."""
        if words:
            self.html_of(escape(words, quote=False), context, mark)

    def html_of(self, html: str, context: Sequence[Element], mark: Mark | None) -> None:
        """Write HTML inside of these elements."""
        self.go_to(context)
        if mark != self._mark:
            self._end_mark()
            if mark is not None:
                self._out.append(start_mark(mark, self._steps))
            self._mark = mark
        self._out.append(html)

    def break_mark(self, change: Change, note: str) -> None:
        """Write the mark of a paragraph that was split or merged here."""
        self._end_mark()
        mark = Mark(change, note)
        self._out.append(f"{start_mark(mark, self._steps)}</{change.tag}>")

    def _end_mark(self) -> None:
        if self._mark is not None:
            self._out.append(f"</{self._mark.change.tag}>")
            self._mark = None

    def _start(self, element: Element) -> str:
        again = element in self._written
        self._written.add(element)
        start = self._starts.get(element)
        if start is None:
            return start_of(element, again=again)
        return without_identity(start) if again else start
