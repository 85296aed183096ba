"""Page > Deleted pages: what was deleted, to be read and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from recension import messages
from recension.errors import BadTitle, PageExists, RecensionError
from recension.store.values import DeletedPage
from recension.ui import wording
from recension.ui.docks.empty_state import EmptyState
from recension.ui.plain_text import PlainLabel
from recension.workspace import PageList, Reply

_SIZE = (760, 420)  # pixels


class DeletedPagesDialog(QDialog):
    """Lists the deleted pages, shows the newest text of the chosen one, and brings it back.

    Args:
        pages: returns the pages of the file, whose titles are taken.
        read: asks for the text of a revision.
        parent: the window.

    Signals:
        chosen(int, str): a page, by its number, is to come back under a title.
    """

    chosen = Signal(int, str)

    def __init__(
        self,
        pages: Callable[[], PageList],
        read: Callable[[int], Reply],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Deleted pages"))
        self._pages = pages
        self._read = read
        self._gone: list[DeletedPage] = []
        self._reply: Reply | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Deleted pages"))
        self.empty = EmptyState(self.tr("No page is deleted."))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Newest text of the deleted page"))
        self.title_field = QLineEdit()
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.button = QPushButton(self.tr("&Bring back"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.title_field.textChanged.connect(self._judge)
        self.button.clicked.connect(self._choose)
        self.show_pages(())

    def show_pages(self, gone: Sequence[DeletedPage], chosen: int | None = None) -> None:
        """Show these pages, and choose one by its number."""
        self._gone = list(gone)
        self.list.clear()
        self.list.addItems([_row(each) for each in self._gone])
        self.empty.setVisible(not self._gone)
        self.list.setVisible(bool(self._gone))
        first = 0 if self._gone else -1
        rows = (row for row, each in enumerate(self._gone) if each.page.id == chosen)
        self.list.setCurrentRow(next(rows, first))
        self._show(self.list.currentRow())

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(self.text)
        both.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        label = PlainLabel(self.tr("Bring back &as:"))
        label.setBuddy(self.title_field)
        back = QHBoxLayout()
        for widget in (label, self.title_field, self.button):
            back.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(both, 1)
        layout.addLayout(back)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.resize(*_SIZE)

    def _show(self, row: int) -> None:
        self.text.clear()
        self.title_field.setEnabled(row >= 0)
        if row < 0:
            self.title_field.clear()
            self._judge()
            return
        page = self._gone[row].page
        self.title_field.setText(page.title)
        self._judge()
        self._reply = reply = self._read(page.newest)  # an answer for another page comes too late
        reply.done.connect(lambda text: self._show_text(reply, text))
        reply.failed.connect(lambda error: self._show_text(reply, messages.sentence(error)))

    def _show_text(self, reply: Reply, text: str) -> None:
        if reply is self._reply:
            self.text.setPlainText(text)

    def _judge(self) -> None:
        error = self._error()
        self.note.setText(messages.sentence(error) if error and self.list.currentRow() >= 0 else "")
        self.button.setEnabled(error is None and self.list.currentRow() >= 0)

    def _error(self) -> RecensionError | None:
        try:
            title = self._wanted()
        except BadTitle as error:
            return error
        return PageExists(title) if title in self._pages().by_title else None

    def _wanted(self) -> str:
        return self._pages().title_of(self.title_field.text())

    def _choose(self) -> None:
        page = self._gone[self.list.currentRow()].page
        self.chosen.emit(page.id, self._wanted())


def _row(gone: DeletedPage) -> str:
    """Return the line of a deleted page: its title, then when, by whom and why."""
    if gone.deletion is None:
        return gone.page.title
    told = gone.deletion
    by = wording.tr(" by {author}").format(author=told.author) if told.author else ""
    why = f" ({told.summary})" if told.summary else ""
    when = wording.tr("deleted {time}{by}").format(time=wording.local_time(told.time), by=by)
    return f"{gone.page.title}\n{when}{why}"
