"""Numbers of references over a whole page, group by group."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from recension.wikitext.cite import messages
from recension.wikitext.cite.tag import DIRECTIONS, known_parameters, unknown_parameters
from recension.wikitext.context import ReferenceMark

_SPACES = re.compile(r"[\s_]+")
Place = tuple[int, int]  # index of the block, index of the mark in it


@dataclass(slots=True)
class Note:
    """One entry of a list of references."""

    name: str  # "" for one without a name
    id: int  # counts all notes of the page
    number: str = ""  # as shown; "" for one that is not referred to
    html: str | None = None
    block: int = 0  # whose placeholders the HTML holds
    direction: str = ""
    uses: int = 0
    problems: list[str] = field(default_factory=list)
    is_continuation: bool = False
    parent: Note | None = None  # of a note that gives details
    details: list[Note] = field(default_factory=list)

    def add_problem(self, message: str) -> None:
        """Show an error at the end of the note, once."""
        if message not in self.problems:
            self.problems.append(message)


@dataclass(slots=True)
class Use:
    """One place a note is referred to."""

    note: Note
    count: int  # uses before it
    group: str


@dataclass(slots=True)
class NoteList:
    """A list of references, as it stood when the page came to it."""

    group: str
    notes: list[Note]
    is_responsive: bool
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    notes: list[Note] = field(default_factory=list)
    named: dict[str, Note] = field(default_factory=dict)
    count: int = 0


class Citations:
    """Goes over the marks of all blocks in order."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self.uses: dict[Place, Use] = {}
        self.lists: dict[Place, NoteList] = {}
        self._has_details = bool(settings.get("wgCiteSubReferencing"))
        self._is_responsive = bool(settings.get("wgCiteResponsiveReferences", True))
        self._default_direction = "auto" if settings.get("wgCiteDefaultRefDirAuto") else ""
        self._groups: dict[str, _Group] = {}
        self._ids = 0
        self._problems: list[str] = []  # of the list being defined

    def add_block(self, block: int, marks: list[ReferenceMark]) -> None:
        """Count the references of a block."""
        for mark in marks:
            if mark.kind == "references":
                self._close_list(block, mark)
            elif mark.kind == "list":
                self._problems = []
                self._waste_ids(marks, mark)
            elif mark.inside is not None:
                self._define(block, mark, marks[mark.inside])
            else:
                self._refer(block, mark)

    def rest(self) -> tuple[NoteList | None, list[str]]:
        """Return the notes that no list showed, and the groups that lack a list."""
        default = self._groups.pop("", None)
        notes = NoteList("", _sorted(default), self._is_responsive) if default else None
        return notes, [group for group, rest in self._groups.items() if rest.notes]

    # References in the text

    def _refer(self, block: int, mark: ReferenceMark) -> None:
        group_name = mark.attributes.get("group", "")
        group = self._groups.setdefault(group_name, _Group())
        name = _name(mark.attributes.get("name", ""))
        follow = _name(mark.attributes.get("follow", ""))
        if follow:
            self._continue(block, mark, group, follow)
            return
        note = self._note(group, name)
        if self._has_details and mark.details_html is not None:
            self._define_note(block, mark, note)
            used = self._detail(block, mark, note)
        else:
            self._define_note(block, mark, note)
            used = note
        self.uses[block, mark.index] = Use(used, used.uses, group_name)
        used.uses += 1

    def _note(self, group: _Group, name: str) -> Note:
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
            note.html, note.block, note.direction = mark.html, block, direction
        elif is_new:
            note.direction = direction
        else:
            if mark.html is not None and mark.html != note.html:
                note.add_problem(messages.several_texts(note.name))
            if direction and mark.attributes.get("dir") and direction != note.direction:
                note.add_problem(messages.several_directions(note.name))
        for unknown in unknown_parameters(mark.attributes, has_details=self._has_details)[:1]:
            known = known_parameters(has_details=self._has_details)
            note.add_problem(messages.unknown_parameter(unknown, known))

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
        detail = Note("", self._ids, number, html, block, note.direction, parent=note)
        note.details.append(detail)
        return detail

    def _continue(self, block: int, mark: ReferenceMark, group: _Group, follow: str) -> None:
        parent = group.named.get(follow)
        if parent is None:
            self._ids += 1
            note = Note("", self._ids, html=mark.html, block=block, is_continuation=True)
            count = sum(1 for other in group.notes if other.is_continuation)
            group.notes.insert(count, note)
        else:
            parent.html = f"{parent.html or ''} {mark.html or ''}"

    # Lists

    def _waste_ids(self, marks: list[ReferenceMark], opening: ReferenceMark) -> None:
        """Count what {{#tag:references}} took for references of the text before it was called."""
        if not opening.is_function:
            return
        for mark in marks:
            if mark.inside == opening.index:
                group = self._groups.get(mark.attributes.get("group", ""), _Group())
                if _name(mark.attributes.get("name", "")) not in group.named:
                    self._ids += 1

    def _define(self, block: int, mark: ReferenceMark, opening: ReferenceMark) -> None:
        """Take a reference that stands in a list."""
        group_name = opening.attributes.get("group", "")
        group = self._groups.setdefault(group_name, _Group())
        name = _name(mark.attributes.get("name", ""))
        problem = self._list_problem(mark, group, group_name, name)
        if mark.html is None:
            if problem:
                self._problems.append(problem)
            return
        note = group.named.get(name) if name else None
        if note is None:
            note = Note(name, 0, html=mark.html, block=block)
            group.notes.append(note)
            if name:
                group.named[name] = note
        elif note.html is None:
            note.html, note.block = mark.html, block
        elif note.html != mark.html:
            note.add_problem(messages.several_texts(name))
        if problem:
            note.add_problem(problem)

    def _list_problem(
        self, mark: ReferenceMark, group: _Group, group_name: str, name: str
    ) -> str | None:
        written = mark.attributes.get("group", group_name)
        if self._has_details and mark.details_html is not None:
            return messages.listed_with_details(name)
        if written != group_name:
            return messages.listed_in_wrong_group(written)
        if not name:
            return messages.listed_without_name()
        if mark.html is None:
            return messages.listed_without_content(name, group_name)
        return None if name in group.named else messages.listed_unused(name)

    def _close_list(self, block: int, mark: ReferenceMark) -> None:
        group_name = mark.attributes.get("group", "")
        group = self._groups.pop(group_name, None)
        responsive = mark.attributes.get("responsive")
        is_responsive = self._is_responsive if responsive is None else responsive != "0"
        notes = NoteList(group_name, _sorted(group), is_responsive, self._problems)
        self.lists[block, mark.index] = notes
        self._problems = []


def _sorted(group: _Group | None) -> list[Note]:
    """Return the notes of a group as they are listed: those without a number come first."""
    if group is None:
        return []
    return sorted(group.notes, key=lambda note: bool(note.number))


def _name(written: str) -> str:
    return _SPACES.sub("_", written.strip())
