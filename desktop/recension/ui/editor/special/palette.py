"""A small window to choose a special character from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recension.ui.editor.special.groups import GROUPS, name_of, named
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme

_CELL = QSize(34, 34)
_SIZE = QSize(430, 300)
_SPACE = "␣"  # seen in place of a space, which is not
_CHARACTER = Qt.ItemDataRole.UserRole


class CharacterPalette(QFrame):
    """Pops up where it is asked for; Esc or a click elsewhere closes it.

    Enter or a click puts the character in and leaves the palette open for more; it can be looked
    for by its name.

    Signals:
        chosen(str): a character was chosen.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.resize(_SIZE)
        self.setAccessibleName(self.tr("Special characters"))
        self._groups = QComboBox()
        self._groups.setAccessibleName(self.tr("Group of characters"))
        self._groups.addItems(self._names_of_groups())
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find by name, such as dash"))
        self._search.setAccessibleName(self.tr("Find by name, such as dash"))
        self._search.setClearButtonEnabled(True)
        self._search.installEventFilter(self)
        self._table = self._built_table()
        self._told = PlainLabel(" ")
        self._lay_out()
        self._groups.currentIndexChanged.connect(self._show_group)
        self._search.textChanged.connect(self._show_named)
        self._show_group()

    def pop_up(self, corner: QPoint) -> None:
        """Open with its upper left corner there, in coordinates of the screen."""
        self.move(corner)
        self.show()
        self._search.setFocus()
        self._search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme: the palette of the application, but for the names."""
        self._told.setStyleSheet(f"color: {theme.dim}")

    def _names_of_groups(self) -> list[str]:
        names = {
            "writing": self.tr("Writing"),
            "mathematics": self.tr("Mathematics"),
            "money": self.tr("Money"),
            "latin": self.tr("Latin"),
            "greek": self.tr("Greek"),
            "cyrillic": self.tr("Cyrillic"),
            "phonetic": self.tr("Phonetic"),
        }
        return [names[group.key] for group in GROUPS]

    def _built_table(self) -> QListWidget:
        table = QListWidget()
        table.setViewMode(QListWidget.ViewMode.IconMode)
        table.setMovement(QListWidget.Movement.Static)
        table.setResizeMode(QListWidget.ResizeMode.Adjust)
        table.setUniformItemSizes(True)
        table.setGridSize(_CELL)
        table.setAccessibleName(self.tr("Special characters"))
        font = table.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        table.setFont(font)
        table.itemClicked.connect(self._choose)
        table.currentItemChanged.connect(self._tell_name)
        table.installEventFilter(self)
        return table

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self._search, 1)
        upper.addWidget(self._groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.addLayout(upper)
        column.addWidget(self._table)
        column.addWidget(self._told)

    def _show_group(self) -> None:
        self._search.clear()
        self._show(GROUPS[self._groups.currentIndex()].characters)

    def _show_named(self, words: str) -> None:
        if words.strip():
            self._show(named(words))
        else:
            self._show(GROUPS[self._groups.currentIndex()].characters)

    def _show(self, characters: str) -> None:
        self._table.clear()
        for character in characters:
            item = QListWidgetItem(_SPACE if _is_space(character) else character)
            item.setData(_CHARACTER, character)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setSizeHint(_CELL)
            item.setToolTip(tool_tip(name_of(character)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name_of(character))
            self._table.addItem(item)
        self._table.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_CHARACTER))

    def _tell_name(self, item: QListWidgetItem | None) -> None:
        self._told.setText(name_of(item.data(_CHARACTER)) if item else self.tr("No such character"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with Enter, and go from the field to the table with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self._table.currentItem())
                return True
            if watched is self._search and event.key() == Qt.Key.Key_Down:
                self._table.setFocus()
                return True
        return super().eventFilter(watched, event)


def _is_space(character: str) -> bool:
    return character.isspace() or not character.isprintable()
