"""What stands over a comparison: which revisions these are."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from recension.store.values import Revision
from recension.ui.changes.values import ChangesHeader, Side
from recension.ui.theme import Theme, icon
from recension.ui.wording import (
    change_text,
    delta_text,
    has_italics,
    is_big,
    local_time,
    number,
    number_mark,
    summary_text,
)

_LINE_HEIGHT = 100  # per cent of the height of the font


class HeaderBar(QWidget):
    """The header: one for a compared pair of revisions, one a column for anything else.

    Signals:
        older_requested, newer_requested: the pair before or after is wanted.
    """

    older_requested = Signal()
    newer_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._header: ChangesHeader | None = None
        self._is_low = False
        self._older = self._button(self.tr("Older edit"), self.older_requested)
        self._newer = self._button(self.tr("Newer edit"), self.newer_requested)
        self._newer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._left, self._middle, self._right = self._label(), self._label(), self._label()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 3)
        row.setSpacing(8)
        row.addWidget(self._older, 0, Qt.AlignmentFlag.AlignTop)
        for label in (self._left, self._middle, self._right):
            row.addWidget(label, 1)
        row.addWidget(self._newer, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme = theme
        self._older.setIcon(icon("older", theme))
        self._newer.setIcon(icon("newer", theme))
        self._fill()

    def show_header(self, header: ChangesHeader | None) -> None:
        """Show another header; None hides the bar."""
        self._header = header
        self.setVisible(header is not None)
        self._fill()

    def set_low(self, *, is_low: bool) -> None:
        """Use fewer lines, where the panel is low."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._fill()

    def _button(self, text: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.clicked.connect(signal)
        return button

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setWordWrap(True)
        return label

    def _fill(self) -> None:
        header = self._header
        if header is None:
            return
        sides = header.new.revision, header.old.revision
        is_pair = None not in sides and header.is_edit
        self._older.setVisible(header.has_older or header.has_newer)
        self._newer.setVisible(header.has_older or header.has_newer)
        self._older.setEnabled(header.has_older)
        self._newer.setEnabled(header.has_newer)
        self._left.setVisible(not is_pair)
        self._right.setVisible(not is_pair)
        is_apart = None not in sides and header.between > 0
        self._middle.setVisible(is_pair or is_apart)
        self._left.setText(self._side(header.old, header, is_old=True))
        self._right.setText(self._side(header.new, header, is_old=False))
        self._middle.setText(self._pair(header) if is_pair else self._between(header))

    def _pair(self, header: ChangesHeader) -> str:
        revision = header.new.revision
        if revision is None:
            return ""
        size = escape(f"{change_text(header.delta)}, {local_time(revision.time)}")
        size = f"{size} {self._dim(escape(number_mark(revision)))}"
        name, title = _bold(self.tr("Changes")), escape(header.title)
        summary = self._summary(revision.summary)
        if self._is_low:
            return _lines(f"{name} · {title}", f"{size} · {summary}")
        return _lines(name, title, size, summary)

    def _side(self, side: Side, header: ChangesHeader, *, is_old: bool) -> str:
        delta = [] if is_old else [self._delta(header.delta)]
        if side.revision is not None:
            return self._revision(side.revision, delta)
        name = _bold(side.label or self.tr("Your text (not saved)"))
        return _lines(name, *delta)

    def _revision(self, revision: Revision, further: list[str]) -> str:
        """Return what MediaWiki's page of changes says over a column: when, who, and why."""
        name = _bold(self.tr("Revision as of {time}").format(time=local_time(revision.time)))
        minor = f"<b>{escape(self.tr('m', 'minor edit'))}</b> " if revision.is_minor else ""
        summary = minor + self._summary(revision.summary)
        mark = self._dim(escape(number_mark(revision)))
        who = [each for each in (mark, escape(revision.author), *further) if each]
        if self._is_low:
            return _lines(name, " · ".join([*who, summary]))
        return _lines(name, " · ".join(who), summary)

    def _between(self, header: ChangesHeader) -> str:
        """Say how many revisions were skipped, so that nobody takes the two for one edit."""
        if header.between == 1:
            return self._dim(escape(self.tr("1 revision between them is not shown")))
        words = self.tr("{n} revisions between them are not shown")
        return self._dim(escape(words.format(n=number(header.between))))

    def _delta(self, delta: int) -> str:
        theme = self._theme
        colour = theme.bytes_added if delta > 0 else theme.bytes_removed
        colour = colour if delta else theme.bytes_same
        weight = "bold" if is_big(delta) else "normal"
        text = escape(f"({delta_text(delta)})")
        words = self.tr("{delta} bytes")
        coloured = f'<span style="color:{colour}; font-weight:{weight}">{text}</span>'
        return escape(words).replace("{delta}", coloured)

    def _summary(self, summary: str) -> str:
        words = summary_text(summary)
        return self._dim(f"<i>{escape(words)}</i>" if has_italics(words) else escape(words))

    def _dim(self, text: str) -> str:
        return f'<span style="color:{self._theme.dim}">{text}</span>'

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the buttons out where there is no room."""
        super().resizeEvent(event)
        self._older.setToolButtonStyle(self._button_style(event.size().width()))
        self._newer.setToolButtonStyle(self._button_style(event.size().width()))

    @staticmethod
    def _button_style(width: int) -> Qt.ToolButtonStyle:
        is_wide = width > 520  # noqa: PLR2004 - pixels; below, the words would squeeze the header
        styles = Qt.ToolButtonStyle
        return styles.ToolButtonTextBesideIcon if is_wide else styles.ToolButtonIconOnly


def _lines(*lines: str) -> str:
    """Return lines that stand close together: the room belongs to the comparison."""
    style = f"margin:0; line-height:{_LINE_HEIGHT}%"
    return "".join(f'<p style="{style}">{line}</p>' for line in lines)


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"
