"""The last repair of a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext.tidy.construction import wrapped
from recension.wikitext.tidy.depth import MAX_DEPTH, within_depth
from recension.wikitext.tidy.document import tidy
from recension.wikitext.tidy.tree import parse, write

_TAGS = ["b", "i", "div", "p", "span", "table", "tr", "td", "ul", "li", "pre", "blockquote", "a"]
_PIECES = [f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS] + ["x", " ", "\n", "<br>"]
_SOUP = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_WRAPPED = ("<div>", "</div>", "<blockquote>", "</blockquote>")  # in a <div> they decide
_INNER_SOUP = st.lists(
    st.sampled_from([piece for piece in _PIECES if piece not in _WRAPPED]), max_size=30
).map("".join)


@pytest.mark.parametrize(
    ("html", "tidied"),
    [
        ("bare", "<p>bare</p>"),
        ("<div>a</div>b", "<div>a</div><p>b</p>"),
        ("<div>a</div> ", "<div>a</div> "),
        ("<b>a<div>b</div>c</b>", "<p><b>a</b></p><b><div>b</div></b><p><b>c</b></p>"),
        ("a<span>b<div>c</div></span>d", "<p>a</p><span>b<div>c</div></span><p>d</p>"),
        ("<b>a<div>b</div> </b>", "<p><b>a</b></p><b><div>b</div></b><p><b> </b></p>"),
        ("<b>a<div>b</b>c</div>", "<p><b>a</b></p><b></b><div><b>b</b>c</div>"),
        ("<i><blockquote>a</i></blockquote>", "<i></i><blockquote><p><i>a</i></p></blockquote>"),
        ("<!-- a -->b", "<!-- a --><p>b</p>"),
        ('a <link rel="b"> c', '<p>a <link rel="b"> c</p>'),
        ('a <meta property="b"> c', '<p>a </p><meta property="b"><p> c</p>'),
        ("<p>&#32;</p>", "<p> </p>"),
        ("a<style>b < c</style>", "<p>a<style>b < c</style></p>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<div><blockquote>a</blockquote></div>", "<div><blockquote><p>a</p></blockquote></div>"),
        ("<p></p>", '<p class="mw-empty-elt"></p>'),
        ("<ul><li> </li></ul>", '<ul><li class="mw-empty-elt"> </li></ul>'),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<table>a<tr><td>b</table>", "a<table><tbody><tr><td>b</td></tr></tbody></table>"),
        ("<p><s>a</p>\n<p>b</s></p>", "<p><s>a</s></p><s></s><p><s>b</s></p>"),
        ("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
        ("<pre>\na</pre>", "<pre>a</pre>"),
        (
            "<p><b><figure>a</figure></b></p>",
            '<p><b></b></p><figure>a</figure><p class="mw-empty-elt"></p>',
        ),
        (
            "<b>a<figure>b<i>c</figure>d</b>",
            "<p><b>a</b></p><b><figure>b<i>c</i></figure></b><p><b>d</b></p>",
        ),
        (
            "<table><td><figure><b>a<td>b",
            "<table><tbody><tr><td><figure><b>a</b></figure></td><td>b</td></tr></tbody></table>",
        ),
        (
            "<b>a<div></div><math><mi>b</mi><mspace/></math>c</b>",
            "<p><b>a</b></p><b><div></div></b><p><b><math><mi>b</mi><mspace/></math>c</b></p>",
        ),
        ("a &lt;b&gt; &amp;amp; \u00a0", "<p>a &lt;b&gt; &amp;amp; &nbsp;</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_is_repaired(html: str, tidied: str) -> None:
    assert tidy(html) == tidied


@given(_SOUP)
def test_what_is_tidy_stays_as_it_is(html: str) -> None:
    once = write(parse(tidy(html)))
    assert write(parse(once)) == once


@given(_INNER_SOUP)
def test_the_tree_is_that_of_html5_where_nothing_is_wrapped(html: str) -> None:
    # The parser it is compared with begins formatting anew for a line feed that it leaves out.
    html = f"<div>{html}</div>".replace("<pre>\n", "<pre>")
    assert wrapped(html).replace(' class="mw-empty-elt"', "") == write(parse(html))


def test_a_line_feed_that_is_left_out_of_preformatted_text_begins_no_formatting() -> None:
    html = "<p><b>a<table><pre>\n</pre></table></b></p>"
    assert "<pre></pre>" in tidy(html)


@given(_SOUP)
def test_no_text_is_lost(html: str) -> None:
    assert tidy(html).count("x") == html.count("x")


def test_formatting_that_nobody_closes_nests_no_deeper_than_in_a_browser() -> None:
    html = tidy("<ul>" + "<li>x<b></li>\n" * 2000 + "</ul>")
    assert html.count("x") == 2000
    assert html.count("<b>") < 2000


def test_nesting_ends_somewhere() -> None:
    deep = "<div>" * (3 * MAX_DEPTH) + "x"
    assert within_depth(deep).count("<div>") == MAX_DEPTH
    assert within_depth("<b>" * 3 * MAX_DEPTH).count("<b>") < MAX_DEPTH
    assert "x" in tidy(deep)
