"""Calls of templates that a frame has seen before.

A call is the same as another one of its frame when the arguments that were read have the same
values, one after the other. It is expanded once, as MediaWiki does for calls without arguments,
so templates that call others twice do not multiply (Manual:$wgMaxTemplateDepth).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from recension.wikitext.expand.arguments import argument_value
from recension.wikitext.expand.expander import Expander
from recension.wikitext.extension.frame import Call, Frame
from recension.wikitext.preprocess import Node

_MOST = 8  # calls of one template that are kept


def expand_call(expander: Expander, nodes: Sequence[Node], inner: Frame, caller: Frame) -> str:
    """Return what the nodes of a template become in the frame of a call."""
    calls = caller.calls.setdefault((inner.title.full, expander.depth), [])
    for call in calls:
        if _is_same(expander, call, inner):
            call.again()
            return call.text
    text, journal = expander.observe(nodes, inner)
    if not journal.heeds_order:
        calls.append(Call(inner.values, text, partial(expander.observe_again, journal)))
        del calls[:-_MOST]
    return text


def _is_same(expander: Expander, call: Call, inner: Frame) -> bool:
    return all(argument_value(expander, inner, name) == value for name, value in call.read.items())
