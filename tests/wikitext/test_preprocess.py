"""The tree of a text before anything is expanded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext.preprocess import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    Preprocessor,
    Template,
    source_of,
)

PREPROCESSOR = Preprocessor(["ref", "nowiki", "pre"])


def outline(nodes: list[Node]) -> str:
    """Return nodes as text: templates in <>, arguments in (), groups as they are."""
    return "".join(map(_shown, nodes))


def _shown(node: Node) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return outline(node)
    if isinstance(node, Extension):
        return f"@{node.name}[{node.content}]"
    if isinstance(node, (Comment, Ignored)):
        return ""
    parts = [node.title if isinstance(node, Template) else node.name]
    parts += [part.nodes for part in node.parts]
    inside = "¦".join(map(outline, parts))
    return f"<{inside}>" if isinstance(node, Template) else f"({inside})"


def read(text: str, *, for_inclusion: bool = False) -> str:
    return outline(PREPROCESSOR.tree(text, for_inclusion=for_inclusion).nodes)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a{{b|c=d|e}}f", "a<b¦c=d¦e>f"),
        ("{{{a|b}}}", "(a¦b)"),
        ("{{{{a}}}}", "{(a)}"),
        ("{{{{{a}}}}}", "<(a)>"),
        ("{{{{{{a}}}}}}", "((a))"),
        ("{{{a}}", "{<a>"),
        ("{{a}}}", "<a>}"),
        ("{a}", "{a}"),
        ("{{a", "{{a"),
        ("{{a|{{b}}", "{{a|<b>"),
        ("{{a|[[b|c]]|d}}", "<a¦[[b|c]]¦d>"),
        ("{{a|[[b}}|c]]}}", "<a¦[[b}}|c]]>"),
        ("{{[[a|b}}]]", "{{[[a|b}}]]"),
        ("[[a|{{b|c]]", "[[a|{{b|c]]"),
        ("{{a|-{b|c}-}}", "<a¦-{b|c}->"),
        ("-{{{a}}}-", "-(a)-"),
        ("{{a|-{{b}}}}", "<a¦-<b>>"),
        ("{{a|\n==b=c|d==\n|e}}", "<a¦\n==b=c|d==\n¦e>"),
        ("<ref>{{a}}</ref>", "@ref[{{a}}]"),
        ("<REF name=x />", "@ref[None]"),
        ("<ref>a", "<ref>a"),
        ("<refx>a</refx>", "<refx>a</refx>"),
        ("{{a|<nowiki>}}</nowiki>}}", "<a¦@nowiki[}}]>"),
        ("<!-- {{a}} -->b", "b"),
        ("{{a<!-- | -->|b}}", "<a¦b>"),
        ("a\n<!-- c -->\nb", "a\nb"),
        ("a\n <!-- c --> <!-- d -->\nb", "a\nb"),
        ("a <!-- c -->\nb", "a \nb"),
        ("a<!-- open", "a"),
    ],
)
def test_brackets_tags_and_comments_are_told_apart(text: str, tree: str) -> None:
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "shown", "included"),
    [
        ("a<noinclude>b</noinclude>", "ab", "a"),
        ("a<includeonly>b</includeonly>", "a", "ab"),
        ("a<onlyinclude>b</onlyinclude>c", "abc", "b"),
        ("<onlyinclude>a</onlyinclude>b<onlyinclude>c</onlyinclude>", "abc", "ac"),
        ("a<noinclude>b", "ab", "a"),
        ("a<includeonly>b", "a", "ab"),
        ("{{a|<noinclude>b</noinclude>}}", "<a¦b>", "<a¦>"),
    ],
)
def test_a_page_shows_and_gives_different_parts(text: str, shown: str, included: str) -> None:
    assert read(text) == shown
    assert read(text, for_inclusion=True) == included


def test_every_node_of_the_page_knows_where_it_begins() -> None:
    text = "ab {{c}} <ref>d</ref> {{open\nx"
    tree = PREPROCESSOR.tree(text)
    for node, start in zip(tree.nodes, tree.starts, strict=True):
        if isinstance(node, str) and node:
            assert text.startswith(node, start)
        elif isinstance(node, Template):
            assert text.startswith("{{", start)


def test_an_argument_keeps_the_place_of_its_first_equals_sign() -> None:
    (node,) = PREPROCESSOR.tree("{{a|b=c=d}}").nodes
    assert isinstance(node, Template)
    part = node.parts[0]
    assert part.name is not None
    assert (outline(part.name), outline(part.value)) == ("b", "c=d")


def test_an_argument_of_a_template_may_be_a_parameter() -> None:
    (node,) = PREPROCESSOR.tree("{{a|{{{b}}}}}").nodes
    assert isinstance(node, Template)
    assert isinstance(node.parts[0].nodes[0], Argument)


@given(st.text(alphabet="{}[]|=-<>!/ref\n a"))
def test_no_character_of_a_text_is_lost_or_made_up(text: str) -> None:
    assert source_of(PREPROCESSOR.tree(text).nodes) == text


SNIPPETS = st.sampled_from(
    [
        *(
            "{",
            "{{",
            "{{{",
            "}",
            "}}",
            "}}}",
            "[",
            "[[",
            "]",
            "]]",
            "|",
            "=",
            "-{",
            "}-",
            "\n",
            "\n=",
        ),
        *("<!-- a -->", "<!--", "-->", " ", "\t", "a", "<nowiki>", "</nowiki>", "<ref name=x>"),
        *("</ref>", "<ref/>", "<includeonly>", "</includeonly>", "<noinclude>", "</noinclude>"),
    ]
)


@given(st.lists(SNIPPETS, max_size=14).map("".join))
def test_a_tree_holds_the_whole_text_and_where_its_parts_begin(text: str) -> None:
    tree = PREPROCESSOR.tree(text)
    at = 0
    for node, start in zip(tree.nodes, tree.starts, strict=True):
        assert start == at
        at += len(source_of([node]))
