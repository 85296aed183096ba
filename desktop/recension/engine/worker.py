"""What the engine does next: the newest request of each kind, the most urgent kind first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from recension.engine.link_desk import LinkDesk
from recension.engine.merge_desk import MergeDesk
from recension.engine.merged_refining import MergedRefining
from recension.engine.messages import (
    Answer,
    CloseFile,
    CompareRendered,
    CompareTexts,
    LinksToSave,
    MergeTexts,
    OpenFile,
    PrepareText,
    ReadImage,
    ReadLinks,
    RenderText,
    Request,
    SpansWanted,
)
from recension.engine.outbox import Outbox
from recension.engine.page_desk import PageDesk
from recension.engine.save_desk import SaveDesk
from recension.engine.source import FileSource
from recension.engine.telling import Telling
from recension.engine.text_desk import TextDesk
from recension.wikitext import Site


class Worker:
    """Keeps the open file and pages, and does one piece of work at a time.

    `take` notes what is wanted and returns quickly; `step` does the most urgent piece: what a save
    waits for, texts to unite, the page's preview, its comparison, other texts, the words of further
    rows, what happened in a sentence, comparisons that ran out of time, what pages link to, and at
    last pages with changes in them that ran out of time. Between two steps the caller looks at what
    has arrived, so outdated work is dropped before it is begun. A failure, foreseen or not, is
    answered as that of its request.
    """

    def __init__(self, send: Callable[[Answer], None], site: Site | None = None) -> None:
        self._outbox = Outbox(send)
        self._source = FileSource(site)
        self._telling = Telling(self._outbox)
        self._refining = MergedRefining(self._outbox)
        beside = self._telling, self._refining
        self._pages = PageDesk(self._outbox, self._source, *beside)
        self._texts = TextDesk(self._outbox, self._source, *beside)
        self._saving = SaveDesk(self._outbox, self._source, self._pages)
        self._merging = MergeDesk(self._outbox, self._source)
        self._linking = LinkDesk(self._outbox, self._source)

    def take(self, request: Request) -> None:
        """Note a request; what it replaces is forgotten."""
        match request:
            case OpenFile() | CloseFile():
                self._change_file(request)
            case PrepareText() | LinksToSave():
                self._saving.take(request)
            case MergeTexts():
                self._merging.take(request)
            case ReadLinks():
                self._linking.take(request)
            case SpansWanted():
                self._telling.want(request)
            case CompareTexts() | CompareRendered() | RenderText() | ReadImage():
                self._texts.take(request)
            case _:
                self._pages.take(request)

    def step(self) -> bool:
        """Do the most urgent piece of work; False when there is none."""
        desks = (
            *(self._saving, self._merging, self._pages, self._texts),
            *(self._telling, self._linking, self._refining),
        )
        return any(desk.step() for desk in desks)

    @property
    def is_waiting(self) -> bool:
        """Whether something is being made beside; call `step` again in a moment."""
        return self._telling.is_waiting or self._refining.is_waiting

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def _change_file(self, request: OpenFile | CloseFile) -> None:
        self._pages.forget()
        self._texts.forget()
        self._saving.forget()
        self._merging.forget()
        self._linking.forget()
        self._refining.forget()
        self._source.close()
        if isinstance(request, OpenFile):
            self._outbox.answer(
                0, 0, "file", lambda: self._source.open(Path(request.path), request.image_prefix)
            )
