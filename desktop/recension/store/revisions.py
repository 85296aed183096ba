"""Reading revisions: their data, their histories and their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from recension.errors import (
    DamagedFile,
    RevisionDamaged,
    RevisionMissing,
    TextPruned,
    TextWithheld,
)
from recension.store.beside import Kind, replaced
from recension.store.database import Database, Row
from recension.store.hashing import NO_LINK, seal, sha1, to_base36
from recension.store.pages import Pages, moment_of
from recension.store.parameters import batches, marks
from recension.store.pruned import pruned_at
from recension.store.reverts import Reverts
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts
from recension.store.values import Hidden, Page, Revision

# What `made` takes. Joined to the revision: its author, its parent's size, its name, its prune.
SELECT = """
    SELECT revision.id, revision.page, revision.parent, revision.time, author.name,
        revision.summary, revision.is_minor, revision.tags, revision.size,
        revision.size - ifnull(parent.size, 0), revision.sha1,
        iif(revision_name.name >= ' ', revision_name.name, ''), revision.hidden, author.user,
        revision.model, revision.format, record.time
    FROM revision
    JOIN author ON author.id = revision.author
    LEFT JOIN revision AS parent ON parent.id = revision.parent
    LEFT JOIN revision_name ON revision_name.revision = revision.id
    LEFT JOIN pruned ON pruned.revision = revision.id
    LEFT JOIN revision AS record ON record.id = pruned.record
"""
# Before a name that was taken away; no name that is given begins with it, all sort after it.
TAKEN_AWAY = "\x01"
_SHOWN = "revision.kind < 2"  # edits and renames
_SMALLEST_ROW = 50  # bytes of a revision, at least; bounds a search through a damaged file


class Revisions:
    """Finds revisions by number and by page."""

    def __init__(self, database: Database, texts: Texts, pages: Pages) -> None:
        self._database = database
        self._texts = texts
        self._pages = pages

    def get(self, number: int) -> Revision:
        """Return one revision; raises `RevisionMissing` or `RevisionDamaged`."""
        row = self._database.row(f"{SELECT} WHERE revision.id = ?", (number,))
        if row is None:
            raise RevisionMissing(number)
        return made(row, Reverts(self._database, row[1]))

    def history(self, page: Page, before: int | None, limit: int | None) -> list[Revision]:
        """Return the revisions of a page, newest first, older than `before`, at most `limit`.

        In a damaged file the revisions that cannot be read are left out.
        """
        where = f"{SELECT} WHERE revision.page = ? AND {_SHOWN}"
        parameters: list[object] = [page.id]
        if before is not None:
            where += (
                " AND (revision.time, revision.id) <"
                " (SELECT time, id FROM revision WHERE id = ? AND page = ?)"
            )
            parameters += [before, page.id]
        where += " ORDER BY revision.time DESC, revision.id DESC LIMIT ?"
        parameters.append(-1 if limit is None else limit)
        try:
            return list(self._readable(self._database.rows(where, parameters), page.id))
        except DamagedFile:
            return self._salvaged_history(page, before, limit)

    def some(self, page: Page, numbers: list[int]) -> list[Revision]:
        """Return those of the revisions of a page that can be read, in no order."""
        found: list[Revision] = []
        for part in batches(numbers):
            where = f"{SELECT} WHERE revision.page = ? AND revision.id IN ({marks(part)})"
            try:
                found += self._readable(self._database.rows(where, (page.id, *part)), page.id)
            except DamagedFile:
                wanted = set(part)
                found += (
                    one for one in self._salvaged_history(page, None, None) if one.id in wanted
                )
        return found

    def _readable(self, rows: list[Row], page: int) -> Iterator[Revision]:
        reverts = Reverts(self._database, page)
        for row in rows:
            try:
                yield made(row, reverts)
            except RevisionDamaged:
                continue  # `verify` names it

    def _salvaged_history(
        self, page: Page, before: int | None, limit: int | None
    ) -> list[Revision]:
        """Return a history from a file whose indexes or tables are broken in places."""
        found = [one for one in self._one_by_one() if one.page == page.id]
        found.sort(key=lambda one: (one.time, one.id), reverse=True)
        numbers = [one.id for one in found]
        start = numbers.index(before) + 1 if before in numbers else 0
        return found[start:] if limit is None else found[start : start + limit]

    def _one_by_one(self) -> Iterator[Revision]:
        for number in range(1, highest_revision(self._database) + 1):
            try:
                yield self.get(number)
            except (DamagedFile, RevisionDamaged, RevisionMissing):
                continue  # `verify` names it

    def links(self, page: Page) -> list[tuple[int, bytes]]:
        """Return number and link of the revisions of a page, oldest first."""
        return self._database.rows(
            f"SELECT id, link FROM revision WHERE page = ? AND {_SHOWN} ORDER BY time, id",
            (page.id,),
        )

    def newest_link(self) -> tuple[int, bytes]:
        """Return number and link of the revision at the end of the chain."""
        row = self._database.row("SELECT id, link FROM revision ORDER BY id DESC LIMIT 1")
        return (0, NO_LINK) if row is None else (row[0], row[1])

    def newest_prune(self) -> bytes:
        """Return the link of the record of the last prune."""
        row = self._database.row(
            "SELECT link FROM revision WHERE id = (SELECT max(record) FROM pruned)"
        )
        return b"" if row is None else row[0]

    def at(self, fingerprint: str) -> int | None:
        """Return the revision whose link begins with these hexadecimal digits."""
        try:
            row = self._database.row(
                "SELECT id FROM revision WHERE substr(hex(link), 1, ?) = ?",
                (len(fingerprint), fingerprint.upper()),
            )
        except DamagedFile:
            return None  # a check of the file tells of the damage
        return None if row is None else int(row[0])

    def text(self, number: int) -> str:
        """Return the text of a revision; see `RevisionFile.text`."""
        row = self._database.row("SELECT text, sha1 FROM revision WHERE id = ?", (number,))
        if row is None:
            raise RevisionMissing(number)
        return self._checked(number, *row)

    def newest_texts(self, titles: Collection[str]) -> dict[str, str]:
        """Return the newest texts of those of the titles that are pages and have one."""
        found: dict[str, str] = {}
        for title, number in self._pages.newest_of(titles):
            try:
                found[title] = self.text(number)
            except TextWithheld:
                continue
        return found

    def set_name(self, number: int, name: str) -> None:
        """Give a revision a name, or take it away.

        One that is taken away stays, marked, so that it does not come back with a copy.
        """
        self.get(number)
        with self._database.transaction():
            before = self._database.rows(
                "SELECT seal, name FROM revision_name WHERE revision = ?", (number,)
            )
            self._database.write("DELETE FROM revision_name WHERE revision = ?", (number,))
            kept = name or next((TAKEN_AWAY + was.lstrip(TAKEN_AWAY) for _, was in before), "")
            come = seal(number, kept) if kept else None
            if come is not None:
                self._database.write(
                    "INSERT INTO revision_name (revision, name, seal) VALUES (?, ?, ?)",
                    (number, kept, come),
                )
            gone = [(sealed,) for sealed, _ in before]
            replaced(self._database, Kind.NAME, gone, come)

    def named(self, page: Page, name: str) -> int | None:
        """Return the newest revision of a page that has a name."""
        row = self._database.row(
            "SELECT id FROM revision JOIN revision_name ON revision_name.revision = revision.id "
            "WHERE page = ? AND name = ? AND name >= ' ' ORDER BY time DESC, id DESC LIMIT 1",
            (page.id, name),
        )
        return None if row is None else row[0]

    def _checked(self, number: int, text: int | None, digest: bytes | None) -> str:
        if text is None:
            pruned = pruned_at(self._database, number)
            raise TextWithheld(number) if pruned is None else TextPruned(number, pruned)
        try:
            data = self._texts.read(text)
        except TextDamaged as error:
            raise RevisionDamaged(number, str(error)) from error
        if sha1(data) != digest:
            raise RevisionDamaged(number, "the text is not the one that was saved")
        return data.decode()  # it was encoded from a str, or its hash would not fit


def highest_revision(database: Database) -> int:
    """Return the highest number of a revision, as far as the file can tell."""
    highest = 0
    for sql in (
        "SELECT max(id) FROM revision",
        "SELECT max(newest) FROM page",
        "SELECT max(revision) FROM page_title",
    ):
        try:
            row = database.row(sql)
        except DamagedFile:
            continue  # the others may still know
        if row is not None and isinstance(row[0], int):
            highest = max(highest, row[0])
    return min(highest, database.path.stat().st_size // _SMALLEST_ROW)


def made(row: Row, reverts: Reverts) -> Revision:
    """Return the revision that a row of `SELECT` tells of; raises `RevisionDamaged`."""
    try:
        tags = row[7].split()
        if reverts.cover(row[3], row[0]):
            tags.append("mw-reverted")
        return Revision(
            id=row[0],
            page=row[1],
            parent=row[2],
            time=moment_of(row[3]),
            author=row[4],
            summary=row[5],
            is_minor=bool(row[6]),
            tags=tuple(sorted(tags)),
            size=row[8],
            delta=row[9],
            sha1=to_base36(row[10]),
            name=row[11],
            hidden=Hidden(row[12] if row[16] is None else row[12] | Hidden.TEXT),
            user_id=row[13],
            model=row[14] or "wikitext",
            format=row[15] or "text/x-wiki",
            pruned_at=None if row[16] is None else moment_of(row[16]),
        )
    except (AttributeError, TypeError, ValueError, OverflowError, OSError) as error:
        # A flipped bit may change the type of a column.
        raise RevisionDamaged(row[0], str(error)) from error
