"""What the tests of the revision file share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recension.store import RevisionFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.recension"


@pytest.fixture
def file(path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(path) as made:
        yield made


@pytest.fixture(scope="session")
def article(shared: Path) -> str:
    """A real article of 107 KB."""
    return (shared / "texts" / "al_Haytham.wiki").read_text("utf-8").rstrip()
