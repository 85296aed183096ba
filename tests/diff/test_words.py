"""Which words are highlighted, and where their highlight begins and ends."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest

from recension.diff import Options, compare
from recension.diff.budget import Budget
from recension.diff.tokens import tokenize
from recension.diff.words import compare_words

LETTER = Options(cleans_up=False)


def highlighted(old: str, new: str, options: Options = Options()) -> list[tuple[str, str]]:  # noqa: B008 - frozen
    edits = compare_words(old, new, options, Budget(5))
    return [(old[edit.old : edit.old_stop], new[edit.new : edit.new_stop]) for edit in edits]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a red fox", "a blue fox", [("red", "blue")]),
        ("a fox", "a red fox", [("", " red")]),
        ("a  fox", "a fox", [(" ", "")]),
        ("fox", "Fox", [("fox", "Fox")]),
        ("नमस्ते दुनिया", "नमस्कार दुनिया", [("नमस्ते", "नमस्कार")]),
        ("革命外交", "革命的外交", [("", "的")]),
        ("e\u0301te\u0301", "e\u0301te\u0300", [("e\u0301te\u0301", "e\u0301te\u0300")]),
        ("👍🏽 yes", "👍🏿 yes", [("👍🏽", "👍🏿")]),
        ("see it.", "see [[it]].", [("", "[["), ("", "]]")]),
        ("10\u00a0km", "10 km", [("\u00a0", " ")]),
    ],
)
def test_whole_words_and_signs_are_highlighted(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert highlighted(old, new) == expected


def test_an_added_sentence_ends_where_a_sentence_ends() -> None:
    assert highlighted("The A. The C.", "The A. The B. The C.") == [("", " The B.")]


def test_an_added_template_begins_at_its_braces() -> None:
    assert highlighted("{{a}}{{c}}", "{{a}}{{b}}{{c}}") == [("", "{{b}}")]


def test_small_changes_side_by_side_are_shown_as_one() -> None:
    old, new = "the peaceful settlement of disputes", "the arbitrated ending of disputes"
    assert highlighted(old, new, LETTER) == [("peaceful settlement", "arbitrated ending")]
    spread = ("yesterday morning of Wednesday evening", "tomorrow midnight of Saturday noontime")
    assert highlighted(*spread) == [spread]
    assert len(highlighted(*spread, LETTER)) == 2


def test_braces_between_two_changes_are_never_swallowed() -> None:
    assert len(highlighted("alpha|beta", "gamma|delta")) == 2


def test_ignored_white_space_is_not_highlighted() -> None:
    assert highlighted("a  fox ran", "a fox\u00a0hid", Options(ignores_white_space=True)) == [
        ("ran", "hid")
    ]


def test_lines_that_differ_in_white_space_alone_can_be_equal() -> None:
    rows = compare("a  b\nc", "a b\nc", Options(ignores_white_space=True)).rows
    assert [row.kind for row in rows] == ["equal"]


@pytest.mark.parametrize(
    "text", ["", " ", "a b ", "a_b", "\n\n", "☎\ufe0fa", "a\u200db", "\u0301a"]
)
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.pieces) == text
    assert tokens.cores[-1] == ""


def test_every_combining_mark_belongs_to_a_word() -> None:
    marks = (chr(code) for code in range(sys.maxunicode + 1) if category(chr(code))[0] == "M")
    cut = [mark for mark in marks if len(tokenize(f"a{mark}b").pieces) > 2]
    assert cut == []
