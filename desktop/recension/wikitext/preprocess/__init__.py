"""From source text to a flat tree of templates, parameters, extension tags and comments."""

from recension.wikitext.preprocess.build import Preprocessor
from recension.wikitext.preprocess.nodes import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    Part,
    Template,
    Tree,
)

__all__ = [
    "Argument",
    "Comment",
    "Extension",
    "Ignored",
    "Node",
    "Part",
    "Preprocessor",
    "Template",
    "Tree",
]
