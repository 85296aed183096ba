"""The checks of what stands beside the revisions: pages, images, names, the database."""

from __future__ import annotations

from collections.abc import Iterator

from recension.errors import BadTitle
from recension.store import schema
from recension.store.beside import Kind, set_problems
from recension.store.database import Database
from recension.store.failures import explained
from recension.store.hashing import seal, sha1
from recension.store.images import image_seal
from recension.store.neighbours import Earlier, Neighbours
from recension.store.texts import Texts
from recension.store.values import Problem
from recension.store.wiki_names import namespaces_of
from recension.titles import ENGLISH, Namespaces, parse_title

# A page as it is listed, beside what its revisions say: in one query, so that a revision which
# another process saves meanwhile is in both or in neither.
_PAGES = """
    SELECT page.title, page.namespace,
        page.newest, page.size, page.changed_at, page.revisions, page.redirect,
        page.deleted IS (SELECT CASE kind WHEN 2 THEN id END FROM revision
            WHERE revision.page = page.id AND kind IN (2, 3) ORDER BY id DESC LIMIT 1),
        (SELECT title FROM page_title WHERE page_title.page = page.id
            ORDER BY page_title.revision DESC LIMIT 1),
        (SELECT count(*) FROM revision WHERE revision.page = page.id AND kind < 2),
        last.id, last.time, last.size, last.sha1, last.text
    FROM page LEFT JOIN revision AS last ON last.id = (
        SELECT id FROM revision WHERE revision.page = page.id AND kind < 2
            ORDER BY time DESC, id DESC LIMIT 1)
    ORDER BY page.id
"""
_TITLES_OF_OTHERS = """
    SELECT title, revision FROM page_title
    WHERE page IS NOT (SELECT page FROM revision WHERE revision.id = page_title.revision)
"""


def page_problems(database: Database, texts: Texts) -> Iterator[Problem]:
    """Yield the pages that are listed as something else than their revisions say."""
    neighbours = Neighbours(database, texts)
    namespaces = namespaces_of(database)
    for row in database.rows(_PAGES):
        title, namespace, *listed, is_told, recorded_title, count = row[:10]
        last = Earlier(*row[10:])
        if title != recorded_title or not _fits(title, namespace, namespaces):
            yield Problem("page", recorded_title, None, "its title is not the one recorded")
        said = [last.id, last.size, last.time, count, neighbours.redirect_of(last)]
        if listed != said or not is_told:
            yield Problem("page", recorded_title, None, "it is listed wrongly")
    for (number,) in database.rows(
        "SELECT DISTINCT page FROM revision WHERE page NOT IN (SELECT id FROM page)"
    ):
        yield Problem("page", None, None, f"page {number} is missing from the list")
    for title, revision in database.rows(_TITLES_OF_OTHERS):
        yield Problem("page", title, revision, "it gave this title to a page that it is not of")


def _fits(title: str, namespace: int, namespaces: Namespaces) -> bool:
    """Tell whether a title belongs to a namespace, as far as it is one of MediaWiki's own."""
    try:
        number = parse_title(title, namespaces).namespace
    except BadTitle:
        return True  # as an export had it
    return number == namespace or (number == 0 and namespace not in ENGLISH)


def image_problems(database: Database) -> Iterator[Problem]:
    """Yield the images whose bytes or data are not those that were added, and how many lack."""
    is_broken = False
    for (number,) in database.rows("SELECT rowid FROM image"):
        row = database.row(
            "SELECT name, mime, width, height, size, sha1, seal, data FROM image WHERE rowid = ?",
            (number,),
        )
        if row is None:
            continue
        *fields, sealed, data = row
        try:
            sound = image_seal(tuple(fields)) == sealed and sha1(data) == fields[-1]
        except (TypeError, AttributeError):  # a flipped bit has changed the type of a column
            sound = False
        if not sound:
            is_broken = True
            yield Problem("image", f"File:{fields[0]}", None, "it is not the one that was added")
    yield from set_problems(database, Kind.IMAGE, is_broken=is_broken)


def name_problems(database: Database) -> Iterator[Problem]:
    """Yield the revisions whose names are not those that were given, and how many names lack."""
    is_broken = False
    for number, name, sealed in database.rows("SELECT revision, name, seal FROM revision_name"):
        if seal(number, name) != sealed:
            is_broken = True
            yield Problem("metadata", None, number, "its name is not the one that was given")
    yield from set_problems(database, Kind.NAME, is_broken=is_broken)


def database_problems(database: Database) -> Iterator[Problem]:
    """Yield what SQLite finds wrong with its tables, and a schema that is not theirs."""
    with explained(database.path):
        version = schema.version(database.connection)
        if version > schema.SCHEMA and schema.fits(
            schema.description(database.connection), schema.SCHEMA
        ):
            yield Problem("database", None, None, f"it has no schema {version}")
    for (said,) in database.rows("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Problem("database", None, None, str(said))
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        which = table if row is None else f"{table} {row}"  # some tables have no row numbers
        yield Problem("database", None, None, f"{which} has no {parent}")
