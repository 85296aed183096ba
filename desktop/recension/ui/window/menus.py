"""Which orders stand in which menu, and which in the toolbar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from recension.ui.window.actions import Actions

SEPARATOR = ""
_Style = Qt.ToolButtonStyle
# Fusion puts the arrow of a menu button into its corner, over the word.
_ARROW_BESIDE = """
    QToolButton { padding-right: 18px; }
    QToolButton::menu-indicator {
        subcontrol-origin: padding; subcontrol-position: right center; right: 4px;
    }
"""
_HEADINGS = tuple(f"heading-{level}" for level in range(1, 7))
_LAYOUTS = (
    "layout-write",
    "layout-write-preview",
    "layout-everything",
    "layout-review",
    "layout-read",
)
_THEMES = ("theme-system", "theme-light", "theme-dark", "theme-high-contrast")
_TOOLBAR_TEXT = ("bold", "italic", "link", "reference")
_TOOLBAR_LINES = ("bullet-list", "numbered-list", "table", "template", "special")


def tr(text: str) -> str:
    """Translate words of a menu."""
    return QCoreApplication.translate("Menus", text)


class Menus:
    """The menu bar; `recent` is filled by whoever knows the recent files."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._window = window
        self._actions = actions
        self.recent = QMenu(tr("Open &recent"), window)
        self._exclusive(_THEMES)
        self._file()
        self._edit()
        self._view()
        self._insert()
        self._page_and_history()
        self._help()

    def _file(self) -> None:
        menu = self._menu(tr("&File"))
        self._fill(menu, "new-file", "open")
        menu.addMenu(self.recent)
        self._fill(menu, SEPARATOR, "save", "save-as", "save-copy", SEPARATOR)
        self._fill(menu, "import", "import-folder", "merge-copy")
        exports = ("export-wikitext", "export-html", "export-pdf")
        whole = ("export-xml", "export-folder", "export-git")
        export = menu.addMenu(tr("&Export"))
        self._fill(export, *exports, SEPARATOR, "export-change", SEPARATOR, *whole)
        self._fill(menu, SEPARATOR, "print", "print-change")
        self._fill(menu, SEPARATOR, "close", "quit")

    def _edit(self) -> None:
        menu = self._menu(tr("&Edit"))
        self._fill(menu, "undo", "redo", SEPARATOR, "cut", "copy", "paste", "select-all", SEPARATOR)
        self._fill(menu, "find", "find-next", "find-previous", "replace")
        self._fill(menu, "find-in-pages", "go-to-line", SEPARATOR)
        self._fill(menu, "move-lines-up", "move-lines-down", SEPARATOR, "summary", SEPARATOR)
        self._fill(menu, "preferences")

    def _view(self) -> None:
        menu = self._menu(tr("&View"))
        self._fill(menu, "pages", "history", "outline", "search", "preview", "changes", SEPARATOR)
        self._fill(menu.addMenu(tr("La&yout")), *_LAYOUTS)
        self._fill(menu.addMenu(tr("&Zoom")), "zoom-in", "zoom-out", "zoom-reset")
        self._fill(menu.addMenu(tr("&Theme")), *_THEMES)
        self._fill(menu, SEPARATOR, "line-numbers", "wrap", "white-space", SEPARATOR)
        self._fill(menu, "next-pane", "previous-pane", "full-screen")

    def _insert(self) -> None:
        menu = self._menu(tr("&Insert"))
        self._fill(menu, "bold", "italic", "underline", "nowiki", SEPARATOR)
        self._fill(menu, "link", "external-link", "file", "reference", "table", "template")
        self._fill(menu.addMenu(tr("&Heading")), "paragraph", *_HEADINGS)
        self._fill(menu, "bullet-list", "numbered-list", SEPARATOR)
        self._fill(menu, "comment", "signature", "horizontal-rule", SEPARATOR, "special")

    def _page_and_history(self) -> None:
        page = self._menu(tr("&Page"))
        self._fill(page, "new-page", "jump", SEPARATOR, "rename-page", "delete-page", SEPARATOR)
        self._fill(page, "links", "deleted-pages")
        menu = self._menu(tr("Hi&story"))
        self._fill(menu, "compare-mine", "compare-previous", "older", "newer", SEPARATOR)
        self._fill(
            menu, "next-change", "previous-change", "put-back", "inline", "visual", SEPARATOR
        )
        self._fill(menu, "read", "restore", "undo-revision", "rollback", "name-revision", SEPARATOR)
        self._fill(menu, "who-wrote", "search-history", SEPARATOR, "verify")

    def _help(self) -> None:
        self._fill(self._menu(tr("&Help")), "find-action", "keys", SEPARATOR, "sample", "about")

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _fill(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _exclusive(self, names: Sequence[str]) -> None:
        group = QActionGroup(self._window)
        for name in names:
            group.addAction(self._actions[name])


def make_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """Return the toolbar: saving at the left, formatting in the middle, panes at the right."""
    bar = QToolBar(tr("Toolbar"), window)
    bar.setObjectName("Toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    _add(bar, actions, ("save", "undo", "redo"))
    bar.addSeparator()
    _add(bar, actions, _TOOLBAR_TEXT)
    bar.addWidget(_heading_button(bar, actions))
    _add(bar, actions, _TOOLBAR_LINES)
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    _add(bar, actions, ("preview", "changes", "history"))
    show_words(bar, actions, are_shown=True)
    window.addToolBar(bar)
    return bar


def show_words(bar: QToolBar, actions: Actions, *, are_shown: bool) -> None:
    """Show the words of the chief buttons beside their icons, where there is room for them."""
    beside, alone = _Style.ToolButtonTextBesideIcon, _Style.ToolButtonIconOnly
    for name in ("save", "preview", "changes", "history"):
        button = bar.widgetForAction(actions[name])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(beside if are_shown else alone)


def _add(bar: QToolBar, actions: Actions, names: Sequence[str]) -> None:
    for name in names:
        bar.addAction(actions[name])


def _heading_button(bar: QToolBar, actions: Actions) -> QToolButton:
    button = QToolButton(bar)
    button.setText(tr("Heading"))
    button.setToolTip(tr("Make a heading of the line"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setStyleSheet(_ARROW_BESIDE)
    button.setEnabled(actions[_HEADINGS[0]].isEnabled())
    actions[_HEADINGS[0]].enabledChanged.connect(button.setEnabled)
    menu = QMenu(button)
    for name in ("paragraph", *_HEADINGS):
        menu.addAction(actions[name])
    button.setMenu(menu)
    return button
