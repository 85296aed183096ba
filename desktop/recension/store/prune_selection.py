"""Which texts a prune would take, and which of those it was asked for it leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from recension.errors import PruneRefused, RevisionDamaged
from recension.store.database import Database
from recension.store.lineage import open_lines
from recension.store.naming import look_up_title
from recension.store.pages import Pages
from recension.store.progress import Progress
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts
from recension.store.wiki_names import namespaces_of


@dataclass(frozen=True, slots=True)
class PruneOrder:
    """What somebody asks to be taken away.

    With `revisions` or `phrase` it is texts that must go, whatever has them; without, it is the
    past of the pages, thinned out: what a page says now, revisions with a name, and what is needed
    to unite the lines that a copy brought, stay.
    """

    pages: tuple[str, ...] = ()  # only of these titles; of all pages, deleted ones too, if empty
    before: datetime | None = None  # only revisions older than this
    keep_every: int | None = None  # let every Nth revision stay, counted from the first
    revisions: tuple[int, ...] = ()  # the texts of these
    phrase: str = ""  # every text that has these very characters

    @property
    def must_go(self) -> bool:
        """Whether it is about certain texts and not about thinning out."""
        return bool(self.revisions or self.phrase)


@dataclass(slots=True)
class Chosen:
    """The texts that go, and what the order asked for and does not get."""

    texts: set[int] = field(default_factory=set)
    named: int = 0  # revisions that stay because they have a name
    shared: int = 0  # revisions whose text stays because one that stays has the same


@dataclass(frozen=True, slots=True)
class _Row:
    """A revision that has its text."""

    id: int
    page: int
    time: int
    text: int
    is_named: bool
    is_newest: bool  # of its page


def choose(
    database: Database, texts: Texts, pages: Pages, order: PruneOrder, progress: Progress
) -> Chosen:
    """Return the texts that an order takes.

    Raises:
        PageMissing: it names a page that is not there.
        PruneRefused: a page would lose the text that it has now.
        RevisionDamaged: whether a damaged text has the phrase cannot be told.
    """
    namespaces = namespaces_of(database)
    wanted = {pages.get(look_up_title(title, namespaces)).id for title in order.pages}
    if not order.must_go:
        return _thinned(database, order, wanted)
    found = set(_with_phrase(database, texts, order.phrase, progress)) if order.phrase else set()
    rows = [
        row
        for row in _rows(database)
        if (row.id in order.revisions or row.text in found) and (not wanted or row.page in wanted)
    ]
    going = {row.text for row in rows}
    _refuse_newest(database, going)
    return Chosen(going)


def _thinned(database: Database, order: PruneOrder, wanted: Collection[int]) -> Chosen:
    chosen = Chosen()
    asked: list[int] = []
    staying: set[int] = set()
    needed = {one for line in open_lines(database) for one in (line.theirs, line.base)}
    place = page = 0
    for row in _rows(database):
        place = place + 1 if row.page == page else 0
        page = row.page
        is_elsewhere = wanted and page not in wanted
        if is_elsewhere or row.id in needed or not _is_asked(row, order, place):
            staying.add(row.text)
        elif row.is_named:
            chosen.named += 1
            staying.add(row.text)
        else:
            asked.append(row.text)
    chosen.texts = set(asked) - staying
    chosen.shared = sum(text in staying for text in asked)
    return chosen


def _is_asked(row: _Row, order: PruneOrder, place: int) -> bool:
    is_old = order.before is None or row.time < order.before.timestamp()
    is_kept = order.keep_every is not None and place % order.keep_every == 0
    return is_old and not is_kept and not row.is_newest


def _rows(database: Database) -> Iterator[_Row]:
    """Yield the revisions of all pages, each page's from the oldest to the newest."""
    for number, page, time, text, is_named, is_newest in database.rows(
        "SELECT revision.id, page, time, text, "
        "EXISTS (SELECT 1 FROM revision_name WHERE revision_name.revision = revision.id "
        "AND name >= ' '), "
        "EXISTS (SELECT 1 FROM page WHERE newest = revision.id AND page.id = revision.page) "
        "FROM revision WHERE kind < 2 AND text IS NOT NULL ORDER BY page, time, revision.id"
    ):
        yield _Row(number, page, time, text, bool(is_named), bool(is_newest))


def _with_phrase(
    database: Database, texts: Texts, phrase: str, progress: Progress
) -> Iterator[int]:
    data = phrase.encode()
    rows = database.rows("SELECT text, min(id) FROM revision WHERE text IS NOT NULL GROUP BY text")
    for done, (text, revision) in enumerate(rows, 1):
        try:
            if data in texts.read(text):
                yield text
        except TextDamaged as error:
            raise RevisionDamaged(revision, str(error)) from error
        progress(done, len(rows))


def _refuse_newest(database: Database, going: set[int]) -> None:
    """Refuse to take the text that a page has now; that of a deleted page may go."""
    rows = database.rows(
        "SELECT title, text FROM page JOIN revision ON revision.id = newest "
        "WHERE deleted IS NULL ORDER BY namespace, title"
    )
    titles = [title for title, text in rows if text in going]
    if titles:
        raise PruneRefused("newest", titles)
