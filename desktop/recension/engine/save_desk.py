"""What a save waits for: what saving makes of a text, and what that refers to."""

from __future__ import annotations

from recension.engine import messages
from recension.engine.links import message_of, read_links
from recension.engine.messages import Edit, Prepared
from recension.engine.outbox import Outbox
from recension.engine.page_desk import PageDesk
from recension.engine.signing import signer_of
from recension.engine.source import FileSource, SourceToKeep
from recension.store.edits import as_saved
from recension.wikitext import Renderer
from recension.wikitext.presave import Transform


class SaveDesk:
    """Knows which text is to be prepared for saving next: the newest one."""

    def __init__(self, outbox: Outbox, source: FileSource, pages: PageDesk) -> None:
        self._outbox = outbox
        self._pages = pages
        self._source = source
        self._site = source.site
        self._transform = Transform(self._site)
        self._to_prepare: messages.PrepareText | None = None
        self._to_read: messages.LinksToSave | None = None

    def forget(self) -> None:
        """Drop what was wanted."""
        self._to_prepare = self._to_read = None

    def take(self, request: messages.PrepareText | messages.LinksToSave) -> None:
        """Note a request."""
        if isinstance(request, messages.PrepareText):
            self._to_prepare = request
        else:
            self._to_read = request

    def step(self) -> bool:
        """Prepare the text, or else read its links; False when none is wanted."""
        if request := self._to_prepare:
            self._to_prepare = None
            self._outbox.answer(request.request, 0, "prepare", lambda: self._prepare(request))
            return True
        if wish := self._to_read:
            self._to_read = None
            self._outbox.answer(wish.request, 0, "links", lambda: self._read(wish))
            return True
        return False

    def _read(self, request: messages.LinksToSave) -> None:
        self._source.refresh()
        text = as_saved(self._source.side(request.side))
        links = self._pages.links_of(request.title, text)
        if links is None:
            renderer = Renderer(self._source.site)
            links = read_links(text, request.title, self._source, renderer)
        self._outbox.send(message_of(request.request, links, self._source.as_of))

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
