"""The open pages: rendered and compared as they are edited."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from recension.engine import messages
from recension.engine.comparing import ToldComparison
from recension.engine.merged_refining import MergedRefining
from recension.engine.messages import Author, Request
from recension.engine.outbox import Outbox
from recension.engine.page import OpenedPage, OutOfStepError
from recension.engine.signing import signer_of
from recension.engine.source import FileSource
from recension.engine.telling import Telling
from recension.store import PageLinks
from recension.wikitext.presave import Signer


class PageDesk:
    """Keeps the pages and knows which of them is to be rendered and compared next."""

    def __init__(
        self, outbox: Outbox, source: FileSource, telling: Telling, refining: MergedRefining
    ) -> None:
        self._outbox = outbox
        self._source = source
        self._telling = telling
        self._refining = refining
        self._author = Author()
        self._pages: dict[int, OpenedPage] = {}
        self._to_render: messages.UpdatePage | None = None
        self._to_compare: messages.UpdatePage | None = None
        self._to_merge: messages.UpdatePage | None = None

    def forget(self) -> None:
        """Drop all pages and all that was wanted of them."""
        self._pages.clear()
        self._to_render = self._to_compare = self._to_merge = None
        self._telling.forget(of_page=True)

    def take(self, request: Request) -> None:
        """Note a request about a page; one about a page that is not open is dropped."""
        match request:
            case messages.SetAuthor(author=author):
                self._author = author
            case messages.OpenPage(page=page, title=title, version=version, text=text):
                self._pages[page] = OpenedPage(page, title, version, text, self._source.site)
            case messages.EditPage():
                self._edit(request)
            case messages.ClosePage(page=page):
                self._pages.pop(page, None)
            case messages.SetBase(page=page):
                self._outbox.answer(0, page, "compare", lambda: self._set_base(request))
            case messages.UpdatePage(page=page) if page in self._pages:
                self._to_render = request if request.render else self._to_render
                self._to_compare = request if request.compare else self._to_compare
                self._to_merge = request if request.visual_onto is not None else self._to_merge

    def links_of(self, title: str, text: str) -> PageLinks | None:
        """Return what a text refers to that is to be saved as an open page; None: none such."""
        for page in self._pages.values():
            if page.title == title:
                return page.links_of(text, self._source)
        return None

    def step(self) -> bool:
        """Render, or else compare, or else merge; False when none is wanted."""
        return self._render() or self._compare() or self._merge()

    def _edit(self, request: messages.EditPage) -> None:
        page = self._pages.get(request.page)
        if page is None:
            return
        try:
            page.edit(request.edits, request.version, request.length)
        except OutOfStepError:
            del self._pages[request.page]
            self._outbox.send(messages.OutOfStep(request.page))

    def _set_base(self, request: messages.SetBase) -> None:
        if page := self._pages.get(request.page):
            page.set_base(self._source.side(request.base), request.options)

    def _render(self) -> bool:
        request, self._to_render = self._to_render, None
        if request is None or (page := self._pages.get(request.page)) is None:
            return False
        signer = self._signer(request)
        self._outbox.answer(
            request.request,
            request.page,
            "render",
            lambda: self._outbox.send(page.render(request.request, self._source, signer)),
        )
        return True

    def _signer(self, request: messages.UpdatePage) -> Signer | None:
        return signer_of(self._author, datetime.now(UTC)) if request.is_unsaved else None

    def _merge(self) -> bool:
        request, self._to_merge = self._to_merge, None
        if request is None or (page := self._pages.get(request.page)) is None:
            return False
        number, onto, signer = request.request, request.visual_onto or 0, self._signer(request)
        self._outbox.answer(
            number,
            request.page,
            "visual",
            lambda: self._outbox.send(page.merge(number, self._source, signer, onto)),
        )
        self._refining.want(page.merged)
        return True

    def _compare(self) -> bool:
        request, self._to_compare = self._to_compare, None
        if request is None or (page := self._pages.get(request.page)) is None:
            return False
        self._telling.forget(of_page=True)
        self._outbox.answer(
            request.request, request.page, "compare", lambda: self._tell(request, page)
        )
        return True

    def _tell(self, request: messages.UpdatePage, page: OpenedPage) -> None:
        started = time.perf_counter()
        told = ToldComparison(request.request, page.number, page.version, page.compare())
        self._telling.begin(told, started)
