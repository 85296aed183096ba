"""Comments, extension tags, and tags that say what is transcluded (Help:Templates)."""

from __future__ import annotations

import re

from recension.wikitext.preprocess.nodes import Comment, Extension, Ignored
from recension.wikitext.preprocess.reading import Reader
from recension.wikitext.preprocess.sections import note_comment
from recension.wikitext.preprocess.stack import HEADING

_ONLY, _END_OF_ONLY = "<onlyinclude>", "</onlyinclude>"  # in small letters, without spaces


class AngleReader(Reader):
    """Reads what begins with an angle bracket."""

    def __init__(self, text: str, *, for_inclusion: bool, counts_sections: bool) -> None:
        super().__init__(text, for_inclusion=for_inclusion, counts_sections=counts_sections)
        self._row_end = 0  # offset behind the comments that stand in a row, and their spaces
        self._only_parts = for_inclusion and _ONLY in text and _END_OF_ONLY in text

    def _comment(self) -> None:
        text, start = self._text, self._at
        end = text.find("-->", start + 4)
        if end < 0:
            self._doubts.append(start)
        end = len(text) if end < 0 else end + 3
        line_start = start
        while line_start > 0 and text[line_start - 1] in " \t":
            line_start -= 1
        if start >= self._row_end:
            self._row_end = self._comments_end(end)
        line_end = self._row_end
        own_line = (
            line_start > 0
            and text[line_start - 1] == "\n"
            and text[line_end : line_end + 1] == "\n"
        )
        if own_line and self._drop_spaces(start - line_start):
            start, end = line_start, line_end + 1
        if self._stack and self._stack[-1].kind == HEADING:
            note_comment(self._stack[-1], line_start, end)
        self._at = end
        self._add(Comment(text[start:end]), start)
        if own_line and self._may_begin_heading():
            self._heading_here()

    def _comments_end(self, end: int) -> int:
        """Return the offset behind the comments and spaces that follow on the same line."""
        text = self._text
        while True:
            while text[end : end + 1] in (" ", "\t"):
                end += 1
            if not text.startswith("<!--", end):
                return end
            closed = text.find("-->", end + 4)
            if closed < 0:
                self._doubts.append(self._at)
                return end
            end = closed + 3

    def _drop_spaces(self, count: int) -> bool:
        """Remove the spaces before a comment that has a line of its own."""
        if not count:
            return True
        nodes = self._stack[-1].nodes if self._stack else self._root
        last = nodes[-1] if nodes else None
        if not isinstance(last, str) or len(last) < count or last[-count:].strip(" \t"):
            return False
        nodes[-1] = last[:-count]
        return True

    def _extension(self, written: str, after_name: int) -> None:
        text, start = self._text, self._at
        tag_end = self._find(">", after_name)
        if tag_end < 0:
            self._take(start + 1)
            return
        name = written.lower()
        if text[tag_end - 1] == "/":
            self._add(Extension(name, written, text[after_name : tag_end - 1], None, ""), start)
            self._at = tag_end + 1
            return
        closing = self._closing_tag(name, tag_end + 1)
        if closing is None:
            self._take(tag_end + 1)
            return
        attributes = text[after_name:tag_end]
        content = text[tag_end + 1 : closing.start()]
        self._add(Extension(name, written, attributes, content, closing[0]), start)
        self._at = closing.end()

    def _inclusion(self, written: str, after_name: int) -> None:
        start = self._at
        tag_end = self._find(">", after_name)
        if tag_end < 0:
            self._take(start + 1)
        elif self._only_parts and self._text.startswith(_END_OF_ONLY, start):
            self._skip_to_only_part(tag_end + 1)
        elif written == ("noinclude" if self._for_inclusion else "includeonly"):
            self._ignored_element(written, tag_end)
        elif written.lstrip("/") in self._transparent():
            self._ignore(tag_end + 1)
        else:
            self._take(start + 1)

    def _transparent(self) -> tuple[str, ...]:
        return ("includeonly",) if self._for_inclusion else ("noinclude", "onlyinclude")

    def _ignored_element(self, name: str, tag_end: int) -> None:
        if self._text[tag_end - 1] == "/":
            self._ignore(tag_end + 1)
            return
        closing = self._closing_tag(name, tag_end + 1)
        self._ignore(closing.end() if closing else len(self._text))

    def _ignore(self, end: int) -> None:
        self._add(Ignored(self._text[self._at : end]), self._at)
        self._at = end

    def _skip_to_only_part(self, start: int) -> None:
        found = self._text.find(_ONLY, start)
        self._ignore(len(self._text) if found < 0 else found + len(_ONLY))

    def _closing_tag(self, name: str, start: int) -> re.Match[str] | None:
        closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
        found = None if name in self._missing else closing.search(self._text, start)
        if found is None:
            self._miss(name)
        return found
