"""The HTML of references: the marks in the text and the lists of notes (Help:Cite)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from recension.wikitext.anchors import anchor_for_link, escape_id
from recension.wikitext.cite import messages
from recension.wikitext.cite.notes import Note, NoteList, Use
from recension.wikitext.cite.tag import WRAP
from recension.wikitext.escape import escape_text, escape_value
from recension.wikitext.lines import MARK_ATTRIBUTE, NO_LINE, line_attribute
from recension.wikitext.site import Site
from recension.wikitext.tidy.document import tidy

_COLUMNS_FROM = 11  # notes, $wgCiteResponsiveReferencesThreshold
_MAX_WRITTEN = 20_000
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


class ReferenceWriter:
    """Writes the marks and lists of a page; `text_of` fills what a note's own text leaves open."""

    def __init__(
        self,
        site: Site,
        labels: Labels,
        written: WrittenReferences,
        text_of: Callable[[Note], str],
    ) -> None:
        self._site = site
        self._labels = labels
        self._written = written
        self._text_of = text_of

    # Marks in the text

    def mark(self, use: Use) -> str:
        """Return the mark that stands in the text where a note is used."""
        note = use.note
        key = (note.name, note.id, use.count, use.group, use.line, self._label(use))
        html = self._written.marks.get(key)
        if html is None:
            html = self._written.marks[key] = self._new_mark(use)
        return html

    def _new_mark(self, use: Use) -> str:
        link = self._href(self._note_key(use.note))
        label = escape_text(self._label(use))
        line = NO_LINE if use.line is None else line_attribute(use.line)
        return (
            f'<sup id="{self.mark_id(use)}" class="reference"{line}>'
            f'<a href="#{link}"><span class="cite-bracket">&#91;</span>{label}'
            '<span class="cite-bracket">&#93;</span></a></sup>'
        )

    def mark_id(self, use: Use) -> str:
        """Return the id of a mark."""
        return self._id(self._use_key(use.note, use.count))

    def bracketed(self, use: Use) -> str:
        """Return the text of a mark, for places that have no elements."""
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

    def note_list(self, notes: NoteList, line: str = NO_LINE) -> str:
        """Return a list of notes; `line` is the attribute for where it is asked for."""
        errors = "<br />\n".join(notes.problems)
        after = f"\n<p>{errors}\n</p>" if errors else ""
        if not notes.notes:
            return after
        group = f' data-mw-group="{escape_value(notes.group)}"' if notes.group else ""
        items = "".join(self._item(note) for note in notes.notes)
        html = f'<ol class="references"{group}>\n{items}</ol>'
        if any(shown.is_open for note in notes.notes for shown in (note, *note.details)):
            html = tidy(html)
        if not notes.is_responsive:
            return html + after
        wide = len(notes.notes) >= _COLUMNS_FROM
        wrap = WRAP.replace('wrap"', 'wrap mw-references-columns"') if wide else WRAP
        return f"{wrap[:-1]}{line}>{html}</div>{after}"

    def _item(self, note: Note) -> str:
        if note.details or note.parent or "\x7f" in (note.html or ""):
            return self._new_item(note)
        key = (
            note.name, note.id, note.number, note.uses, note.html, note.direction,
            note.is_continuation, tuple(note.problems), note.line, note.use,
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
            f"<li{identity}{direction}{self._origin(note)}>"
            f'<span class="mw-cite-backlink">{self._back(note)}</span> '
            f"{self._text(note)}\n{details}</li>\n"
        )

    def _origin(self, note: Note) -> str:
        """Return the attribute for where the note is written: a line, or the mark beside it."""
        if note.line is None:
            return NO_LINE
        if note.use is None:
            return line_attribute(note.line)
        return f' {MARK_ATTRIBUTE}="{self._id(self._use_key(note, note.use))}"'

    def _text(self, note: Note) -> str:
        problems = list(note.problems)
        if note.html is None and note.name:
            problems.insert(0, messages.no_text(note.name))
        html = self._text_of(note)
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
