"""How the wikitext of a site is extended: tags, parser functions, variables and their calls."""

from recension.wikitext.extension.call import Expansion, FunctionCall, TagCall
from recension.wikitext.extension.frame import Frame
from recension.wikitext.extension.pieces import Deferred, Html, Piece, marker_for, without_markers
from recension.wikitext.extension.registry import (
    Function,
    FunctionResult,
    Registry,
    Tag,
    TagResult,
    Variable,
)

__all__ = [
    "Deferred",
    "Expansion",
    "Frame",
    "Function",
    "FunctionCall",
    "FunctionResult",
    "Html",
    "Piece",
    "Registry",
    "Tag",
    "TagCall",
    "TagResult",
    "Variable",
    "marker_for",
    "without_markers",
]
