"""The questions before a page is renamed or deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recension import messages
from recension.errors import BadTitle, PageExists, RecensionError
from recension.store.values import Page
from recension.titles import Companions, companions
from recension.ui import wording
from recension.ui.plain_text import PlainLabel
from recension.workspace import PageList

_WIDTH = 460  # pixels
_NAMED = 1  # pages that cannot go along, by their titles
_LONGEST_REASON = 200  # UTF-16 units; the titles have to fit into the summary beside it


class RenameDialog(QDialog):
    """Asks for another title of a page, and says at once what is wrong with one.

    Args:
        title: of the page.
        pages: those of the file.
        parent: the window.

    Signals:
        chosen(str, str, bool, object): the new title, the reason, whether a redirect is left, and
            the moves of the pages that go along.
    """

    chosen = Signal(str, str, bool, object)

    def __init__(self, title: str, pages: PageList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rename {title}").format(title=title))
        self._title = title
        self._pages = pages
        self.title_field = QLineEdit(title)
        self.title_field.selectAll()
        self.reason = _reason_field()
        self.redirect = QCheckBox(self.tr("&Leave a redirect at the old title"))
        self.redirect.setChecked(True)
        self.talk = QCheckBox(self.tr("Rename its tal&k page too"))
        self.subpages = QCheckBox()
        self.note = _note()
        form = QFormLayout()
        form.addRow(self.tr("New &title:"), self.title_field)
        form.addRow(self.tr("R&eason:"), self.reason)
        for box in (self.redirect, self.talk, self.subpages):
            form.addRow("", box)
        for box in (self.talk, self.subpages):
            box.setChecked(True)
        self.button = QPushButton(self.tr("&Rename"))
        _lay_out(self, form, self.note, self.button)
        self.title_field.textChanged.connect(self._judge)
        self._judge()

    def accept(self) -> None:
        """Tell what was chosen, and close."""
        title = self._wanted()
        moves = self._companions().moves(
            with_talk=self.talk.isChecked(), with_subpages=self.subpages.isChecked()
        )
        self.chosen.emit(title, self.reason.text().strip(), self.redirect.isChecked(), moves)
        super().accept()

    def _judge(self) -> None:
        error = self._error()
        found = self._companions() if error is None else Companions()
        self.note.setText(self._said(error, found))
        self.button.setEnabled(error is None and self._wanted() != self._title)

        self.talk.setVisible(bool(found.talk))
        self.subpages.setVisible(bool(found.subpages))
        self.subpages.setText(self._subpages_label(len(found.subpages)))

    def _said(self, error: RecensionError | None, found: Companions) -> str:
        if error is not None:
            return messages.sentence(error) if self.title_field.text().strip() else ""
        if self._wanted() == self._title:
            return ""
        staying = found.staying(with_talk=True, with_subpages=True)
        said = [messages.staying_page(old, new) for old, new in staying[:_NAMED]]
        if len(staying) > _NAMED:
            more = self.tr("So do {count} other pages.")
            said.append(more.format(count=wording.number(len(staying) - _NAMED)))
        return " ".join(said)

    def _subpages_label(self, count: int) -> str:
        if count == 1:
            return self.tr("Rename its &subpage too")
        return self.tr("Rename its {count} &subpages too").format(count=wording.number(count))

    def _companions(self) -> Companions:
        return companions(self._title, self._wanted(), self._pages.by_title, self._pages.namespaces)

    def _error(self) -> RecensionError | None:
        try:
            title = self._wanted()
        except BadTitle as error:
            return error
        there = self._pages.by_title.get(title)
        if title == self._title or there is None or there.gives_way_to(self._title):
            return None
        return PageExists(title)

    def _wanted(self) -> str:
        return self._pages.title_of(self.title_field.text())


class DeleteDialog(QDialog):
    """Says what deleting a page does, and asks for the reason.

    Args:
        page: the page.
        is_unsaved: whether it has unsaved text.
        parent: the window.

    Signals:
        chosen(str): the page is to be deleted, for this reason.
    """

    chosen = Signal(str)

    def __init__(self, page: Page, *, is_unsaved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Delete {title}").format(title=page.title))
        self.reason = _reason_field()
        self.note = _note()
        self.note.setText(self._consequences(page, is_unsaved=is_unsaved))
        form = QFormLayout()
        form.addRow(self.tr("R&eason:"), self.reason)
        self.button = QPushButton(self.tr("&Delete"))
        _lay_out(self, form, self.note, self.button)
        self.reason.setFocus()

    def accept(self) -> None:
        """Tell that it was chosen, and close."""
        self.chosen.emit(self.reason.text().strip())
        super().accept()

    def _consequences(self, page: Page, *, is_unsaved: bool) -> str:
        if page.revisions == 1:
            text = self.tr("{title} leaves the list of pages. Its revision is kept.")
        else:
            text = self.tr("{title} leaves the list of pages. Its {count} revisions are kept.")
        said = text.format(title=page.title, count=wording.number(page.revisions))
        back = self.tr("Page > Deleted pages brings it back.")
        unsaved = self.tr("Its unsaved text stays, as that of a new page.") if is_unsaved else ""
        return " ".join(filter(None, (said, back, unsaved)))


def _reason_field() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(_LONGEST_REASON)
    return field


def _note() -> PlainLabel:
    note = PlainLabel()
    note.setWordWrap(True)
    note.setMinimumHeight(3 * note.fontMetrics().lineSpacing())
    note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    return note


def _lay_out(dialog: QDialog, form: QFormLayout, note: QWidget, button: QPushButton) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    button.setDefault(True)
    layout = QVBoxLayout(dialog)
    layout.addLayout(form)
    layout.addWidget(note)
    layout.addStretch(1)
    layout.addWidget(buttons)
    dialog.setMinimumWidth(_WIDTH)
