"""What the merge view is told, and the places it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recension.diff import Clash, Marks, Merge, Part


class Between(StrEnum):
    """Whose the two texts are, for the words that choose one of them."""

    PEOPLE = "people"  # mine, and what others made of the page meanwhile
    COPIES = "copies"  # this file's, and a copy's
    TIMES = "times"  # the text now, and what stood there before a revision
    RESULTS = "results"  # what was decided, and the page that went on meanwhile


@dataclass(frozen=True, slots=True)
class SideNames:
    """What the three texts are called, as headings above them."""

    mine: str
    base: str
    theirs: str
    theirs_in_list: str = ""  # where there is little room; "" for the same
    between: Between = Between.PEOPLE


@dataclass(frozen=True, slots=True)
class MergeCase:
    """Two texts to be united under the eyes of a person."""

    heading: str  # whose page it is and what happened to it, in one line
    names: SideNames
    merge: Merge


class PlaceKind(StrEnum):
    """Who changed a stretch of the text."""

    CLASH = "clash"  # both, and a person has to choose
    WORDS = "words"  # both, at words that can be told apart: to be looked at
    MINE = "mine"  # one side alone
    THEIRS = "theirs"
    ALIKE = "alike"  # both, in the same way


class Choice(StrEnum):
    """What stands in the result at a place."""

    OPEN = "open"  # nothing was chosen yet; mine stands there meanwhile
    UNITED = "united"  # what the merge made
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # mine, and theirs after it
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of whole lines that one side changed, or both."""

    kind: PlaceKind
    number: int  # among those that need a person, from 1; 0 for others
    base: str
    mine: str
    theirs: str
    united: str  # what the merge made of it; for a clash, mine
    marks: Marks

    @property
    def needs_person(self) -> bool:
        """Whether a person has to choose, or to look at it."""
        return self.kind in (PlaceKind.CLASH, PlaceKind.WORDS)

    def text_of(self, choice: Choice) -> str:
        """Return what a choice other than BY_HAND puts into the result."""
        texts = {Choice.MINE: self.mine, Choice.THEIRS: self.theirs}
        texts[Choice.BOTH] = self.mine + self.theirs
        return texts.get(choice, self.united)


def place_of(part: Part, number: int) -> Place:
    """Return a changed stretch of a merge as a place."""
    kind = kind_of(part)
    united = part.mine if isinstance(part, Clash) else part.text
    counted = number if kind in (PlaceKind.CLASH, PlaceKind.WORDS) else 0
    return Place(kind, counted, part.base, part.mine, part.theirs, united, part.marks)


def kind_of(part: Part) -> PlaceKind:
    """Return who changed a stretch that was changed."""
    if isinstance(part, Clash):
        return PlaceKind.CLASH
    if part.is_by_words:
        return PlaceKind.WORDS
    if part.mine == part.theirs:
        return PlaceKind.ALIKE
    return PlaceKind.MINE if part.theirs == part.base else PlaceKind.THEIRS
