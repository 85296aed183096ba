"""Finding a phrase in all pages, or when it came to them and when it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recension.search import Findings, PagePlaces, PageStays, Snippet, Stay
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme

_ACT = Qt.ItemDataRole.UserRole
_PERMILLE = 1000
_INDENT = 12  # pixels
_BEFORE = 16  # code points before what was found: docks are narrow, their rows cut at the end


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is looked for."""

    words: str
    is_case_sensitive: bool
    is_pattern: bool
    in_history: bool


class SearchPanel(QWidget):
    """A field, its choices, and what was found by page; Enter in the field searches.

    Signals:
        wanted(SearchRequest): search for this.
        stop_wanted(): stop the search.
        place_chosen(str, Place): a place in the newest text of a page.
        change_chosen(str, object, object): of a page, the older (or None) and the newer Revision.
        deleted_chosen(int): the past of a page that was deleted, by its number.
    """

    wanted = Signal(object)
    stop_wanted = Signal()
    place_chosen = Signal(str, object)
    change_chosen = Signal(str, object, object)
    deleted_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_wrong = False
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in all pages"))
        self.field.setAccessibleName(self.tr("Words to find in all pages"))
        self.field.setClearButtonEnabled(True)
        self.case = QCheckBox(self.tr("Match &case"))
        self.pattern = QCheckBox(self.tr("Regular e&xpression"))
        self.history = QCheckBox(self.tr("In all &revisions: when it came and went"))
        self.button = QPushButton(self.tr("Fin&d"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximum(_PERMILLE)
        self._bar.setAccessibleName(self.tr("Progress of the search"))
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(self.tr("What was found"))
        self.tree = QTreeWidget()
        self.tree.setObjectName("SearchTree")
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(_INDENT)
        self.tree.setAccessibleName(self.tr("Pages and places"))
        self._is_running = False
        self._lay_out()
        self._connect()
        self.set_running(is_running=False)
        self.set_theme(theme)

    def ask(self, words: str, *, in_history: bool) -> None:
        """Let the user type what to find; `words` is offered, where it is not empty."""
        self.history.setChecked(in_history)
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        palette = self.said.palette()
        colour = theme.invalid if self._is_wrong else theme.dim
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.said.setPalette(palette)

    def set_running(self, *, is_running: bool) -> None:
        """Show that a search is under way, or over."""
        self._is_running = is_running
        self.button.setText(self.tr("S&top") if is_running else self.tr("Fin&d"))
        self._bar.setVisible(is_running)
        self._bar.setMaximum(0)  # nobody knows how long it takes

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the search is."""
        self._bar.setMaximum(_PERMILLE)
        self._bar.setValue(_PERMILLE * done // total if total else 0)

    def show_findings(self, findings: Findings) -> None:
        """Show what was found."""
        self.tree.clear()
        for page in findings.pages:
            self._add_places(page)
        for past in findings.stays:
            self._add_stays(past)
        self.tree.expandAll()
        pages = len(findings.pages) + len(findings.stays)
        self.say(self._count(pages))

    def _count(self, pages: int) -> str:
        if not pages:
            return self.tr("Not found")
        if pages == 1:
            return self.tr("Found in 1 page")
        return self.tr("Found in {count} pages").format(count=wording.number(pages))

    def say(self, sentence: str, *, is_wrong: bool = False) -> None:
        """Say something in the place of a count."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self._is_wrong = is_wrong
        self.set_theme(self._theme)

    def clear(self) -> None:
        """Forget what was found."""
        self.tree.clear()
        self.say("")

    def _add_places(self, page: PagePlaces) -> None:
        top = self._top(page.title, page.count)
        for place in page.places:
            words = f"{place.line + 1}: {_close(place.snippet)}"
            act = partial(self.place_chosen.emit, page.title, place)
            self._row(top, words, act, tip=f"{place.line + 1}: {place.snippet.text.strip()}")
        more = page.count - len(page.places)
        if more:
            self._row(top, self.tr("and %n more", "", more), None)

    def _add_stays(self, page: PageStays) -> None:
        is_deleted = page.deleted is not None
        title = self.tr("{title}, deleted").format(title=page.title) if is_deleted else page.title
        top = self._top(title, len(page.stays))
        for stay in page.stays:
            self._add_stay(top, page, stay)

    def _add_stay(self, top: QTreeWidgetItem, page: PageStays, stay: Stay) -> None:
        came = self.tr("came {revision}: {words}")
        snippet = stay.snippet.text.strip()
        words, tip = (came.format(revision=told, words=snippet) for told in _told_twice(stay.came))
        show = self._shower(page, stay.came_after, stay.came)
        self._row(top, words, show, tip)
        if stay.went is not None:
            went = self.tr("went {revision}")
            words, tip = (went.format(revision=told) for told in _told_twice(stay.went))
            show = self._shower(page, stay.went_after, stay.went)
            self._row(top, words, show, tip)
        else:
            self._row(top, self.tr("is still there"), None)

    def _shower(
        self, page: PageStays, older: Revision | None, newer: Revision
    ) -> Callable[[], object]:
        """Return what shows a change; a deleted page can only be shown as a whole."""
        if page.deleted is not None:
            return partial(self.deleted_chosen.emit, page.deleted)
        return partial(self.change_chosen.emit, page.title, older, newer)

    def _top(self, title: str, count: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [f"{title} ({wording.number(count)})"])
        item.setFirstColumnSpanned(True)
        return item

    def _row(
        self, top: QTreeWidgetItem, words: str, act: Callable[[], object] | None, tip: str = ""
    ) -> None:
        item = QTreeWidgetItem(top, [words])
        item.setToolTip(0, tool_tip(tip or words))
        item.setData(0, _ACT, act)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self.field, 1)
        upper.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(6)
        layout.addLayout(upper)
        for widget in (self.case, self.pattern, self.history, self._bar, self.said):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.field)
        self.said.hide()

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._want)
        self.button.clicked.connect(self._press)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)

    def _press(self) -> None:
        if self._is_running:
            self.stop_wanted.emit()
        else:
            self._want()

    def _want(self) -> None:
        if self.field.text():
            request = SearchRequest(
                self.field.text(),
                self.case.isChecked(),
                self.pattern.isChecked(),
                self.history.isChecked(),
            )
            self.wanted.emit(request)

    def _go(self, item: QTreeWidgetItem) -> None:
        act = item.data(0, _ACT)
        if act is not None:
            act()


def _close(snippet: Snippet) -> str:
    """Return a part of a line that begins shortly before what was found, at a word if it can."""
    first = max(0, snippet.start - _BEFORE)
    if not first:
        return snippet.text.strip()
    space = snippet.text.find(" ", first, snippet.start)
    return "…" + snippet.text[first if space < 0 else space :].strip()


def _told_twice(revision: Revision) -> tuple[str, str]:
    """Return a revision in words for a narrow row, and all there is to say for its tool tip."""
    mark = wording.number_mark(revision)
    author = f", {revision.author}" if revision.author else ""
    day, time = wording.local_day(revision.time), wording.local_time(revision.time)
    return f"{day} {mark}{author}", f"{time} {mark}{author}"
