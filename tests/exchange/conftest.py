"""What the tests of exchange share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recension.store import RevisionFile


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(tmp_path / "book.recension") as made:
        yield made
