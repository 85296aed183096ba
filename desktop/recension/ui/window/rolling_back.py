"""Roll back: all the newest edits that one author made in a row are taken back (Help:Reverting)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension import messages
from recension.errors import RecensionError, RollbackRefused
from recension.store import RollbackTarget
from recension.ui import wording
from recension.ui.plain_text import tool_tip
from recension.ui.window.editing import Editing
from recension.ui.window.previewing import Previewing
from recension.ui.window.window import MainWindow
from recension.workspace import PageDocument, Reply, Workspace

_LONGEST = 40  # characters of an author's name in a menu


class RollingBack(QObject):
    """Knows what the page would go back to, says so in the menus, and takes it there.

    Signals:
        changed(): it may be possible now, or no more.
    """

    changed = Signal()

    def __init__(
        self, window: MainWindow, workspace: Workspace, editing: Editing, previewing: Previewing
    ) -> None:
        super().__init__(window)
        self._action = window.actions_by_name["rollback"]
        self._unspecific = self._action.text()
        self._workspace = workspace
        self._editing = editing
        self._previewing = previewing
        self._asked: Reply | None = None
        self._target: RollbackTarget | None = None
        self._refused: RollbackRefused | None = None
        window.actions_by_name.connect_order("rollback", self._roll_back)
        editing.document_changed.connect(self._begin_page)
        editing.dirty_changed.connect(self._show)
        workspace.history_changed.connect(self._ask_of)
        workspace.disk_changed.connect(self._ask)
        workspace.file_changed.connect(self._show)

    @property
    def is_possible(self) -> bool:
        """Whether there are edits that may be taken back now."""
        return self._target is not None and not self._hindrance()

    def _roll_back(self) -> None:
        document = self._editing.document
        if document is not None and self._target is not None:
            self._previewing.stop_reading()
            self._workspace.roll_back(document.title, self._target)

    # -- what is known

    def _begin_page(self) -> None:
        self._forget()
        self._ask()

    def _ask_of(self, title: str) -> None:
        document = self._editing.document
        if document is not None and document.title == title:
            self._ask()

    def _ask(self) -> None:
        document = self._editing.document
        if document is None or document.is_new:
            self._forget()
            return
        reply = self._asked = self._workspace.rollback_target(document.title)
        reply.done.connect(lambda target: self._take(reply, target, None))
        reply.failed.connect(lambda error: self._take(reply, None, error))

    def _take(
        self, reply: Reply, target: RollbackTarget | None, error: RecensionError | None
    ) -> None:
        if reply is self._asked:
            self._target = target
            self._refused = error if isinstance(error, RollbackRefused) else None
            self._show()

    def _forget(self) -> None:
        self._asked = self._target = self._refused = None
        self._show()

    # -- what is said

    def _show(self) -> None:
        self._action.setText(self._words())
        self._action.setToolTip(tool_tip(self._explanation()))
        self.changed.emit()

    def _words(self) -> str:
        hindrance = self._hindrance() or (
            self.tr("all revisions are by one author") if self._refused else ""
        )
        if hindrance:
            return self.tr("Roll bac&k ({reason})").format(reason=hindrance)
        if self._target is None:
            return self._unspecific
        count, author = self._target.taken_back, _short(self._target.edits_of).replace("&", "&&")
        if author:
            one, more = (
                self.tr("Roll bac&k 1 edit by {author}"),
                self.tr("Roll bac&k {count} edits by {author}"),
            )
        else:
            one, more = (
                self.tr("Roll bac&k the last edit"),
                self.tr("Roll bac&k the last {count} edits"),
            )
        return (one if count == 1 else more).format(count=wording.number(count), author=author)

    def _explanation(self) -> str:
        if self._refused:
            return messages.sentence(self._refused)
        if self._target is None or self._hindrance():
            return self._unspecific.replace("&", "")
        if self._target.author:
            words = self.tr("Takes the page back to the last revision by {author}")
            return words.format(author=_short(self._target.author))
        return self.tr("Takes the page back to the last revision by somebody else")

    def _hindrance(self) -> str:
        """Return what about the file or the text stands in the way, "" for nothing."""
        document: PageDocument | None = self._editing.document
        file = self._workspace.file
        if file is not None and (file.is_read_only or file.is_gone):
            return self.tr("nothing can be saved in this file")
        if document is not None and not document.is_new and document.is_dirty:
            return self.tr("save or discard your text first")
        return ""


def _short(author: str) -> str:
    return author if len(author) <= _LONGEST else author[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
