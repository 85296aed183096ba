"""Comparing while typing: the answers are those of a comparison made afresh."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Comparer, Options, compare, describe
from recension.diff.edited_lines import EditedLines
from recension.diff.markup import KeptSections, Sections
from recension.diff.table_rows import KeptTables, TableRows

from .test_comparison_properties import FRAGMENTS, documents

EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from([*FRAGMENTS, "\n", ""])),
    min_size=1,
    max_size=8,
)
OPTIONS = st.builds(Options, cleans_up=st.booleans(), ignores_white_space=st.booleans())


def assert_same_answers(comparer: Comparer, text: str) -> None:
    kept, fresh = comparer.compare(text), compare(comparer.old, text, comparer.options)
    assert kept.rows == fresh.rows
    assert kept.all_spans() == fresh.all_spans()
    assert describe(kept) == describe(fresh)
    assert (kept.old_bytes, kept.new_bytes) == (len(fresh.old.encode()), len(text.encode()))


@settings(max_examples=150, deadline=None)
@given(documents, EDITS, OPTIONS)
def test_typing_gives_what_a_fresh_comparison_gives(
    lines: list[str], edits: list[tuple[int, int, str]], options: Options
) -> None:
    old = text = "\n".join(lines)
    comparer = Comparer(old, options)
    for at, removed, inserted in edits:
        place = at % (len(text) + 1)
        text = text[:place] + inserted + text[place + removed :]
        assert_same_answers(comparer, text)


@pytest.mark.parametrize("seed", range(8))
def test_long_sittings_give_what_fresh_comparisons_give(seed: int) -> None:
    rnd = random.Random(seed)
    old = article(rnd)
    comparer = Comparer(old, Options(ignores_white_space=seed % 2 == 1))
    for text in sitting(rnd, old):
        assert_same_answers(comparer, text)


def article(rnd: random.Random) -> str:
    """Paragraphs of sentences, some of which stand there twice, with headings and a table."""
    words = [f"{start}{end}" for start in ("ka", "be", "mo", "tur") for end in ("la", "ne", "st")]
    sentences = [" ".join(rnd.choices(words, k=9)).capitalize() + "." for _ in range(60)]
    lines: list[str] = []
    for number in range(25):
        lines += [f"== Part {number} ==", " ".join(rnd.choices(sentences, k=4)), ""]
        lines += ["|-", f"| {rnd.randint(1, 3)}"] * (number % 4)
    return "\n".join(lines)


def sitting(rnd: random.Random, text: str) -> Iterator[str]:
    """What an author makes of a text: typing, cutting, pasting far away, splitting, undoing."""
    past = [text]
    for _ in range(25):
        match rnd.randrange(6):
            case 0:  # a key, mostly near the last one
                at = len(text) // 2 + rnd.randint(-3, 3)
                text = text[:at] + rnd.choice("ab. \n") + text[at:]
            case 1:  # a paragraph split, or two joined
                at = text.find(rnd.choice([". ", "\n\n"]), rnd.randrange(len(text))) + 1
                text = text[:at] + rnd.choice(["\n\n", " "]) + text[at + 1 :]
            case 2:  # cut and pasted elsewhere
                start = rnd.randrange(len(text))
                passage = text[start : start + rnd.randint(30, 600)]
                text = text[:start] + text[start + len(passage) :]
                at = rnd.randrange(len(text) + 1)
                text = text[:at] + passage + text[at:]
            case 3:  # lines far away exchanged
                lines = text.split("\n")
                first, last = rnd.randrange(len(lines)), rnd.randrange(len(lines))
                lines[first], lines[last] = lines[last], lines[first]
                text = "\n".join(lines)
            case 4:  # the line of another place again
                lines = text.split("\n")
                lines.insert(rnd.randrange(len(lines)), rnd.choice(past[0].split("\n")))
                text = "\n".join(lines)
            case _:
                text = rnd.choice(past)
        past.append(text)
        yield text


@given(st.lists(st.text("abä\N{SNOWMAN}\ud800\n", max_size=12), min_size=1, max_size=6))
def test_lines_cut_again_are_those_of_the_text(texts: list[str]) -> None:
    lines = EditedLines()
    for text in texts:
        assert lines.of(text) == text.split("\n")
        assert lines.size_of(text) == len(text.encode("utf-8", "surrogatepass"))


def test_a_line_that_was_not_edited_stays_the_same_object() -> None:
    lines = EditedLines()
    before = lines.of("first line\nsecond line\nthird line")
    after = lines.of("first line\nsecond, edited line\nthird line")
    assert after[0] is before[0]
    assert after[2] is before[2]


def test_a_rows_words_are_compared_once() -> None:
    comparer = Comparer("one two three\n\nfour five six")
    first = comparer.compare("one 2 three\n\nfour five six")
    second = comparer.compare("one 2 three\n\nfour 5 six")
    assert second.spans(0) is first.spans(0)


def test_hasty_spans_are_not_kept_for_the_next_comparison() -> None:
    comparer = Comparer("the red fox ran (far) away", Options(word_seconds=0))
    hasty = comparer.compare("the red fox ran (near) away")
    assert hasty.new[slice(hasty.spans(0).new[0].start, hasty.spans(0).new[0].stop)] == "(near)"
    assert not hasty.is_complete
    assert hasty.again().spans(0).new[0].start == len("the red fox ran (")


TABLE_LINES = [
    "{|",
    "|-",
    "| one || two",
    "|}",
    "{{Box",
    "| a = b",
    "}}",
    "== Part ==",
    "words",
    "",
]


@given(st.lists(st.sampled_from(TABLE_LINES), min_size=1, max_size=12), st.data())
def test_kept_tables_are_those_of_the_text(lines: list[str], data: st.DataObject) -> None:
    kept = KeptTables()
    for _ in range(6):
        found, fresh = kept.of(lines), TableRows(lines)
        for line in range(len(lines)):
            row = found.row_at(line)
            assert row == fresh.row_at(line)
            if row:
                assert found.table_of(row) == fresh.table_of(row)
        at = data.draw(st.integers(0, len(lines) - 1))
        lines = [*lines[:at], data.draw(st.sampled_from(TABLE_LINES)), *lines[at + 1 :]]


@given(st.lists(st.sampled_from(TABLE_LINES), min_size=1, max_size=12), st.data())
def test_kept_sections_are_those_of_the_text(lines: list[str], data: st.DataObject) -> None:
    kept = KeptSections()
    for _ in range(6):
        found, fresh = kept.of(lines), Sections(lines)
        for line in range(len(lines)):
            assert found.name_at(line) == fresh.name_at(line)
        at = data.draw(st.integers(0, len(lines) - 1))
        lines = [*lines[:at], data.draw(st.sampled_from(TABLE_LINES)), *lines[at + 1 :]]
