"""The tool bar of the Changes panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from recension.ui.changes.values import Base, Mode
from recension.ui.elided import ElidedLabel
from recension.ui.plain_text import PlainLabel, tool_tip, with_quotes_apart
from recension.ui.theme import Theme, icon

_ICON = QSize(16, 16)
_CONTEXTS = (0, 2, None)
_NARROW = 70  # pixels, of what is compared with, where there is little room
_AROUND = 42  # pixels, around and between the parts


class ChangesToolbar(QWidget):
    """Compare with, modes, going from change to change, options.

    Signals:
        base_chosen(object): the key of the chosen `Base`.
        mode_chosen(object): a `Mode`.
        previous_requested, next_requested: go to another change.
        wrap_toggled(bool), numbers_toggled(bool), moves_toggled(bool): options of the view.
        context_chosen(object): number of unchanged lines around a change, None for all.
        white_space_toggled(bool): whether white space is ignored.
        list_toggled(bool): whether all that changed is listed.
    """

    base_chosen = Signal(object)
    mode_chosen = Signal(object)
    previous_requested = Signal()
    next_requested = Signal()
    wrap_toggled = Signal(bool)
    numbers_toggled = Signal(bool)
    moves_toggled = Signal(bool)
    context_chosen = Signal(object)
    white_space_toggled = Signal(bool)
    list_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QAction | QToolButton, str] = {}
        self._bases = QComboBox(self)
        self._bases.setAccessibleName(self.tr("Compare with"))
        self._bases.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._bases.setMinimumWidth(_NARROW)
        self._bases.setMaximumWidth(320)
        self._bases.activated.connect(lambda at: self.base_chosen.emit(self._bases.itemData(at)))
        self._label = PlainLabel(self.tr("Compare &with:"), self)
        self._label.setBuddy(self._bases)
        self._bar = QToolBar(self)
        self._bar.setIconSize(_ICON)
        self._bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._modes = self._add_modes()
        self._bar.addSeparator()
        self._previous, self._next = self._add_steps()
        self._count = ElidedLabel(self)
        self._count.setMinimumWidth(90)
        self._list = self._button(self.tr("List of what changed"), "bullet-list")
        self._list.setCheckable(True)
        self._list.toggled.connect(self.list_toggled)
        self._options = self._add_options()
        self._has_words = True  # whether the modes have words beside their icons
        self._wide = 0  # pixels, of the modes with their words
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self._bases)
        row.addWidget(self._bar)
        row.addWidget(self._count, 1)
        row.addWidget(self._list)
        row.addWidget(self._options)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the modes without words where there is no room for all of them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._has_words:
            self._wide = self._bar.sizeHint().width()
        others = (self._label, self._count, self._list, self._options)
        taken = sum(max(each.minimumSizeHint().width(), each.minimumWidth()) for each in others)
        taken += min(self._bases.sizeHint().width(), self._bases.maximumWidth())  # nothing cut off
        self._show_words(are_shown=self.width() >= self._wide + taken + _AROUND)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        for owner, name in self._icons.items():
            owner.setIcon(icon(name, theme))

    def set_bases(self, bases: Sequence[Base], current: object) -> None:
        """Offer these; the one of the key `current` is chosen, none where it is not there."""
        self._bases.clear()
        chosen = -1
        for place, base in enumerate(bases):
            self._bases.addItem(base.label, base.key)
            chosen = place if base.key == current else chosen
        self._bases.setCurrentIndex(chosen)
        self._bases.setEnabled(bool(bases))
        self._fit()

    def set_mode(self, mode: Mode) -> None:
        """Show which mode is on."""
        self._modes[mode].setChecked(True)

    def set_list_shown(self, *, is_shown: bool) -> None:
        """Show whether all that changed is listed."""
        self._list.setChecked(is_shown)

    def show_count(self, current: int, count: int, sentence: str) -> None:
        """Show the number of the current change from 1 (0: none), of all, and the sentence."""
        if not count:
            words = ""
        elif current:
            words = self.tr("Change {current} of {count}").format(current=current, count=count)
        else:
            words = self.tr("1 change") if count == 1 else self.tr("{n} changes").format(n=count)
        sentence = with_quotes_apart(sentence)
        said = "" if self._list.isChecked() else sentence
        self._count.setText(" \N{MIDDLE DOT} ".join(filter(None, (words, said))))
        self._count.setToolTip(tool_tip(sentence))
        for step in (self._previous, self._next):
            step.setEnabled(bool(count))

    def _add_modes(self) -> dict[Mode, QAction]:
        group = QActionGroup(self)
        modes = {
            Mode.SIDE_BY_SIDE: self._action(self.tr("Side by side"), "side-by-side"),
            Mode.INLINE: self._action(self.tr("Inline"), "inline"),
            Mode.VISUAL: self._action(self.tr("Visual"), "visual"),
        }
        for mode, action in modes.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _on, mode=mode: self.mode_chosen.emit(mode))
        modes[Mode.INLINE].setToolTip(self.tr("Inline (Ctrl+Shift+I)"))
        modes[Mode.VISUAL].setToolTip(self.tr("In the rendered page (Ctrl+Shift+M)"))
        modes[Mode.SIDE_BY_SIDE].setChecked(True)
        return modes

    def _show_words(self, *, are_shown: bool) -> None:
        if are_shown is self._has_words:
            return
        self._has_words = are_shown
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        # With words the bar may be cut for a moment, or the panel could never become narrow.
        rule = QSizePolicy.Policy.Preferred if are_shown else QSizePolicy.Policy.Minimum
        self._bar.setSizePolicy(rule, QSizePolicy.Policy.Preferred)
        for mode in self._modes.values():
            button = self._bar.widgetForAction(mode)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(beside if are_shown else alone)

    def _add_steps(self) -> tuple[QAction, QAction]:
        back = self._action(self.tr("Previous change"), "previous-change")
        on = self._action(self.tr("Next change"), "next-change")
        back.setToolTip(self.tr("Previous change (Shift+F7)"))
        on.setToolTip(self.tr("Next change (F7)"))
        back.triggered.connect(self.previous_requested)
        on.triggered.connect(self.next_requested)
        for action in (back, on):
            button = self._bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return back, on

    def _action(self, text: str, name: str) -> QAction:
        action = self._bar.addAction(text)
        self._icons[action] = name
        return action

    def _add_options(self) -> QToolButton:
        button = self._button(self.tr("Options of the comparison"), "settings")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._toggle(menu, self.tr("Wrap long lines"), self.wrap_toggled, is_on=True)
        self._toggle(menu, self.tr("Line numbers"), self.numbers_toggled)
        self._toggle(menu, self.tr("Show moves"), self.moves_toggled, is_on=True)
        self._toggle(menu, self.tr("Ignore white space"), self.white_space_toggled)
        self._add_contexts(menu)
        button.setMenu(menu)
        return button

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(_ICON)
        button.setToolTip(tool_tip(text))
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons[button] = name
        return button

    def _toggle(
        self, menu: QMenu, text: str, signal: SignalInstance, *, is_on: bool = False
    ) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(signal)

    def _add_contexts(self, menu: QMenu) -> None:
        menu.addSeparator()  # the title of a section is not shown where menus have a style
        group = QActionGroup(menu)
        names = (
            self.tr("Changed lines alone"),
            self.tr("Two lines around each change"),
            self.tr("All lines"),
        )
        for context, name in zip(_CONTEXTS, names, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(context == 2)  # noqa: PLR2004 - the panel's own default
            group.addAction(action)
            action.triggered.connect(lambda _on, each=context: self.context_chosen.emit(each))
