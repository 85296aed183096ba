"""Parameters: `{{{name|default}}}` (Help:Templates#Parameters)."""

from __future__ import annotations

from collections.abc import Sequence

from recension.wikitext.expand.expander import Expander
from recension.wikitext.extension.frame import Frame
from recension.wikitext.preprocess import Argument, Node, Part
from recension.wikitext.values import PageWarning
from recension.wikitext.whitespace import trim

_OMITTED = "WARNING: argument omitted, expansion size too large"


def argument_text(expander: Expander, node: Argument, frame: Frame) -> str:
    """Return what a parameter stands for in a frame."""
    written = expander.expand(node.name, frame)
    text = argument_value(expander, frame, trim(written))
    if text is None:
        if node.parts and not (expander.saves and frame.is_page):
            return expander.expand(node.parts[0].nodes, frame)
        return bracketed(expander, frame, "{{{", written, node.parts, "}}}")
    if not expander.spending.may_insert(text):
        return expander.report(PageWarning.ARGUMENT_SIZE, expander.strip_comment(_OMITTED))
    return text


def argument_value(expander: Expander, frame: Frame, name: str) -> str | None:
    """Return an argument of a template's call, None where it was not given."""
    if name in frame.values:
        return frame.values[name]
    nodes = frame.arguments.get(name)
    text = None
    if nodes is not None and frame.parent is not None:
        text = expander.expand(nodes, frame.parent)
        if name not in frame.numbered:
            text = trim(text)
    frame.values[name] = text
    return text


def read_arguments(
    expander: Expander, parts: Sequence[Part], frame: Frame
) -> tuple[dict[str, Sequence[Node]], frozenset[str]]:
    """Return the arguments of a call by name, and the names of the numbered ones."""
    arguments: dict[str, Sequence[Node]] = {}
    numbered: set[str] = set()
    count = 0
    for part in parts:
        name_nodes = part.name
        if name_nodes is None:
            count += 1
            name = str(count)
            numbered.add(name)
        else:
            name = trim(expander.expand(name_nodes, frame))
            numbered.discard(name)
        if name in arguments:
            expander.note(PageWarning.DUPLICATE_ARGUMENT)
        arguments[name] = part.value
    return arguments, frozenset(numbered)


def bracketed(
    expander: Expander, frame: Frame, opening: str, title: str, parts: Sequence[Part], closing: str
) -> str:
    """Return a call as it was written, its parts expanded."""
    texts = [title, *(expander.expand(part.nodes, frame) for part in parts)]
    return opening + "|".join(texts) + closing
