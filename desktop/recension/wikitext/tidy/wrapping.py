"""Paragraphs around bare text: what MediaWiki does after the tree is built.

In a page and in a <blockquote>, runs of text and inline elements get a <p>. An inline element
with a block inside is split around the block where it only formats; others are left as they are.
https://www.mediawiki.org/wiki/RemexHtml describes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.wikitext.tidy.kinds import FORMATTING, INLINE, METADATA, TABLE_MARK, VOID
from recension.wikitext.tidy.tree import Element

_BLANK = "\t\n\f\r "
_WRAPPED_INSIDE = "blockquote"


def wrap_paragraphs(nodes: list[Element | str]) -> str:
    """Return HTML of the nodes of a page with paragraphs around bare text."""
    return _Wrapper().wrap(nodes)


def write_plain(node: Element | str) -> str:
    """Return HTML of a node, with paragraphs in the blockquotes inside."""
    if isinstance(node, str):
        return node
    if node.name in VOID or node.name == TABLE_MARK:
        return node.tag
    if node.name == _WRAPPED_INSIDE:
        content = _Wrapper().wrap(node.children)
    else:
        content = "".join([write_plain(child) for child in node.children])
    return f"{node.tag}{content}</{node.name}>"


@dataclass(slots=True)
class _Run:
    """A piece of the output: a paragraph, or what stands outside of paragraphs."""

    is_paragraph: bool
    parts: list[str] = field(default_factory=list)
    has_content: bool = False  # something that can be seen
    open: list[_Open] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A formatting element that is open in a run."""

    element: Element
    at: int  # where its start tag stands in the run's parts
    has_content: bool = False


class _Wrapper:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._run = _Run(is_paragraph=False)

    def wrap(self, nodes: list[Element | str]) -> str:
        moved_out = False
        for node, following in zip(nodes, [*nodes[1:], ""], strict=False):
            if not isinstance(node, str) and node.name in (TABLE_MARK, "table"):
                moved_out = node.name == TABLE_MARK
            if moved_out:
                self._enter(False, [])  # noqa: FBT003 - outside of a paragraph
                self._add(write_plain(node), content=True)
            elif not isinstance(node, str) and _was_emptied(node, following):
                self._enter(False, [])  # noqa: FBT003 - outside of a paragraph
                self._add(f"{node.tag}</{node.name}>", content=False)
            else:
                self._node(node, [])
        self._close_run()
        return "".join(self._out)

    def _node(self, node: Element | str, stack: list[Element]) -> None:
        """Write a node that stands in a stack of formatting elements."""
        if isinstance(node, str):
            self._text(node, stack)
        elif node.name in METADATA:
            self._enter(self._run.is_paragraph, stack)
            self._add(write_plain(node), content=False)
        elif node.name not in INLINE:
            self._enter(False, stack)  # noqa: FBT003 - outside of a paragraph
            self._add(write_plain(node), content=True)
        elif node.has_block:
            self._mixed(node, stack)
        else:
            self._enter(True, stack)  # noqa: FBT003 - inside of a paragraph
            self._add(write_plain(node), content=True)

    def _text(self, text: str, stack: list[Element]) -> None:
        if text.strip(_BLANK):
            self._enter(True, stack)  # noqa: FBT003 - inside of a paragraph
            self._add(text, content=True)
        else:
            self._enter(self._run.is_paragraph, stack)
            self._add(text, content=False)

    def _mixed(self, node: Element, stack: list[Element]) -> None:
        """Write an inline element that has a block somewhere inside."""
        if node.name in FORMATTING:
            stack.append(node)
            for child in node.children:
                self._node(child, stack)
            stack.pop()
            return
        # It cannot be split: what was to be a paragraph with it is none.
        self._enter(True, stack)  # noqa: FBT003 - first as if it were in a paragraph
        self._run.is_paragraph = False
        self._add(write_plain(node), content=True)
        self._close_run()

    def _enter(self, paragraph: bool, stack: list[Element]) -> None:  # noqa: FBT001 - the kind of run
        if self._run.is_paragraph != paragraph:
            self._close_run()
            self._run.is_paragraph = paragraph
        opened = self._run.open
        common = 0
        while common < min(len(opened), len(stack)) and opened[common].element is stack[common]:
            common += 1
        self._close_elements(common)
        for element in stack[common:]:
            opened.append(_Open(element, len(self._run.parts)))
            self._run.parts.append(element.tag)

    def _add(self, html: str, *, content: bool) -> None:
        self._run.parts.append(html)
        if content:
            self._run.has_content = True
            for element in self._run.open:
                element.has_content = True

    def _close_elements(self, keep: int) -> None:
        run = self._run
        while len(run.open) > keep:
            closed = run.open.pop()
            if closed.has_content:
                run.parts.append(f"</{closed.element.name}>")
            else:
                del run.parts[closed.at]

    def _close_run(self) -> None:
        self._close_elements(0)
        run = self._run
        content = "".join(run.parts)
        self._out.append(f"<p>{content}</p>" if run.is_paragraph and run.has_content else content)
        self._run = _Run(is_paragraph=False)


def _was_emptied(node: Element, following: Element | str) -> bool:
    """Tell whether formatting was left behind when a block that it began around was moved out."""
    if node.name not in FORMATTING or isinstance(following, str) or following.name in INLINE:
        return False
    return not any(not isinstance(child, str) or child.strip(_BLANK) for child in node.children)
