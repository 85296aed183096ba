"""What pages link to, found out while nothing else is wanted."""

from __future__ import annotations

from recension.engine import messages
from recension.engine.links import message_of, read_links
from recension.engine.messages import StoredRevision
from recension.engine.outbox import Outbox
from recension.engine.source import FileSource
from recension.wikitext import Renderer


class LinkDesk:
    """Knows which revision is to be read for its links next: the newest request."""

    def __init__(self, outbox: Outbox, source: FileSource) -> None:
        self._outbox = outbox
        self._source = source
        # One of its own: pages that are read once must not push others out of what it keeps.
        self._renderer = Renderer(source.site)
        self._to_read: messages.ReadLinks | None = None

    def forget(self) -> None:
        """Drop what was wanted."""
        self._to_read = None

    def take(self, request: messages.ReadLinks) -> None:
        """Note a request."""
        self._to_read = request

    def step(self) -> bool:
        """Read the revision; False when none is wanted."""
        request, self._to_read = self._to_read, None
        if request is None:
            return False
        self._outbox.answer(request.request, 0, "links", lambda: self._read(request))
        return True

    def _read(self, request: messages.ReadLinks) -> None:
        self._source.refresh()
        if self._source.site is not self._renderer.site:
            self._renderer = Renderer(self._source.site)
        text = self._source.side(StoredRevision(request.revision))
        links = read_links(text, request.title, self._source, self._renderer)
        self._outbox.send(message_of(request.request, links, self._source.as_of))
