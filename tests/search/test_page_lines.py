"""The lines that come and go are those of the whole texts, though only a part is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.search.page_lines import PageLines

_TEXTS = st.lists(st.text(alphabet="ab\n", max_size=30), min_size=1, max_size=8)


@given(_TEXTS, st.sets(st.text(alphabet="ab", max_size=2)))
def test_what_comes_and_goes_makes_the_lines_of_the_next_text(
    texts: list[str], known: set[str]
) -> None:
    page, lines = PageLines(known), set(known)
    for text in texts:
        came, gone = page.turn(text)
        assert not lines.intersection(came)
        assert lines.issuperset(gone)
        lines = (lines - set(gone)) | set(came)
        assert lines == set(text.split("\n"))


def test_a_line_that_stands_twice_goes_with_the_last() -> None:
    page = PageLines(())
    assert page.turn("a\nb\na") == (["a", "b"], [])
    assert page.turn("b\na") == ([], [])
    assert page.turn("b") == ([], ["a"])
