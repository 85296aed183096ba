"""Putting the numbers and lists of references into the HTML of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from recension.wikitext.cite import messages
from recension.wikitext.cite.notes import Note, Use
from recension.wikitext.cite.numbering import Citations
from recension.wikitext.cite.tag import WRAP
from recension.wikitext.cite.writing import Labels, ReferenceWriter, WrittenReferences
from recension.wikitext.lines import LINE, NO_LINE
from recension.wikitext.places import of_block
from recension.wikitext.site import Site

_LIST_PLACE = re.compile(
    rf"{WRAP[:-1]}(?P<line>{LINE})>\x7freferences-(?P<list>[0-9]+)\x7f</div>"
    # Where something open reached into the wrapper, that stays as it is.
    "|\x7freferences-(?P<bare>[0-9]+)\x7f"
)
_PLACE = re.compile("\x7f(ref|label|mark)-([0-9]+)\x7f")
_MAX_DEPTH = 4  # of references in references


class PlacedReferences:
    """The references of a page as they go into the HTML of its blocks."""

    def __init__(
        self, citations: Citations, site: Site, labels: Labels, written: WrittenReferences
    ) -> None:
        written.forget_much()
        self._citations = citations
        self._writer = ReferenceWriter(site, labels, written, self._text_of)
        self._depth = 0
        self._blocks = {block for block, _ in (*citations.uses, *citations.lists)}
        self._done: dict[int, tuple[str, str]] = {}  # by block, its HTML before and after
        self._end: str | None = None
        self._ways_to_write: dict[str, Callable[[Use], str]] = {
            "ref": self._writer.mark,
            "label": self._writer.bracketed,
            "mark": self._writer.mark_id,
        }

    def place(self, htmls: list[str]) -> str:
        """Fill the blocks that hold references; return the HTML that ends the page."""
        for block in self._blocks:
            before = htmls[block]
            done = self._done.get(block)
            if done is None or done[0] != before:
                done = self._done[block] = before, self.filled(block, before)
            htmls[block] = done[1]
        if self._end is None:
            self._end = self._rest()
        return self._end

    def filled(self, block: int, html: str) -> str:
        """Return HTML of a block with its marks and lists."""
        if "\x7f" not in html or self._depth >= _MAX_DEPTH:
            return html
        self._depth += 1
        html = _PLACE.sub(lambda match: self._use(block, match), html)
        if "\x7freferences-" in html:
            html = _LIST_PLACE.sub(lambda match: self._list(block, match), html)
        self._depth -= 1
        return html

    def _use(self, block: int, match: re.Match[str]) -> str:
        use = self._citations.uses.get((block, int(match[2])))
        return self._ways_to_write[match[1]](use) if use else ""

    def _list(self, block: int, match: re.Match[str]) -> str:
        notes = self._citations.lists.get((block, int(match["list"] or match["bare"])))
        if notes and match["bare"]:
            notes = replace(notes, is_responsive=False)
        return self._writer.note_list(notes, match["line"] or NO_LINE) if notes else ""

    def _text_of(self, note: Note) -> str:
        return of_block(self.filled(note.block, note.html or ""), note.block)

    def _rest(self) -> str:
        notes, groups = self._citations.rest()
        html = self._writer.note_list(notes) if notes and notes.notes else ""
        if groups:
            errors = "".join(f"<br />{messages.group_without_list(group)}" for group in groups)
            html += f"\n<p>{errors}\n</p>"
        return html
