"""Putting the numbers and lists of references into the HTML of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recension.wikitext.anchors import anchor_for_link, escape_id
from recension.wikitext.cite import messages
from recension.wikitext.cite.numbering import Citations, Note, NoteList, Use
from recension.wikitext.cite.tag import WRAP
from recension.wikitext.escape import escape_text, escape_value
from recension.wikitext.site import Site

_COLUMNS_FROM = 11  # notes, $wgCiteResponsiveReferencesThreshold
_MAX_WRITTEN = 20_000
_PLACE = re.compile(
    f"{WRAP}\x7freferences-(?P<list>[0-9]+)\x7f</div>"
    # Where something open reached into the wrapper, that stays as it is.
    "|\x7freferences-(?P<bare>[0-9]+)\x7f"
    "|\x7fref-(?P<use>[0-9]+)\x7f"
)
Labels = Callable[[str, int], str | None]  # group and number -> a label of the site's own


@dataclass(slots=True)
class WrittenReferences:
    """Marks and notes of a site that were written before, by all that they depend on."""

    marks: dict[tuple[object, ...], str] = field(default_factory=dict)
    notes: dict[tuple[object, ...], str] = field(default_factory=dict)

    def forget_much(self) -> None:
        """Keep memory bounded."""
        if len(self.marks) > _MAX_WRITTEN:
            self.marks.clear()
        if len(self.notes) > _MAX_WRITTEN:
            self.notes.clear()


def place_references(
    htmls: list[str], citations: Citations, site: Site, labels: Labels, written: WrittenReferences
) -> str:
    """Fill the blocks that hold references; return the HTML that ends the page."""
    written.forget_much()
    writer = _Writer(citations, site, labels, written)
    for block in {block for block, _ in (*citations.uses, *citations.lists)}:
        htmls[block] = writer.filled(block, htmls[block])
    return writer.rest()


class _Writer:
    def __init__(
        self, citations: Citations, site: Site, labels: Labels, written: WrittenReferences
    ) -> None:
        self._citations = citations
        self._site = site
        self._labels = labels
        self._written = written
        self._depth = 0

    def filled(self, block: int, html: str) -> str:
        if "\x7f" not in html or self._depth > 3:  # noqa: PLR2004 - references in references
            return html
        self._depth += 1
        html = _PLACE.sub(lambda match: self._place(block, match), html)
        self._depth -= 1
        return html

    def _place(self, block: int, match: re.Match[str]) -> str:
        if match["use"]:
            use = self._citations.uses.get((block, int(match["use"])))
            if use is None:
                return ""
            return self._bracketed(use) if _is_in_tag(match) else self._mark(use)
        notes = self._citations.lists.get((block, int(match["list"] or match["bare"])))
        if notes and match["bare"]:
            notes = replace(notes, is_responsive=False)
        return self._list(notes) if notes else ""

    def rest(self) -> str:
        notes, groups = self._citations.rest()
        html = self._list(notes) if notes and notes.notes else ""
        if groups:
            errors = "".join(f"<br />{messages.group_without_list(group)}" for group in groups)
            html += f"\n<p>{errors}\n</p>"
        return html

    # Marks in the text

    def _mark(self, use: Use) -> str:
        note = use.note
        key = (note.name, note.id, use.count, use.group, self._label(use))
        html = self._written.marks.get(key)
        if html is None:
            html = self._written.marks[key] = self._new_mark(use)
        return html

    def _new_mark(self, use: Use) -> str:
        link = self._href(self._note_key(use.note))
        label = escape_text(self._label(use))
        return (
            f'<sup id="{self._id(self._use_key(use.note, use.count))}" class="reference">'
            f'<a href="#{link}"><span class="cite-bracket">&#91;</span>{label}'
            '<span class="cite-bracket">&#93;</span></a></sup>'
        )

    def _bracketed(self, use: Use) -> str:
        return f"&#91;{escape_value(self._label(use))}&#93;"

    def _label(self, use: Use) -> str:
        if not use.group:
            return use.note.number
        number, point, detail = use.note.number.partition(".")
        own = self._labels(use.group, int(number)) if number else None
        return f"{own or f'{use.group} {number}'}{point}{detail}"

    def _use_key(self, note: Note, count: int) -> str:
        if note.name:
            return f"cite_ref-{note.name}_{note.id}-{count}"
        return f"cite_ref-{note.id}-{count}" if count else f"cite_ref-{note.id}"

    def _note_key(self, note: Note) -> str:
        return f"cite_note-{note.name}-{note.id}" if note.name else f"cite_note-{note.id}"

    def _id(self, key: str) -> str:
        return escape_value(escape_id(key, self._site.fragment_modes[0]))

    def _href(self, key: str) -> str:
        return escape_value(anchor_for_link(self._site, key))

    # Lists

    def _list(self, notes: NoteList) -> str:
        errors = "<br />\n".join(notes.problems)
        after = f"\n<p>{errors}\n</p>" if errors else ""
        if not notes.notes:
            return after
        group = f' data-mw-group="{escape_value(notes.group)}"' if notes.group else ""
        items = "".join(self._item(note) for note in notes.notes)
        html = f'<ol class="references"{group}>\n{items}</ol>'
        if not notes.is_responsive:
            return html + after
        wide = len(notes.notes) >= _COLUMNS_FROM
        wrap = WRAP.replace('wrap"', 'wrap mw-references-columns"') if wide else WRAP
        return f"{wrap}{html}</div>{after}"

    def _item(self, note: Note) -> str:
        if note.details or note.parent or "\x7f" in (note.html or ""):
            return self._new_item(note)
        key = (
            note.name, note.id, note.number, note.uses, note.html, note.direction,
            note.is_continuation, tuple(note.problems),
        )  # fmt: skip
        html = self._written.notes.get(key)
        if html is None:
            html = self._written.notes[key] = self._new_item(note)
        return html

    def _new_item(self, note: Note) -> str:
        if note.is_continuation:
            return f"<p>{self._text(note)}\n</p>\n"
        identity = f' id="{self._id(self._note_key(note))}"' if note.uses else ""
        direction = f' class="mw-cite-dir-{note.direction}"' if note.direction else ""
        details = "".join(self._item(detail) for detail in note.details)
        if details:
            details = f'<ol class="mw-subreference-list">{details}</ol>'
        return (
            f'<li{identity}{direction}><span class="mw-cite-backlink">{self._back(note)}</span> '
            f"{self._text(note)}\n{details}</li>\n"
        )

    def _text(self, note: Note) -> str:
        problems = list(note.problems)
        if note.html is None and note.name:
            problems.insert(0, messages.no_text(note.name))
        html = self.filled(note.block, note.html or "")
        direction = ' dir="auto"' if note.direction == "auto" else ""
        return f'<span class="reference-text"{direction}>{" ".join([html, *problems])}</span>'

    def _back(self, note: Note) -> str:
        hrefs = [self._href(self._use_key(note, count)) for count in range(note.uses)]
        if not hrefs:
            return "↑"
        if len(hrefs) == 1:
            return f'<a href="#{hrefs[0]}">↑</a>'
        number = (note.parent or note).number
        width = len(str(len(hrefs) - 1))
        links = (
            f'<sup><a href="#{href}">{number}.{count:0{width}}</a></sup>'
            for count, href in enumerate(hrefs)
        )
        return f"↑ {' '.join(links)}"


def _is_in_tag(match: re.Match[str]) -> bool:
    """Tell whether a place is in an attribute, where there can be no elements."""
    before = match.string
    opened = before.rfind("<", 0, match.start())
    return opened >= 0 and before.rfind(">", opened, match.start()) < 0
