"""Unsaved text over a newer revision: both united, as far as they can be."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtCore import QObject, Signal

from recension.diff import Merge
from recension.workspace.document import PageDocument
from recension.workspace.merges import Merges
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.values import Conflict, Divergence


class Reconciling(QObject):
    """Makes conflicts of divergences; what is typed meanwhile is in them too.

    Signals:
        conflict(Conflict): as of the workspace.
    """

    conflict = Signal(object)

    def __init__(self, merges: Merges, pages: PagesOnHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._merges = merges
        self._pages = pages

    def reconcile(self, document: PageDocument, divergence: Divergence) -> None:
        """Unite the two sides, and tell the conflict if it is still one by then."""
        reply = self._merges.ask(divergence.base_text, divergence.mine, divergence.theirs)
        reply.done.connect(lambda merge: self._take(document, divergence, merge))

    def _take(self, document: PageDocument, divergence: Divergence, merge: Merge) -> None:
        if self._pages.get(divergence.title) is not document:
            return  # the file was left
        if not (document.is_dirty or divergence.is_saving):
            document.set_base(divergence.revision, divergence.theirs)
            document.replace_text(divergence.theirs)
        elif document.text != divergence.mine:
            self.reconcile(document, replace(divergence, mine=document.text))
        else:
            self.conflict.emit(_conflict(divergence, merge))


def _conflict(divergence: Divergence, merge: Merge) -> Conflict:
    told = {each.name: getattr(divergence, each.name) for each in fields(divergence)}
    return Conflict(**told, merge=merge)
