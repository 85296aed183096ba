"""Writing a change page into a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.diff import compare
from recension.errors import Cancelled
from recension.exchange.change_document import (
    Heading,
    Plan,
    Side,
    change_page,
    encoded,
    write_change_page,
)

_HEADING = Heading("Loch", Side("old"), Side("new"))


def test_the_file_is_the_page(tmp_path: Path) -> None:
    comparison = compare("one", "two")
    write_change_page(tmp_path / "c.html", comparison, Plan(_HEADING))
    assert (tmp_path / "c.html").read_text("utf-8") == "".join(change_page(comparison, _HEADING))


def test_a_page_that_is_given_up_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    path.write_text("before")
    with pytest.raises(Cancelled):
        write_change_page(path, compare("one", "two"), Plan(_HEADING), lambda: True)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_are_written_many_at_a_time() -> None:
    blocks = list(encoded("ä" for _ in range(200_000)))
    assert b"".join(blocks).decode() == "ä" * 200_000
    assert len(blocks) == 4
