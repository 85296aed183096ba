"""The authorship of pages in a file, and how it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.authorship import Memory, authorship_of
from recension.diff.tokens import tokenize
from recension.errors import Cancelled, RevisionMissing
from recension.exchange import import_sources
from recension.store import PruneOrder, RevisionFile


@pytest.fixture
def file(tmp_path: Path) -> RevisionFile:
    made = RevisionFile.create(tmp_path / "book.recension")
    for text in ("one two three", "one two three four", "one two three four five"):
        made.save("A", text)
    return made


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "cache")


def _kept(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache" / "authorship").iterdir())


def test_an_older_revision_has_an_authorship_of_its_own(file: RevisionFile) -> None:
    assert authorship_of(file, "A", 2).lines == (((13, 1), (5, 2)),)


def test_a_revision_of_another_page_is_missing_here(file: RevisionFile) -> None:
    other = file.save("B", "elsewhere")

    assert other is not None
    with pytest.raises(RevisionMissing):
        authorship_of(file, "A", other.id)


def test_a_new_revision_goes_on_from_what_is_kept(
    file: RevisionFile, memory: Memory, tmp_path: Path
) -> None:
    authorship_of(file, "A", memory=memory)
    file.save("A", "zero one two three four five")
    steps: list[int] = []

    found = authorship_of(file, "A", memory=memory, progress=lambda done, _: steps.append(done))

    assert steps == [4]
    assert found == authorship_of(file, "A")
    assert len(_kept(tmp_path)) == 1


def test_nothing_is_read_twice_for_the_same_history(file: RevisionFile, memory: Memory) -> None:
    first = authorship_of(file, "A", memory=memory)
    steps: list[int] = []

    again = authorship_of(file, "A", memory=memory, progress=lambda done, _: steps.append(done))

    assert (again, steps) == (first, [])


def test_a_broken_cache_is_worked_out_again(
    file: RevisionFile, memory: Memory, tmp_path: Path
) -> None:
    first = authorship_of(file, "A", memory=memory)
    for path in _kept(tmp_path):
        path.write_bytes(path.read_bytes()[:-3])

    assert authorship_of(file, "A", memory=memory) == first


def test_a_cache_that_cannot_be_written_is_no_error(file: RevisionFile, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")

    assert authorship_of(file, "A", memory=Memory(tmp_path / "cache")).revision == 3


def test_it_can_be_stopped_and_goes_on_from_there(file: RevisionFile, memory: Memory) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        authorship_of(file, "A", memory=memory, cancelled=lambda: next(answers))
    steps: list[int] = []

    authorship_of(file, "A", memory=memory, progress=lambda done, _: steps.append(done))

    assert steps == [3]


def test_a_long_real_history_gives_every_word_to_a_revision_that_has_it(
    shared: Path, tmp_path: Path
) -> None:
    with RevisionFile.create(tmp_path / "real.recension") as file:
        import_sources(file, [shared / "histories" / "bips-readme.xml.gz"])
        (page,) = file.pages()
        found = authorship_of(file, page.title)
        texts = {origin: file.text(origin) for origin in found.revisions}

    assert len(texts) > 100
    for line, runs in zip(found.text.split("\n"), found.lines, strict=True):
        origins = [origin for length, origin in runs for _ in range(length)]
        assert len(origins) == len(line)
        at = 0
        for piece, core in zip(*tokenize(line), strict=True):
            at += len(piece)
            assert not core or core in texts[origins[at - 1]]


def test_a_walk_from_before_a_prune_is_not_gone_on_with(file: RevisionFile, memory: Memory) -> None:
    authorship_of(file, "A", memory=memory)
    file.prune(PruneOrder(revisions=(2,)))

    assert authorship_of(file, "A", memory=memory) == authorship_of(file, "A")
    assert 2 not in authorship_of(file, "A", memory=memory).revisions
