"""Whatever is done to two copies, uniting them both ways drops nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import merge
from recension.errors import RecensionError
from recension.store import Event, RevisionFile
from recension.store.uniting.values import KEPT_TAG

_TITLES = st.sampled_from(["A", "B", "C", "Talk:A"])
_TEXTS = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=5).map("\n\n".join)
_STEPS = st.one_of(
    st.tuples(st.just("save"), _TITLES, _TEXTS),
    st.tuples(st.just("rename"), _TITLES, _TITLES),
    st.tuples(st.just("delete"), _TITLES, st.just("")),
    st.tuples(st.just("undelete"), _TITLES, st.just("")),
    st.tuples(st.just("name"), _TITLES, st.sampled_from(["sent", "printed"])),
)
_SCRIPTS = st.lists(_STEPS, max_size=6)


def _do(file: RevisionFile, step: tuple[str, str, str]) -> None:
    what, title, more = step
    match what:
        case "save":
            file.save(title, more, author=file.path.stem)
        case "rename":
            file.rename(title, more, leave_redirect=len(title) > 1)
        case "delete":
            file.delete(title)
        case "undelete":
            file.undelete(file.deleted_pages()[0].page.id)
        case _:
            file.set_name(file.newest(title).id, more)


def _edit(path: Path, script: list[tuple[str, str, str]]) -> None:
    with RevisionFile.open(path) as file:
        for step in script:
            try:
                _do(file, step)
            except (RecensionError, IndexError):
                continue  # it was not possible, as often with what is done at random


def _unite(here: Path, there: Path) -> None:
    with RevisionFile.open(here) as file:
        file.unite(there, lambda *texts: merge(*texts).text)
        assert file.verify().problems == ()
        assert file.unite(there, lambda *texts: merge(*texts).text).is_nothing_new


def _what_happened(path: Path) -> Counter[tuple[object, ...]]:
    """Return all events but those by which each copy says that it keeps its text in a clash."""
    with RevisionFile.open(path, read_only=True) as file:
        events = (event for event in file.events() if KEPT_TAG not in event.revision.tags)
        return Counter(_told(event) for event in events)


def _told(event: Event) -> tuple[object, ...]:
    one = event.revision
    tags = tuple(tag for tag in one.tags if tag != "mw-reverted")
    return (event.kind, one.time, one.author, one.summary, one.is_minor, tags, one.sha1)


@settings(deadline=None, max_examples=40)
@given(_SCRIPTS, _SCRIPTS, _SCRIPTS, _SCRIPTS)
def test_nothing_is_dropped_and_both_have_all(
    before: list[tuple[str, str, str]],
    mine: list[tuple[str, str, str]],
    theirs: list[tuple[str, str, str]],
    later: list[tuple[str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.recension"), Path(folder, "other.recension")
        with RevisionFile.create(one) as file:
            file.save("A", "begun")
        _edit(one, before)
        shutil.copyfile(one, other)
        for script in (mine, later):
            _edit(one, script)
            _edit(other, theirs)
            done = _what_happened(one) | _what_happened(other)
            _unite(one, other)
            assert not done - _what_happened(one)
            _unite(other, one)
            assert not _what_happened(one) - _what_happened(other)
