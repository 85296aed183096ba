"""What the edited page is compared with."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.diff import Options
from recension.store import Revision
from recension.workspace.document import PageDocument
from recension.workspace.engine_client import EngineClient


class BaseChoice(QObject):
    """Tells the engine what to compare the page with: its newest revision, or one that was chosen.

    Signals:
        chosen(object): this Revision was chosen; None: the newest one, whichever it is.
    """

    chosen = Signal(object)

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._document: PageDocument | None = None
        self._revision: Revision | None = None
        self._text = ""  # of that revision
        self._options = Options()

    def follow(self, document: PageDocument | None) -> None:
        """Compare this page with its newest revision from now on."""
        if self._document:
            self._document.base_changed.disconnect(self._on_base_changed)
        self._document = document
        self._revision = None
        if document:
            document.base_changed.connect(self._on_base_changed)

    def choose_newest(self, options: Options) -> None:
        """Compare with the newest revision, also with those to come."""
        if self._document:
            self._revision, self._options = None, options
            self.tell()
            self.chosen.emit(None)

    def choose(self, document: PageDocument, found: tuple[Revision, str], options: Options) -> None:
        """Compare with this revision and its text, unless another page is followed by now."""
        if document is self._document:
            self._revision, self._text = found
            self._options = options
            self.tell()
            self.chosen.emit(self._revision)

    def tell(self) -> None:
        """Tell the engine what was chosen; it has to be told again when it begins anew."""
        if self._document:
            text = self._text if self._revision else self._document.clean_text
            self._engine.set_base(text, self._options)

    def _on_base_changed(self) -> None:
        if self._revision is None:
            self.tell()
