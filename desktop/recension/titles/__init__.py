"""MediaWiki's rules for page titles."""

from recension.titles.companions import Companions, Move, companions
from recension.titles.namespaces import (
    ENGLISH,
    Namespaces,
    make_namespaces,
    namespace_key,
)
from recension.titles.parse import make_title, normalize_title, parse_title
from recension.titles.subpages import resolve_subpage
from recension.titles.title import Title, upper_first

__all__ = [
    "ENGLISH",
    "Companions",
    "Move",
    "Namespaces",
    "Title",
    "companions",
    "make_namespaces",
    "make_title",
    "namespace_key",
    "normalize_title",
    "parse_title",
    "resolve_subpage",
    "upper_first",
]
