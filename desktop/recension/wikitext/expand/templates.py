"""Texts of templates and their trees."""

from __future__ import annotations

from collections.abc import Callable

from recension.titles import Title
from recension.wikitext.preprocess import Preprocessor, Tree
from recension.wikitext.redirect import redirect_target
from recension.wikitext.site import Site

_MAX_SIZE = 8_000_000  # code points of the texts whose trees are kept


class TemplateTexts:
    """Reads templates and remembers the trees of texts, from one rendering to the next."""

    def __init__(self, preprocessor: Preprocessor) -> None:
        self._preprocessor = preprocessor
        self._trees: dict[tuple[str, bool], Tree] = {}
        self._size = 0

    def tree(self, text: str, *, for_inclusion: bool) -> Tree:
        """Return the tree of a text."""
        key = (text, for_inclusion)
        tree = self._trees.get(key)
        if tree is None:
            tree = self._preprocessor.tree(text, for_inclusion=for_inclusion)
            self._size += len(text)
            if self._size > _MAX_SIZE:
                self._trees.clear()
                self._size = len(text)
            self._trees[key] = tree
        return tree

    def page_tree(self, text: str, old: Tree | None, old_text: str) -> Tree:
        """Return the tree of a page, perhaps from what it was before an edit."""
        if old is None:
            return self._preprocessor.tree(text)
        return self._preprocessor.tree_after_edit(text, old, old_text)


def fetch(
    title: Title, read: Callable[[str], str | None], site: Site
) -> tuple[list[Title], str | None]:
    """Return the titles that were read for a template, a redirect followed, and its text."""
    text = read(title.full)
    target = redirect_target(text, site) if text is not None else None
    if target is None or target.interwiki:
        return [title], text
    return [title, target], read(target.full)
