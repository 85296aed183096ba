"""What saving makes of a text as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.titles import parse_title
from recension.wikitext.presave import SourceLines, Transform, applied, may_change

from .conftest import LINKS, SIGNER, TIME, Pages, Save

TITLE = parse_title("Page")
SNIPPETS = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{{{",
            "}}}",
            "[[",
            "]]",
            "|",
            "=",
            "\n",
            " ",
            "(",
            ")",
            ",",
            ":",
            "-{",
            "}-",
        ),
        *("subst:", "safesubst:", "hello", "twice", "list", "Missing", "lc:", "~~~", "~~~~", "~"),
        *("[[A (b)|]]", "[[|x]]", "{{subst:twice|x}}", "{{subst:list}}", "\x7f", "\0", "é", "x"),
        *("<nowiki>", "</nowiki>", "<!--", "-->", "\n <!-- c -->\n", "<ref>", "</ref>"),
        *("<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>"),
    ]
)
TEXTS = st.lists(SNIPPETS, max_size=20).map("".join)


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("a  \r\nb\rc\n\n \t", "a  \nb\nc"),
        ("a\u00a0\n", "a\u00a0"),
        ("a\n<!-- -->\n", "a\n<!-- -->"),
        ("{{subst:twice|\n}}", ""),
        ("a\0b", "a\0b"),
        ("{{CURRENTYEAR}}{{{1|x}}} ~~~", f"{{{{CURRENTYEAR}}}}{{{{{{1|x}}}}}} {LINKS}"),
        ("#REDIRECT [[A (b)|]]", "#REDIRECT [[A (b)|A]]"),
        ("[[User:~~~~~|]]", f"[[User:{TIME}|04:19, 29 September 2019]]"),
        ("[[a|b]] [[c|]]", "[[a|b]] [[c|c]]"),
    ],
)
def test_a_text_is_saved_as_mediawiki_saves_it(save: Save, written: str, saved: str) -> None:
    assert save(written) == saved


@given(TEXTS)
def test_a_text_without_a_sign_of_change_stays_as_it_is(text: str) -> None:
    changes = Transform().changes(text, TITLE, Pages(), SIGNER)
    assert may_change(text) or not changes


@given(TEXTS)
def test_changes_are_in_order_and_change_something(text: str) -> None:
    changes = Transform().changes(text, TITLE, Pages(), SIGNER)
    places = [place for change in changes for place in (change.start, change.stop)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(text[change.start : change.stop] != change.text for change in changes)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_transform_that_saw_other_texts_says_the_same(texts: list[str]) -> None:
    used = Transform()
    for text in texts:
        fresh = Transform().changes(text, TITLE, Pages(), SIGNER)
        assert used.changes(text, TITLE, Pages(), SIGNER) == fresh


@given(TEXTS)
def test_every_line_of_the_result_has_one_of_the_text(text: str) -> None:
    changes = Transform().changes(text, TITLE, Pages(), SIGNER)
    result, lines = applied(text, changes), SourceLines(text, changes)
    found = [lines.of(line) for line in range(result.count("\n") + 1)]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] <= text.count("\n")
