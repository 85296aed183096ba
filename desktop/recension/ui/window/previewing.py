"""The preview at work: following the text, reading old revisions, and where its links lead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from recension import messages
from recension.errors import BadTitle, RecensionError
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.docks import HistoryEntry, OutlineEntry
from recension.ui.preview import LinkKind, read_link
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.centre import Pane
from recension.ui.window.editing import Editing
from recension.ui.window.window import MainWindow
from recension.workspace import (
    EngineClient,
    EngineTrouble,
    PreviewUpdate,
    StoredRevision,
    Workspace,
)

_WEB = ("http://", "https://", "//")


class Previewing(QObject):
    """Shows what the engine rendered; scrolls with the text, both ways.

    Signals:
        restore_wanted(Revision): the revision that is read should be restored.
    """

    restore_wanted = Signal(object)

    def __init__(
        self, window: MainWindow, workspace: Workspace, engine: EngineClient, editing: Editing
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preview = window.preview
        self._workspace = workspace
        self._engine = engine
        self._editing = editing
        self._read: Revision | None = None  # the revision that is read in place of the text
        self._fragment: tuple[str, str] | None = None  # title and place a link led to
        self._is_new = False  # whether the preview has not shown the page in the editor yet
        self._line = -1  # of the caret
        self._reveal = QTimer(self, singleShot=True, interval=0)  # once all has scrolled
        self._reveal.timeout.connect(self._preview.reveal_marked_line)
        self._connect()

    def read(self, entry: HistoryEntry) -> None:
        """Show a revision in the preview, or the text again."""
        document = self._editing.document
        if document is None:
            return
        if entry.revision is None:
            self.stop_reading()
            return
        reply = self._engine.inquiries.render(document.title, StoredRevision(entry.revision.id))
        reply.done.connect(partial(self._show_read, entry.revision))
        reply.failed.connect(self._show_error)

    def stop_reading(self) -> None:
        """Show the text again."""
        if self._read is not None:
            self._read = None
            self._window.banner.remove("reading")
            self._ask_anew()

    def _connect(self) -> None:
        preview, editor = self._preview, self._window.editor
        self._engine.rendered.connect(self._take)
        self._engine.failed.connect(self._show_trouble)
        self._editing.document_changed.connect(self._begin_page)
        preview.outdated.connect(self._ask_anew)
        preview.page_link_activated.connect(self.open_link)
        preview.red_link_activated.connect(self.offer_page)
        preview.external_link_activated.connect(self.offer_address)
        preview.source_line_activated.connect(self._go_to_source)
        preview.scrolled.connect(self._scroll_text)
        preview.image_wanted.connect(self._fetch_image)
        preview.link_hovered.connect(self._show_target)
        editor.scrolled.connect(self._scroll_preview)
        editor.caret_moved.connect(self._mark_line)
        editor.link_activated.connect(self._follow_target)
        self._window.outline.line_chosen.connect(self._go_to_source)
        self._window.history.reading_wanted.connect(self.read)

    # -- what the engine says

    def _begin_page(self) -> None:
        self._read, self._is_new, self._line = None, True, -1
        self._reveal.stop()
        self._window.banner.remove("reading")
        self._window.banner.remove("red-link")
        if self._editing.document is None:
            self._preview.clear()
            self._window.outline.show_headings(())

    def _ask_anew(self) -> None:
        if self._read is None:
            self._engine.show_page(self._editing.document)

    def _take(self, update: PreviewUpdate) -> None:
        document = self._editing.document
        if document is None or update.page != document.number or self._read is not None:
            return
        self._preview.update_page(update)
        has_fragment = self._fragment is not None and self._fragment[0] == document.title
        if self._is_new:
            self._go_along(keeps_place=has_fragment)
        self._window.status.show_rendering(update.milliseconds)
        self._window.outline.show_headings(
            [OutlineEntry(each.level, _plain(each.html), each.line) for each in update.headings]
        )
        if self._fragment is not None and has_fragment:
            self._preview.scroll_to_fragment(self._fragment[1])
            self._fragment = None

    def _show_trouble(self, trouble: EngineTrouble) -> None:
        if trouble.stage == "render":
            reason = messages.sentence(trouble.error)
            self._preview.show_failure(reason)
            self._window.status.show_rendering(None, reason)

    def _show_read(self, revision: Revision, update: PreviewUpdate) -> None:
        self._read = revision
        self._window.centre.bring_forward(Pane.PREVIEW)
        self._preview.update_page(update)
        text = self.tr("You are reading the revision of {time}. Your text is untouched.")
        self._window.banner.show_notice(
            Notice(
                "reading",
                text.format(time=wording.local_time(revision.time)),
                actions=(
                    NoticeAction(self.tr("Back to your text"), self.stop_reading),
                    NoticeAction(self.tr("Restore"), partial(self.restore_wanted.emit, revision)),
                ),
                can_close=False,
            )
        )

    def _show_error(self, error: RecensionError) -> None:
        self._window.status.say(messages.sentence(error))

    def _fetch_image(self, name: str) -> None:
        reply = self._engine.image(name)
        reply.done.connect(self._preview.give_image)
        reply.failed.connect(self._show_error)

    # -- scrolling together

    def _go_along(self, *, keeps_place: bool) -> None:
        """Begin a page where the editor begins it."""
        editor = self._window.editor
        self._is_new, self._line = False, editor.caret()[0]
        self._preview.mark_line(self._line)
        if not keeps_place:
            self._preview.scroll_to_line(editor.top_line())
            self._reveal.start()

    def _scroll_preview(self, line: float) -> None:
        if self._read is None and not self._is_new and self._leads(self._window.editor):
            self._preview.scroll_to_line(line)

    def _scroll_text(self, line: float) -> None:
        if self._read is None and not self._is_new and self._leads(self._preview):
            self._window.editor.scroll_to_line(line)

    def _leads(self, pane: QObject) -> bool:
        """The pane with the focus leads; where neither has it, each leads the other."""
        focus = QApplication.focusWidget()
        other = self._preview if pane is self._window.editor else self._window.editor
        return focus is None or not (focus is other or other.isAncestorOf(focus))

    def _mark_line(self, line: int, _column: int) -> None:
        if self._read is None and not self._is_new:
            self._preview.mark_line(line)
            if line != self._line:
                self._reveal.start()
            self._line = line
        self._window.outline.follow_line(line)

    def _go_to_source(self, line: int) -> None:
        if self._read is None:
            self._window.centre.bring_forward(Pane.TEXT)
            self._window.editor.go_to_line(line)
            self._window.editor.setFocus()

    # -- links

    def open_link(self, title: str, fragment: str = "") -> None:
        """Open a page of the file, at a place in it."""
        document = self._editing.document
        if document is not None and document.title == title:
            self._preview.scroll_to_fragment(fragment)
            return
        self._fragment = (title, fragment) if fragment else None
        self._workspace.open_page(title)

    def offer_page(self, title: str) -> None:
        """Offer to write a page that does not exist."""
        text = self.tr("The file has no page {title} yet.").format(title=title)
        create = NoticeAction(self.tr("Create it"), partial(self._workspace.new_page, title))
        self._window.banner.show_notice(Notice("red-link", text, actions=(create,)))

    def offer_address(self, address: str) -> None:
        """Ask before an address outside is opened in the browser; no other is ever opened."""
        link = read_link(address)
        if link.kind is not LinkKind.EXTERNAL:
            return
        full = link.target
        text = self.tr("Open {address} in the browser?").format(address=full)
        actions = (
            NoticeAction(self.tr("Open"), partial(QDesktopServices.openUrl, QUrl(full))),
            NoticeAction(self.tr("Copy address"), partial(QApplication.clipboard().setText, full)),
        )
        self._window.banner.show_notice(Notice("address", text, actions=actions))

    def _follow_target(self, target: str) -> None:
        """Follow a link that was clicked in the text."""
        if target.startswith(_WEB):
            self.offer_address(target)
            return
        name, _, fragment = target.partition("#")
        try:
            title = self._workspace.pages.title_of(name)
        except BadTitle as error:
            self._window.status.say(messages.sentence(error))
            return
        if title in self._workspace.pages.by_title:
            self.open_link(title, fragment)
        else:
            self.offer_page(title)

    def _show_target(self, target: str) -> None:
        self._window.status.showMessage(target)


def _plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText().strip()
