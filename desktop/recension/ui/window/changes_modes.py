"""How the Changes panel shows what it shows: side by side, inline or in the page; with a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension.ui.changes import Mode
from recension.ui.window.centre import Pane
from recension.ui.window.window import MainWindow
from recension.workspace import Settings


class ChangesModes(QObject):
    """Keeps the panel, its actions and the settings of one mind about the mode and the list."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.changes
        self._settings = settings
        panel = self._panel
        panel.mode_changed.connect(self._note_mode)
        panel.set_list_shown(settings.flag("changes-list", default=False))
        panel.list_toggled.connect(self._note_list)
        panel.set_mode(Mode(settings.choice("changes-mode", Mode.SIDE_BY_SIDE.value)))
        self._note_mode(panel.mode)
        actions = window.actions_by_name
        actions.connect_choice("inline", partial(self._choose_mode, Mode.INLINE))
        actions.connect_choice("visual", partial(self._choose_mode, Mode.VISUAL))

    def _note_mode(self, mode: Mode) -> None:
        self._settings.set_choice("changes-mode", mode.value)
        for each in (Mode.INLINE, Mode.VISUAL):
            self._window.actions_by_name[each.value].setChecked(mode is each)

    def _note_list(self, is_shown: bool) -> None:  # noqa: FBT001 - as the signal says it
        self._settings.set_flag("changes-list", value=is_shown)

    def _choose_mode(self, mode: Mode, is_on: bool) -> None:  # noqa: FBT001 - as the action says it
        chosen = mode if is_on else Mode.SIDE_BY_SIDE
        self._window.centre.bring_forward(Pane.CHANGES)
        self._panel.set_mode(chosen)
        self._note_mode(chosen)
