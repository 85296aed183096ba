"""Texts that are not edited: compared, rendered for reading, and the images they show."""

from __future__ import annotations

import time

from recension.diff import compare
from recension.engine import messages
from recension.engine.comparing import ToldComparison
from recension.engine.merged_refining import MergedRefining
from recension.engine.messages import Request, StoredRevision
from recension.engine.outbox import Outbox
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.engine.telling import Telling


class TextDesk:
    """Knows which texts are to be compared and rendered next: the newest request of each kind."""

    def __init__(
        self, outbox: Outbox, source: FileSource, telling: Telling, refining: MergedRefining
    ) -> None:
        self._outbox = outbox
        self._source = source
        self._telling = telling
        self._refining = refining
        self._to_compare: messages.CompareTexts | None = None
        self._to_render: messages.RenderText | None = None
        self._to_merge: messages.CompareRendered | None = None

    def forget(self) -> None:
        """Drop all that was wanted."""
        self._to_compare = self._to_render = self._to_merge = None
        self._telling.forget(of_page=False)

    def take(self, request: Request) -> None:
        """Note a request; images are sent at once."""
        match request:
            case messages.CompareTexts():
                self._to_compare = request
            case messages.RenderText():
                self._to_render = request
            case messages.CompareRendered():
                self._to_merge = request
            case messages.ReadImage(request=number):
                self._outbox.answer(number, 0, "image", lambda: self._send_image(request))

    def step(self) -> bool:
        """Compare, or else render, or else merge; False when none is wanted."""
        if request := self._to_compare:
            self._to_compare = None
            self._telling.forget(of_page=False)
            self._outbox.answer(request.request, 0, "compare", lambda: self._compare(request))
            return True
        if wish := self._to_render:
            self._to_render = None
            self._outbox.answer(wish.request, 0, "render", lambda: self._render(wish))
            return True
        if pair := self._to_merge:
            self._to_merge = None
            self._outbox.answer(pair.request, 0, "visual", lambda: self._merge(pair))
            return True
        return False

    def _send_image(self, request: messages.ReadImage) -> None:
        mime, data = self._source.image(request.name)
        self._outbox.send(messages.ImageData(request.request, request.name, mime, data))

    def _compare(self, request: messages.CompareTexts) -> None:
        started = time.perf_counter()
        old, new = self._source.side(request.old), self._source.side(request.new)
        self._source.refresh()
        options = request.options.in_wikis(self._source.site.namespaces)
        comparison = compare(old, new, options)
        sends = isinstance(request.old, StoredRevision), isinstance(request.new, StoredRevision)
        told = ToldComparison(request.request, 0, 0, comparison, sends=sends)
        self._telling.begin(told, started)

    def _render(self, request: messages.RenderText) -> None:
        text = self._source.side(request.side)
        page = OpenedPage(0, request.title, 0, text, self._source.site)
        self._outbox.send(page.render(request.request, self._source))

    def _merge(self, request: messages.CompareRendered) -> None:
        text = self._source.side(request.new)
        page = OpenedPage(0, request.title, 0, text, self._source.site)
        page.merged.set_base(self._source.side(request.old))
        self._outbox.send(page.merge(request.request, self._source, None, 0))
        self._refining.want(page.merged)
