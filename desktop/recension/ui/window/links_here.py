"""Page > What links here: a pane that follows the page in the editor."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recension import messages
from recension.errors import RecensionError
from recension.ui.window.editing import Editing
from recension.ui.window.window import MainWindow
from recension.workspace import LinksHere, Reply, Workspace


class LinksHereOrders(QObject):
    """Keeps the pane true while it can be seen, and opens what is chosen in it."""

    def __init__(self, window: MainWindow, workspace: Workspace, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.links
        self._dock = window.docks["links"]
        self._workspace = workspace
        self._editing = editing
        self._reply: Reply | None = None
        self._panel.page_chosen.connect(workspace.open_page)
        self._dock.visibilityChanged.connect(lambda _: self._ask())
        editing.document_changed.connect(self._ask)
        for changed in (workspace.links_changed, workspace.pages_changed, workspace.page_renamed):
            changed.connect(lambda *_: self._ask())

    def _ask(self) -> None:
        document = self._editing.document
        if document is None:
            self._reply = None
            self._panel.clear()
        elif not self._dock.isHidden():
            self._reply = reply = self._workspace.links_here(document.title)
            reply.done.connect(lambda here: self._show(reply, here))
            reply.failed.connect(lambda error: self._fail(reply, error))

    def _show(self, reply: Reply, here: LinksHere) -> None:
        if reply is self._reply:  # else an answer for another page comes too late
            self._panel.show_links(here)

    def _fail(self, reply: Reply, error: RecensionError) -> None:
        if reply is self._reply:
            self._window.status.say(messages.sentence(error))
