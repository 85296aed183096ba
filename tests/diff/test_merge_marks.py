"""The words that differ in the stretches of a merge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Clash, Settled, marked, merge

LINES = st.lists(st.sampled_from(["a", "b c", "b d", "", "x"]), max_size=6).map("\n".join)


def test_a_clash_has_the_words_marked_in_which_its_sides_differ() -> None:
    [part] = marked(merge("A loch here", "A wide loch here", "A deep loch here")).clashes
    [mine], [theirs] = part.marks.mine, part.marks.theirs
    assert part.mine[slice(*mine)].strip() == "wide"
    assert part.theirs[slice(*theirs)].strip() == "deep"


def test_a_stretch_nobody_changed_has_no_marks_and_no_sides() -> None:
    first = marked(merge("A\nB", "A\nC", "A\nB")).parts[0]
    assert isinstance(first, Settled)
    assert not first.is_changed
    assert first.marks.mine == ()


def test_without_time_whole_stretches_are_marked() -> None:
    seconds = iter(range(1000))
    [part] = marked(merge("one", "two", "three"), lambda: next(seconds) * 10.0).parts
    assert part.marks.mine == ((0, len("two\n")),)


@given(LINES, LINES, LINES)
def test_marks_change_no_text_and_lie_inside_it(base: str, mine: str, theirs: str) -> None:
    plain = merge(base, mine, theirs)
    again = marked(plain)
    for one, other in zip(plain.parts, again.parts, strict=True):
        assert (one.base, one.mine, one.theirs) == (other.base, other.mine, other.theirs)
        assert isinstance(one, Clash) == isinstance(other, Clash)
        for start, stop in other.marks.mine:
            assert 0 <= start < stop <= len(other.mine)
