"""From one revision to the next: what keeps its author, what gets a new one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.authorship import Walk
from recension.diff.tokens import tokenize

_FIRST = "The crater was named in 1935 after a scholar of optics. He wrote seven books on light."
_SECOND = "It lies near the eastern limb of the Moon, and is easily seen soon after a new moon."


def _walk(*texts: str) -> Walk:
    walk = Walk()
    for number, text in enumerate(texts, 1):
        walk.take(text, number)
    return walk


def _words_of(walk: Walk, revision: int) -> str:
    """Return what is from a revision, with a bar between runs."""
    found = []
    for line, runs in zip(walk.text.split("\n"), walk.runs, strict=True):
        at = 0
        for length, origin in runs:
            if origin == revision:
                found.append(line[at : at + length].strip())
            at += length
    return "|".join(found)


def test_all_of_a_first_text_is_from_the_first_revision() -> None:
    assert _walk("one\n\ntwo").runs == [((3, 1),), (), ((3, 1),)]


def test_a_new_word_is_from_the_revision_that_brought_it() -> None:
    walk = _walk("a red house", "a very red house")

    assert _words_of(walk, 2) == "very"
    assert _words_of(walk, 1) == "a|red house"


def test_a_small_word_between_two_changes_keeps_its_author() -> None:
    assert _words_of(_walk("one of two", "three of four"), 1) == "of"


def test_a_split_paragraph_keeps_its_authors() -> None:
    split = _FIRST.replace("optics. He", "optics.\n\nHe")

    assert _words_of(_walk(_FIRST, split), 2) == ""


def test_a_merged_paragraph_keeps_its_authors() -> None:
    assert _words_of(_walk(f"{_FIRST}\n\n{_SECOND}", f"{_FIRST} {_SECOND}"), 2) == ""


def test_a_moved_paragraph_keeps_its_authors_and_its_edit_is_new() -> None:
    old = f"{_FIRST}\n\nmiddle ground\n\n{_SECOND}"
    new = f"{_SECOND.replace('eastern', 'western')}\n\n{_FIRST}\n\nmiddle ground"

    assert _words_of(_walk(old, new), 2) == "western"


def test_a_sentence_that_moved_to_another_paragraph_keeps_its_author() -> None:
    sentence = "He wrote seven books on light."
    old = f"{_FIRST}\n\n{_SECOND}"
    new = f"{_FIRST.removesuffix(sentence).rstrip()}\n\n{_SECOND} {sentence}"

    assert _words_of(_walk(old, new), 2) == ""


def test_a_reverted_blanking_takes_no_authorship() -> None:
    walk = _walk(_FIRST, f"{_FIRST}\n\n{_SECOND}", "hahaha", f"{_FIRST}\n\n{_SECOND}")

    assert _words_of(walk, 1) == _FIRST
    assert _words_of(walk, 2) == _SECOND


def test_who_brings_a_blanked_page_back_has_written_only_what_is_new_in_it() -> None:
    edited = f"{_FIRST.replace('seven', 'eight')} And more."
    texts = [f"{_FIRST}\n\n{_SECOND}", "hahaha", f"{edited}\n\n{_SECOND}"]

    # Which full stop was there before is for nobody to say.
    assert _words_of(_walk(*texts), 3).replace(".", "") == "eight| And more"
    assert _words_of(_walk(*texts), 2) == ""


def test_a_paragraph_that_comes_back_among_other_edits_finds_its_author() -> None:
    texts = [f"{_FIRST}\n\n{_SECOND}", _FIRST, f"{_FIRST}\n\n{_SECOND}\n\nsomething new"]

    assert _words_of(_walk(*texts), 1) == f"{_FIRST}|{_SECOND}"
    assert _words_of(_walk(*texts), 3) == "something new"


def test_a_sentence_that_comes_back_finds_its_author() -> None:
    sentence = " He wrote seven books on light."
    first = f"{_FIRST} Much later."
    texts = [first, first.replace(sentence, ""), f"Lately: {first}"]

    # Which full stop came back with it is for nobody to say.
    assert _words_of(_walk(*texts), 3).strip("|.") == "Lately:"


def test_a_walk_goes_on_where_it_was_left() -> None:
    texts = [_FIRST, f"{_FIRST}\n\n{_SECOND}", _SECOND, f"{_FIRST} now\n\n{_SECOND}"]
    begun = _walk(*texts[:3])

    later = Walk(begun.progressed)
    later.take(texts[3], 4)

    assert later.runs == _walk(*texts).runs


def test_a_walk_left_before_the_first_text_goes_on_like_a_new_one() -> None:
    begun = Walk()
    begun.pass_over()

    for text in (_FIRST, ""):
        later = Walk(begun.progressed)
        later.take(text, 2)
        fresh = Walk()
        fresh.take(text, 2)
        assert (later.runs, later.unread) == (fresh.runs, 1)


_WORDS = st.sampled_from(["tree", "house", "of", "the", "Moon", "==", "|-", "ein", "größer", "光"])
_LINES = st.lists(_WORDS, max_size=9).map(" ".join)
_TEXTS = st.lists(_LINES, max_size=7).map("\n".join)


@given(st.lists(_TEXTS, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_word_is_from_a_revision_that_has_it(texts: list[str]) -> None:
    walk = _walk(*texts)

    assert walk.text == texts[-1]
    for line, runs in zip(walk.text.split("\n"), walk.runs, strict=True):
        assert sum(length for length, _ in runs) == len(line)
        origins = [origin for length, origin in runs for _ in range(length)]
        for core, at in _cores(line):
            assert len(set(origins[at : at + len(core)])) == 1
            assert core in texts[origins[at] - 1]


@given(st.lists(_TEXTS, min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_a_text_that_does_not_change_keeps_its_authors(texts: list[str]) -> None:
    assert _walk(*texts, texts[-1]).runs == _walk(*texts).runs


def _cores(line: str) -> list[tuple[str, int]]:
    found, at = [], 0
    for piece, core in zip(*tokenize(line), strict=True):
        at += len(piece)
        if core:
            found.append((core, at - len(core)))
    return found
