"""The lines that come and go are those of the whole texts, though only a part is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.search.page_lines import Line, PageLines
from recension.store import StoredText

_LONG = "c" * 150  # texts are compared in stretches that are shorter
_TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "b", "\n", _LONG, "\n" * 150]), max_size=20).map("".join),
    min_size=1,
    max_size=8,
)


def _packed(texts: list[str]) -> list[StoredText]:
    """Return the texts as they lie one after the other in one pack."""
    pack = "".join(texts).encode()
    stored, start = [], 0
    for text in texts:
        stored.append(StoredText(pack, start, start + len(text.encode())))
        start = stored[-1].stop
    return stored


@given(_TEXTS, st.sets(st.text(alphabet="ab", max_size=2)))
def test_what_comes_and_goes_makes_the_lines_of_the_next_text(
    texts: list[str], known: set[str]
) -> None:
    lines: set[Line] = {line.encode() for line in known}
    page = PageLines(lines)
    for text, stored in zip(texts, _packed(texts), strict=True):
        came, gone = page.turn(stored)
        assert not lines.intersection(came)
        assert lines.issuperset(gone)
        lines = (lines - set(gone)) | set(came)
        assert lines == set(text.encode().split(b"\n"))


def test_letters_that_share_their_first_byte_are_not_cut() -> None:
    page = PageLines(())
    first, second = _packed(["eins\n\u00e9\nzwei", "eins\n\u00e8\nzwei"])
    page.turn(first)
    assert page.turn(second) == (["\u00e8".encode()], ["\u00e9".encode()])


def test_a_line_that_stands_twice_goes_with_the_last() -> None:
    page = PageLines(())
    one, two, three = _packed(["a\nb\na", "b\na", "b"])
    assert page.turn(one) == ([b"a", b"b"], [])
    assert page.turn(two) == ([], [])
    assert page.turn(three) == ([], [b"a"])
