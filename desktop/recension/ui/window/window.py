"""The main window: its parts in their places, and nothing of what they do together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
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
from recension.ui.window.dock_title import DockTitle
from recension.ui.window.layouts import EVERYTHING_FROM, LAYOUTS
from recension.ui.window.menus import Menus, make_toolbar, show_words
from recension.ui.window.orders import orders
from recension.ui.window.save_bar import SaveBar
from recension.ui.window.start_page import StartPage
from recension.ui.window.status import StatusLine

_STATE_VERSION = 1
_SMALLEST = (480, 360)  # pixels
_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_DOCK_WIDTHS = (270, 320)  # pixels, in a small and in a large window


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
        self._dock_titles: list[DockTitle] = []
        self._docks_away: list[QDockWidget] = []  # hidden while the start page is shown
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
        self.docks = self._make_docks()
        self._connect_panes()
        self.set_theme(theme)
        self.editor.setFocus()

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
        for title_bar in self._dock_titles:
            title_bar.set_theme(theme)
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
            self._bring_docks_back()
            self.editor.setFocus()

    @property
    def shows_text(self) -> bool:
        """Whether a page is shown, and not the start page or a merge."""
        return self.stack.currentIndex() == 0

    @property
    def shows_merge(self) -> bool:
        """Whether the merge view is shown in place of the text."""
        return self.stack.currentWidget() is self.merge

    def use_layout(self, name: str) -> None:
        """Arrange panes and docks by one of `LAYOUTS`."""
        layout = LAYOUTS[name]
        for key, dock in self.docks.items():
            dock.setVisible(key in layout.docks)
        self.centre.show_panes(layout.panes)
        self.centre.divide(layout.shares)
        self._size_docks()

    def use_default_layout(self) -> None:
        """Arrange everything where there is room, text and preview where there is not."""
        self.use_layout("everything" if self.width() >= EVERYTHING_FROM else "write-preview")

    def save_arrangement(self) -> QByteArray:
        """Return size, docks, panes and splitters for `restore_arrangement`."""
        self._bring_docks_back()
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
        panes = [pane for pane in self._focus_order() if pane.isVisible() and pane.isEnabled()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        at = next(
            (
                number
                for number, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1 if step > 0 else 0,
        )
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

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
            self._docks_away = [dock for dock in self.docks.values() if not dock.isHidden()]
            for dock in self._docks_away:
                dock.hide()

    def _bring_docks_back(self) -> None:
        for dock in self._docks_away:
            dock.show()
        self._docks_away = []

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

    def _make_docks(self) -> dict[str, QDockWidget]:
        docks = {
            "pages": self._dock("PagesDock", self.tr("Pages"), self.pages),
            "history": self._dock("HistoryDock", self.tr("History"), self.history),
            "outline": self._dock("OutlineDock", self.tr("Outline"), self.outline),
            "search": self._dock("SearchDock", self.tr("Find"), self.search),
            "links": self._dock("LinksDock", self.tr("What links here"), self.links),
        }
        for dock in docks.values():
            self.addDockWidget(_LEFT, dock)
        self.tabifyDockWidget(docks["pages"], docks["search"])  # there is room for one of them
        for name in ("outline", "links", "search"):
            docks[name].hide()
        return docks

    def _dock(self, name: str, title: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        title_bar = DockTitle(dock, self.theme)
        dock.setTitleBarWidget(title_bar)
        self._dock_titles.append(title_bar)
        return dock

    def _size_docks(self) -> None:
        shown = [dock for dock in self.docks.values() if not dock.isHidden()]
        if shown:
            small, large = _DOCK_WIDTHS
            width = large if self.width() >= 1600 else small  # noqa: PLR2004 - a large screen
            self.resizeDocks(shown, [width] * len(shown), Qt.Orientation.Horizontal)
            shares = [4 if dock is self.docks["pages"] else 6 for dock in shown]
            heights = [self.height() * share // sum(shares) for share in shares]
            self.resizeDocks(shown, heights, Qt.Orientation.Vertical)

    def _connect_panes(self) -> None:
        """Keep the checks of menu and toolbar true to what is shown."""
        for key, dock in self.docks.items():
            action = self.actions_by_name[key]
            dock.visibilityChanged.connect(partial(self._check_dock, key))
            self.actions_by_name.connect_choice(key, partial(self._show_dock, key))
            action.setChecked(not dock.isHidden())
        for pane in (Pane.PREVIEW, Pane.CHANGES):
            self.actions_by_name.connect_choice(pane.value, partial(self._show_pane, pane))
        self.centre.shown_changed.connect(self._check_panes)
        self._check_panes()

    def _show_dock(self, key: str, is_shown: bool) -> None:  # noqa: FBT001 - as the action says it
        dock = self.docks[key]
        dock.setVisible(is_shown)
        if is_shown:
            dock.raise_()
            dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_pane(self, pane: Pane, is_shown: bool) -> None:  # noqa: FBT001 - the same
        self.centre.set_shown(pane, is_shown=is_shown)

    def _check_dock(self, key: str, _is_shown: bool = True) -> None:  # noqa: FBT001, FBT002 - the same
        self.actions_by_name[key].setChecked(not self.docks[key].isHidden())

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
