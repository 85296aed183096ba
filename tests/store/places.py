"""What changes a file, in steps, for the tests that disturb it while it does."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recension.errors import TextWithheld
from recension.exchange import import_sources
from recension.store import NewRevision, PageLinks, PruneOrder, RevisionFile

_FROZEN = Path(__file__).parent / "frozen"
_START = datetime(2019, 3, 6, tzinfo=UTC)

State = tuple[dict[int, str | None], list[str], list[str]]


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


def _name_and_illustrate(path: Path) -> Iterator[None]:
    with RevisionFile.open(path) as file:
        for number in range(1, 6):
            file.set_name(number, f"name {number}")
            yield
            file.add_image(f"{number % 3}.png", _text(number).encode())
            yield


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


PLACES = (
    Place("save", _make, _save, kills=40),
    Place("links", _make, _save_with_links, kills=20),
    Place("bulk", _make, _write_in_bulk, kills=20),
    Place("import", _lay_sources, _import, kills=20, may_leave="sources"),
    Place("migration-1", _copy_frozen(1), _migrate, kills=20, may_leave="*before schema*"),
    Place("migration-2", _copy_frozen(2), _migrate, kills=20, may_leave="*before schema*"),
    Place("migration-5", _copy_frozen(5), _migrate, kills=20, may_leave="*before schema*"),
    Place("migration-6", _copy_frozen(6), _migrate, kills=20, may_leave="*before schema*"),
    Place("beside", _make, _name_and_illustrate, kills=20),
    Place("prune", _make, _prune, kills=40),
    Place("merge", _edit_a_copy, _unite, kills=20, may_leave="copy.recension"),
)


def state(path: Path) -> State:
    """Return texts by the numbers of their revisions (None for none), titles, names and images."""
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
        beside = [*file.images(), *(f"{one.id} {one.name}" for one in revisions)]
        return texts, sorted(page.title for page in file.pages()), sorted(beside)


def states(place: Place, path: Path) -> list[State]:
    """Return what the file holds before the first step, and after each."""
    place.prepare(path)
    found = [state_of_copy(path)]
    found.extend(state_of_copy(path) for _ in place.steps(path))
    return found


def state_of_copy(path: Path) -> State:
    """Return the state of a file without opening it."""
    copy = path.with_name("copy") / path.name  # opening it may bring it up to date
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, copy)
    return state(copy)
