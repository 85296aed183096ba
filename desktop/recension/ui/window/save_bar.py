"""Under the text: the edit summary, the change of size, the minor mark, and saving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from recension.ui import wording
from recension.ui.plain_text import PlainLabel, tool_tip, with_quotes_apart
from recension.ui.theme import Theme

SUMMARY_LIMIT = 500  # code points, as MediaWiki keeps them
_WARN_BELOW = 50  # code points left


class SaveBar(QWidget):
    """What belongs to the next revision.

    Signals:
        save_wanted(): Enter in the summary, or the button.
        left(): Escape in the summary; the editor should have the focus again.
    """

    save_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._delta = 0
        self._suggestion = ""
        self.summary_box = QComboBox()
        self._edge = QFrame()  # around the box
        self.delta_label = PlainLabel()
        self.left_label = PlainLabel()  # characters left
        self.minor = QCheckBox(self.tr("&Minor edit"))
        self.button = QPushButton(self.tr("Save revision"))
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_characters_left()

    @property
    def summary(self) -> str:
        """The edit summary as typed, without white space around it."""
        return self._line().text().strip()

    @property
    def is_minor(self) -> bool:
        """Whether the edit is marked as minor."""
        return self.minor.isChecked()

    def set_theme(self, theme: Theme) -> None:
        """Show the change of size in the colours of another theme."""
        self._theme = theme
        self.set_delta(self._delta)
        self._show_edge()

    def set_delta(self, delta: int) -> None:
        """Show how many bytes the text grew or shrank since the last revision."""
        self._delta = delta
        self.delta_label.setText(
            self.tr("{delta} bytes").format(delta=wording.delta_text(delta))
            if abs(delta) != 1
            else self.tr("{delta} byte").format(delta=wording.delta_text(delta))
        )
        font = self.font()
        font.setBold(wording.is_big(delta))
        self.delta_label.setFont(font)
        theme = self._theme
        signed = theme.bytes_added if delta > 0 else theme.bytes_removed
        colour = signed if delta else theme.bytes_same
        palette = self.delta_label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.delta_label.setPalette(palette)
        self.delta_label.setToolTip(tool_tip(wording.change_text(delta)))

    def suggest(self, sentence: str) -> None:
        """Show a sentence as the placeholder; Tab takes it. "" for the usual hint."""
        self._suggestion = sentence
        hint = (
            self.tr("{sentence} \N{EM DASH} Tab takes this").format(
                sentence=with_quotes_apart(sentence)
            )
            if sentence
            else self.tr("Edit summary (briefly describe your changes)")
        )
        self._line().setPlaceholderText(hint)

    def preset(self, summary: str) -> None:
        """Put a summary in, unless one was typed."""
        if not self.summary:
            self._line().setText(summary)

    def set_choices(self, summaries: Sequence[str]) -> None:
        """Offer summaries used before, newest first, and the presets."""
        typed = self._line().text()
        self.summary_box.clear()
        self.summary_box.addItems(list(summaries))
        self.summary_box.setCurrentIndex(-1)
        self._line().setText(typed)

    def clear(self) -> None:
        """Begin the next revision: no summary, not minor."""
        self.summary_box.setCurrentIndex(-1)
        self._line().clear()
        self.minor.setChecked(False)

    def set_can_save(self, can_save: bool) -> None:  # noqa: FBT001 - a setter
        """Enable or disable everything in the bar."""
        for widget in (self.summary_box, self.minor, self.button):
            widget.setEnabled(can_save)

    def focus_summary(self) -> None:
        """Put the caret in the summary."""
        self._line().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch Tab and Escape in the summary."""
        if watched is self._line() and event.type() == QEvent.Type.KeyPress:
            return self._press(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        box = self.summary_box
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCompleter(None)  # type: ignore[arg-type]  # none: it would type ahead unseen
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._line().setObjectName("Summary")
        self._line().setAccessibleName(self.tr("Edit summary"))
        self._line().setMaxLength(2 * SUMMARY_LIMIT)  # Qt counts UTF-16 units
        self.button.setDefault(True)
        self.button.setToolTip(self.tr("Record the text as a revision (Ctrl+S)"))
        self.delta_label.setAccessibleName(self.tr("Change of size"))
        self.delta_label.setMinimumSize(self._delta_size())
        self.delta_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = PlainLabel(self.tr("S&ummary:"))
        label.setBuddy(box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(8)
        edge = QHBoxLayout(self._edge)
        edge.setContentsMargins(0, 0, 0, 0)
        edge.addWidget(box)
        layout.addWidget(label)
        layout.addWidget(self._edge, 1)
        for widget in (self.left_label, self.delta_label, self.minor, self.button):
            layout.addWidget(widget)
        self.suggest("")

    def _show_edge(self) -> None:
        """Draw what Fusion draws too dark to be seen on a dark ground."""
        is_dark = self._theme.is_dark
        colour = self._theme.frame if is_dark else "transparent"
        self._edge.setObjectName("SummaryEdge")
        self._edge.setStyleSheet(
            f"#SummaryEdge {{ border: 1px solid {colour}; border-radius: 3px; }}"
        )

    def _delta_size(self) -> QSize:
        """Keep the width of the bar still while one types."""
        return QSize(self.fontMetrics().horizontalAdvance("+0,000 bytes"), 0)

    def _connect(self) -> None:
        self._line().installEventFilter(self)
        self._line().returnPressed.connect(self.save_wanted)
        self._line().textChanged.connect(self._show_characters_left)
        self.button.clicked.connect(self.save_wanted)

    def _press(self, event: QKeyEvent) -> bool:
        line = self._line()
        match event.key():
            case Qt.Key.Key_Tab if self._suggestion and not line.text():
                line.setText(self._suggestion)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True

    def _show_characters_left(self) -> None:
        left = SUMMARY_LIMIT - len(self._line().text())
        self.left_label.setVisible(left < _WARN_BELOW)
        self.left_label.setText(wording.delta_text(left).lstrip("+"))
        self.left_label.setToolTip(self.tr("Characters left in the summary"))

    def _line(self) -> QLineEdit:
        line = self.summary_box.lineEdit()
        assert line is not None  # noqa: S101 - the box is editable
        return line
