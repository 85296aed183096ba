"""The pages that a copy brings something for, and which page of this file each is."""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.errors import DamagedFile
from recension.store.uniting.sides import Numbers, Side


@dataclass(slots=True)
class Standing:
    """What a file says of a page as a whole."""

    title: str
    namespace: int
    newest: int  # its newest revision
    is_deleted: bool


@dataclass(slots=True)
class Meeting:
    """A page that the copy has something new for."""

    page: int  # its number in this file
    mine: Standing | None  # as it was in this file; None for one that is new
    theirs: Standing  # as it is in the copy
    arrived: list[int] = field(default_factory=list)  # numbers in this file, all kinds
    added: int = 0  # revisions that count in its history
    recorded_title: str = ""  # the one given last
    edited: bool = False  # by the copy
    renamed: bool = False
    logged: bool = False  # deleted or brought back


class Meetings:
    """Finds the page that a page of the copy is, or adds it."""

    def __init__(self, file: Side, copy: Side, numbers: Numbers) -> None:
        self._file = file
        self._copy = copy
        self._numbers = numbers
        self._found: dict[int, Meeting] = {}  # by number in the copy
        self._pages = _pages_in_common(file, copy, numbers)

    def of(self, page: int) -> Meeting:
        """Return the meeting of a page, by its number in the copy."""
        if page not in self._found:
            self._found[page] = self._met(page)
        return self._found[page]

    def all(self) -> list[Meeting]:
        """Return all that were asked for."""
        return list(self._found.values())

    def _met(self, page: int) -> Meeting:
        theirs = _standing(self._copy, page)
        here = self._pages.get(page)
        if here is None:
            here = self._of_same_title(theirs)
        if here is None:
            # Its title is given at the end, when it is known which ones are free.
            number = self._file.pages.add(f"<new {page}>", theirs.namespace)
            return Meeting(number, None, theirs)
        self._pages[page] = here
        mine = _standing(self._file, here)
        return Meeting(here, mine, theirs, recorded_title=mine.title)

    def _of_same_title(self, theirs: Standing) -> int | None:
        """Return the page that both began apart."""
        if theirs.is_deleted:
            return None
        here = self._file.pages.number_of(theirs.title)
        return None if here in self._pages.values() else here


# As the chain has it: the list of pages beside it is only proved by a check of the whole file.
_STANDING = """
    SELECT
        (SELECT title FROM page_title WHERE page_title.page = page.id
            ORDER BY revision DESC LIMIT 1),
        namespace,
        (SELECT id FROM revision WHERE revision.page = page.id AND kind < 2
            ORDER BY time DESC, id DESC LIMIT 1),
        ifnull((SELECT kind = 2 FROM revision WHERE revision.page = page.id AND kind IN (2, 3)
            ORDER BY id DESC LIMIT 1), 0)
    FROM page WHERE id = ?
"""


def _standing(side: Side, page: int) -> Standing:
    row = side.database.row(_STANDING, (page,))
    if row is None or row[0] is None or row[2] is None:
        raise DamagedFile(side.database.path, f"page {page} is missing")
    title, namespace, newest, is_deleted = row
    return Standing(title, namespace, newest, bool(is_deleted))


def _pages_in_common(file: Side, copy: Side, numbers: Numbers) -> dict[int, int]:
    """Return the pages that have revisions of both files, by number in the copy."""
    found = {
        page: page
        for (page,) in copy.database.rows(
            "SELECT DISTINCT page FROM revision WHERE id <= ?", (numbers.parted,)
        )
    }
    here: dict[int, int] = dict(
        file.database.rows("SELECT id, page FROM revision WHERE id > ?", (numbers.parted,))
    )
    for number, page in copy.database.rows(
        "SELECT id, page FROM revision WHERE id > ?", (numbers.parted,)
    ):
        if numbers.known.get(number) in here:
            found.setdefault(page, here[numbers.known[number]])
    return found
