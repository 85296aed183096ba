"""The editor and the document behind it: each hears of what changed in the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from recension.ui.editor import Markup
from recension.ui.window.orders import markup_orders
from recension.ui.window.window import MainWindow
from recension.workspace import Edit, PageDocument, PageList, Place, Settings, Workspace

_FULL = 100  # percent
_STEP = 10  # percent


class Editing(QObject):
    """Shows the open page in the editor and reports what is typed.

    Signals:
        document_changed(): another page, or none, is edited now.
        text_changed(): the text of the page is another one.
        dirty_changed(bool): whether there is unsaved text of the page changed.
        base_changed(): the revision that the page was made from is another one.
    """

    document_changed = Signal()
    text_changed = Signal()
    dirty_changed = Signal(bool)
    base_changed = Signal()

    def __init__(self, window: MainWindow, workspace: Workspace, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._settings = settings
        self._document: PageDocument | None = None
        self._is_following = False  # whether the editor is taking over a text of the document
        self._expected: Place | None = None  # where to go once its page is open again
        window.editor.edited.connect(self._report)
        window.editor.caret_moved.connect(self._note_caret)
        window.editor.zoomed.connect(self._note_zoom)
        workspace.opened.connect(self._begin_file)
        workspace.page_opened.connect(self.show_document)
        workspace.closed.connect(self._close)
        workspace.pages_changed.connect(self._take_words)
        self._connect_orders()
        self._restore_choices()

    @property
    def document(self) -> PageDocument | None:
        """The page in the editor."""
        return self._document

    def expect_place(self, place: Place) -> None:
        """Go to this place as soon as its page is open."""
        self._expected = place

    def show_document(self, document: PageDocument) -> None:
        """Edit this page from now on."""
        self._forget()
        self._document = document
        document.text_replaced.connect(self._take_over)
        document.rewritten.connect(self._rewrite)
        document.edited.connect(self.text_changed)
        document.dirty_changed.connect(self.dirty_changed)
        document.base_changed.connect(self.base_changed)
        editor = self._window.editor
        self._is_following = True
        editor.set_text(document.text)
        self._is_following = False
        editor.set_read_only(False)
        self._go_to_place(document)
        self._window.show_text()
        self.document_changed.emit()

    def remember_place(self) -> None:
        """Keep file, page, caret and scroll for the next start."""
        editor = self._window.editor
        self._workspace.remember_place(editor.caret_offset(), int(editor.top_line()))

    def _go_to_place(self, document: PageDocument) -> None:
        place, self._expected = self._expected, None
        caret, editor = document.caret, self._window.editor
        is_expected = place is not None and place.page == document.title
        if place is not None and is_expected and not caret:
            caret = place.caret
        caret = min(caret, len(document.text))
        editor.select(caret, caret)
        if place is not None and is_expected:
            editor.scroll_to_line(place.scroll)

    def _begin_file(self) -> None:
        """Take no text until the file says which page it belongs to."""
        self._forget()
        self._is_following = True
        self._window.editor.set_text("")
        self._is_following = False
        self._window.editor.set_read_only(True)
        self._window.show_text()
        self.document_changed.emit()

    def _forget(self) -> None:
        if self._document is not None:
            self._document.text_replaced.disconnect(self._take_over)
            self._document.rewritten.disconnect(self._rewrite)
            self._document.edited.disconnect(self.text_changed)
            self._document.dirty_changed.disconnect(self.dirty_changed)
            self._document.base_changed.disconnect(self.base_changed)
            self._document = None

    def _take_words(self, pages: PageList) -> None:
        self._window.editor.set_redirect_words(pages.namespaces.redirect_words)

    def _close(self) -> None:
        self._forget()
        self.document_changed.emit()

    def _report(self, edit: Edit) -> None:
        if self._document is not None and not self._is_following:
            self._document.apply(edit)

    def _take_over(self, text: str) -> None:
        self._is_following = True
        self._window.editor.replace_text(text)
        self._is_following = False

    def _rewrite(self, edits: tuple[Edit, ...]) -> None:
        self._is_following = True
        self._window.editor.rewrite(edits)
        self._is_following = False
        self._note_caret(*self._window.editor.caret())

    def _note_caret(self, line: int, column: int) -> None:
        self._window.status.show_caret(line, column)
        if self._document is not None and not self._is_following:
            self._document.caret = self._window.editor.caret_offset()

    def _note_zoom(self, percent: int) -> None:
        self._window.status.show_zoom(percent)
        self._window.preview.set_zoom(percent / _FULL)
        self._window.changes.set_text_font(self._window.editor.font(), percent / _FULL)
        self._settings.zoom = (percent - _FULL) // _STEP

    def _connect_orders(self) -> None:
        actions, editor = self._window.actions_by_name, self._window.editor
        for markup in markup_orders():
            actions.connect_order(markup.value, partial(self._apply_markup, markup))
        actions.connect_order("undo", editor.undo)
        actions.connect_order("redo", editor.redo)
        for name, method in (("cut", "cut"), ("copy", "copy"), ("paste", "paste")):
            actions.connect_order(name, partial(self._pass_on, method))
        actions.connect_order("select-all", partial(self._pass_on, "selectAll"))
        actions.connect_order("zoom-in", partial(self._zoom, 1))
        actions.connect_order("zoom-out", partial(self._zoom, -1))
        for pane in (self._window.preview, self._window.changes):
            pane.zoom_wanted.connect(self._zoom)
        actions.connect_order("zoom-reset", lambda: editor.set_zoom(_FULL))
        for name, setter in (
            ("line-numbers", editor.set_line_numbers),
            ("wrap", editor.set_wrap),
            ("white-space", editor.set_whitespace),
        ):
            actions.connect_choice(name, partial(self._choose, name, setter))

    def _zoom(self, steps: int) -> None:
        editor = self._window.editor
        editor.set_zoom(editor.zoom() + steps * _STEP)

    def _apply_markup(self, markup: Markup) -> None:
        self._window.editor.apply_markup(markup)
        self._window.editor.setFocus()

    def _pass_on(self, method: str) -> None:
        """Let the clipboard orders work where the focus is, in fields as in the text."""
        focus = QApplication.focusWidget()
        others = (QLineEdit, type(self._window.changes))
        target = focus if isinstance(focus, others) else self._window.editor
        getattr(target, method)()

    def _choose(self, name: str, setter: object, is_on: bool) -> None:  # noqa: FBT001 - as Qt says
        assert callable(setter)  # noqa: S101 - a method of the editor
        setter(is_on)
        self._settings.set_flag(name, value=is_on)

    def _restore_choices(self) -> None:
        actions, editor = self._window.actions_by_name, self._window.editor
        for name, setter, default in (
            ("line-numbers", editor.set_line_numbers, True),
            ("wrap", editor.set_wrap, True),
            ("white-space", editor.set_whitespace, False),
        ):
            is_on = self._settings.flag(name, default=default)
            setter(is_on)
            actions[name].setChecked(is_on)
        editor.set_zoom(_FULL + _STEP * self._settings.zoom)
