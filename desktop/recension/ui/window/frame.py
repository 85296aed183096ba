"""The window as a frame: its title, its layouts, the focus, and which orders can be given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from recension.ui.window.actions import Needs
from recension.ui.window.centre import Pane
from recension.ui.window.editing import Editing
from recension.ui.window.layouts import LAYOUTS
from recension.ui.window.past import Past
from recension.ui.window.rolling_back import RollingBack
from recension.ui.window.window import MainWindow
from recension.workspace import Settings, Workspace

_ARRANGEMENT = "window"  # the name under which the settings keep it


class Frame(QObject):
    """Keeps title and orders true; arranges the window."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        editing: Editing,
        past: Past,
        rolling_back: RollingBack,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._editing = editing
        self._past = past
        self._rolling_back = rolling_back
        self._settings = settings
        for changed in (
            workspace.opened,
            workspace.file_changed,
            workspace.closed,
            workspace.page_renamed,
            editing.document_changed,
            editing.dirty_changed,
            editing.base_changed,
        ):
            changed.connect(self.refresh)
        past.choice_changed.connect(self._enable)
        rolling_back.changed.connect(self._enable)
        window.stack.currentChanged.connect(self._enable)
        workspace.closed.connect(window.show_start_page)
        workspace.raise_requested.connect(self.come_forward)
        window.pages.left.connect(self.focus_text)
        self._connect_orders()
        for pane in (window.history, window.outline, window.links, window.changes, window.preview):
            pane.installEventFilter(self)
        # Kept, because the filter is still asked while the editor around it is being deleted.
        self._text_area = window.editor.viewport()
        self._text_area.installEventFilter(self)
        self.refresh()

    def restore_arrangement(self) -> None:
        """Arrange the window as it was left, or by the room there is."""
        state = self._settings.blob(_ARRANGEMENT)
        if state.isEmpty() or not self._window.restore_arrangement(state):
            self._window.use_default_layout()

    def remember_arrangement(self) -> None:
        """Keep the arrangement for the next start."""
        self._settings.set_blob(_ARRANGEMENT, self._window.save_arrangement())

    def refresh(self) -> None:
        """Show the names of page and file, and enable what makes sense."""
        file, document = self._workspace.file, self._editing.document
        parts = [document.title + "[*]"] if document is not None else []
        if file is not None:
            unnamed = self.tr("Sample") if file.is_sample else self.tr("Untitled")
            parts.append(file.title or unnamed)
        dash = " \N{EM DASH} "
        self._window.setWindowTitle(dash.join([*parts, self.tr("Recension")]))
        self._window.setWindowModified(document is not None and document.is_dirty)
        self._enable()

    def focus_text(self) -> None:
        """Put the focus back into the text."""
        if self._window.shows_text:
            self._window.centre.bring_forward(Pane.TEXT)
            self._window.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_forward(self) -> None:
        """Show the window on top of all others."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape lead from any pane back to the text, and files fall on the text."""
        if watched is self._text_area:
            return self._take_files(event)
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a key event
            self.focus_text()
            return True
        return super().eventFilter(watched, event)

    def _take_files(self, event: QEvent) -> bool:
        """Give files that are dragged over the text to the window: text would be their names."""
        dragged = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in dragged or not isinstance(event, QDropEvent):
            return False
        if not event.mimeData().hasUrls():
            return False
        if event.type() == QEvent.Type.Drop:
            self._window.dropEvent(event)
        else:
            event.acceptProposedAction()
        return True

    def _connect_orders(self) -> None:
        actions, window = self._window.actions_by_name, self._window
        for name in LAYOUTS:
            actions.connect_order(f"layout-{name}", partial(window.use_layout, name))
        actions.connect_choice("full-screen", self._set_full_screen)
        actions.connect_order("next-pane", partial(window.cycle_panes, 1))
        actions.connect_order("previous-pane", partial(window.cycle_panes, -1))
        view = window.history.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for name in (
            "compare-previous",
            "read",
            "restore",
            "undo-revision",
            "rollback",
            "name-revision",
        ):
            view.addAction(actions[name])
        actions.connect_order("go-to-line", self._ask_for_line)
        actions.connect_order("find", partial(self._find, "open_find"))
        actions.connect_order("replace", partial(self._find, "open_replace"))
        actions.connect_order("find-next", partial(self._find, "find_next"))
        actions.connect_order("find-previous", partial(self._find, "find_previous"))

    def _find(self, method: str) -> None:
        """Find in the preview where it has the focus, else in the text."""
        focus = QApplication.focusWidget()
        in_preview = focus is not None and self._window.preview.isAncestorOf(focus)
        if in_preview and not isinstance(focus, QLineEdit) and method == "open_find":
            self._window.preview.show_find_bar()
            return
        self._window.centre.bring_forward(Pane.TEXT)
        getattr(self._window.find_bar, method)()

    def _enable(self) -> None:
        there = Needs.NOTHING if self._window.shows_merge else Needs.PANES
        document, file = self._editing.document, self._workspace.file
        if file is not None:
            there |= Needs.FILE
        if file is not None and document is not None and self._window.shows_text:
            there |= Needs.PAGE | Needs.WRITING
            if not document.is_new:
                there |= Needs.SAVED
        if self._past.chosen is not None and self._window.shows_text:
            there |= Needs.REVISION
        if self._rolling_back.is_possible and self._window.shows_text:
            there |= Needs.ROLLBACK
        self._window.actions_by_name.enable(there)

    def _set_full_screen(self, is_full: bool) -> None:  # noqa: FBT001 - as the action says it
        state = self._window.windowState()
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if is_full else state & ~full)

    def _ask_for_line(self) -> None:
        lines = self._window.editor.document().blockCount()
        current = self._window.editor.caret()[0] + 1
        line, is_given = QInputDialog.getInt(
            self._window,
            self.tr("Go to line"),
            self.tr("Line, 1 to {count}:").format(count=lines),
            current,
            1,
            lines,
        )
        if is_given:
            self._window.editor.go_to_line(line - 1)
            self.focus_text()
