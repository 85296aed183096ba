"""The tree of an edited text from the tree it had before the edit.

At the outermost level the preprocessor remembers nothing: what it makes of a place depends on
the text from there on alone. So nodes that end well before the edit stay, and reading stops
where it comes to a node that begins well behind it.
"""

from __future__ import annotations

from recension.wikitext.preprocess.nodes import Extension, Template, Tree


def kept_before(old: Tree, text: str, prefix: int) -> int:
    """Return how many nodes of the old tree stay, which end on a line before the edit's."""
    line = text.rfind("\n", 0, max(0, prefix - 1))
    if line < 0:
        return 0
    # `starts` of the next node is where a node ends.
    low, high = 0, len(old.starts)
    while low < high:
        middle = (low + high) // 2
        end = old.starts[middle + 1] if middle + 1 < len(old.starts) else old.size
        if end <= line:
            low = middle + 1
        else:
            high = middle
    return low


def meeting_points(old: Tree, old_text: str, suffix: int, moved: int) -> dict[int, int]:
    """Return offsets in the new text where reading may stop, and the old nodes that follow.

    `moved` is how far the text behind the edit has gone.
    """
    line = old_text.find("\n", len(old_text) - suffix)
    if line < 0:
        return {}
    return {
        start + moved: index
        for index, (node, start) in enumerate(zip(old.nodes, old.starts, strict=True))
        if start > line and isinstance(node, (Template, Extension))
    }
