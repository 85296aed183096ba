"""The changes in the rendered page at work: followed while it is looked at, and only then."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension import messages
from recension.errors import Cancelled, RecensionError
from recension.ui.window.centre import Pane
from recension.ui.window.comparing import Comparing
from recension.ui.window.editing import Editing
from recension.ui.window.pairs import Pair
from recension.ui.window.previewing import Previewing
from recension.ui.window.window import MainWindow
from recension.workspace import (
    EngineClient,
    EngineTrouble,
    Reply,
    TextSide,
    VisualUpdate,
)


class VisualComparing(QObject):
    """Has the compared pair shown in its page: your text as you write, or two revisions once."""

    def __init__(
        self,
        window: MainWindow,
        engine: EngineClient,
        editing: Editing,
        comparing: Comparing,
        previewing: Previewing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view = window.changes.visual
        self._engine = engine
        self._editing = editing
        self._comparing = comparing
        self._reply: Reply | None = None
        self._answered = 0  # the request that answered it
        self._is_looked_at = False
        self._shown: tuple[str, Pair] | None = None  # what was asked for last
        self._view.looked_at.connect(self._look)
        comparing.pair_changed.connect(self._follow_pair)
        engine.visual_changed.connect(self._take_live)
        engine.failed.connect(self._show_trouble)
        editing.document_changed.connect(self._begin_page)
        page = self._view.page
        page.outdated.connect(self._ask)
        page.page_link_activated.connect(previewing.open_link)
        page.red_link_activated.connect(previewing.offer_page)
        page.external_link_activated.connect(previewing.offer_address)
        page.link_hovered.connect(window.status.showMessage)
        page.source_line_activated.connect(self._go_to_line)
        page.image_wanted.connect(self._fetch_image)

    def _begin_page(self) -> None:
        self._shown = None
        self._view.clear()

    def _look(self, is_looked_at: bool) -> None:  # noqa: FBT001 - as the signal says it
        self._is_looked_at = is_looked_at
        self._ask()

    def _follow_pair(self) -> None:
        if self._is_looked_at:
            self._ask()

    def _ask(self) -> None:
        """Ask for the pair that is compared, if anybody looks."""
        pair, document = self._comparing.pair, self._editing.document
        self._reply = None
        is_wanted = self._is_looked_at and pair is not None and document is not None
        is_live = is_wanted and pair is not None and pair.is_live
        self._engine.show_visual(is_shown=is_live, is_anew=is_live)
        if not is_wanted or pair is None or document is None:
            return
        if self._shown is not None and self._shown != (document.title, pair):
            self._view.begin()
        self._shown = document.title, pair
        self._view.page.set_busy(is_busy=True)
        if not is_live:
            self._ask_for(document.title, *pair.sides())

    def _ask_for(self, title: str, old: TextSide, new: TextSide) -> None:
        reply = self._reply = self._engine.inquiries.compare_rendered(title, old, new)
        reply.done.connect(partial(self._take_answer, reply))
        reply.failed.connect(partial(self._take_failure, reply))

    def _take_live(self, update: VisualUpdate) -> None:
        document, pair = self._editing.document, self._comparing.pair
        if update.page == 0 and update.request == self._answered and self._reply is not None:
            self._view.show_update(update)  # made again with more time
            return
        is_ours = document is not None and update.page == document.number
        if is_ours and pair is not None and pair.is_live and self._is_looked_at:
            self._view.show_update(update)

    def _take_answer(self, reply: Reply, update: VisualUpdate) -> None:
        if reply is self._reply:
            self._answered = update.request
            self._view.show_update(update)

    def _take_failure(self, reply: Reply, error: RecensionError) -> None:
        if reply is self._reply and not isinstance(error, Cancelled):
            self._view.page.show_failure(messages.sentence(error))

    def _show_trouble(self, trouble: EngineTrouble) -> None:
        if trouble.stage == "visual":
            self._view.page.show_failure(messages.sentence(trouble.error))

    def _fetch_image(self, name: str) -> None:
        reply = self._engine.image(name)
        reply.done.connect(self._view.page.give_image)
        reply.failed.connect(lambda error: self._window.status.say(messages.sentence(error)))

    def _go_to_line(self, line: int) -> None:
        pair = self._comparing.pair
        if pair is not None and pair.is_live:
            self._window.centre.bring_forward(Pane.TEXT)
            self._window.editor.go_to_line(line)
            self._window.editor.setFocus()
