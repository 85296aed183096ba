"""Exports do not carry tags: an import works them out as a save does."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recension.store import Hidden, NewRevision, RevisionFile

_START = datetime(2019, 3, 6, tzinfo=UTC)
_TEXTS = st.sampled_from(
    [
        "",
        "short",
        "another",
        "long " * 40 + "end",
        "longer " * 60 + "end",
        "#REDIRECT [[B]]",
        "#redirect [[b]] more",
        "#REDIRECT [[C#x]]",
    ]
)


def _tags(file: RevisionFile) -> list[tuple[str, ...]]:
    return [one.tags for one in file.history("A")]


def _import(file: RevisionFile, revisions: list[NewRevision]) -> None:
    with file.bulk() as writer:
        page = writer.page("A", 0)
        for revision in revisions:
            writer.add(page, revision)


@given(st.lists(_TEXTS, min_size=1, max_size=25), st.randoms(use_true_random=False))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(["short", *(["another", "#REDIRECT [[B]]"] * 8), "short"], random.Random(1))
def test_an_import_in_any_order_has_the_tags_of_saves(
    tmp_path: Path, texts: list[str], order: random.Random
) -> None:
    texts = [text for text, _ in groupby(texts)]  # a save of the same text records nothing
    revisions = [
        NewRevision(_START + timedelta(minutes=number), text, "Ann")
        for number, text in enumerate(texts)
    ]
    order.shuffle(revisions)
    for name in ("saved", "imported"):
        (tmp_path / name).unlink(missing_ok=True)
    with (
        RevisionFile.create(tmp_path / "saved") as saved,
        RevisionFile.create(tmp_path / "imported") as imported,
    ):
        with saved.transaction():
            for text in texts:
                saved.save("A", text)
        _import(imported, revisions)
        assert _tags(imported) == _tags(saved)


def test_a_text_that_was_hidden_is_gone_back_to_by_its_hash(file: RevisionFile) -> None:
    file.save("B", "short")
    sha1 = file.newest("B").sha1
    hidden = NewRevision(_START, None, "Ann", hidden=Hidden.TEXT, size=5, sha1=sha1)
    later = [
        NewRevision(_START + timedelta(minutes=1), "another", "Eve"),
        NewRevision(_START + timedelta(minutes=2), "short", "Ann"),
    ]
    _import(file, [hidden, *later])
    assert _tags(file) == [("mw-manual-revert",), ("mw-reverted",), ()]


def test_what_changes_a_hidden_text_is_not_called_a_kind_of_change(file: RevisionFile) -> None:
    unknown = NewRevision(_START, None, "Ann", hidden=Hidden.TEXT)
    _import(file, [unknown, NewRevision(_START + timedelta(minutes=1), "", "Eve")])
    assert _tags(file) == [(), ()]
