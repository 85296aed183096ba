"""What a comparison did is said once it is known, and only of the comparison it belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal

from recension.diff import Phrase
from recension.store.values import Revision
from recension.ui.changes import Told
from recension.ui.window.change_words import ChangeWords
from recension.ui.window.pairs import Pair
from recension.workspace import Comparison, Described

_COMPARISON = Comparison(
    request=1,
    page=1,
    version=1,
    is_current=True,
    old_text="old",
    new_text="new",
    rows=(),
    spans={},
    old_size=3,
    new_size=3,
    is_complete=True,
    milliseconds=0,
)
_DESCRIBED = Described(1, "Changed a word", (Phrase("changed a word", (0,)),))


class Engine(QObject):
    described = Signal(object)


class Panel:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, told: Told) -> None:
        self.told.append(told.sentence)


class Choice(QObject):
    """A page with unsaved text, compared with its newest revision."""

    pair = Pair(None, None)
    history: tuple[Revision, ...] = ()
    newest = None
    is_dirty = True


class Desk:
    """The words of one window."""

    def __init__(self) -> None:
        self.engine, self.panel, self.choice = Engine(), Panel(), Choice()
        self.words = ChangeWords(self.panel, self.engine, self.choice)  # type: ignore[arg-type]  # of all these it needs nothing else
        self.suggested: list[str] = []
        self.words.suggested.connect(self.suggested.append)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_words_of_what_is_shown_are_told_and_suggested(desk: Desk) -> None:
    desk.words.follow(_COMPARISON)
    desk.words.show(_COMPARISON)
    assert desk.panel.told == []
    desk.engine.described.emit(_DESCRIBED)
    assert desk.panel.told == ["Changed a word"]
    assert desk.suggested == ["Changed a word"]


def test_words_of_an_older_comparison_are_dropped(desk: Desk) -> None:
    desk.words.follow(replace(_COMPARISON, request=2))
    desk.words.show(replace(_COMPARISON, request=2))
    desk.engine.described.emit(_DESCRIBED)
    assert desk.panel.told == desk.suggested == []


def test_what_is_shown_again_is_told_again_at_once(desk: Desk) -> None:
    desk.words.show(_COMPARISON)
    desk.engine.described.emit(_DESCRIBED)
    desk.words.show(_COMPARISON)
    assert desk.panel.told == ["Changed a word"] * 2


def test_words_of_another_pair_do_not_become_the_suggestion(desk: Desk) -> None:
    desk.words.follow(_COMPARISON)
    desk.words.show(replace(_COMPARISON, request=2))
    desk.engine.described.emit(Described(2, "Changed a word", ()))
    assert desk.panel.told == ["Changed a word"]
    assert desk.suggested == []


def test_nothing_is_suggested_where_nothing_is_unsaved(desk: Desk) -> None:
    desk.choice.is_dirty = False
    desk.words.follow(_COMPARISON)
    desk.engine.described.emit(_DESCRIBED)
    assert set(desk.suggested) == {""}
