"""Whatever a process was doing when it is killed: what it reported is there, the rest never was.

Each place is something that changes a file, in steps. A process does them and reports each step
that is done; it is killed at a random moment. The file then is as it was after the last step that
was reported, or after the next one.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recension.errors import TextWithheld
from recension.exchange import import_sources
from recension.store import NewRevision, PageLinks, PruneOrder, RevisionFile

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")

_FROZEN = Path(__file__).parent / "frozen"
_START = datetime(2019, 3, 6, tzinfo=UTC)
_AT_ONCE = 20  # kills of one test

State = tuple[dict[int, str | None], list[str]]


@dataclass(frozen=True)
class Place:
    """Something that changes a file."""

    name: str
    prepare: Callable[[Path], None]  # makes the file, and what else is needed beside it
    steps: Callable[[Path], Iterator[None]]  # what the process does
    kills: int
    may_leave: str = ""  # what may lie beside the file afterwards


def _text(number: int) -> str:
    noise = random.Random(number)
    return " ".join(noise.choice(["sea", "light", "harbour", str(number)]) for _ in range(400))


def _make(path: Path) -> None:
    with RevisionFile.create(path) as file, file.transaction():
        for number in range(12):
            file.save("A", _text(number // 2) + str(number))


def _save(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        for number in range(12):
            file.save("A" if number % 3 else f"Page {number}", _text(number))
            yield


def _save_with_links(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        for number in range(10):
            saved = file.save("A", _text(number))
            assert saved is not None
            yield
            file.record_links(saved.page, saved.id, PageLinks({f"Page {number}"}))


def _write_in_bulk(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        with file.bulk() as writer:
            # What does not fit is in the file before the commit.
            file._database.connection.execute("PRAGMA cache_size = 10")
            for number in range(60):
                page = writer.page(f"Page {number % 4}", 0)
                writer.add(page, NewRevision(_START + timedelta(number), _text(number)))
        yield


def _lay_sources(path: Path) -> None:
    _make(path)
    folder = path.with_name("sources")
    folder.mkdir(exist_ok=True)
    for number in range(20):
        (folder / f"Page {number}.wiki").write_text(_text(number))


def _import(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        import_sources(file, [path.with_name("sources")])
        yield


def _copy_frozen(schema: int) -> Callable[[Path], None]:
    def copy(path: Path) -> None:
        shutil.copyfile(_FROZEN / f"schema-{schema}.recension", path)

    return copy


def _migrate(path: Path) -> Iterator[None]:
    with RevisionFile.open(path):
        yield


def _prune(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        file.prune(PruneOrder(keep_every=3))
        yield
        file.compact()


def _edit_a_copy(path: Path) -> None:
    _make(path)
    shutil.copyfile(path, path.with_name("copy.recension"))
    for name, other in ((path.name, 0), ("copy.recension", 100)):
        with RevisionFile.open(path.with_name(name)) as file, file.transaction():
            for number in range(8):
                file.save(f"Page {number % 3}", _text(other + number))
                file.save("A", _text(other + number))


def _unite(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        file.unite(path.with_name("copy.recension"), lambda _base, mine, theirs: mine + theirs)
        yield


_PLACES = (
    Place("save", _make, _save, kills=40),
    Place("links", _make, _save_with_links, kills=20),
    Place("bulk", _make, _write_in_bulk, kills=20),
    Place("import", _lay_sources, _import, kills=20, may_leave="sources"),
    Place("migration-1", _copy_frozen(1), _migrate, kills=20, may_leave="*before schema*"),
    Place("migration-2", _copy_frozen(2), _migrate, kills=20, may_leave="*before schema*"),
    Place("prune", _make, _prune, kills=40),
    Place("merge", _edit_a_copy, _unite, kills=20, may_leave="copy.recension"),
)


def _state(path: Path) -> State:
    """Return all texts by the numbers of their revisions (None for what has none), and titles."""
    with RevisionFile.open(path) as file:
        assert file.problems == ()
        assert not file.is_read_only
        assert file.verify().problems == ()
        gone = [one.page for one in file.deleted_pages()]
        revisions = [one for page in [*file.pages(), *gone] for one in file.history_of(page)]
        texts: dict[int, str | None] = {}
        for one in revisions:
            try:
                texts[one.id] = file.text(one.id)
            except TextWithheld:
                texts[one.id] = None
        return texts, sorted(page.title for page in file.pages())


def _fork(place: Place, path: Path) -> tuple[int, int]:
    """Let a process of its own take the steps; returns its id and where it reports them."""
    reports, reporting = os.pipe()
    process = os.fork()
    if process:
        os.close(reporting)
        return process, reports
    try:
        for _ in place.steps(path):
            os.write(reporting, b".")
    finally:
        os._exit(0)


def _killed(place: Place, path: Path, delay: float) -> int:
    """Return how many steps a process reported that was killed after a while."""
    process, reports = _fork(place, path)
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    reported = 0
    while data := os.read(reports, 4096):
        reported += len(data)
    os.close(reports)
    return reported


def _lasts(place: Place, path: Path) -> float:
    """Return how many seconds the steps take a process that nobody kills."""
    place.prepare(path)
    began = time.monotonic()
    process, reports = _fork(place, path)
    os.waitpid(process, 0)
    os.close(reports)
    return time.monotonic() - began


def _states(place: Place, path: Path) -> list[State]:
    """Return what the file holds before the first step, and after each."""
    place.prepare(path)
    states = [_state_of_copy(path)]
    states.extend(_state_of_copy(path) for _ in place.steps(path))
    return states


def _state_of_copy(path: Path) -> State:
    copy = path.with_name("copy") / path.name  # opening it may bring it up to date
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, copy)
    return _state(copy)


def _rounds() -> Iterator[object]:
    for place in _PLACES:
        for round_ in range(place.kills // _AT_ONCE):
            yield pytest.param(place, round_, id=f"{place.name}-{round_}")


@pytest.mark.parametrize(("place", "round_"), list(_rounds()))
def test_what_a_killed_process_reported_is_there_and_nothing_is_half_done(
    tmp_path: Path, place: Place, round_: int
) -> None:
    for folder in ("states", "whole"):
        (tmp_path / folder).mkdir()
    states = _states(place, tmp_path / "states" / "book.recension")
    lasts = _lasts(place, tmp_path / "whole" / "book.recension")
    noise = random.Random(round_)
    for kill in range(_AT_ONCE):
        path = tmp_path / str(kill) / "book.recension"
        path.parent.mkdir()
        place.prepare(path)

        reported = _killed(place, path, noise.uniform(0, lasts))

        assert _state(path) in states[reported : reported + 2]
        beside = set(path.parent.iterdir()) - {path}
        assert beside <= set(path.parent.glob(place.may_leave or "nothing"))
        for left in path.parent.glob("*before schema*"):
            assert _state_of_copy(left) == states[0]


def test_places_are_killed_two_hundred_times() -> None:
    assert sum(place.kills for place in _PLACES) >= 200
