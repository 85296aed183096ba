"""Texts of templates and their trees."""

from __future__ import annotations

from recension.titles import Title
from recension.wikitext.preprocess import Preprocessor, Tree
from recension.wikitext.redirect import redirect_target
from recension.wikitext.site import Site
from recension.wikitext.values import PageSource

_MAX_TREES = 2000
_MAX_KEPT_LENGTH = 200_000  # code points of a text whose tree is worth keeping


class TemplateTexts:
    """Reads templates and remembers the trees of texts, from one rendering to the next."""

    def __init__(self, preprocessor: Preprocessor) -> None:
        self._preprocessor = preprocessor
        self._trees: dict[tuple[str, bool], Tree] = {}

    def tree(self, text: str, *, for_inclusion: bool) -> Tree:
        """Return the tree of a text."""
        key = (text, for_inclusion)
        tree = self._trees.get(key)
        if tree is None:
            tree = self._preprocessor.tree(text, for_inclusion=for_inclusion)
            if len(text) <= _MAX_KEPT_LENGTH:
                if len(self._trees) >= _MAX_TREES:
                    self._trees.clear()
                self._trees[key] = tree
        return tree


def fetch(title: Title, source: PageSource, site: Site) -> tuple[list[Title], str | None]:
    """Return the titles that were read for a template, a redirect followed, and its text."""
    text = source.text(title.full)
    target = redirect_target(text, site) if text is not None else None
    if target is None or target.interwiki:
        return [title], text
    return [title, target], source.text(target.full)
