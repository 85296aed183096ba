"""What can be read of a damaged file is written to a new one, and the rest is named."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recension.errors import (
    Cancelled,
    FileExists,
    FileMissing,
    NewerFile,
    RecensionError,
)
from recension.store import Hidden, NewRevision, PruneOrder, RevisionFile, recover
from recension.store.parts import indexes, lift_protection, protect
from recension.store.recovery import scratch

_TIME = datetime(2019, 3, 6, tzinfo=UTC)
_LATER = timedelta(minutes=1)
_NAMED = 3  # the revision with a name
_RENAMING = 61  # the one that renames the page
_PICTURE = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(5000)


@pytest.fixture(scope="session")
def whole_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with something of everything in it."""
    path = tmp_path_factory.mktemp("whole") / "book.recension"
    noise = random.Random(3)
    with RevisionFile.create(path) as file:
        for number in range(60):
            words = " ".join(str(noise.random()) for _ in range(20 + number))
            # No two are of one second: what comes back to a page needs no revision of its own then.
            later, said = _TIME + number * _LATER, f"edit {number}"
            file.save("Mission", f"{words} {number}", author="Bullitt", summary=said, time=later)
        file.rename("Mission", "Bullitt Mission", author="Bullitt")
        file.save("Gone", "first")
        file.delete("Gone", summary="outdated", author="Mary")
        file.save("Gone", "second")
        file.delete("Gone")
        file.save("Gone", "third")
        file.add_image("Map.png", _PICTURE)
        file.set_name(_NAMED, "as sent")
        with file.bulk() as writer:
            page = writer.page("Template:Box", 10)
            writer.add(page, NewRevision(_TIME, "{{{1}}}", "Litvinov", "from afar", user_id=7))
            writer.add(page, NewRevision(_TIME, "{{{2}}}", "Litvinov", model="css"))
    return path.read_bytes()


@pytest.fixture
def whole(path: Path, whole_bytes: bytes) -> Path:
    path.write_bytes(whole_bytes)
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return tmp_path / "fresh.recension"


def _page_of(path: Path, name: str) -> tuple[int, int]:
    """Return where the first page of a table or index lies in the file, and its length."""
    connection = sqlite3.connect(path)
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    (root,) = connection.execute(sql, (name,)).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    return (root - 1) * size, size


def _overwrite(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def _told(path: Path) -> dict[int, tuple[object, ...]]:
    """Return all that is told of each revision by its number."""
    with RevisionFile.open(path, read_only=True) as file:
        assert file.verify().problems == ()
        pages = [*file.pages(), *(gone.page for gone in file.deleted_pages())]
        return {
            one.id: (page.title, one.time, one.author, one.summary, one.name, file.text(one.id))
            for page in pages
            for one in file.history_of(page)
        }


def test_a_sound_file_is_the_same_in_the_new_one(whole: Path, fresh: Path) -> None:
    found = recover(whole, fresh)

    assert found.losses == ()
    assert _told(fresh) == _told(whole)
    with RevisionFile.open(whole) as old, RevisionFile.open(fresh) as new:
        assert new.verify().fingerprint == old.verify().fingerprint == found.fingerprint
        assert new.image_data("Map.png") == _PICTURE
        assert new.deleted_pages() == old.deleted_pages()


@pytest.mark.parametrize(
    "name", ["revision", "text", "page", "page_title", "revision_by_page", "page_by_title"]
)
def test_a_destroyed_node_of_a_table_loses_nothing_under_it(
    whole: Path, fresh: Path, name: str
) -> None:
    truth = _told(whole)
    with closing(sqlite3.connect(whole)) as connection:
        for statement in (*indexes("page"), *indexes("revision")):  # a larger file has them
            connection.execute(statement)
    start, size = _page_of(whole, name)
    with whole.open("rb") as file:
        file.seek(start)
        kind = file.read(1)[0]
    _overwrite(whole, start, bytes(size))

    if kind in (2, 5):  # rows stand on the pages under it
        assert recover(whole, fresh).losses == ()
        assert _told(fresh) == truth
    else:
        recover(whole, fresh)
        assert {told[-1] for told in _told(fresh).values()} == {told[-1] for told in truth.values()}


@pytest.mark.parametrize("length", [100, 1024])
def test_a_file_without_its_beginning_loses_nothing(whole: Path, fresh: Path, length: int) -> None:
    truth = _told(whole)
    _overwrite(whole, 0, random.Random(2).randbytes(length))

    assert recover(whole, fresh).losses == ()
    assert _told(fresh) == truth


def test_what_does_not_need_a_broken_text_is_there(whole: Path, fresh: Path) -> None:
    truth = _told(whole)
    connection = sqlite3.connect(whole)
    lift_protection(connection)
    connection.execute("UPDATE text SET data = zeroblob(9) WHERE id = 40")
    needing = connection.execute(
        "WITH RECURSIVE needing(id) AS (SELECT 40 UNION SELECT text.id FROM text JOIN needing "
        "ON text.base = needing.id) SELECT revision.id FROM revision JOIN needing "
        "ON revision.text = needing.id"
    ).fetchall()
    protect(connection)
    connection.commit()
    connection.close()

    found = recover(whole, fresh)

    assert {loss.revision for loss in found.losses} == {number for (number,) in needing}
    assert len(_told(fresh)) == len(truth) - len(needing)
    now = {was: found.numbers.get(was, was) for was in truth if (was,) not in needing}
    assert {was: _told(fresh)[number] for was, number in now.items()} == {
        was: truth[was] for was in now
    }


def test_a_revision_whose_link_alone_is_broken_is_proven_by_the_next(
    whole: Path, fresh: Path
) -> None:
    truth = _told(whole)
    connection = sqlite3.connect(whole)
    lift_protection(connection)
    connection.execute("UPDATE revision SET link = randomblob(32) WHERE id = 20")
    protect(connection)
    connection.commit()
    connection.close()

    assert recover(whole, fresh).losses == ()
    assert _told(fresh) == truth


def test_data_that_were_changed_are_named(whole: Path, fresh: Path) -> None:
    connection = sqlite3.connect(whole)
    lift_protection(connection)
    connection.execute("UPDATE revision SET summary = 'other' WHERE id = 20")
    connection.execute("DELETE FROM revision WHERE id = 30")
    protect(connection)
    connection.commit()
    connection.close()

    named = [(loss.what, loss.revision, loss.is_lost) for loss in recover(whole, fresh).losses]

    assert named == [("changed", 20, False), ("revision", 30, True), ("unproven", 31, False)]


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_destroyed_nothing_wrong_comes_back_unnamed(
    whole: Path, whole_bytes: bytes, fresh: Path, seed: int
) -> None:
    truth = _told(whole)
    noise = random.Random(seed)
    length = noise.choice([1, 10, 100, 1024, 4096])
    data = noise.choice([bytes(length), noise.randbytes(length)])
    start = noise.randrange(len(whole_bytes) - length)
    _overwrite(whole, start, data)

    found = recover(whole, fresh)

    named = {loss.revision for loss in found.losses}
    if any(loss.what == "kept" for loss in found.losses):
        named.add(_NAMED)  # nothing tells which one had a name that is gone
    was = {now: before for before, now in found.numbers.items()}
    back = {was.get(number, number): told for number, told in _told(fresh).items()}
    if _RENAMING in named:  # which tells that the page has its former title
        truth = {number: _before_the_rename(told) for number, told in truth.items()}
        back = {number: _before_the_rename(told) for number, told in back.items()}
    wrong = {number for number in truth if back.get(number) != truth[number]}
    assert wrong <= named


def _before_the_rename(told: tuple[object, ...]) -> tuple[object, ...]:
    return ("Mission" if told[0] == "Bullitt Mission" else told[0], *told[1:])


def test_a_file_that_was_cut_off_is_recovered_as_far_as_it_goes(whole: Path, fresh: Path) -> None:
    truth = {told[-1] for told in _told(whole).values()}
    whole.write_bytes(whole.read_bytes()[: -20 * 1024])

    found = recover(whole, fresh)

    assert found.losses
    assert len({told[-1] for told in _told(fresh).values()} & truth) > 20


def test_a_change_that_a_process_died_in_is_taken_back_first(whole: Path, fresh: Path) -> None:
    truth = _told(whole)
    connection = sqlite3.connect(whole, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    lift_protection(connection)
    connection.execute("DELETE FROM text")
    torn = whole.with_name("torn.recension")
    for end in ("", "-journal"):
        torn.with_name(torn.name + end).write_bytes(whole.with_name(whole.name + end).read_bytes())
    connection.close()

    assert recover(torn, fresh).losses == ()
    assert _told(fresh) == truth


def test_what_was_pruned_stays_pruned_and_its_record_counts_the_new_numbers(
    whole: Path, fresh: Path
) -> None:
    with RevisionFile.open(whole) as file:
        file.prune(PruneOrder(revisions=(10, 12)), reason="private", author="Mary")
    connection = sqlite3.connect(whole)
    lift_protection(connection)
    connection.execute("DELETE FROM revision WHERE id = 11")
    protect(connection)
    connection.commit()
    connection.close()

    found = recover(whole, fresh)

    assert {loss.revision for loss in found.losses if loss.is_lost} == {11}
    with RevisionFile.open(fresh) as new:
        told = new.verify()
        assert told.problems == ()
        assert [(prune.reason, prune.revisions) for prune in told.prunes] == [("private", (10, 11))]
        assert new.revision(11).summary == "edit 11"


def _flip(path: Path, where: bytes, place: int) -> None:
    """Flip a bit of bytes that stand but once in a file."""
    data = bytearray(path.read_bytes())
    assert data.count(where) == 1
    data[data.index(where) + place] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("number", [1, 20, 40])
def test_a_flipped_bit_of_a_text_is_put_right_by_its_hash(
    whole: Path, fresh: Path, number: int
) -> None:
    truth = _told(whole)
    connection = sqlite3.connect(whole)
    (data,) = connection.execute("SELECT data FROM text WHERE id = ?", (number,)).fetchone()
    connection.close()
    _flip(whole, data[:20], len(data[:20]) // 2)  # the rest may lie on another page

    assert recover(whole, fresh).losses == ()
    assert _told(fresh) == truth


@pytest.mark.parametrize("where", [b"edit 31", b"Bullittedit 20"[7:], b"Litvinov"])
def test_a_flipped_bit_of_a_summary_or_author_is_put_right_by_its_link(
    whole: Path, fresh: Path, where: bytes
) -> None:
    truth = _told(whole)
    data = bytearray(whole.read_bytes())
    data[data.index(where) + 2] ^= 128  # no text any more
    whole.write_bytes(data)

    found = recover(whole, fresh)

    if where != b"Litvinov":  # which several revisions share
        assert found.losses == ()
        assert _told(fresh) == truth
    assert all(loss.what == "changed" for loss in found.losses)


def test_authors_whose_numbers_were_mixed_up_are_told_apart(whole: Path, fresh: Path) -> None:
    truth = _told(whole)
    connection = sqlite3.connect(whole)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE author SET id = id + 100")
    connection.commit()
    connection.close()

    assert recover(whole, fresh).losses == ()
    assert _told(fresh) == truth


def test_a_recovered_file_and_an_older_copy_make_a_whole_one(
    whole: Path, fresh: Path, tmp_path: Path
) -> None:
    truth = {told[-1] for told in _told(whole).values()}
    copy = tmp_path / "copy.recension"
    copy.write_bytes(whole.read_bytes())
    connection = sqlite3.connect(whole)
    lift_protection(connection)
    connection.execute("DELETE FROM revision WHERE id IN (20, 30)")
    protect(connection)
    connection.commit()
    connection.close()
    recover(whole, fresh)

    with RevisionFile.open(fresh) as file:
        file.unite(copy, lambda _base, mine, _theirs: mine)
        assert file.verify().problems == ()
    assert {told[-1] for told in _told(fresh).values()} == truth
    assert len(_told(fresh)) == len(_told(copy))


def test_a_newer_file_is_left_to_its_own_program(whole: Path, fresh: Path) -> None:
    with sqlite3.connect(whole) as connection:
        connection.execute("CREATE TABLE more (id INTEGER)")
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerFile):
        recover(whole, fresh)
    assert not fresh.exists()


def test_nothing_is_left_of_a_recovery_that_was_stopped(whole: Path, fresh: Path) -> None:
    with pytest.raises(Cancelled):
        recover(whole, fresh, is_cancelled=lambda: True)
    assert not fresh.exists()


def test_the_new_file_may_not_be_there(whole: Path, fresh: Path) -> None:
    fresh.write_text("mine")
    with pytest.raises(FileExists):
        recover(whole, fresh)
    with pytest.raises(FileExists):
        recover(whole, whole)


@pytest.mark.parametrize("seed", range(10))
def test_noise_is_refused_in_words(path: Path, fresh: Path, seed: int) -> None:
    path.write_bytes(random.Random(seed).randbytes(20_000))

    with pytest.raises(RecensionError):
        recover(path, fresh)
    assert not fresh.exists()


def test_nobody_changes_a_file_while_it_is_read_to_be_recovered(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RevisionFile.create(path) as file:
        file.save("A", "one")
    fill, refused = scratch._fill, []

    def filled(*parts: object) -> object:
        with closing(sqlite3.connect(path, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE page SET changed_at = 0")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            refused.append(True)
        return fill(*parts)  # type: ignore[arg-type]  # whatever it takes

    monkeypatch.setattr(scratch, "_fill", filled)
    assert recover(path, tmp_path / "new.recension").losses == ()
    assert refused


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")
def test_a_recovery_that_is_killed_leaves_no_new_file(whole: Path, fresh: Path) -> None:
    process = os.fork()
    if not process:
        recover(whole, fresh, lambda done, _total: os.kill(os.getpid(), 9) if done > 40 else None)
        os._exit(0)
    assert os.waitpid(process, 0)[1] == signal.SIGKILL

    assert not fresh.exists()
    assert recover(whole, fresh).losses == ()
    assert sorted(path.name for path in fresh.parent.iterdir()) == [whole.name, fresh.name]


def test_a_new_file_that_cannot_be_made_is_told_by_its_own_name(whole: Path) -> None:
    nowhere = whole.parent / "nowhere" / "fresh.recension"
    with pytest.raises(FileMissing) as told:
        recover(whole, nowhere)
    assert told.value.path == nowhere


@pytest.mark.parametrize("older", ["older", None])
def test_a_page_whose_deletion_is_lost_and_whose_text_is_withheld_is_whole_in_the_new_file(
    path: Path, older: str | None
) -> None:
    with RevisionFile.create(path) as file:
        with file.bulk() as writer:
            page = writer.page("Gone", 0)
            if older is not None:
                writer.add(page, NewRevision(_TIME, older))
            writer.add(page, NewRevision(_TIME + _LATER, None, hidden=Hidden.TEXT, size=7))
        file.delete("Gone")
        file.save("Gone", "another page")
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TRIGGER revision_no_delete")
        database.execute("DELETE FROM revision WHERE kind = 2")
        database.commit()

    recover(path, path.with_name("new.recension"))

    with RevisionFile.open(path.with_name("new.recension")) as new:
        assert new.verify().problems == ()
