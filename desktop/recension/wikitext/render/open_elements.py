"""What elements of HTML are open at a place of a text, by the rules of HTML5.

https://html.spec.whatwg.org/multipage/parsing.html, "The stack of open elements".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.wikitext.sanitizer.elements import SINGLE
from recension.wikitext.tidy.depth import MAX_DEPTH
from recension.wikitext.tidy.kinds import FORMATTING, INLINE, SCOPES, TABLE_PARTS, TABLE_TAGS

# Formatting goes on after the end of the element it was opened in, and for the pass that makes
# paragraphs <pre> lasts until its own end tag.
_LASTING = FORMATTING | {"pre"}


@dataclass(slots=True)
class OpenElements:
    """The elements that tags of a text leave open; true as long as there is any."""

    text: str
    _open: list[tuple[str, int]] = field(default_factory=list)  # names and offsets
    _is_too_deep: bool = False  # more was open at once than is followed

    def __bool__(self) -> bool:
        """Tell whether something is open, or may be."""
        return bool(self._open) or self._is_too_deep

    def open(self, name: str, position: int, tag: str) -> None:
        """Take a start tag at an offset."""
        if (tag.endswith("/>") and name in SINGLE) or self._is_too_deep:
            return
        if name not in INLINE and name not in TABLE_PARTS:
            self.close("p", position)  # a block is in no paragraph
        self._open.append((name, position))
        self._is_too_deep = len(self._open) >= MAX_DEPTH

    def close(self, name: str, position: int) -> bool:
        """Take an end tag at an offset; False where it ends nothing, or may not."""
        at = self._opened(name, position)
        if at is None:
            return False
        inner = self._open[at + 1 :]
        if name not in FORMATTING or all(tag in INLINE for tag, _ in inner):
            inner = [(tag, start) for tag, start in inner if tag in _LASTING]
        self._open[at:] = inner
        return True

    def _opened(self, name: str, position: int) -> int | None:
        is_bound = name in INLINE and name not in FORMATTING
        for at in range(len(self._open) - 1, -1, -1):
            tag, start = self._open[at]
            if tag == name:
                # A paragraph may have begun between the two.
                is_lost = is_bound and self.text.find("\n", start, position) >= 0
                return None if is_lost else at
            if (is_bound and tag not in INLINE) or (tag in SCOPES and name not in TABLE_TAGS):
                return None
        return None
