"""Nodes as they are written in the source."""

from __future__ import annotations

from collections.abc import Sequence

from recension.wikitext.preprocess.nodes import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    Template,
)


def written_call(call: Template | Argument) -> list[Node]:
    """Return what a call is written of: its braces, its pipes, and the nodes between them."""
    if isinstance(call, Template):
        nodes: list[Node] = ["{{", *call.title]
        closing = "}}"
    else:
        nodes = ["{{{", *call.name]
        closing = "}}}"
    for part in call.parts:
        nodes.append("|")
        nodes.extend(part.nodes)
    nodes.append(closing)
    return nodes


def written_tag(tag: Extension) -> str:
    """Return the source of an extension tag."""
    end = "/>" if tag.content is None else ">"
    return f"<{tag.written_name}{tag.attributes}{end}{tag.content or ''}{tag.closing}"


def source_of(nodes: Sequence[Node]) -> str:
    """Return the source that nodes were read from."""
    out: list[str] = []
    waiting = list(reversed(nodes))  # no recursion: brackets may be nested without end
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            out.append(node)
        elif isinstance(node, (Comment, Ignored)):
            out.append(node.text)
        elif isinstance(node, Extension):
            out.append(written_tag(node))
        else:
            inner = node if isinstance(node, list) else written_call(node)
            waiting.extend(reversed(inner))
    return "".join(out)
