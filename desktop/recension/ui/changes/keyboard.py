"""The keys of the rows: going, selecting, opening, copying."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from recension.ui.changes.rows_view import RowsView
from recension.ui.changes.selection import Selection, next_word, previous_word
from recension.ui.changes.stretches import What

_Key = Qt.Key
_Standard = QKeySequence.StandardKey
FOLLOW_KEY = "M"  # goes to the other end of a move
PUT_BACK_KEY = "Alt+Right"  # of the window, which puts the current change back


def row_keys() -> tuple[tuple[str, str], ...]:
    """Return what the keys do in the rows, each with its keys as the platform writes them."""
    table = (
        (tr("Go from row to row"), ("Up", "Down")),
        (tr("Old text, new text"), ("Left", "Right")),
        (tr("Page by page"), ("PgUp", "PgDown", "Space")),
        (tr("First row, last row"), ("Home", "End")),
        (tr("Select"), ("Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right")),
        (tr("Show hidden lines, or go to the line in the editor"), ("Return",)),
        (tr("Go to the other end of a move"), (FOLLOW_KEY,)),
    )
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (words, ", ".join(QKeySequence(key).toString(native) for key in keys))
        for words, keys in table
    )


def tr(text: str) -> str:
    """Translate what a key does."""
    return QCoreApplication.translate("Changes", text)


class Keyboard:
    """Answers the keys of a view.

    Up and Down go from row to row and scroll inside a long one; Left and Right choose the side;
    with Shift they select. Enter opens what is collapsed, else goes to the line in the editor. M
    goes to the other end of a move.
    """

    def __init__(self, view: RowsView) -> None:
        self._view = view
        self._plain: dict[int, Callable[[], None]] = {
            _Key.Key_Up: lambda: self._go(-1),
            _Key.Key_Down: lambda: self._go(1),
            _Key.Key_PageUp: lambda: self._page(-1),
            _Key.Key_PageDown: lambda: self._page(1),
            _Key.Key_Space: lambda: self._page(1),
            _Key.Key_Home: lambda: self._end(is_last=False),
            _Key.Key_End: lambda: self._end(is_last=True),
            _Key.Key_Left: lambda: self._choose_side(is_old=True),
            _Key.Key_Right: lambda: self._choose_side(is_old=False),
            _Key.Key_Return: self._activate,
            _Key.Key_Enter: self._activate,
            _Key.Key_M: view.follow_move,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it was one of ours."""
        if event.matches(_Standard.Copy):
            self.copy()
        elif event.matches(_Standard.SelectAll):
            self.select_all()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self._select(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False  # Alt+Right belongs to the window
        elif event.key() in self._plain:
            self._plain[event.key()]()
        else:
            return False
        return True

    def copy(self) -> None:
        """Copy what is selected, exactly as it stands in its text."""
        text = self._view.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select the whole text of the active side."""
        is_old = self._view.is_old_active
        size = len(self._view.comparison.lined(is_old=is_old).text)
        self._view.select(Selection(is_old, 0, size))

    # ------------------------------------------------------------------ going

    def _go(self, step: int) -> None:
        view = self._view
        if not len(view.plan):
            return
        if view.current is None:
            view.set_current(view.visible[0].number)
            return
        if self._scrolls_inside(step):
            return
        number = max(0, min(view.current + step, len(view.plan) - 1))
        view.set_current(number)
        view.bring_into_view(number)

    def _scrolls_inside(self, step: int) -> bool:
        """Scroll a row that is higher than the view, until its end is seen."""
        view = self._view
        for each in view.visible:
            if each.number == view.current:
                below = each.y + each.laid.height - view.stack.view
                hidden = below if step > 0 else -each.y
                if hidden > 0 and each.laid.height > view.stack.view // 2:
                    view.scroll_by(step * min(hidden, 3 * view.paint_style.line))
                    return True
        return False

    def _page(self, direction: int) -> None:
        view = self._view
        view.scroll_by(
            direction * max(view.paint_style.line, view.stack.view - 2 * view.paint_style.line)
        )
        if view.visible:
            whole = [each for each in view.visible if each.y >= 0] or view.visible
            view.set_current(whole[0].number)

    def _end(self, *, is_last: bool) -> None:
        view = self._view
        if len(view.plan):
            number = len(view.plan) - 1 if is_last else 0
            view.stack.show_band(number)
            view.refresh()
            view.set_current(number)

    def _choose_side(self, *, is_old: bool) -> None:
        self._view.is_old_active = is_old
        self._view.select(None)

    def _activate(self) -> None:
        view = self._view
        if view.current is None:
            return
        band = view.plan.band(view.current)
        if band.what is What.CAPTION:
            view.open_collapsed(band)
        elif band.new is not None:
            view.line_activated.emit(view.comparison.new.line_at(band.new[0]))

    # ------------------------------------------------------------------ selecting

    def _select(self, event: QKeyEvent) -> bool:
        view = self._view
        selection = view.selection or self._start()
        if selection is None:
            return False
        caret = self._moved(event, selection)
        if caret is None:
            return False
        view.select(selection.to(caret))
        view.bring_into_view(view.plan.band_at(caret, is_old=selection.is_old))
        return True

    def _start(self) -> Selection | None:
        view = self._view
        if view.current is None:
            return None
        band = view.plan.band(view.current)
        bounds = band.old if view.is_old_active else band.new
        return None if bounds is None else Selection(view.is_old_active, bounds[0], bounds[0])

    def _moved(self, event: QKeyEvent, selection: Selection) -> int | None:
        lined = self._view.comparison.lined(is_old=selection.is_old)
        text, caret, key = lined.text, selection.caret, event.key()
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == _Key.Key_Left:
            return previous_word(text, caret) if is_far else max(0, caret - 1)
        if key == _Key.Key_Right:
            return next_word(text, caret) if is_far else min(len(text), caret + 1)
        if key in (_Key.Key_Home, _Key.Key_End) and is_far:
            return 0 if key == _Key.Key_Home else len(text)
        return self._by_line(key, caret, is_old=selection.is_old)

    def _by_line(self, key: int, caret: int, *, is_old: bool) -> int | None:
        lined = self._view.comparison.lined(is_old=is_old)
        line = lined.line_at(caret)
        column = caret - lined.starts[line]
        if key == _Key.Key_Home:
            return lined.starts[line]
        if key == _Key.Key_End:
            return lined.starts[line + 1] - 1
        steps = {_Key.Key_Up: -1, _Key.Key_Down: 1}
        page = max(1, self._view.stack.view // self._view.paint_style.line - 1)
        steps |= {_Key.Key_PageUp: -page, _Key.Key_PageDown: page}
        if key not in steps:
            return None
        other = line + steps[_Key(key)]
        if not 0 <= other < len(lined):
            return 0 if other < 0 else len(lined.text)
        return min(lined.starts[other] + column, lined.starts[other + 1] - 1)
