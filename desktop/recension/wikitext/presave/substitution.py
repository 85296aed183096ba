"""Substitution: what `{{subst:...}}` becomes for good (Help:Substitution).

All else stays as it is written. A call is replaced whole and on its own, however deep it stands in
templates, parameters and links that are left alone; nothing in comments and extension tags is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.wikitext.expand import Expander
from recension.wikitext.expand.braces import expanded_call
from recension.wikitext.extension import Frame, Html
from recension.wikitext.preprocess import (
    Comment,
    Extension,
    Ignored,
    Node,
    Template,
    source_of,
    written_call,
    written_tag,
)
from recension.wikitext.presave.places import places
from recension.wikitext.strip import MARKER

_PREFIXES = ("subst:", "safesubst:")
_SHORTEST, _LONGEST = 5, 10  # code points of a prefix, without and with its colon
# What is cut off by one of these is left as it was typed: nothing of it must be lost.
_LIMITS = frozenset({"node-count", "expansion-depth", "include-size", "argument-size"})
_ROOM = 5_000_000  # code points put back in place of markers, or 4 times the text
_MAX_NESTING = 20  # of markers in what markers stand for


BLANK = "\0"  # no pass looks for it


class TooLargeError(Exception):
    """A substitution that would insert more than a page may have."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What takes the place of a range of the text, or only hides it from later passes."""

    start: int
    stop: int
    text: str | None  # None: what stands there stays
    visible: str  # the same as later passes see it, blank where they may not look


def hidden(start: int, stop: int) -> Replacement:
    """Return the replacement that hides a range."""
    return Replacement(start, stop, None, BLANK * (stop - start))


def mentions(text: str) -> Iterator[int]:
    """Find where a text mentions substitution; much faster than a pattern without case."""
    for colon in places(text, ":"):
        if text[max(0, colon - _SHORTEST) : colon].lower() == "subst":
            yield colon - _SHORTEST


class Substituter:
    """Makes the substitutions of one page."""

    def __init__(self, expander: Expander, text: str) -> None:
        self._expander = expander
        self._frame = Frame(expander.title)
        self._room = max(_ROOM, 4 * len(text))
        self._known: dict[int, bool] = {}  # by identity of calls, which the tree keeps

    def walk(self, node: Node, at: int) -> Iterator[Replacement]:
        """Find what is to be replaced or hidden in a node of the page that begins at an offset."""
        waiting = [node]  # no recursion: brackets may be nested without end
        while waiting:
            node = waiting.pop()
            length = 0
            if isinstance(node, str):
                length = len(node)
            elif isinstance(node, Ignored):
                length = len(node.text)
            elif isinstance(node, (Comment, Extension)):
                length = len(node.text if isinstance(node, Comment) else written_tag(node))
                yield hidden(at, at + length)
            elif isinstance(node, list):
                waiting.extend(reversed(node))
            elif isinstance(node, Template) and (found := self._call(node, at)):
                yield found
                length = found.stop - at
            else:
                waiting.extend(reversed(written_call(node)))
            at += length

    def expand(self, wikitext: str) -> str:
        """Return a wikitext with its substitutions made, and markers in it."""
        self._expander.warnings.clear()
        text = self._expander.expand_text(wikitext, self._frame)
        if _LIMITS & self._expander.warnings.keys():
            raise TooLargeError
        return text

    def _call(self, call: Template, at: int) -> Replacement | None:
        """Return what becomes of a call, None where it is no substitution or of nothing."""
        if not self._may_be_substituted(call):
            return None
        warnings = self._expander.warnings
        warnings.clear()
        _, text = expanded_call(self._expander, call, self._frame)
        if text is None and not _LIMITS & warnings.keys():
            return None
        stop = at + len(source_of([call]))
        if text is None or _LIMITS & warnings.keys():
            return hidden(at, stop)
        try:
            return Replacement(at, stop, *self.unmarked(text))
        except TooLargeError:
            return hidden(at, stop)

    def _may_be_substituted(self, call: Template) -> bool:
        """Tell whether the name of a call can begin with what asks for its substitution."""
        calls = [call]  # each the beginning of the name of the one before
        while id(calls[-1]) not in self._known:
            first = _first(calls[-1].title)
            if isinstance(first, Template):
                calls.append(first)
            else:
                self._known[id(calls[-1])] = isinstance(first, str) and _begins(first)
        known = self._known[id(calls[-1])]
        self._known.update((id(each), known) for each in calls)
        return known

    def unmarked(self, text: str, nesting: int = 0) -> tuple[str, str]:
        """Return a text with what its markers stand for, and with blanks in their place."""
        if "\x7f" not in text:
            self._take_room(text)
            return text, text
        if nesting > _MAX_NESTING:
            raise TooLargeError
        written: list[str] = []
        visible: list[str] = []
        at = 0
        for marker in MARKER.finditer(text):
            piece = self._expander.piece(marker[0])
            if not isinstance(piece, Html):
                continue  # it was typed
            between = text[at : marker.start()]
            inner = self.unmarked(piece.html, nesting + 1)[0]
            written += (between, inner)
            visible += (between, BLANK * len(inner))
            at = marker.end()
        self._take_room(text)
        return "".join([*written, text[at:]]), "".join([*visible, text[at:]])

    def _take_room(self, text: str) -> None:
        self._room -= len(text)
        if self._room < 0:
            raise TooLargeError


def _begins(name: str) -> bool:
    """Tell whether a beginning of a name has a prefix, or may still get one."""
    written = name.lstrip()[:_LONGEST].lower()
    return any(written.startswith(each) or each.startswith(written) for each in _PREFIXES)


def _first(nodes: Sequence[Node]) -> Node | None:
    """Return the first node that is more than white space."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif not isinstance(node, str) or node.strip():
            return node
    return None
