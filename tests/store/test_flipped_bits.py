"""A thousand bits of a real file are flipped, one at a time.

Whatever a reader would see of it is found by a check; nothing crashes; and a new file gets every
revision that the check does not name.
"""

from __future__ import annotations

import multiprocessing
import os
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from recension.errors import RecensionError, TextWithheld
from recension.exchange import import_sources
from recension.store import PageLinks, PruneOrder, RevisionFile, recover
from recension.store.recovery import text_mending

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")

_FLIPS = 1000
_PARTS = 8
_REVISIONS = 12
_PICTURE = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(3000)

Seen = dict[str, Any]


def _history(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield texts, authors and summaries of a real history, or of one made here."""
    shared = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "histories"
    source = shared / "bip-0039.xml.gz"
    if not source.exists():
        noise = random.Random(4)
        words = [f"word{number}" for number in range(3000)]
        for number in range(_REVISIONS):
            words[noise.randrange(3000)] = f"changed{number}"
            yield " ".join(words), f"Author {number % 5}", f"edit {number}"
        return
    with RevisionFile.create(folder / "source.recension") as file:
        import_sources(file, [source])
        (page,) = file.pages()
        for one in file.history_of(page)[::-1][:_REVISIONS]:
            yield file.text(one.id), one.author, one.summary


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with a real history and something of everything else in it."""
    folder = tmp_path_factory.mktemp("sound")
    path = folder / "book.recension"
    with RevisionFile.create(path) as file:
        for text, author, summary in _history(folder):
            file.save("Seed phrases", text, author=author, summary=summary)
        file.rename("Seed phrases", "Mnemonics", author="Ann")
        file.save("Gone", "a text of the past")
        file.delete("Gone", summary="outdated")
        file.save("Thin", "private")
        newest = file.save("Thin", "[[Mnemonics]] [[Category:Notes]]")
        assert newest is not None
        file.prune(PruneOrder(pages=("Thin",)), reason="private")
        links = PageLinks({"Mnemonics"}, categories={"Category:Notes": "thin"})
        file.record_links(newest.page, newest.id, links)
        file.add_image("Map.png", _PICTURE)
        file.set_name(3, "as sent")
    return path.read_bytes()


def _seen(path: Path) -> Seen:
    """Return all that a reader sees of a file; raises what a reader would be told."""
    with RevisionFile.open(path, read_only=True) as file:
        gone = file.deleted_pages()
        pages = [*file.pages(), *(one.page for one in gone)]
        revisions = {one.id: one for page in pages for one in file.history_of(page)}
        return {
            "reason": file.read_only_reason,
            "pages": pages,
            "gone": gone,
            "found": file.search("Mnem"),
            "revisions": revisions,
            "texts": {number: _text(file, number) for number in revisions},
            "images": [(image, file.image_data(name)) for name, image in file.images().items()],
            "links": (file.linking("Mnemonics"), file.members("Category:Notes")),
            "events": list(file.events()),
        }


def _text(file: RevisionFile, number: int) -> str | None:
    try:
        return file.text(number)
    except TextWithheld:
        return None


def _check(path: Path) -> set[int | None] | None:
    """Return the revisions that a check names (None for the file); None if it cannot be opened."""
    try:
        with RevisionFile.open(path, read_only=True) as file:
            return {problem.revision for problem in file.verify().problems}
    except RecensionError:
        return None


def _told(seen: Seen, number: int) -> tuple[object, ...]:
    one = seen["revisions"][number]
    tags = set(one.tags) - {"mw-reverted"}  # which is said of it by a later one
    return (one.time, one.author, one.summary, one.is_minor, tags, seen["texts"][number])


def _not_recovered(path: Path, truth: Seen, named: set[int | None]) -> str:
    """Return what is wrong with the file that is made of a damaged one; "" for nothing."""
    fresh = path.with_name("fresh.recension")
    fresh.unlink(missing_ok=True)
    found = recover(path, fresh)
    seen = _seen(fresh)
    with RevisionFile.open(fresh) as file:
        if file.verify().problems:
            return "the new file does not verify"
    told_of = {loss.revision for loss in found.losses}
    for number in truth["revisions"]:
        now = found.numbers.get(number, number)
        if now in seen["revisions"] and _told(seen, now) == _told(truth, number):
            continue
        if number not in told_of:
            return f"revision {number} is not named"
        if number not in named:
            return f"revision {number} was sound and is not there"
    return ""


def _trouble(path: Path, truth: Seen) -> tuple[str, str]:
    """Return what came of a flipped bit, and what is wrong with that; "" for nothing."""
    named = _check(path)
    try:
        outcome = "unseen" if _seen(path) == truth else "seen"
    except RecensionError:
        outcome = "refused"
    if outcome == "unseen":
        return outcome, ""
    if named is not None and not named:
        return outcome, "it is not found"
    return outcome, _not_recovered(path, truth, named or set())


def _run(sound: bytes, folder: Path, part: int) -> tuple[Counter[str], list[str]]:
    path = folder / f"{part}" / "book.recension"
    path.parent.mkdir()
    path.write_bytes(sound)
    truth = _seen(path)
    noise = random.Random(part)
    outcomes: Counter[str] = Counter()
    troubles: list[str] = []
    for _ in range(_FLIPS // _PARTS):
        changed = bytearray(sound)
        place, bit = noise.randrange(len(sound)), noise.randrange(8)
        changed[place] ^= 1 << bit
        path.write_bytes(changed)
        outcome, trouble = _trouble(path, truth)
        outcomes[outcome] += 1
        if trouble:
            troubles.append(f"byte {place}, bit {bit}: {outcome}, {trouble}")
    return outcomes, troubles


def test_a_flipped_bit_is_found_and_costs_no_sound_revision(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_mending, "_PATIENCE", 0.1)  # what takes longer counts as lost here
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=context) as processes:
        parts = [processes.submit(_run, sound, tmp_path, part) for part in range(_PARTS)]
        results = [part.result() for part in parts]

    assert "\n".join(trouble for _, troubles in results for trouble in troubles) == ""
    outcomes = sum((counted for counted, _ in results), Counter[str]())
    assert outcomes.total() == _FLIPS
    assert {"unseen", "seen", "refused"} <= set(outcomes)
