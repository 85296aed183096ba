"""The main window: its parts in their places, and nothing of what they do together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recension.assets import resource
from recension.ui.changes import ChangesPanel
from recension.ui.docks import HistoryPanel, LinksPanel, OutlinePanel, PagesPanel, SearchPanel
from recension.ui.editor import Editor, FindBar
from recension.ui.merge import MergeView
from recension.ui.preview import Preview
from recension.ui.theme import Theme
from recension.ui.window.actions import Actions
from recension.ui.window.authors_bar import AuthorsBar
from recension.ui.window.banner import Banner
from recension.ui.window.centre import NARROW, Centre, Pane
from recension.ui.window.focus_cycle import cycle_focus
from recension.ui.window.layouts import EVERYTHING_FROM, LAYOUTS
from recension.ui.window.menus import Menus, make_toolbar, show_words
from recension.ui.window.orders import orders
from recension.ui.window.save_bar import SaveBar
from recension.ui.window.start_page import StartPage
from recension.ui.window.status import StatusLine
from recension.ui.window.window_docks import WindowDocks

_STATE_VERSION = 1
_SMALLEST = (480, 360)  # pixels


class MainWindow(QMainWindow):
    """One window for one file.

    Signals:
        close_asked(QCloseEvent): the window is about to close; ignore the event to keep it.
        files_dropped(list): paths were dropped on the window.
        painted(): the window was painted for the first time.
        theme_changed(Theme): everything is shown in other colours.
    """

    close_asked = Signal(object)
    files_dropped = Signal(list)
    painted = Signal()
    theme_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("MainWindow")
        self.setWindowIcon(QIcon(str(resource("icons", "recension.png"))))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.editor = Editor(theme=theme)
        self.find_bar = FindBar(self.editor)
        self.authors_bar = AuthorsBar(theme)
        self.preview = Preview()
        self.changes = ChangesPanel()
        self.save_bar = SaveBar(theme)
        self.banner = Banner(theme)
        self.status = StatusLine(theme)
        self.start_page = StartPage()
        self.merge = MergeView(theme)
        self.pages = PagesPanel()
        self.history = HistoryPanel(theme)
        self.outline = OutlinePanel()
        self.search = SearchPanel(theme)
        self.links = LinksPanel()
        self.centre = Centre(self._text_pane(), self.preview, self.changes)
        self.actions_by_name = self._make_actions()
        self.menus = Menus(self, self.actions_by_name)
        self.toolbar = make_toolbar(self, self.actions_by_name)
        self.stack = QStackedWidget()
        self._lay_out()
        self._docks = WindowDocks(self, self._panels(), theme)
        self._connect_panes()
        self.set_theme(theme)
        self.editor.setFocus()

    @property
    def docks(self) -> dict[str, QDockWidget]:
        """The docks, by the names of their orders."""
        return self._docks.by_key

    def bring_dock_forward(self, key: str) -> None:
        """Show a dock, before those that lie over it."""
        self._docks.bring_forward(key)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of a theme."""
        self.theme = theme
        self.actions_by_name.set_theme(theme)
        for part in (self.editor, self.find_bar, self.preview, self.changes):
            part.set_theme(theme)
        for other in (
            self.save_bar,
            self.banner,
            self.status,
            self.history,
            self.search,
            self.merge,
            self.authors_bar,
        ):
            other.set_theme(theme)
        self._docks.set_theme(theme)
        self.theme_changed.emit(theme)

    def show_start_page(self) -> None:
        """Show the start page in place of the text."""
        self._put_docks_away()
        self.stack.setCurrentWidget(self.start_page)
        self.start_page.setFocus()

    def show_merge(self) -> None:
        """Show the merge view in place of the text; `show_text` brings that back."""
        self._put_docks_away()
        self.stack.setCurrentWidget(self.merge)

    def show_text(self) -> None:
        """Show the text and all around it."""
        if not self.shows_text:
            self.stack.setCurrentIndex(0)
            self._docks.bring_back()
            self.editor.setFocus()

    @property
    def shows_text(self) -> bool:
        """Whether a page is shown, and not the start page or a merge."""
        return self.stack.currentIndex() == 0

    @property
    def shows_merge(self) -> bool:
        """Whether the merge view is shown in place of the text."""
        return self.stack.currentWidget() is self.merge

    def compare_mine(self) -> None:
        """Show what the text in the editor changes, as the person asks for it from the menu."""
        self.centre.bring_forward(Pane.CHANGES)
        self.actions_by_name["compare-mine"].trigger()

    def use_layout(self, name: str) -> None:
        """Arrange panes and docks by one of `LAYOUTS`."""
        layout = LAYOUTS[name]
        for key, dock in self.docks.items():
            dock.setVisible(key in layout.docks)
        self.centre.show_panes(layout.panes)
        self.centre.divide(layout.shares)
        self._docks.give_sizes()

    def use_default_layout(self) -> None:
        """Arrange everything where there is room, text and preview where there is not."""
        self.use_layout("everything" if self.width() >= EVERYTHING_FROM else "write-preview")

    def save_arrangement(self) -> QByteArray:
        """Return size, docks, panes and splitters for `restore_arrangement`."""
        self._docks.bring_back()
        parts = (self.saveGeometry(), self.saveState(_STATE_VERSION), self.centre.save_state())
        return QByteArray(b"|".join(part.toHex().data() for part in parts))

    def restore_arrangement(self, state: QByteArray) -> bool:
        """Restore what `save_arrangement` returned; False where it is something else."""
        parts = [QByteArray.fromHex(part) for part in bytes(state.data()).split(b"|")]
        if len(parts) != 3:  # noqa: PLR2004 - as many as are saved above
            return False
        geometry, docks, centre = parts
        return (
            self.restoreGeometry(geometry)
            and self.restoreState(docks, _STATE_VERSION)
            and self.centre.restore_state(centre)
        )

    def cycle_panes(self, step: int) -> None:
        """Move the focus to the next (1) or previous (-1) pane that can be seen."""
        cycle_focus(self._focus_order(), step)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever knows what is unsaved."""
        self.close_asked.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files were dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the first paint once the window has its size."""
        super().resizeEvent(event)
        show_words(self.toolbar, self.actions_by_name, are_shown=self.width() >= NARROW)
        if not event.oldSize().isValid():
            QTimer.singleShot(0, self.painted.emit)

    def _put_docks_away(self) -> None:
        if self.shows_text:
            self._docks.put_away()

    def _text_pane(self) -> QWidget:
        pane = QWidget()
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.authors_bar)
        pane.setFocusProxy(self.editor)
        return pane

    def _make_actions(self) -> Actions:
        actions = Actions(self)
        for order in orders():
            actions.add(order)
        return actions

    def _lay_out(self) -> None:
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.centre, 1)
        layout.addWidget(self.save_bar)
        self.stack.addWidget(work)
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.merge)
        middle = QWidget()
        outer = QVBoxLayout(middle)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.editor.setAccessibleName(self.tr("Wikitext of the page"))

    def _panels(self) -> dict[str, tuple[str, str, QWidget]]:
        return {
            "pages": ("PagesDock", self.tr("Pages"), self.pages),
            "history": ("HistoryDock", self.tr("History"), self.history),
            "outline": ("OutlineDock", self.tr("Outline"), self.outline),
            "search": ("SearchDock", self.tr("Find"), self.search),
            "links": ("LinksDock", self.tr("What links here"), self.links),
        }

    def _take_focus(self) -> None:
        """Go on with the text: what had the focus is gone."""
        shown = self.editor if self.shows_text else self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _connect_panes(self) -> None:
        """Keep the checks of menu and toolbar true to what is shown."""
        self._docks.connect_orders(self.actions_by_name)
        self.banner.focus_left.connect(self._take_focus)
        for pane in (Pane.PREVIEW, Pane.CHANGES):
            self.actions_by_name.connect_choice(pane.value, partial(self._show_pane, pane))
        self.centre.shown_changed.connect(self._check_panes)
        self._check_panes()

    def _show_pane(self, pane: Pane, is_shown: bool) -> None:  # noqa: FBT001 - the same
        self.centre.set_shown(pane, is_shown=is_shown)

    def _check_panes(self) -> None:
        for pane in (Pane.PREVIEW, Pane.CHANGES):
            self.actions_by_name[pane.value].setChecked(pane in self.centre.shown)

    def _focus_order(self) -> Sequence[QWidget]:
        return (
            self.pages,
            self.history,
            self.outline,
            self.search,
            self.links,
            self.editor,
            self.preview,
            self.changes,
            self.save_bar.summary_box,
            self.merge.list,
            self.merge.sides.mine,
            self.merge.result,
        )
