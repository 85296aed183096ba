"""Page > Rename, Delete and Deleted pages, from the menu and from the list of pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from recension import messages
from recension.store.values import DeletedPage
from recension.ui import wording
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.deleted_pages import DeletedPagesDialog
from recension.ui.window.editing import Editing
from recension.ui.window.page_dialogs import DeleteDialog, RenameDialog
from recension.ui.window.window import MainWindow
from recension.workspace import Renamed, Workspace

_NOTICE = "page-log"


class PageLogOrders(QObject):
    """Asks before a page is renamed or deleted, says what was done, and offers the way back."""

    def __init__(self, window: MainWindow, workspace: Workspace, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._editing = editing
        self._deleted: DeletedPagesDialog | None = None
        actions = window.actions_by_name
        actions.connect_order("rename-page", partial(self._with_current, self.rename))
        actions.connect_order("delete-page", partial(self._with_current, self.delete))
        actions.connect_order("deleted-pages", self.show_deleted)
        window.pages.menu_wanted.connect(lambda title, place: self.menu(title).popup(place))
        workspace.page_renamed.connect(self._tell_renamed)
        workspace.page_deleted.connect(self._tell_deleted)
        workspace.page_undeleted.connect(self._tell_undeleted)
        workspace.opened.connect(lambda: window.banner.remove(_NOTICE))

    def rename(self, title: str) -> RenameDialog:
        """Ask for another title of a page."""
        dialog = RenameDialog(title, self._workspace.pages, self._window)
        dialog.chosen.connect(
            lambda name, reason, has_redirect, others: self._workspace.rename_page(
                title, name, reason=reason, leave_redirect=has_redirect, others=others
            )
        )
        dialog.open()
        return dialog

    def delete(self, title: str) -> DeleteDialog:
        """Ask whether a page should be deleted."""
        page = self._workspace.pages.by_title[title]
        is_unsaved = title in self._workspace.unsaved_titles
        dialog = DeleteDialog(page, is_unsaved=is_unsaved, parent=self._window)
        dialog.chosen.connect(partial(self._workspace.delete_page, title))
        dialog.open()
        return dialog

    def show_deleted(self, page: int | None = None) -> DeletedPagesDialog:
        """Show the pages that were deleted, one of them chosen by its number."""
        workspace = self._workspace
        dialog = DeletedPagesDialog(lambda: workspace.pages, workspace.text, self._window)
        dialog.chosen.connect(lambda page, title: workspace.undelete_page(page, title=title))
        dialog.destroyed.connect(self._forget_dialog)
        self._deleted = dialog
        self._fill_deleted(page)
        dialog.open()
        return dialog

    def menu(self, title: str) -> QMenu:
        """Return the orders for a page of the list."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        is_saved = title in self._workspace.pages.by_title
        orders: tuple[tuple[str, Callable[[str], object]], ...] = (
            (self.tr("&Rename\N{HORIZONTAL ELLIPSIS}"), self.rename),
            (self.tr("&Delete\N{HORIZONTAL ELLIPSIS}"), self.delete),
        )
        menu.addAction(self.tr("&Open"), partial(self._workspace.open_page, title))
        menu.addSeparator()
        for words, act in orders:
            menu.addAction(words, partial(act, title)).setEnabled(is_saved)
        return menu

    def _with_current(self, act: Callable[[str], object]) -> None:
        document = self._editing.document
        if document is not None and document.title in self._workspace.pages.by_title:
            act(document.title)

    def _fill_deleted(self, page: int | None = None) -> None:
        dialog = self._deleted
        if dialog is None:
            return
        reply = self._workspace.deleted_pages()
        reply.done.connect(lambda gone: self._show_in(dialog, gone, page))
        reply.failed.connect(lambda error: dialog.note.setText(messages.sentence(error)))

    def _show_in(
        self, dialog: DeletedPagesDialog, gone: list[DeletedPage], page: int | None
    ) -> None:
        if dialog is self._deleted:
            dialog.show_pages(gone, page)

    def _forget_dialog(self) -> None:
        self._deleted = None

    # -- what was done

    def _tell_renamed(self, renamed: Renamed) -> None:
        if renamed.is_by_others:
            said = self.tr("Another program renamed {old}: it is now called {new}.")
            text = said.format(old=renamed.old, new=renamed.new)
            self._window.banner.show_notice(Notice(_NOTICE, text))
            return
        text = self.tr("{old} is now called {new}.").format(old=renamed.old, new=renamed.new)
        if renamed.has_redirect:
            text = f"{text} {self.tr('A redirect stands at the old title.')}"
        if renamed.others:
            count = len(renamed.others)
            more = self.tr("{count} pages went along.").format(count=wording.number(count))
            text = f"{text} {self.tr('A page went along.') if count == 1 else more}"
        back = partial(
            self._workspace.rename_page,
            renamed.new,
            renamed.old,
            leave_redirect=False,
            others=[(new, old) for old, new in renamed.others],
        )
        self._say(text, NoticeAction(self.tr("Rename it back"), back))

    def _tell_deleted(self, gone: DeletedPage) -> None:
        text = self.tr("{title} was deleted. Its history is kept.").format(title=gone.page.title)
        back = partial(self._workspace.undelete_page, gone.page.id)
        self._say(text, NoticeAction(self.tr("Bring it back"), back))
        self._leave(gone.page.title)

    def _tell_undeleted(self, title: str) -> None:
        self._window.banner.remove(_NOTICE)
        self._window.status.say(self.tr("{title} is back").format(title=title))
        self._workspace.open_page(title)
        self._fill_deleted()

    def _say(self, text: str, action: NoticeAction) -> None:
        self._window.banner.show_notice(Notice(_NOTICE, text, actions=(action,)))

    def _leave(self, title: str) -> None:
        """Go to the page that stood beside a deleted one, unless unsaved text is left of it."""
        document = self._editing.document
        if document is None or document.title != title or document.is_dirty:
            return
        titles = [page.title for page in self._workspace.pages.pages]
        if title in titles and len(titles) > 1:
            row = titles.index(title)
            self._workspace.open_page(titles[row + 1] if row + 1 < len(titles) else titles[row - 1])
