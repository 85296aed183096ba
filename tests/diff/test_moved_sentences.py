"""Sentences that moved: edited on their way, out of a removed paragraph, into an added one."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from recension.diff import Comparison, Kind, Role, compare

Marks = dict[str, str]  # what is highlighted on a side, by role, joined with bars
WORDS = [
    f"{start}{middle}{end}"
    for start in ("bra", "cle", "dro", "fin", "gul", "hem", "jas")
    for middle in ("", "ta", "re", "lo", "mi")
    for end in ("ck", "nd", "st", "rm", "ve")
]


def sentence(rnd: random.Random, words: int = 12) -> str:
    return " ".join(rnd.sample(WORDS, words)).capitalize() + "."


@dataclass
class Page:
    """Paragraphs of sentences, and what is to be highlighted where."""

    paragraphs: list[list[str]]
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs if sentences)


def made_up(rnd: random.Random) -> Page:
    return Page([[sentence(rnd) for _ in range(6)] for _ in range(8)])


def edited(rnd: random.Random, text: str, count: int) -> tuple[str, list[str], list[str]]:
    """Put new words in the place of some; return the sentence, the old and the new words."""
    places = sorted(rnd.sample(range(2, len(text.split()) - 2, 3), count))
    words, gone, came = text.split(" "), [], []
    for at in places:
        gone.append(words[at])
        words[at] = came_word = f"novel{rnd.choice(WORDS)}"
        came.append(came_word)
    return " ".join(words), gone, came


def marked(comparison: Comparison, role: Role) -> list[str]:
    """Return what is highlighted as this, from top to bottom of the old side, then of the new."""
    found: list[str] = []
    for index, row in enumerate(comparison.rows):
        spans = comparison.spans(index)
        if not row.is_origin:
            for text, side in (
                (comparison.old_text(index), spans.old),
                (comparison.new_text(index), spans.new),
            ):
                found += [
                    text[span.start : span.stop].strip() for span in side if span.role is role
                ]
    return found


def words_of(texts: Sequence[str]) -> list[str]:
    return " ".join(texts).split()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("changes", [0, 1, 2])
def test_a_sentence_edited_on_its_way_has_its_word_changes_inside(seed: int, changes: int) -> None:
    rnd = random.Random(seed)
    before, after = made_up(rnd), made_up(random.Random(seed))
    source, target = rnd.sample(range(8), 2)
    moved = after.paragraphs[source].pop(rnd.randrange(6))
    there, gone, came = edited(rnd, moved, changes)
    after.paragraphs[target].insert(rnd.randrange(1, 6), there)
    comparison = compare(before.text, after.text)
    assert words_of(marked(comparison, Role.REMOVED)) == gone
    assert words_of(marked(comparison, Role.ADDED)) == came
    kept = [word for word in moved.split() if word not in gone]
    assert words_of(marked(comparison, Role.MOVED)) == kept * 2


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("changes", [0, 1, 2])
def test_a_sentence_that_left_a_removed_paragraph_is_marked_in_it(seed: int, changes: int) -> None:
    rnd = random.Random(seed)
    before, after = made_up(rnd), made_up(random.Random(seed))
    source, target = rnd.sample(range(8), 2)
    moved = rnd.choice(after.paragraphs[source])
    there, gone, came = edited(rnd, moved, changes)
    after.paragraphs[source] = []
    after.paragraphs[target].insert(rnd.randrange(1, 6), there)
    comparison = compare(before.text, after.text)
    kinds = [row.kind for row in comparison.rows if row.kind is not Kind.EQUAL]
    assert sorted(set(kinds)) == [Kind.CHANGED, Kind.REMOVED]
    kept = [word for word in moved.split() if word not in gone]
    assert words_of(marked(comparison, Role.MOVED)) == kept * 2
    assert words_of(marked(comparison, Role.ADDED)) == came


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("changes", [0, 1, 2])
def test_a_sentence_that_entered_an_added_paragraph_is_marked_in_it(
    seed: int, changes: int
) -> None:
    rnd = random.Random(seed)
    before, after = made_up(rnd), made_up(random.Random(seed))
    moved = after.paragraphs[rnd.randrange(3)].pop(rnd.randrange(6))
    there, gone, _ = edited(rnd, moved, changes)
    novel = [sentence(rnd) for _ in range(3)]
    novel.insert(rnd.randrange(4), there)
    after.paragraphs.insert(6, novel)
    comparison = compare(before.text, after.text)
    assert [row.kind for row in comparison.rows].count(Kind.ADDED) in {1, 2}  # a blank line, too
    kept = [word for word in moved.split() if word not in gone]
    assert words_of(marked(comparison, Role.MOVED)) == kept * 2
    assert words_of(marked(comparison, Role.REMOVED)) == gone


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("changes", [0, 1, 2])
def test_a_part_of_a_split_may_be_mostly_what_came_to_it(seed: int, changes: int) -> None:
    rnd = random.Random(seed)
    before, after = made_up(rnd), made_up(random.Random(seed))
    source, target = rnd.sample(range(8), 2)
    moved = after.paragraphs[source].pop(rnd.randrange(6))
    there, gone, came = edited(rnd, moved, changes)
    first, *rest = after.paragraphs[target]
    after.paragraphs[target] = rest
    after.paragraphs.insert(target, [first, there] if seed % 2 else [there, first])
    there_and_back = [(before.text, after.text, gone, came), (after.text, before.text, came, gone)]
    for old, new, removed, added in there_and_back:
        comparison = compare(old, new)
        kinds = {row.kind for row in comparison.rows} - {Kind.EQUAL, Kind.CHANGED}
        assert kinds == {Kind.SPLIT if old == before.text else Kind.MERGED}
        assert words_of(marked(comparison, Role.REMOVED)) == removed
        assert words_of(marked(comparison, Role.ADDED)) == added


def test_an_added_paragraph_beside_its_source_stays_added() -> None:
    rnd = random.Random(1)
    before, after = made_up(rnd), made_up(random.Random(1))
    moved = after.paragraphs[2].pop(5)
    after.paragraphs.insert(3, [sentence(rnd), moved, sentence(rnd)])
    comparison = compare(before.text, after.text)
    assert Kind.SPLIT not in {row.kind for row in comparison.rows}
    assert marked(comparison, Role.MOVED) == [moved, moved]


def test_sentences_of_real_articles_are_followed_into_other_paragraphs(shared: Path) -> None:
    rnd = random.Random(5)
    text = (shared / "texts" / "Bodmin.wiki").read_text("utf-8")
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if re.match(r"\w.{300,}", line)]
    for _ in range(15):
        source, target = rnd.sample(places, 2)
        ends = [end.end() for end in re.finditer(r"(?<=[a-z]{3})\. (?=[A-Z])", lines[source])]
        spots = [end.end() for end in re.finditer(r"(?<=[a-z]{3})\. (?=[A-Z])", lines[target])]
        if len(ends) < 2 or not spots:
            continue
        start, stop = ends[0], ends[1]
        moved = lines[source][start:stop]
        if len(moved) < 50 or any(mark in moved for mark in "[]{}<>"):
            continue
        after, spot = list(lines), rnd.choice(spots)
        after[source] = lines[source][:start] + lines[source][stop:]
        after[target] = lines[target][:spot] + moved + lines[target][spot:]
        comparison = compare(text, "\n".join(after))
        assert marked(comparison, Role.MOVED) == [moved.strip()] * 2


@pytest.mark.parametrize("changes", [0, 1, 2])
def test_an_edited_sentence_without_a_stop_is_known_by_its_last_words(changes: int) -> None:
    rnd = random.Random(8)
    before, after = made_up(rnd), made_up(random.Random(8))
    leading = sentence(rnd, 14)[:-1] + ":"
    before.paragraphs[1].append(leading)
    there, gone, came = edited(rnd, leading[: -len(" x")], changes)
    there += leading[-len(" x") :]
    after.paragraphs[6].insert(2, there)
    comparison = compare(before.text, after.text)
    assert words_of(marked(comparison, Role.REMOVED)) == gone
    assert words_of(marked(comparison, Role.ADDED)) == came
    assert len(words_of(marked(comparison, Role.MOVED))) == 2 * (14 - changes)
