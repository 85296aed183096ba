"""The text of an open page, and what saving would make of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recension.engine.messages import Edit
from recension.wikitext import PageSource, Renderer
from recension.wikitext.presave import (
    LONGEST_SIGN,
    Change,
    Signer,
    SourceLines,
    Transform,
    applied,
    may_change,
)

log = logging.getLogger(__name__)

_AROUND = LONGEST_SIGN - 1  # code points before and after an edit that may become part of a sign


@dataclass(frozen=True, slots=True)
class ShownText:
    """What the preview shows of a page."""

    text: str
    line_of: Callable[[int], int] | None = None  # the page's line by what is shown; None: the same


class UnsavedText:
    """Knows, at no cost for a key, whether saving would change anything in a text."""

    def __init__(self, text: str, title: str, renderer: Renderer) -> None:
        self.text = text
        self._title = title
        self._site = renderer.site
        self._transform = Transform(renderer.site, renderer.registry, renderer.templates)
        self._may_change = may_change(text)

    def edit(self, edit: Edit) -> None:
        """Take over an edit."""
        self.text = edit.apply(self.text)
        if not self._may_change:
            start = max(0, edit.start - _AROUND)
            stop = edit.start + len(edit.inserted) + _AROUND
            self._may_change = may_change(self.text[start:stop])

    def shown(self, source: PageSource, signer: Signer | None) -> ShownText:
        """Return what to show: the text as saving would leave it, where somebody would sign."""
        if signer is None or not self._may_change:
            return ShownText(self.text)
        changes = self._changes(source, signer)
        self._may_change = bool(changes) or may_change(self.text)
        lines = SourceLines(self.text, changes)
        return ShownText(applied(self.text, changes), lines.of if lines.differ else None)

    def _changes(self, source: PageSource, signer: Signer) -> Sequence[Change]:
        title = self._site.parse_title(self._title)
        try:
            return self._transform.changes(self.text, title, source, signer)
        except Exception:  # a bug must not take the preview along, which can do without
            log.exception("what saving would change cannot be shown")
            return ()
