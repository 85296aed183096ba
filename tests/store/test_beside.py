"""Whatever goes from the names and images of a file, or comes, is told by their seal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recension.errors import RevisionMissing
from recension.store import Problem, RevisionFile, recover

_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
_GIVEN = 39  # names, of which all but a few were taken away
_NAMED = 12


@pytest.fixture
def kept(path: Path) -> Path:
    """A file with names and images."""
    with RevisionFile.create(path) as file:
        for number in range(1, 41):
            file.save("Mission", f"text {number}")
        for number in range(1, _GIVEN + 1):
            file.set_name(number, f"draft {number} that was sent to the printer")
        for number in range(_NAMED, _GIVEN):
            file.set_name(number + 1, "")
        file.add_image("Map.png", _PICTURE)
        file.add_image("Seal.png", _PICTURE + b"2")
    return path


def _problems(path: Path) -> list[str]:
    with RevisionFile.open(path, read_only=True) as file:
        return [problem.detail for problem in file.verify().problems]


def _change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def test_names_and_images_that_are_kept_and_taken_away_verify(kept: Path) -> None:
    with RevisionFile.open(kept) as file:
        file.set_name(3, "another")
        file.set_name(4, "")
        file.add_image("Map.png", b"GIF8 other")
        with file.bulk() as writer:
            writer.learn_namespaces({100: "Portal"})
            writer.learn_namespaces({102: "Book"})

    assert _problems(kept) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM revision_name WHERE revision = 5", "1 name of a revision is missing"),
        ("DELETE FROM revision_name WHERE name >= ' '", f"{_NAMED} names of revisions are missing"),
        (
            "UPDATE revision_name SET revision = 40 WHERE revision = 5",
            "its name is not the one that was given",
        ),
        ("DELETE FROM image WHERE name = 'Map.png'", "1 image is missing"),
        ("DELETE FROM image", "2 images are missing"),
        (
            "UPDATE image SET (sha1, data) = (SELECT sha1, data FROM image WHERE size = 108)",
            "it is not the one that was added",
        ),
        (
            "INSERT INTO revision_name VALUES (40, 'x', zeroblob(32))",
            "there is 1 name of a revision that nobody put there",
        ),
        (
            "DELETE FROM setting WHERE name = 'beside'",
            "nothing tells how many names of revisions there were",
        ),
    ],
)
def test_what_is_changed_by_sql_is_told(kept: Path, statement: str, told: str) -> None:
    _change(kept, statement)

    assert told in _problems(kept)


def test_a_name_of_an_older_state_of_the_file_is_told_from_that_of_now(kept: Path) -> None:
    rows = "SELECT name, seal FROM revision_name WHERE revision = 5"
    with sqlite3.connect(kept) as connection:
        name, sealed = connection.execute(rows).fetchone()
    connection.close()
    with RevisionFile.open(kept) as file:
        file.set_name(5, "of now")
    with sqlite3.connect(kept) as connection:
        connection.execute(
            "UPDATE revision_name SET name = ?, seal = ? WHERE revision = 5", (name, sealed)
        )
    connection.close()

    assert _problems(kept) == ["the names of revisions are not those that were put there"]


def test_a_page_of_names_that_another_sound_page_stands_in_for_is_told(kept: Path) -> None:
    connection = sqlite3.connect(kept)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    leaves = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name IN ('revision_name', 'lineage')"
    ).fetchall()
    connection.close()
    before = kept.read_bytes()
    _change(kept, "DELETE FROM revision_name")
    empty = kept.read_bytes()
    mixed = bytearray(before)
    for (page,) in leaves:
        mixed[(page - 1) * size : page * size] = empty[(page - 1) * size : page * size]
    kept.write_bytes(mixed)

    assert f"{_GIVEN} names of revisions are missing" in _problems(kept)


def test_what_went_astray_stays_to_be_seen_whatever_is_kept_later(kept: Path) -> None:
    _change(kept, "DELETE FROM revision_name WHERE revision = 5")
    with RevisionFile.open(kept) as file:
        file.set_name(6, "")
        file.set_name(7, "later")

    assert "1 name of a revision is missing" in _problems(kept)


def test_a_recovered_file_counts_what_it_has_and_names_what_went(
    kept: Path, tmp_path: Path
) -> None:
    _change(kept, "DELETE FROM image WHERE name = 'Map.png'")
    fresh = tmp_path / "fresh.recension"

    found = recover(kept, fresh)

    assert [(loss.what, loss.detail) for loss in found.losses] == [("kept", "1 image is missing")]
    assert _problems(fresh) == []


def test_names_and_images_of_a_copy_are_counted(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.recension"
    copy.write_bytes(kept.read_bytes())
    with RevisionFile.open(copy) as other:
        other.set_name(30, "of the copy")
        other.add_image("Other.png", _PICTURE)
    with RevisionFile.open(kept) as file:
        file.unite(copy, lambda _base, mine, _theirs: mine)

        assert file.verify().problems == ()
        assert file.revision(30).name == "of the copy"


def test_a_change_that_fails_leaves_the_count_as_it_was(kept: Path) -> None:
    with RevisionFile.open(kept) as file:
        with pytest.raises(RevisionMissing):
            _name_one_and_fail(file)
        assert file.verify().problems == ()


def _name_one_and_fail(file: RevisionFile) -> None:
    with file.transaction():
        file.set_name(30, "never")
        file.set_name(300, "of nothing")


def test_a_problem_of_what_is_kept_is_said_of_the_file(kept: Path) -> None:
    _change(kept, "DELETE FROM image")
    with RevisionFile.open(kept) as file:
        assert file.verify().problems == (Problem("kept", None, None, "2 images are missing"),)
