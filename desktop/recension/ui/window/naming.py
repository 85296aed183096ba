"""Name this revision: a few words by which a revision can be found again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from recension.store.edits import NAME_LIMIT
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.plain_text import PlainLabel
from recension.ui.window.editing import Editing
from recension.ui.window.past import Past
from recension.ui.window.window import MainWindow
from recension.workspace import Workspace

_WIDTH = 420  # pixels


class NameDialog(QDialog):
    """Asks for the name of a revision.

    Signals:
        chosen(str): the name, "" for none.
    """

    chosen = Signal(str)

    def __init__(self, revision: Revision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Name this revision"))
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit(revision.name)
        self.field.setMaxLength(NAME_LIMIT)  # UTF-16 units: at most as many code points
        self.field.setPlaceholderText(self.tr("as sent to the printer"))
        self.field.selectAll()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        summary = wording.summary_text(revision.summary)
        form.addRow(PlainLabel(f"{wording.local_time(revision.time)}, {summary}"))
        form.addRow(self.tr("&Name, empty for none:"), self.field)
        form.addRow(buttons)

    def accept(self) -> None:
        """Tell the name, and close."""
        self.chosen.emit(self.field.text().strip())
        super().accept()


class Naming(QObject):
    """Names the revision that is chosen in the history."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, editing: Editing, past: Past
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._editing = editing
        self._past = past
        window.actions_by_name.connect_order("name-revision", self._name_chosen)

    def ask(self, title: str, revision: Revision) -> NameDialog:
        """Ask for the name of a revision of a page."""
        dialog = NameDialog(revision, self._window)
        dialog.chosen.connect(partial(self._workspace.name_revision, title, revision.id))
        dialog.open()
        return dialog

    def _name_chosen(self) -> None:
        document = self._editing.document
        if self._past.chosen is not None and document is not None:
            self.ask(document.title, self._past.chosen)
