"""What references make: notes, their uses in the text, and lists of them (Help:Cite)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACES = re.compile(r"[\s_]+")
Place = tuple[int, int]  # index of the block, index of the mark in it
TextPlace = tuple[int, int, bool]  # the same, and whether its details are meant


@dataclass(slots=True)
class Note:
    """One entry of a list of references."""

    name: str  # "" for one without a name
    id: int  # counts all notes of the page
    number: str = ""  # as shown; "" for one that is not referred to
    html: str | None = None
    written: str | None = None  # the HTML's wikitext
    block: int = 0  # whose placeholders the HTML holds
    line: int | None = None  # of the <ref> with its text, from the block's first line
    use: int | None = None  # which of its uses that <ref> is; None where it stands in a list
    sources: list[TextPlace] = field(default_factory=list)  # those that hold references themselves
    direction: str = ""
    uses: int = 0
    problems: dict[str, None] = field(default_factory=dict)  # errors shown at its end, in order
    is_continuation: bool = False
    is_open: bool = False  # formatting in it goes on after it
    parent: Note | None = None  # of a note that gives details
    details: list[Note] = field(default_factory=list)

    def add_problem(self, message: str) -> None:
        """Show an error at the end of the note, once."""
        self.problems[message] = None


@dataclass(slots=True)
class Use:
    """One place a note is referred to."""

    note: Note
    count: int  # uses before it
    group: str
    line: int | None = None  # of the source, from the block's first; None where it is not told


@dataclass(slots=True)
class NoteList:
    """A list of references, as it stood when the page came to it."""

    group: str
    notes: list[Note]
    is_responsive: bool
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """The notes of a group that no list has shown yet."""

    notes: list[Note] = field(default_factory=list)
    named: dict[str, Note] = field(default_factory=dict)
    count: int = 0
    continuations: int = 0  # notes before all others, whose beginning is not on the page


def sorted_notes(group: Group | None) -> list[Note]:
    """Return the notes of a group as they are listed: those without a number come first."""
    if group is None:
        return []
    return sorted(group.notes, key=lambda note: bool(note.number))


def note_name(written: str) -> str:
    """Return the name of a reference as it is compared."""
    return _SPACES.sub("_", written.strip()) if written else ""
