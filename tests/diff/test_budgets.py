"""What happens when the time is up, with clocks that the test turns."""

from __future__ import annotations

import random

import pytest

from recension.diff import Kind, Options
from recension.diff.budget import Budget
from recension.diff.comparison import Comparison
from recension.diff.match_patch import equal_parts
from recension.diff.subsequence import Anchoring, common_subsequence


class Clock:
    """A clock that goes on by some seconds whenever it is read."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def articles() -> tuple[str, str]:
    """Two versions of one text; every third paragraph has a word that changed."""
    rnd = random.Random(7)
    words = [f"{a}{b}{c}" for a in "btmn" for b in ("ar", "ei", "ou") for c in "dfgklp"]
    paragraphs = [" ".join(rnd.choices(words, k=60)) for _ in range(300)]
    changed = [
        text.replace(" ", " changed ", 1) if index % 3 == 0 else text
        for index, text in enumerate(paragraphs)
    ]
    return "\n".join(paragraphs), "\n".join(changed)


def test_a_budget_remembers_that_it_ran_out() -> None:
    clock = Clock(1)
    budget = Budget(2.5, clock)
    assert not budget.is_spent
    assert not budget.ran_out
    assert budget.is_spent is False or budget.ran_out
    assert budget.is_spent
    assert budget.ran_out
    assert budget.left == 0


def test_enough_time_leaves_the_comparison_complete() -> None:
    comparison = Comparison(*articles(), clock=Clock(0))
    comparison.all_spans()
    assert comparison.is_complete


@pytest.mark.parametrize("step", [0.001, 0.01, 0.1, 10])
def test_a_slow_clock_degrades_and_never_marks_everything(step: float) -> None:
    old, new = articles()
    comparison = Comparison(old, new, clock=Clock(step))
    kinds = [row.kind for row in comparison.rows]
    assert sum(row.old.stop - row.old.start for row in comparison.rows if row.old) == 300
    equal = sum(
        row.old.stop - row.old.start
        for row in comparison.rows
        if row.kind is Kind.EQUAL and row.old
    )
    assert equal == 200
    assert kinds.count(Kind.REMOVED) == kinds.count(Kind.ADDED)


def test_words_without_time_are_compared_between_spaces() -> None:
    old, new = articles()
    comparison = Comparison(old, new, Options(word_seconds=0), clock=Clock(0))
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.CHANGED:
            spans = comparison.spans(index)
            text = comparison.new_text(index)
            assert [text[span.start : span.stop].strip() for span in spans.new] == ["changed"]
            assert not spans.old
    assert not comparison.is_complete


def test_more_time_makes_a_comparison_complete() -> None:
    old, new = articles()
    comparison = Comparison(old, new, Options(row_seconds=0, word_seconds=0), clock=Clock(0))
    comparison.all_spans()
    assert not comparison.is_complete
    better = comparison.again(3)
    better.all_spans()
    assert better.is_complete
    assert {row.kind for row in better.rows} == {Kind.EQUAL, Kind.CHANGED}


def test_without_time_copies_are_paired_in_their_order() -> None:
    rnd = random.Random(3)
    old, new = ([rnd.randrange(5) for _ in range(400)] for _ in range(2))
    matches = common_subsequence(old, new, Anchoring(64), Budget(0, Clock(1)))
    assert all(old[match.old] == new[match.new] for match in matches)
    assert sum(match.length for match in matches) > 20


def test_the_engine_is_stopped_by_the_clock_of_its_budget_alone() -> None:
    rnd = random.Random(8)
    old, new = ("".join(rnd.choices("abcdefgh", k=300)) for _ in range(2))
    stopped, whole = Budget(5, Clock(1)), Budget(0.001, Clock(0))
    parts = [equal_parts(old, new, stopped), equal_parts(old, new, whole)]
    assert stopped.ran_out
    assert not whole.ran_out
    few, all_ = (sum(part.length for part in found) for found in parts)
    assert few < 100 < all_


def test_matches_rise_and_do_not_touch() -> None:
    rnd = random.Random(5)
    for _ in range(200):
        old, new = ([rnd.choice("abcde") for _ in range(rnd.randrange(12))] for _ in range(2))
        matches = common_subsequence(old, new, Anchoring(2, 2), Budget(5))
        ends = (0, 0)
        for index, match in enumerate(matches):
            assert match.old >= ends[0]
            assert match.new >= ends[1]
            assert index == 0 or (match.old, match.new) != ends
            ends = (match.old + match.length, match.new + match.length)
            assert old[match.old : ends[0]] == new[match.new : ends[1]]
        assert ends[0] <= len(old)
        assert ends[1] <= len(new)


def test_without_time_runs_of_repeated_lines_are_told_up_to_a_number() -> None:
    rnd = random.Random(2)
    old, new = ("\n".join(rnd.choices("ab", k=60_000)) for _ in range(2))
    comparison = Comparison(old, new, Options(row_seconds=0), clock=Clock(0))
    kept = sum(row.kind is Kind.EQUAL for row in comparison.rows)
    assert 1000 < kept <= 10_001
    for side in ("old", "new"):
        lines = [getattr(row, side) for row in comparison.rows if getattr(row, side)]
        assert [numbers.start for numbers in lines] == [
            0,
            *(numbers.stop for numbers in lines[:-1]),
        ]
        assert lines[-1].stop == 60_000


@pytest.mark.parametrize(
    "letters", ["的一是不了人我在有他这中大来上国", "กขคงจฉชซญฎ", "あいうえおかきくけこ"]
)
def test_without_time_a_long_line_without_spaces_is_not_marked_whole(letters: str) -> None:
    rnd = random.Random(4)
    old = "".join(rnd.choices(letters + "丁七丈三丐丑丙业", k=20_000))
    places = rnd.sample(range(1000, 19_000), 12)
    new = "".join("変" if at in places else letter for at, letter in enumerate(old))
    comparison = Comparison(old, new, Options(word_seconds=0), clock=Clock(0))
    spans = comparison.spans(0)
    marked = {at for span in spans.new for at in range(span.start, span.stop)}
    assert marked.issuperset(places)
    assert len(marked) < 2000
    assert not comparison.is_complete


def test_with_little_time_a_long_lines_passages_are_looked_into() -> None:
    words = [f"word{number}" for number in range(30_000)]
    old = " ".join(words)
    words[5000], words[20_000] = "(changed)", "altered,"
    comparison = Comparison(old, " ".join(words), Options(word_seconds=0.05), clock=Clock(0))
    spans = comparison.spans(0)
    assert [comparison.new[slice(span.start, span.stop)] for span in spans.new] == [
        "(changed)",
        "altered,",
    ]


def test_lines_that_all_changed_are_paired_in_turn() -> None:
    rnd = random.Random(6)
    old = ["".join(rnd.choices("的一是不了人我在有他这中大来上国", k=80)) for _ in range(150)]
    new = [f"{line[:10]}変{line[11:40]}化{line[41:]}" for line in old]
    comparison = Comparison("\n".join(old), "\n".join(new), clock=Clock(0))
    assert [row.kind for row in comparison.rows] == [Kind.CHANGED] * 150


def test_a_hundred_paragraphs_put_into_one_line_are_one_merger() -> None:
    old, _ = articles()
    comparison = Comparison(old, old.replace("\n", " "), clock=Clock(0))
    assert [row.kind for row in comparison.rows] == [Kind.MERGED]


@pytest.mark.parametrize("step", [0, 1])
def test_thousands_of_lines_put_into_one_are_one_merger_with_time_and_without(step: int) -> None:
    lines = [f"| line {number} of the list" for number in range(20_000)]
    merged = Comparison("\n".join(lines), " ".join(lines), clock=Clock(step))
    assert [row.kind for row in merged.rows] == [Kind.MERGED]
    split = Comparison(" ".join(lines), "\n".join(lines), clock=Clock(step))
    assert [row.kind for row in split.rows] == [Kind.SPLIT]


def test_lines_that_were_all_edited_are_paired_and_grow_into_no_others_without_time() -> None:
    old = [f"| item {number} || the value is {number} and well known" for number in range(3000)]
    new = [line.replace("value is", "value was") for line in old]
    comparison = Comparison("\n".join(old), "\n".join(new), clock=Clock(0.001))
    assert [row.kind for row in comparison.rows] == [Kind.CHANGED] * 3000
