"""Whatever texts are taken out, the others read as before, at most as many steps away."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.store import PruneOrder, RevisionFile
from recension.store.texts import LOOSE

_COUNT_PACKS = "SELECT count(*) FROM text WHERE codec = 3"
_SMALL = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="session")
def long_history(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    """A file of one page over several packs, and its texts."""
    path = tmp_path_factory.mktemp("long") / "book.recension"
    words = [str(number * 7919) for number in range(60)]
    choice = random.Random(11)
    texts: list[str] = []
    with (
        pytest.MonkeyPatch.context() as patched,
        RevisionFile.create(path) as file,
        file.transaction(),
    ):
        patched.setattr("recension.store.packs.PACK_SIZE", 10_000)
        for number in range(7 * LOOSE + 5):
            words[choice.randrange(len(words))] = f"w{number}"
            texts.append(" ".join(words))
            file.save("A", texts[-1], summary="x")
    return path.read_bytes(), texts


def _depth(file: RevisionFile) -> int:
    bases: dict[int, int | None] = dict(file._database.rows("SELECT id, base FROM text"))

    def steps(number: int | None) -> int:
        return -1 if number is None else steps(bases[number]) + 1

    return max(map(steps, bases))


@given(going=st.data())
@_SMALL
def test_what_stays_reads_as_before(
    long_history: tuple[bytes, list[str]], tmp_path: Path, going: st.DataObject
) -> None:
    data, texts = long_history
    path = tmp_path / "book.recension"
    path.write_bytes(data)
    count = len(texts) - 1
    gone = going.draw(st.sets(st.integers(1, count), min_size=1, max_size=count))
    more = going.draw(st.sets(st.integers(1, count), max_size=20)) - gone
    with RevisionFile.open(path) as file:
        depth = _depth(file)
        file.prune(PruneOrder(revisions=tuple(gone)))
        file.save("B", texts[-1] + " more")
        if more:
            file.prune(PruneOrder(revisions=tuple(more)))
        assert _depth(file) <= depth
        for number, text in enumerate(texts, 1):
            if number not in gone | more:
                assert file.text(number) == text
        assert file.verify().problems == ()


def test_deltas_stay_deltas_when_every_other_text_goes(
    long_history: tuple[bytes, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "book.recension"
    path.write_bytes(long_history[0])
    with RevisionFile.open(path) as file:
        packs = file._database.row(_COUNT_PACKS)
        file.prune(PruneOrder(keep_every=2))
        full = file._database.row("SELECT count(*) FROM text WHERE base IS NULL")
        assert file._database.row(_COUNT_PACKS) == packs != (1,)
    assert full == (1,)
