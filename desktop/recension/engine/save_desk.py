"""What saving makes of a text, which a save waits for."""

from __future__ import annotations

from recension.engine import messages
from recension.engine.messages import Edit, Prepared
from recension.engine.outbox import Outbox
from recension.engine.signing import signer_of
from recension.engine.source import FileSource, SourceToKeep
from recension.wikitext.presave import Transform


class SaveDesk:
    """Knows which text is to be prepared for saving next: the newest one."""

    def __init__(self, outbox: Outbox, source: FileSource) -> None:
        self._outbox = outbox
        self._source = source
        self._site = source.site
        self._transform = Transform(self._site)
        self._to_prepare: messages.PrepareText | None = None

    def forget(self) -> None:
        """Drop what was wanted."""
        self._to_prepare = None

    def take(self, request: messages.PrepareText) -> None:
        """Note a request."""
        self._to_prepare = request

    def step(self) -> bool:
        """Prepare the text; False when none is wanted."""
        request, self._to_prepare = self._to_prepare, None
        if request is None:
            return False
        self._outbox.answer(request.request, 0, "prepare", lambda: self._prepare(request))
        return True

    def _prepare(self, request: messages.PrepareText) -> None:
        self._source.refresh()
        if self._source.site is not self._site:
            self._site = self._source.site
            self._transform = Transform(self._site)
        title = self._site.parse_title(request.title)
        signer = signer_of(request.author, request.time)
        source = SourceToKeep(self._source)
        changes = self._transform.changes(request.text, title, source, signer)
        edits = (Edit(each.start, each.stop - each.start, each.text) for each in reversed(changes))
        self._outbox.send(Prepared(request.request, tuple(edits)))
