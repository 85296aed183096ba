"""MediaWiki's title rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.errors import BadTitle
from recension.titles import (
    ENGLISH,
    Title,
    make_namespaces,
    make_title,
    normalize_title,
    parse_title,
)

INTERWIKIS = {"fr", "local", "wikipedia"}


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("foo bar", "Foo bar"),
        ("foo__ bar_", "Foo bar"),
        ("  _talk : foo ", "Talk:Foo"),
        ("image:x.png", "File:X.png"),
        ("template talk:x", "Template talk:X"),
        ("TEMPLATE_TALK:x", "Template talk:X"),
        (":Category:Cats", "Category:Cats"),
        (":foo", "Foo"),
        ("&eacute;t&#233;", "Été"),
        ("éclair", "Éclair"),
        ("ßa", "ßa"),
        ("\u10d0\u10d1", "\u10d0\u10d1"),  # Georgian: no word begins with a capital
        ("\u01c6a", "\u01c4a"),
        ("\u01c5a", "\u01c5a"),
        ("\u0131a", "Ia"),
        ("a\u00a0\u2003b", "A b"),
        ("\u200ea\u202c", "A"),
        ("Cafe\u0301", "Café"),
        ("cafe&#x301;#x", "Café"),
        ("e\u0301te\u0301", "Été"),
        ("\u0131\u0307x", "\u0130x"),  # made one letter only as a capital
        ("No such:thing", "No such:thing"),
        ("foo#a b", "Foo"),
        ("50% off", "50% off"),
        ("a/b/.c", "A/b/.c"),
        ("...", "..."),
        ("x" * 255, "X" + "x" * 254),
        ("Special:" + "x" * 300, "Special:X" + "x" * 299),
    ],
)
def test_a_title_gets_its_normal_form(written: str, whole: str) -> None:
    assert normalize_title(written) == whole


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        (" _ ", "empty"),
        (":", "empty"),
        ("Talk:", "empty"),
        ("Talk:#x", "empty"),
        ("a<b", "character:<"),
        ("a[b", "character:["),
        ("a]b", "character:]"),
        ("a{b", "character:{"),
        ("a|b", "character:|"),
        ("a\nb", "character:\n"),
        ("a\x7fb", "character:\x7f"),
        ("a%20b", "entity"),
        ("a&amp;lt;b", "entity"),
        ("a\ufffdb", "encoding"),
        ("a#b\x7f", "encoding"),
        ("a#\0", "encoding"),
        (".", "relative"),
        ("..", "relative"),
        ("./a", "relative"),
        ("../a", "relative"),
        ("a/./b", "relative"),
        ("a/../b", "relative"),
        ("a/.", "relative"),
        ("a/..", "relative"),
        ("a~~~b", "signature"),
        ("x" * 256, "too-long"),
        ("é" * 128, "too-long"),
        ("::a", "colon"),
        ("Talk::a", "colon"),
        ("Talk:File:x", "talk-of-talk"),
    ],
)
def test_what_mediawiki_forbids_is_refused(written: str, reason: str) -> None:
    with pytest.raises(BadTitle) as caught:
        parse_title(written)
    assert caught.value.reason == reason


def test_a_fragment_is_kept_apart() -> None:
    title = parse_title("foo # a_b ")
    assert (title.full, title.fragment, title.full_with_fragment) == ("Foo", " a b", "Foo# a b")


def test_a_bare_fragment_means_the_same_page() -> None:
    assert parse_title("#there") == Title(0, "", "there")


def test_a_default_namespace_is_used_unless_another_is_written() -> None:
    assert parse_title("x", default_namespace=10).full == "Template:X"
    assert parse_title("File:x", default_namespace=10).full == "File:X"
    assert parse_title(":x", default_namespace=10).full == "X"


def test_an_interwiki_title_keeps_its_first_letter() -> None:
    title = parse_title("FR:talk:foo#x", interwikis=INTERWIKIS)
    assert (title.interwiki, title.text, title.fragment) == ("fr", "talk:foo", "x")
    assert title.full == "fr:talk:foo"


def test_a_prefix_of_this_wiki_disappears() -> None:
    title = parse_title("local:talk:foo", interwikis=INTERWIKIS, local_interwikis={"local"})
    assert (title.interwiki, title.full) == ("", "Talk:Foo")


def test_the_project_namespace_has_the_name_of_the_site() -> None:
    names = make_namespaces("TestWiki", {100: "MemoryAlpha"})
    assert parse_title("project:a", names).full == "TestWiki:A"
    assert parse_title("memoryalpha:a", names).namespace == 100


def test_a_site_may_tell_small_and_capital_letters_apart() -> None:
    names = make_namespaces(capital_links=False)
    assert parse_title("foo", names).full == "foo"
    assert parse_title("user:foo", names).full == "User:Foo"


def test_a_namespace_may_tell_them_apart_where_the_site_does_not() -> None:
    names = replace(make_namespaces(extra={2300: "Gadget"}), small_letters=frozenset({2300, 2}))
    assert parse_title("gadget:foo", names).full == "Gadget:foo"
    assert parse_title("foo", names).full == "Foo"
    assert parse_title("user:foo", names).full == "User:Foo"


def test_letters_are_composed_in_prefixes_and_after_a_small_letter_too() -> None:
    names = make_namespaces(extra={100: "Th\u00e9or\u00e8me"}, capital_links=False)
    assert parse_title("the\u0301ore\u0300me:e\u0301te\u0301", names).full == "Théorème:été"
    assert parse_title("a#e\u0301te\u0301", names).fragment == "été"


def test_subpages_exist_where_the_namespace_has_them() -> None:
    page = parse_title("User:A/b/c")
    assert (page.root_text, page.base_text, page.subpage_text) == ("A", "A/b", "c")
    article = parse_title("A/b/c")
    assert (article.root_text, article.base_text, article.subpage_text) == ("A/b/c",) * 3


def test_talk_pages_are_told_by_their_number() -> None:
    assert parse_title("Talk:A").is_talk
    assert not parse_title("A").is_talk
    assert not parse_title("Special:A").can_have_talk


def test_the_title_of_a_page_that_is_there_is_made_of_its_namespace_and_whole_title() -> None:
    for namespace, full in ((0, "A"), (0, "Ghost: a story"), (10, "Template:Box"), (3, "No colon")):
        title = Title.of_page(namespace, full)
        assert (title.namespace, title.full) == (namespace, full)
    assert Title.of_page(0, "Ghost: a story").text == "Ghost: a story"


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    try:
        title = parse_title(text)
    except BadTitle:
        return
    again = make_title(title.namespace, title.text, ENGLISH)
    assert again.full == title.full
    if title.text and "&" not in title.full:
        assert parse_title(":" + title.full).full == title.full


@given(st.text("aBz09(),'- ", max_size=300), st.sampled_from(sorted(ENGLISH)))
def test_spaces_around_a_title_change_nothing(text: str, namespace: int) -> None:
    def read(written: str) -> Title | None:
        try:
            return parse_title(written, ENGLISH, namespace)
        except BadTitle:
            return None

    assert read(text) == read(f" {text} ")
