"""Pages: the list, jumping, and beginning a new one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recension.ui.window.editing import Editing
from recension.ui.window.window import MainWindow
from recension.workspace import PageList, Workspace


class PageOrders(QObject):
    """Keeps the pages dock true to the file, and does what it asks for."""

    def __init__(self, window: MainWindow, workspace: Workspace, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.pages
        self._workspace = workspace
        self._editing = editing
        workspace.pages_changed.connect(self._show_pages)
        workspace.closed.connect(self._panel.begin)
        workspace.unsaved_changed.connect(self._mark_unsaved)
        editing.document_changed.connect(self._begin_page)
        self._panel.page_chosen.connect(self._open)
        self._panel.new_page_wanted.connect(self._begin)
        window.actions_by_name.connect_order("jump", self.jump)
        window.actions_by_name.connect_order("new-page", self.ask_for_title)
        self._panel.begin()

    def jump(self) -> None:
        """Ask for the title of a page to go to."""
        self._window.bring_dock_forward("pages")
        self._panel.jump()

    def ask_for_title(self) -> None:
        """Ask for the title of a new page."""
        self._window.bring_dock_forward("pages")
        self._panel.ask_for_title()

    def _open(self, title: str) -> None:
        document = self._editing.document
        if document is None or document.title != title:
            self._workspace.open_page(title)
        self._window.editor.setFocus()

    def _begin(self, title: str) -> None:
        self._workspace.new_page(title)
        self._window.editor.setFocus()

    def _show_pages(self, pages: PageList) -> None:
        self._mark_unsaved()
        self._panel.model.set_pages(pages.pages, pages.namespaces)
        document = self._editing.document
        self._panel.show_current(document.title if document else "")

    def _begin_page(self) -> None:
        document = self._editing.document
        self._mark_unsaved()
        self._panel.show_current(document.title if document else "")

    def _mark_unsaved(self) -> None:
        document = self._editing.document
        titles = set(self._workspace.unsaved_titles)
        if document is not None and document.is_new:
            titles.add(document.title)
        self._panel.model.set_unsaved(titles)
