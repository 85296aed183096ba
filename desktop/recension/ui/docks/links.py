"""What links here: the pages that refer to the one in the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recension.store.values import Linker, LinkKind
from recension.ui import wording
from recension.ui.docks.empty_state import EmptyState
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.workspace import LinksHere

_TITLE = Qt.ItemDataRole.UserRole


class LinksPanel(QWidget):
    """Lists the pages as MediaWiki does: each with how it refers to the page.

    Signals:
        page_chosen(str): the title of the page to open.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QListWidget()
        self.view.setObjectName("LinksView")
        self.view.setFrameShape(QListWidget.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setStyleSheet("QListView::item { padding: 2px 4px; }")
        self.view.setAccessibleName(self.tr("Pages that link here"))
        self.empty = EmptyState("")
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(6, 4, 6, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.empty, self.view, self.note):
            layout.addWidget(widget)
        self.setFocusProxy(self.view)
        self.view.itemActivated.connect(self._choose)
        self.view.itemClicked.connect(self._choose)
        self.clear()

    def clear(self) -> None:
        """Show nothing: no page is open."""
        self.show_links(LinksHere("", (), 0))

    def show_links(self, here: LinksHere) -> None:
        """Show what refers to a page."""
        self.view.clear()
        for linker in here.linkers:
            item = QListWidgetItem(self._row(here.title, linker))
            item.setData(_TITLE, linker.page.title)
            item.setToolTip(tool_tip(linker.page.title))
            self.view.addItem(item)
        said = self.tr("No page links to {title}.").format(title=here.title) if here.title else ""
        self.empty.setText(said)
        self.empty.setVisible(not here.linkers)
        self.view.setVisible(bool(here.linkers))
        self.note.setVisible(here.unread > 0)
        self.note.setText(self._unread(here.unread))

    def _row(self, title: str, linker: Linker) -> str:
        ways = []
        if linker.page.redirect_title == title:
            ways.append(self.tr("redirect"))
        if LinkKind.TRANSCLUSION in linker.kinds:
            ways.append(self.tr("transclusion"))
        if LinkKind.FILE in linker.kinds:
            ways.append(self.tr("file use"))
        return f"{linker.page.title} ({', '.join(ways)})" if ways else linker.page.title

    def _unread(self, count: int) -> str:
        if count == 1:
            return self.tr("1 page was not read for its links yet.")
        text = self.tr("{count} pages were not read for their links yet.")
        return text.format(count=wording.number(count))

    def _choose(self, item: QListWidgetItem) -> None:
        self.page_chosen.emit(item.data(_TITLE))
