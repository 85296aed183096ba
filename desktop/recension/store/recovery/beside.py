"""Copying what stands beside the revisions of a broken file: their names, images, settings."""

from __future__ import annotations

from collections.abc import Iterator

from recension.store.beside import Kind, replaced, set_problems
from recension.store.database import Database
from recension.store.hashing import seal, sha1
from recension.store.images import image_seal
from recension.store.recovery.values import Loss
from recension.store.wiki_names import namespaces_of, set_namespaces, setting_problems


def copy_names(old: Database, new: Database, numbers: dict[int, int]) -> Iterator[Loss]:
    """Copy the names of the revisions that are there; yield those that are not what was given."""
    is_broken = False
    for revision, name, sealed in old.rows("SELECT revision, name, seal FROM revision_name"):
        number = numbers.get(revision)
        if seal(revision, name) != sealed:
            is_broken = True
            yield Loss("name", None, revision, "its name is not the one that was given")
        elif number is not None:
            new.write(
                "INSERT INTO revision_name (revision, name, seal) VALUES (?, ?, ?)",
                (number, name, seal(number, name)),
            )
            replaced(new, Kind.NAME, (), seal(number, name))
    yield from _missing(old, Kind.NAME, is_broken=is_broken)


def copy_images(old: Database, new: Database) -> Iterator[Loss]:
    """Copy the images; yield those that are not what was added."""
    is_broken = False
    for (row,) in old.rows("SELECT rowid FROM image ORDER BY name"):
        found = old.row(
            "SELECT name, mime, width, height, size, sha1, seal, data FROM image WHERE rowid = ?",
            (row,),
        )
        if found is None:
            continue
        *fields, sealed, data = found
        if image_seal(tuple(fields)) != sealed or sha1(data) != fields[-1]:
            is_broken = True
            yield Loss("image", f"File:{fields[0]}", None, "it is not the one that was added")
            continue
        new.write(
            "INSERT INTO image (name, mime, width, height, size, sha1, seal, data) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            found,
        )
        replaced(new, Kind.IMAGE, (), sealed)
    yield from _missing(old, Kind.IMAGE, is_broken=is_broken)


def copy_settings(old: Database, new: Database) -> Iterator[Loss]:
    """Copy what the namespaces are called; yield what is wrong with it."""
    set_namespaces(new, namespaces_of(old))
    for problem in setting_problems(old):
        what = "kept" if problem.what == "kept" else "setting"
        yield Loss(what, None, None, problem.detail)


def _missing(old: Database, kind: Kind, *, is_broken: bool) -> Iterator[Loss]:
    for problem in set_problems(old, kind, is_broken=is_broken):
        yield Loss("kept", None, None, problem.detail)
