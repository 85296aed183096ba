"""How long a key waits before it is asked what came of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from recension.workspace.typing_pause import TypingPause, wait_for


def test_a_single_key_asks_at_once() -> None:
    assert wait_for(round_trip=40, since=100) == 0


def test_keys_in_a_burst_are_spaced_out() -> None:
    assert wait_for(round_trip=40, since=10) == 20


def test_where_answers_take_long_keys_are_gathered_first() -> None:
    assert wait_for(round_trip=400, since=10_000) == 100
    assert wait_for(round_trip=4_000, since=10_000) == 150


def test_several_edits_of_one_key_are_one_request(qtbot: QtBot) -> None:
    pause, asked = TypingPause(), []
    pause.ended.connect(lambda: asked.append(1))
    for _edit in range(3):
        pause.begin(40)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [1]
    assert not pause.is_under_way


def test_a_pause_that_is_stopped_asks_nothing(qtbot: QtBot) -> None:
    pause, other, asked = TypingPause(), TypingPause(), []
    pause.ended.connect(lambda: asked.append("stopped"))
    other.ended.connect(lambda: asked.append("other"))
    pause.begin(40)
    pause.stop()
    other.begin(400)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["other"]
