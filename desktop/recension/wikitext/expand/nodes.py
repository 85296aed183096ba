"""The expansion of single nodes, by their kind."""

from __future__ import annotations

from recension.wikitext.expand.arguments import argument_text
from recension.wikitext.expand.braces import template_text
from recension.wikitext.expand.expander import Expander
from recension.wikitext.extension import Frame, Html
from recension.wikitext.preprocess import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    SectionStart,
    Template,
    written_tag,
)
from recension.wikitext.sanitizer.attributes import parse_attributes
from recension.wikitext.values import PageWarning

_TOO_MANY = '<span class="error">Node-count limit exceeded</span>'


def expand_node(expander: Expander, node: Node, frame: Frame) -> str:
    """Expand one node that is no group."""
    expander.spending.nodes += 1
    if expander.spending.nodes > expander.site.limits.nodes:
        return expander.report(PageWarning.NODE_COUNT, _TOO_MANY)
    if isinstance(node, Template):
        return template_text(expander, node, frame)
    if isinstance(node, Argument):
        return argument_text(expander, node, frame)
    if isinstance(node, Extension):
        return _extension_text(expander, node, frame)
    if isinstance(node, (Comment, Ignored)):
        return _left_out(expander, node, frame)
    return expander.expand(node, frame)


def _left_out(expander: Expander, node: Comment | Ignored, frame: Frame) -> str:
    """Return what a saved text keeps of comments, and of what its own page alone shows."""
    if isinstance(node, SectionStart) and node.is_outermost:
        return expander.section(node.number, frame)
    if not expander.saves:
        return ""
    if isinstance(node, Comment):
        return expander.strip(Html(node.text))
    return node.text if frame.is_page else ""


def _extension_text(expander: Expander, node: Extension, frame: Frame) -> str:
    if expander.saves:
        return expander.strip(Html(written_tag(node)))
    text = expander.call_tag(
        node.name,
        parse_attributes(node.attributes),
        node.content,
        frame,
        is_function=False,
        content_line=node.attributes.count("\n") if node is expander.recorded else None,
    )
    return text or ""
