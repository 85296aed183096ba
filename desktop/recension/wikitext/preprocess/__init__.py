"""From source text to a flat tree of templates, parameters, extension tags and comments."""

from recension.wikitext.preprocess.build import Preprocessor
from recension.wikitext.preprocess.nodes import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    Part,
    SectionStart,
    Template,
    Tree,
)
from recension.wikitext.preprocess.writing import source_of, written_call, written_tag

__all__ = [
    "Argument",
    "Comment",
    "Extension",
    "Ignored",
    "Node",
    "Part",
    "Preprocessor",
    "SectionStart",
    "Template",
    "Tree",
    "source_of",
    "written_call",
    "written_tag",
]
