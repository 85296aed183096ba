"""Edit > Preferences: who writes, and how that person signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from recension.errors import RecensionError
from recension.ui.plain_text import PlainLabel
from recension.ui.window.window import MainWindow
from recension.workspace import Author, Edit, EngineClient, Reply, Settings

_TILDES = "~~~~"
_PAUSE = 200  # milliseconds from a key to the example that follows it
_LONGEST = 255  # code points, as MediaWiki keeps them
_WIDTH = 520  # pixels


class Preferences(QObject):
    """Opens the dialog and keeps what was chosen in it."""

    def __init__(self, window: MainWindow, engine: EngineClient, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._settings = settings
        window.actions_by_name.connect_order("preferences", self.open)

    def open(self) -> PreferencesDialog:
        """Open the dialog."""
        settings = self._settings
        dialog = PreferencesDialog(settings.signing, settings.login_name, self._sign, self._window)
        dialog.chosen.connect(settings.set_author)
        dialog.open()
        return dialog

    def _sign(self, author: Author) -> Reply:
        return self._engine.inquiries.sign(author, datetime.now(UTC))


class PreferencesDialog(QDialog):
    """The author's name and signature, and what four tildes become with them.

    Args:
        author: who writes now.
        login_name: who writes where no name is given.
        sign: asks what four tildes become for an author.
        parent: the window.

    Signals:
        chosen(Author): the dialog was accepted.
    """

    chosen = Signal(object)

    def __init__(
        self,
        author: Author,
        login_name: str,
        sign: Callable[[Author], Reply],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._login_name = login_name
        self._sign = sign
        self._reply: Reply | None = None
        self.name = QLineEdit("" if author.name == login_name else author.name)
        self.name.setPlaceholderText(login_name)
        self.signature = QLineEdit(author.signature)
        self.signature.setMaxLength(2 * _LONGEST)  # Qt counts UTF-16 units
        self.is_wikitext = QCheckBox(self.tr("The signature is &wikitext"))
        self.is_wikitext.setChecked(author.is_wikitext)
        self.example = PlainLabel("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._ask()

    @property
    def author(self) -> Author:
        """Who writes, as it stands in the fields."""
        name = " ".join(self.name.text().split())
        signature = self.signature.text().strip()[:_LONGEST]
        return Author(name, signature, self.is_wikitext.isChecked())

    def accept(self) -> None:
        """Tell what was chosen, and close."""
        self.chosen.emit(self.author)
        super().accept()

    def _lay_out(self) -> None:
        self.signature.setPlaceholderText(self.tr("Links to your page and your talk page"))
        for field in (self.signature, self.is_wikitext):
            field.setToolTip(
                self.tr(
                    "What takes the place of your name. Wikitext takes the place of the links too: "
                    "every tag in it has to be closed, and templates are substituted."
                )
            )
        self.example.setWordWrap(True)
        self.example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.example.setAccessibleName(self.tr("What four tildes become"))
        form = QFormLayout()
        form.addRow(self.tr("Your &name:"), self.name)
        form.addRow(self.tr("&Signature:"), self.signature)
        form.addRow("", self.is_wikitext)
        form.addRow(self.tr("{tildes} becomes:").format(tildes=_TILDES), self.example)
        roles = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(roles)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.example.setMinimumHeight(3 * self.fontMetrics().lineSpacing())

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.name, self.signature):
            field.textChanged.connect(lambda: self._pause.start(_PAUSE))
        self.is_wikitext.toggled.connect(lambda: self._pause.start(_PAUSE))

    def _ask(self) -> None:
        author = self.author
        named = Author(author.name or self._login_name, author.signature, author.is_wikitext)
        self._reply = self._sign(named)  # an answer to an earlier question comes too late
        self._reply.done.connect(self._show)
        self._reply.failed.connect(self._show_nothing)

    def _show(self, edits: tuple[Edit, ...]) -> None:
        if self.sender() is self._reply:
            self.example.setText(edits[0].inserted if edits else _TILDES)

    def _show_nothing(self, _error: RecensionError) -> None:
        if self.sender() is self._reply:
            self.example.setText(self.tr("This can be said once the preview works."))
