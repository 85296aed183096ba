"""The menu of a row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from recension.ui.changes.keyboard import FOLLOW_KEY, PUT_BACK_KEY
from recension.ui.changes.plan import Band
from recension.ui.changes.rows_view import RowsView
from recension.ui.changes.selection import Selection
from recension.ui.changes.stretches import What
from recension.ui.changes.unified import unified_text


def open_menu(view: RowsView, place: QPoint) -> None:
    """Show the menu of the current row at a place of the screen."""
    menu = build_menu(view)
    menu.exec(place)
    menu.deleteLater()


def build_menu(view: RowsView) -> QMenu:
    """Return the menu of the current row."""
    menu = QMenu(view)
    copy = menu.addAction(tr("Copy"), lambda: _copy(view.selected_text()))
    copy.setShortcut(QKeySequence.StandardKey.Copy)
    copy.setEnabled(bool(view.selected_text()))
    _add_unified(menu, view)
    menu.addAction(tr("Select all of the old text"), lambda: _select_all(view, is_old=True))
    menu.addAction(tr("Select all of the new text"), lambda: _select_all(view, is_old=False))
    if view.current is not None:
        _add_row(menu, view, view.plan.band(view.current))
    return menu


def _add_unified(menu: QMenu, view: RowsView) -> None:
    steps, comparison = view.comparison.steps, view.comparison
    if view.step >= 0:
        first, last = steps.rows[view.step]
        menu.addAction(
            tr("Copy this change as unified text"),
            lambda: _copy(unified_text(comparison, first, last)),
        )
    whole = menu.addAction(
        tr("Copy all changes as unified text"),
        lambda: _copy(unified_text(comparison, 0, len(comparison.rows) - 1)),
    )
    whole.setEnabled(bool(len(steps)))


def _add_row(menu: QMenu, view: RowsView, band: Band) -> None:
    menu.addSeparator()
    if band.what is What.CAPTION and band.stretch is not None and band.stretch.hidden:
        menu.addAction(tr("Show these lines"), lambda: view.open_collapsed(band))
        return
    if band.what is What.CHANGE and view.can_revert_row(band.row):
        put_back = menu.addAction(
            tr("Put this change back"), lambda: view.revert_requested.emit(band.row)
        )
        put_back.setShortcut(QKeySequence(PUT_BACK_KEY))
    if view.move_here() is not None:
        follow = menu.addAction(tr("Go to the other end of the move"), view.follow_move)
        follow.setShortcut(QKeySequence(FOLLOW_KEY))
    if band.new is not None:
        line = view.comparison.new.line_at(band.new[0])
        menu.addAction(tr("Go to this line in the editor"), lambda: view.line_activated.emit(line))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _select_all(view: RowsView, *, is_old: bool) -> None:
    size = len(view.comparison.lined(is_old=is_old).text)
    view.select(Selection(is_old, 0, size))


def tr(text: str) -> str:
    """Translate an entry of the menu."""
    return QCoreApplication.translate("Changes", text)
