"""The tree of an edited text, made from the one it had before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.wikitext.preprocess import Argument, Node, Preprocessor, Template, Tree

PREPROCESSOR = Preprocessor(["ref", "nowiki", "pre"])
_PIECES = [
    "{{", "}}", "{{{", "}}}", "[[", "]]", "|", "=", "-", "{", "}", "-{", "}-", "a", " ", "\n",
    "\n\n", "\n==", "<!--", "-->", "<!--b-->", "\n <!--b-->\n", "<ref>", "</ref>", "<ref",
    "<ref name=b/>", ">", "<nowiki>", "</nowiki>", "<noinclude>", "</noinclude>", "<includeonly>",
    "</includeonly>", "{{c|d=e}}",
]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
edits = st.lists(
    st.tuples(st.integers(0, 99), st.integers(0, 9), st.sampled_from(["", *_PIECES])),
    min_size=1,
    max_size=6,
)


def shape(tree: Tree) -> object:
    """Return a tree without the offsets inside of its nodes, and without texts of nothing."""
    nodes = [(_shape(n), at) for n, at in zip(tree.nodes, tree.starts, strict=True) if n != ""]
    outermost = sum(node != "" for node in tree.nodes[: tree.outermost])
    return nodes, tree.size, outermost, tree.doubts


def _shape(node: Node) -> object:
    if isinstance(node, list):
        return [_shape(inner) for inner in node]
    if isinstance(node, (Template, Argument)):
        first = node.title if isinstance(node, Template) else node.name
        parts = [(_shape(part.nodes), part.equals) for part in node.parts]
        return type(node), _shape(first), parts, getattr(node, "at_line_start", None)
    return node


def edited(text: str, place: int, length: int, inserted: str) -> str:
    start = len(text) * place // 100
    return text[:start] + inserted + text[start + length :]


@settings(max_examples=300)
@given(texts, edits)
def test_after_edits_the_tree_is_that_of_the_new_text(
    text: str, changes: list[tuple[int, int, str]]
) -> None:
    tree = PREPROCESSOR.tree(text)
    for change in changes:
        old, text = text, edited(text, *change)
        tree = PREPROCESSOR.tree_after_edit(text, tree, old)
        assert shape(tree) == shape(PREPROCESSOR.tree(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n <!--\n\n -->c", "\n <!--\n\n-->\nc"),
        ("\n <!--\n\n-->\nc", "\n <!--\n\n -->c"),
        ("\n <!--a--> <!--\n\nb-->c", "\n <!--a--> <!--\n\nb-->\nc"),
        ("\n<!--a\nb--> <!--\n\nb-->c", "\n<!--a\nb--> <!--\n\nb-->\nc"),
    ],
)
def test_comments_take_their_lines_with_them_as_their_ends_come_and_go(old: str, new: str) -> None:
    tree = PREPROCESSOR.tree_after_edit(new, PREPROCESSOR.tree(old), old)
    assert shape(tree) == shape(PREPROCESSOR.tree(new))


@pytest.mark.parametrize("opened", ["a <!--b\n\n{{c}}\n\nd", "<!--a--><!--b\n\n{{c}}\n\nd"])
def test_a_comment_is_closed_from_afar(opened: str) -> None:
    for old, new in ((opened, f"{opened}--> e"), (f"{opened}--> e", opened)):
        tree = PREPROCESSOR.tree_after_edit(new, PREPROCESSOR.tree(old), old)
        assert shape(tree) == shape(PREPROCESSOR.tree(new))


def test_what_is_closed_stays_when_something_opens_before_it() -> None:
    old = "a\n\n{{b}}\n\n<ref>c</ref>"
    tree = PREPROCESSOR.tree(old)
    opened = PREPROCESSOR.tree_after_edit("a{{\n\n{{b}}\n\n<ref>c</ref>", tree, old)
    kept = {id(node) for node in opened.nodes}
    assert {id(node) for node in tree.nodes if not isinstance(node, str)} <= kept
