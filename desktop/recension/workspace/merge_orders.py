"""Orders where there are two texts of one page."""

from __future__ import annotations

from recension.workspace.copies import OpenClash, open_clashes, settle_clash
from recension.workspace.document import PageDocument
from recension.workspace.following import Following
from recension.workspace.replies import Reply
from recension.workspace.values import (
    Conflict,
    Draft,
    Resolution,
)


class MergeOrders(Following):
    """Unites texts, settles conflicts, and keeps or drops recovered drafts."""

    def merge(self, base: str, mine: str, theirs: str) -> Reply:
        """Unite two texts made from one base; done gives a Merge."""
        return self._merges.ask(base, mine, theirs)

    def cancel_merge(self, reply: Reply) -> None:
        """Wait no longer for a `merge` or `undo_revision`; the reply fails with `Cancelled`."""
        self._merges.cancel(reply)
        self._undoing.cancel(reply)

    def settle(self, conflict: Conflict, text: str) -> None:
        """Settle a conflict with a text made by hand; it stands in the editor, unsaved."""
        self._pages.settle(conflict, text)

    def unite_again(self, conflict: Conflict) -> None:
        """Unite both sides of a conflict anew, because the text went on; `conflict` follows."""
        self._pages.unite_again(conflict)

    def expect_own_changes(self) -> None:
        """A job of this window begins that writes into the file; `take_in` follows its end."""
        self._disk.expect()

    def take_in(self) -> None:
        """Show what a job of this window wrote into the file."""
        self._disk.take_in()

    def open_clashes(self) -> Reply:
        """Ask for the pages whose lines clash since a copy was merged; done gives `OpenClash`es."""
        return self._ask(lambda opened: open_clashes(opened.file))

    def settle_clash(self, clash: OpenClash, text: str) -> None:
        """Record the text that a person made of both lines; `saved` or `failed` follows."""
        author = self._settings.author
        reply = self._ask(lambda opened: settle_clash(opened, clash, text, author))
        reply.done.connect(self._on_restored)
        reply.failed.connect(self.failed)

    def document_of(self, title: str) -> PageDocument | None:
        """Return a page that is edited, or has unsaved text on hand."""
        return self._pages.get(title)

    def check_page(self, title: str) -> None:
        """See whether the file has a newer revision of a page; what follows is as on the disk."""
        self._pages.check(title)

    def keep_draft(self, draft: Draft) -> None:
        """Go on with the recovered text; it is unsaved, and its draft stays until it is saved."""
        if document := self._pages.get(draft.title):
            document.caret = draft.caret

    def discard_draft(self, draft: Draft) -> None:
        """Drop the recovered text; the page shows its newest revision."""
        self._pages.discard(draft.title)

    def resolve(self, conflict: Conflict, resolution: Resolution) -> None:
        """Settle a conflict; the outcome stands in the editor, unsaved where it differs."""
        self._pages.resolve(conflict, resolution)
