"""Whatever is changed in a file behind its back is found."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension.errors import Cancelled, DamagedFile, NotARevisionFile, RecensionError
from recension.store import NewRevision, PruneOrder, RevisionFile, schema
from recension.store.database import Database
from recension.store.hashing import NO_LINK, link
from recension.store.links import stored
from recension.store.parts import indexes, lift_protection, protect

_TIME = datetime(2019, 3, 6, tzinfo=UTC)


@pytest.fixture(scope="session")
def full_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with something of everything in it."""
    path = tmp_path_factory.mktemp("full") / "book.recension"
    with RevisionFile.create(path) as file:
        for number in range(40):
            file.save("Mission", f"{'words ' * number} and text {number}", author="Bullitt")
        file.save("Old", "#REDIRECT [[Mission]]", summary="a redirect", author="Steffens")
        file.rename("Mission", "Bullitt Mission", author="Bullitt")
        file.add_image("Map.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
        file.set_name(3, "as sent")
        with file.bulk() as writer:
            writer.learn_namespaces({100: "Portal"})
            page = writer.page("Template:Box", 10)
            writer.add(page, NewRevision(_TIME, "{{{1}}}", "Litvinov", "from afar", user_id=7))
            writer.add(page, NewRevision(_TIME, "{{{2}}}", "Litvinov", model="css"))
    return path.read_bytes()


@pytest.fixture
def full(path: Path, full_bytes: bytes) -> Path:
    path.write_bytes(full_bytes)
    return path


def _tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    lift_protection(connection)  # or the triggers would refuse
    for statement in statements:
        connection.execute(statement)
    protect(connection)
    connection.commit()
    connection.close()


def _problems(path: Path) -> set[str]:
    with RevisionFile.open(path, read_only=True) as file:
        return {problem.what for problem in file.verify().problems}


def test_a_sound_file_verifies_and_has_a_fingerprint(full: Path) -> None:
    with RevisionFile.open(full) as file:
        found = file.verify()
        before = found.fingerprint
        file.save("Old", "more")
        after = file.verify().fingerprint

    assert found.problems == ()
    assert found.revisions == found.readable == 45
    assert len(before) == len(after) == 64
    assert before != after


@pytest.mark.parametrize(
    "change",
    [
        "time = time - 1",
        "summary = 'other'",
        "is_minor = 1 - is_minor",
        "parent = 2",
        "tags = 'mw-undo'",
        "kind = 1",
        "hidden = 1",
        "model = 'css'",
        "format = 'text/css'",
        "size = size + 1",
        "page = 2",
        "reverts = 1",
        "link = randomblob(32)",
        "author = 2",
        "sha1 = randomblob(20)",
    ],
)
def test_a_change_of_a_revision_breaks_the_chain(full: Path, change: str) -> None:
    _tamper(full, f"UPDATE revision SET {change} WHERE id = 20")  # noqa: S608 - of this test

    assert "chain" in _problems(full)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE author SET name = 'Lenin' WHERE name = 'Litvinov'", "chain"),
        ("UPDATE author SET user = 8 WHERE user = 7", "chain"),
        ("UPDATE page_title SET title = 'Other' WHERE page = 1", "chain"),
        ("INSERT INTO page_title VALUES (3, 1, 'Other')", "page"),
        ("UPDATE revision SET text = 5 WHERE id = 20", "text"),
        ("UPDATE revision SET text = NULL WHERE id = 20", "text"),
        ("UPDATE text SET data = randomblob(30) WHERE id = 7", "text"),
        ("UPDATE text SET size = size + 1 WHERE id = 7", "text"),
        ("UPDATE text SET base = 1 WHERE id = 7", "text"),
        ("DELETE FROM revision WHERE id = 20", "metadata"),
        ("UPDATE page SET title = 'Other' WHERE id = 1", "page"),
        ("UPDATE page SET namespace = 3 WHERE id = 1", "page"),
        ("UPDATE page SET newest = 5 WHERE id = 1", "page"),
        ("UPDATE page SET size = 5 WHERE id = 1", "page"),
        ("UPDATE page SET changed_at = 5 WHERE id = 1", "page"),
        ("UPDATE page SET revisions = 5 WHERE id = 1", "page"),
        ("UPDATE page SET redirect = 'X' WHERE id = 1", "page"),
        ("UPDATE page SET deleted = 5 WHERE id = 1", "page"),
        ("DELETE FROM page WHERE id = 1", "page"),
        ("UPDATE revision_name SET name = 'other'", "metadata"),
        ("UPDATE image SET name = 'Other.png'", "image"),
        ("UPDATE image SET width = 9", "image"),
        ("UPDATE image SET data = randomblob(9)", "image"),
        ("DELETE FROM revision_name", "kept"),
        ("DELETE FROM image", "kept"),
        ("DELETE FROM setting WHERE name = 'namespaces'", "kept"),
        ("UPDATE setting SET value = 'x' WHERE name = 'beside'", "kept"),
        ("UPDATE setting SET name = 'other' WHERE name = 'beside'", "kept"),
    ],
)
def test_a_change_behind_the_back_is_found(full: Path, statement: str, what: str) -> None:
    _tamper(full, statement)

    assert what in _problems(full)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "DELETE FROM text",
        "DELETE FROM page_title",
        "UPDATE revision SET rowid = rowid + 1000",
        "UPDATE text SET rowid = rowid + 1000",
        "UPDATE text SET id = id + 1000",
        "UPDATE text SET size = size + 1",
        "UPDATE page_title SET revision = revision + 1000",
    ],
)
def test_history_cannot_be_changed_without_a_prune(full: Path, statement: str) -> None:
    connection = sqlite3.connect(full)
    with pytest.raises(sqlite3.IntegrityError, match="prune"):
        connection.execute(statement)
    connection.close()


def test_a_check_reports_progress_and_can_be_cancelled(full: Path) -> None:
    seen: list[tuple[int, int]] = []
    with RevisionFile.open(full) as file:
        file.verify(lambda done, total: seen.append((done, total)))
        with pytest.raises(Cancelled):
            file.verify(cancelled=lambda: True)

    assert seen[-1] == (45, 45)


def _flip(data: bytes, noise: random.Random) -> bytes:
    changed = bytearray(data)
    changed[noise.randrange(len(data))] ^= 1 << noise.randrange(8)
    return bytes(changed)


def _seen(path: Path) -> list[object]:
    """Return all that a reader sees of a file."""
    with RevisionFile.open(path, read_only=True) as file:
        pages = file.pages()
        revisions = [one for page in pages for one in file.history(page.title)]
        texts = [file.text(one.id) for one in revisions]
        images = [(image, file.image_data(name)) for name, image in file.images().items()]
    return [pages, revisions, texts, images]


def _outcome(path: Path, see: Callable[[Path], list[object]], truth: list[object]) -> str:
    try:
        if see(path) == truth:
            return "unseen"
    except RecensionError:
        return "refused"
    return "seen"


def test_every_flipped_bit_that_a_reader_would_see_is_found(full: Path) -> None:
    sound = full.read_bytes()
    truth = _seen(full)
    noise = random.Random(5)
    outcomes = []
    for _ in range(100):
        full.write_bytes(_flip(sound, noise))
        try:
            found = bool(_problems(full))
        except (DamagedFile, NotARevisionFile):
            found = True
        outcome = _outcome(full, _seen, truth)
        outcomes.append(outcome)
        assert found or outcome == "unseen"
    assert {"unseen", "refused"} <= set(outcomes)


def _destroy_root(path: Path, name: str) -> None:
    """Write zeros over the page that a table or an index begins with."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(data)


def test_a_damaged_file_is_read_as_far_as_it_goes(full: Path) -> None:
    with sqlite3.connect(full) as connection:
        for statement in indexes("revision"):  # a larger file has them
            connection.execute(statement)
    connection.close()
    _destroy_root(full, "revision_by_page")

    with RevisionFile.open(full) as file:
        assert len(file.history("Bullitt Mission")) == 41
        assert file.text(12).endswith("and text 11")
        found = file.verify()
    assert found.readable == found.revisions == 45
    assert "database" in {problem.what for problem in found.problems}


def test_a_destroyed_part_is_counted(full: Path) -> None:
    with sqlite3.connect(full) as connection:
        (count,) = connection.execute("SELECT count(*) FROM text").fetchone()
    connection.close()
    _destroy_root(full, "text")

    with RevisionFile.open(full) as file:
        found = file.verify()
        assert len(file.pages()) == 4
    assert count > 40
    assert found.revisions == 45
    assert found.readable == 0


@pytest.mark.parametrize("version", range(1, schema.SCHEMA))
def test_a_wrong_number_of_the_schema_is_damage_and_no_reason_to_migrate(
    full: Path, version: int
) -> None:
    with sqlite3.connect(full) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    before = full.read_bytes()

    for read_only in (True, False):
        with pytest.raises(DamagedFile):
            RevisionFile.open(full, read_only=read_only)
    assert full.read_bytes() == before
    assert list(full.parent.iterdir()) == [full]


def _relink(path: Path) -> None:
    """Make the chain fit what is stored, as one would who wants to hide a change."""
    database = Database(path, read_only=False)
    previous = NO_LINK
    with database.transaction():
        lift_protection(database.connection)
        for one in list(stored(database, 1, 1000)):
            previous = link(previous, one.content)
            database.write("UPDATE revision SET link = ? WHERE id = ?", (previous, one.content.id))
        protect(database.connection)
    database.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revision SET time = time - 1 WHERE id = 20",
        "UPDATE revision SET author = 2 WHERE id = 20",
        "UPDATE author SET name = 'Lenin' WHERE name = 'Bullitt'",
        "UPDATE revision SET summary = 'other' WHERE id = 20",
        "UPDATE revision SET is_minor = 1 - is_minor WHERE id = 20",
        "UPDATE revision SET tags = 'mw-undo' WHERE id = 20",
        "UPDATE revision SET parent = 18 WHERE id = 20",
        "UPDATE page_title SET title = 'Other' WHERE revision = 1",
        # The text of another revision in its place, with all that belongs to it.
        (
            "UPDATE revision SET (text, sha1, size) = "
            "(SELECT text, sha1, size FROM revision WHERE id = 5) WHERE id = 20"
        ),
        # The order of two revisions.
        (
            "UPDATE revision SET (text, sha1, size, time, summary) = (SELECT text, sha1, size, "
            "time, summary FROM revision AS other WHERE other.id = 41 - revision.id) "
            "WHERE id IN (20, 21)"
        ),
    ],
)
def test_who_makes_the_chain_fit_a_changed_past_changes_the_fingerprint(
    full: Path, change: str
) -> None:
    with RevisionFile.open(full, read_only=True) as file:
        before = file.verify().fingerprint
    _tamper(full, change)
    with RevisionFile.open(full, read_only=True) as file:
        assert {problem.what for problem in file.verify().problems} & {"chain", "text", "page"}
    _relink(full)

    with RevisionFile.open(full, read_only=True) as file:
        found = file.verify()
    assert "chain" not in {problem.what for problem in found.problems}
    assert found.fingerprint != before


def test_what_is_pruned_while_a_file_is_checked_is_no_damage(path: Path) -> None:
    with RevisionFile.create(path) as file:
        for number in range(250):
            file.save("A", f"text {number}")

        def prune(done: int, _total: int) -> None:
            with RevisionFile.open(path) as other:
                other.prune(PruneOrder(revisions=(done + 1,)))

        found = file.verify(lambda done, total: prune(done, total) if done < total else None)
    assert found.problems == ()
    assert found.readable == 248


def test_a_row_without_a_number_that_belongs_to_nothing_is_called_by_its_table(full: Path) -> None:
    _tamper(full, "INSERT INTO page_title (page, revision, title) VALUES (99, 1, 'Gone')")
    with RevisionFile.open(full, read_only=True) as file:
        assert "page_title has no page" in [problem.detail for problem in file.verify().problems]
