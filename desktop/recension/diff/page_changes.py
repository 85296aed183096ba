"""What happened to a page as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from recension.diff.comparison import Comparison
from recension.diff.markup import plain
from recension.diff.names import patterns_of
from recension.diff.phrases import Change, Weight
from recension.diff.values import Kind

_CREATED = "created the page"
_LITTLE = 0.25  # of a text: when less than this was kept, most of it went
_SHORT = 400  # code points of a text of which "most" says nothing


def change_of_page(comparison: Comparison) -> str:
    """Return what happened to the whole page, if that is all there is to say; else "".

    https://www.mediawiki.org/wiki/Help:Redirects
    """
    redirect = patterns_of(comparison.options.names).redirect
    target = redirect.match(comparison.new)
    if not comparison.new or comparison.new.isspace():
        return "blanked the page"
    if not comparison.old or comparison.old.isspace():
        return f"created the page as a redirect to {plain(target[1])}" if target else _CREATED
    if target and not redirect.match(comparison.old):
        return f"redirected the page to {plain(target[1])}"
    return ""


def most_of_page(comparison: Comparison) -> Iterator[Change]:
    """Yield that most of the page was rewritten or removed, if it was."""
    if len(comparison.old) < _SHORT:
        return
    kept = sum(
        len(comparison.new_text(index))
        for index, row in enumerate(comparison.rows)
        if row.old and row.new and not row.is_origin and row.kind is not Kind.REMOVED
    )
    if not comparison.is_complete:  # lines that moved may not have been found
        kept = max(kept, _size_of_known_lines(comparison))
    if kept < _LITTLE * len(comparison.old):
        verb = "rewrote" if kept < _LITTLE * len(comparison.new) else "removed"
        yield Change(Weight.PAGE, f"{verb} most of the page", "", "")


def _size_of_known_lines(comparison: Comparison) -> int:
    """Return how much of the new text are lines of the old one, wherever they stand."""
    known = {line.strip() for line in comparison.old_lines}
    return sum(len(line) for line in comparison.new_lines if line.strip() in known)
