"""Numbers of references over a whole page, group by group.

References in the text of a reference are looked at where a list shows that text, as in MediaWiki:
there they count as defined in the list, or, in the list that ends a page, as one more use.
"""

from __future__ import annotations

from collections.abc import Mapping

from recension.wikitext.cite import messages
from recension.wikitext.cite.listed import list_problem, lost_ids
from recension.wikitext.cite.notes import (
    Group,
    Note,
    NoteList,
    Place,
    TextPlace,
    Use,
    note_name,
    sorted_notes,
)
from recension.wikitext.cite.validity import DIRECTIONS, known_parameters, unknown_parameters
from recension.wikitext.context import ReferenceMark


class Citations:
    """Goes over the marks of all blocks in order."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self.uses: dict[Place, Use] = {}
        self.lists: dict[Place, NoteList] = {}
        self._has_details = bool(settings.get("wgCiteSubReferencing"))
        self._known = frozenset(known_parameters(has_details=self._has_details))
        self._is_responsive = bool(settings.get("wgCiteResponsiveReferences", True))
        self._default_direction = "auto" if settings.get("wgCiteDefaultRefDirAuto") else ""
        self._groups: dict[str, Group] = {}
        self._rest: tuple[NoteList | None, list[str]] | None = None
        self._ids = 0
        self._problems: list[str] = []  # of the list being defined
        self._late: dict[TextPlace, list[ReferenceMark]] = {}  # references in the text of one

    def add_block(self, block: int, marks: list[ReferenceMark]) -> None:
        """Count the references of a block."""
        for mark in marks:
            if mark.within is not None:
                self._late.setdefault((block, mark.within, mark.in_details), []).append(mark)
        for mark in marks:
            if mark.within is None:
                self._add(block, mark, marks)

    def _add(self, block: int, mark: ReferenceMark, marks: list[ReferenceMark]) -> None:
        if mark.kind == "references":
            self._close_list(block, mark)
        elif mark.kind == "list":
            self._problems = []
            if mark.is_function:
                inside = [other for other in marks if other.inside == mark.index]
                self._ids += lost_ids(inside, self._groups, has_details=self._has_details)
        elif mark.inside is None:
            self._refer(block, mark)
        elif mark.kind == "ref":
            self._define(block, mark, marks[mark.inside].attributes.get("group", ""))

    def rest(self) -> tuple[NoteList | None, list[str]]:
        """Return the notes that no list showed, and the groups that lack a list."""
        if self._rest is None:
            self._rest = self._end()
        return self._rest

    def _end(self) -> tuple[NoteList | None, list[str]]:
        default = self._groups.pop("", None)
        missing = [group for group, rest in self._groups.items() if rest.notes]
        notes = NoteList("", sorted_notes(default), self._is_responsive) if default else None
        for block, mark in self._shown_late(notes.notes if notes else []):
            self._refer(block, mark)
        return notes, missing

    # References in the text

    def _refer(self, block: int, mark: ReferenceMark) -> None:
        group_name = mark.attributes.get("group", "")
        group = self._groups.setdefault(group_name, Group())
        name = note_name(mark.attributes.get("name", ""))
        follow = note_name(mark.attributes.get("follow", ""))
        if follow:
            self._continue(block, mark, group, follow)
            return
        note = self._note(group, name)
        self._define_note(block, mark, note)
        has_details = self._has_details and mark.details_html is not None
        used = self._detail(block, mark, note) if has_details else note
        self.uses[block, mark.index] = Use(used, used.uses, group_name, mark.line)
        used.uses += 1

    def _note(self, group: Group, name: str) -> Note:
        note = group.named.get(name) if name else None
        if note is None:
            self._ids += 1
            group.count += 1
            note = Note(name, self._ids, str(group.count), direction=self._default_direction)
            group.notes.append(note)
            if name:
                group.named[name] = note
        return note

    def _define_note(self, block: int, mark: ReferenceMark, note: Note) -> None:
        direction = self._direction(mark, note)
        is_new = note.uses == 0 and note.html is None and not note.details
        if note.html is None and mark.html is not None:
            self._set_text(note, block, mark, note.uses)
            note.direction = direction
        elif is_new:
            note.direction = direction
        else:
            if mark.html is not None and mark.written != note.written:
                note.add_problem(messages.several_texts(note.name))
            if direction and mark.attributes.get("dir") and direction != note.direction:
                note.add_problem(messages.several_directions(note.name))
        if not mark.attributes.keys() <= self._known:
            unknown = unknown_parameters(mark.attributes, has_details=self._has_details)[0]
            known = known_parameters(has_details=self._has_details)
            note.add_problem(messages.unknown_parameter(unknown, known))

    def _set_text(
        self, note: Note, block: int, mark: ReferenceMark, use: int | None = None
    ) -> None:
        note.html, note.block, note.line, note.use = mark.html, block, mark.line, use
        note.is_open, note.written = mark.is_open, mark.written
        if (block, mark.index, False) in self._late:
            note.sources.append((block, mark.index, False))

    def _direction(self, mark: ReferenceMark, note: Note) -> str:
        written = mark.attributes.get("dir")
        if written is None:
            return self._default_direction
        if written.strip().lower() in DIRECTIONS:
            return written.strip().lower()
        note.add_problem(messages.bad_direction(written))
        return self._default_direction

    def _detail(self, block: int, mark: ReferenceMark, note: Note) -> Note:
        for known in note.details:
            if known.html == mark.details_html:
                return known
        self._ids += 1
        number = f"{note.number}.{len(note.details) + 1}"
        html = mark.details_html
        detail = Note("", self._ids, number, html, block=block, parent=note)
        detail.direction = note.direction
        detail.line, detail.use = mark.line, 0
        detail.is_open = mark.is_open
        if (block, mark.index, True) in self._late:
            detail.sources.append((block, mark.index, True))
        note.details.append(detail)
        return detail

    def _continue(self, block: int, mark: ReferenceMark, group: Group, follow: str) -> None:
        parent = group.named.get(follow)
        if parent is None:
            self._ids += 1
            note = Note("", self._ids, html=mark.html, block=block, is_continuation=True)
            group.notes.insert(group.continuations, note)
            group.continuations += 1
        else:
            parent.html = f"{parent.html or ''} {mark.html or ''}"
            parent.written = f"{parent.written or ''} {mark.written or ''}"

    # Lists

    def _define(self, block: int, mark: ReferenceMark, group_name: str) -> None:
        """Take a reference that stands in a list of a group."""
        group = self._groups.setdefault(group_name, Group())
        name = note_name(mark.attributes.get("name", ""))
        problem = list_problem(mark, group, group_name, has_details=self._has_details)
        if mark.html is None:
            if problem:
                self._problems.append(problem)
            return
        note = group.named.get(name) if name else None
        if note is None:
            self._ids += 1
            note = Note(name, self._ids)
            self._set_text(note, block, mark)
            group.notes.append(note)
            if name:
                group.named[name] = note
        elif note.html is None:
            self._set_text(note, block, mark)
        elif note.written != mark.written:
            note.add_problem(messages.several_texts(name))
        if problem:
            note.add_problem(problem)

    def _close_list(self, block: int, mark: ReferenceMark) -> None:
        group_name = mark.attributes.get("group", "")
        group = self._groups.pop(group_name, None)
        responsive = mark.attributes.get("responsive")
        is_responsive = self._is_responsive if responsive is None else responsive != "0"
        notes = NoteList(group_name, sorted_notes(group), is_responsive, self._problems)
        self.lists[block, mark.index] = notes
        for late_block, late in self._shown_late(notes.notes):
            self._define(late_block, late, group_name)
        self._problems = []

    def _shown_late(self, notes: list[Note]) -> list[tuple[int, ReferenceMark]]:
        """Return the references in the texts of notes, with their blocks."""
        if not self._late:
            return []
        return [
            (source[0], mark)
            for note in notes
            for shown in (note, *note.details)
            for source in shown.sources
            for mark in self._late[source]
        ]
