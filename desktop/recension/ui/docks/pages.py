"""The pages of the file: filter, jump, and the way to a new page."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from recension import messages
from recension.errors import BadTitle
from recension.ui.docks.pages_model import PagesModel
from recension.ui.plain_text import PlainLabel


class PagesPanel(QWidget):
    """A field that filters the list as one types; what it does not find it offers to create.

    Signals:
        page_chosen(str): the title of the page to open.
        new_page_wanted(str): the title of a page that does not exist yet.
        menu_wanted(str, QPoint): the page whose orders should be shown, and where on the screen.
        left(): Escape in the field; the editor should have the focus again.
    """

    page_chosen = Signal(str)
    new_page_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PagesModel(self)
        self._current = ""
        self._asks_for_new = False  # whether the title that is typed is that of a new page
        self.field = QLineEdit()
        self.field.setObjectName("PagesField")
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Filter pages or jump to one"))
        self.view = QListView()
        self.view.setObjectName("PagesView")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setStyleSheet("QListView::item { padding: 2px 4px; }")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Pages of the file"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.create_button = QPushButton()
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(6, 4, 6, 4)
        self._lay_out()
        self._connect()
        self._show_offer()

    def begin(self) -> None:
        """Show no pages, and say nothing of them, until those of a file are known."""
        self.model.set_pages(())
        self.note.hide()

    def jump(self) -> None:
        """Put the caret in the field, ready for another title."""
        self._asks_for_new = False
        self.field.setPlaceholderText(self.tr("Filter pages (Ctrl+J)"))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_for_title(self, title: str = "") -> None:
        """Put the caret in the field for the title of a new page."""
        self.jump()
        self._asks_for_new = True
        self.field.setPlaceholderText(self.tr("Title of the new page"))
        self.field.setText(title)

    def show_current(self, title: str) -> None:
        """Mark the page that is open."""
        self._current = title
        row = self.model.row_of(title)
        if row is None:
            self.view.clearSelection()
        else:
            self.view.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch the keys of the field that walk the list or leave it."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return self._press(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter pages (Ctrl+J)"))
        top = QVBoxLayout()
        top.setContentsMargins(4, 4, 4, 4)
        top.setSpacing(4)
        for widget in (self.field, self.create_button, self.note):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take)
        self.create_button.clicked.connect(self._create)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self.view.customContextMenuRequested.connect(self._ask_for_menu)
        self.model.modelReset.connect(self._show_offer)

    def _press(self, event: QKeyEvent) -> bool:
        """Let the arrows walk the list and Escape leave while the field has the focus."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.view.currentIndex().row() + step
                if 0 <= row < self.model.rowCount():
                    self.view.setCurrentIndex(self.model.index(row))
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                return False
        return True

    def _leave(self) -> None:
        self.field.clear()
        self.show_current(self._current)
        self.left.emit()

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)
        if text.strip() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        else:
            self.show_current(self._current)

    def _take(self) -> None:
        """Open the chosen page; create the one that was typed if that is wanted or nothing matches.

        What is wanted new and is there already is opened.
        """
        index = self.view.currentIndex()
        if self._asks_for_new and (not self.field.text().strip() or self._new_title()):
            self._create()
        elif self.model.rowCount() and index.isValid():
            self._open(index)
        else:
            self._create()

    def _open(self, index: QModelIndex) -> None:
        title = self.model.title(index.row())
        self.field.clear()
        self.page_chosen.emit(title)

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            title = self.model.title(index.row())
            self.menu_wanted.emit(title, self.view.viewport().mapToGlobal(place))

    def _create(self) -> None:
        title = self._new_title()
        if title:
            self.field.clear()
            self.new_page_wanted.emit(title)

    def _new_title(self) -> str:
        """Return what was typed as the title of a page to be created, or ""."""
        try:
            title = self.model.title_of(self.field.text())
        except BadTitle:
            return ""
        return "" if self.model.has_page(title) else title

    def _show_offer(self) -> None:
        typed = self.field.text().strip()
        title, reason = "", ""
        if typed:
            try:
                title = self.model.title_of(typed)
            except BadTitle as error:
                reason = messages.sentence(error)
        elif not self.model.page_count:
            reason = self.tr("No page is saved yet. Another title above begins another page.")
        is_new = bool(title) and not self.model.has_page(title)
        self.create_button.setVisible(is_new)
        self.create_button.setText(self.tr("Create the page {title}").format(title=title))
        self.note.setVisible(bool(reason))
        self.note.setText(reason)
