"""Pages in the part of HTML that Qt's rich text knows."""

from __future__ import annotations

from recension.diff import compare
from recension.exchange.change_document import Heading, Side, change_page
from recension.ui.paper.plain import as_plain_document


def _plain(old: str, new: str) -> str:
    heading = Heading("Loch", Side("old"), Side("new"))
    return as_plain_document("".join(change_page(compare(old, new), heading)))


def test_lines_that_are_folded_away_are_counted_and_not_shown() -> None:
    lines = "\n".join(f"line {number}" for number in range(30))
    html = _plain(f"{lines}\nold", f"{lines}\nnew")
    assert "28 unchanged lines" in html
    assert "line 3<" not in html


def test_signs_that_the_style_sheet_draws_are_written_out() -> None:
    html = _plain("one two", "one\u00a0two")
    assert "⍽" in html


def test_there_are_no_styles_but_ours() -> None:
    html = _plain("one", "two")
    assert html.count("<style>") == 1
    assert "var(--" not in html
