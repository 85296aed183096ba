"""The extensions every site has unless it is told otherwise."""

from __future__ import annotations

from recension.wikitext.extension import Registry
from recension.wikitext.functions import FUNCTIONS
from recension.wikitext.tags import TAGS


def standard_registry() -> Registry:
    """Return a new registry with all built-in tags, parser functions and variables."""
    registry = Registry()
    registry.add(FUNCTIONS)
    registry.add(TAGS)
    return registry
