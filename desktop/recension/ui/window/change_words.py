"""What the compared texts did, in words: said in the Changes panel, and suggested as a summary."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.ui.changes import ChangesPanel
from recension.ui.window.pair_choice import PairChoice
from recension.ui.window.pair_words import tell
from recension.ui.window.pairs import Pair
from recension.workspace import Comparison, Described, EngineClient


class ChangeWords(QObject):
    """Takes the words of a comparison when they come, a moment after its rows.

    Until then what was said of the same pair stays, so that nothing flickers under the keys.

    Signals:
        suggested(str): what the unsaved edits do; "" where nothing is unsaved.
    """

    suggested = Signal(str)

    def __init__(self, panel: ChangesPanel, engine: EngineClient, choice: PairChoice) -> None:
        super().__init__(choice)
        self._panel = panel
        self._choice = choice
        self._shown: Comparison | None = None
        self._followed: Comparison | None = None  # the unsaved text beside the newest revision
        self._known: dict[int, Described] = {}  # of these two, by their numbers
        engine.described.connect(self._take)

    def begin_page(self) -> None:
        """Forget all of the page before."""
        self._shown = self._followed = None
        self._known.clear()

    def show(self, comparison: Comparison) -> None:
        """The panel shows this now."""
        self._shown = comparison
        self._forget_others()
        self._tell()

    def follow(self, comparison: Comparison) -> None:
        """The edited page, beside its newest revision, is this now."""
        self._followed = comparison
        self._forget_others()
        if not self._choice.is_dirty:
            self.suggested.emit("")

    def _forget_others(self) -> None:
        current = {each.request for each in (self._shown, self._followed) if each is not None}
        self._known = {number: told for number, told in self._known.items() if number in current}

    def _take(self, described: Described) -> None:
        number = described.request
        if self._followed is not None and self._followed.request == number:
            self._known[number] = described
            self._suggest(self._followed, described)
        if self._shown is not None and self._shown.request == number:
            self._known[number] = described
            self._tell()

    def _suggest(self, comparison: Comparison, described: Described) -> None:
        pair = Pair(self._choice.newest, None)
        told = tell(pair, comparison, described, self._choice.history)
        self.suggested.emit(told.sentence if self._choice.is_dirty else "")

    def _tell(self) -> None:
        pair, shown = self._choice.pair, self._shown
        if pair is None or shown is None:
            return
        if described := self._known.get(shown.request):
            self._panel.tell(tell(pair, shown, described, self._choice.history))
