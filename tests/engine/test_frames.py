from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.diff.values import Kind, Lines, Role, Row, RowSpans, Span
from recension.engine.frames import FrameError, answers, frame, requests
from recension.engine.messages import (
    Answer,
    Compared,
    Edit,
    EditPage,
    Heading,
    MoreSpans,
    OpenPage,
    PreviewBlock,
    PreviewUpdate,
    Splice,
)

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(texts, max_size=5), st.integers(1, 40))
def test_messages_arrive_whole_whatever_the_pieces(bodies: list[str], size: int) -> None:
    sent = [OpenPage(number, "Page", 0, body) for number, body in enumerate(bodies)]
    data = b"".join(frame(message) for message in sent)
    frames = requests()
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert [message for piece in pieces for message in frames.feed(piece)] == sent


def test_edits_keep_their_order_and_code_points() -> None:
    message = EditPage(7, 3, (Edit(0, 0, "\U0001f600"), Edit(1, 0, "\xa0")), 2)
    assert list(requests().feed(frame(message))) == [message]


def test_values_of_other_layers_travel_as_they_are() -> None:
    rows = (Row(Kind.MOVED, Lines(0, 1), Lines(4, 5), move=1, is_origin=True),)
    spans = {0: RowSpans((Span(0, 3, Role.REMOVED),), (Span(0, 2, Role.MOVED, 1),))}
    compared = Compared(1, 2, 3, rows, spans, 10, 12, is_complete=False)
    update = PreviewUpdate(
        4, 2, 3, "T", "<i>T</i>", 0, 1,
        (Splice(0, 0, (PreviewBlock(1, "<p>é</p>"),)),), (0, 2),
        headings=(Heading(2, "A", "A", "1", 0),),
    )  # fmt: skip
    sent: list[Answer] = [compared, update, MoreSpans(1, spans, is_last=True)]
    assert list(answers().feed(b"".join(map(frame, sent)))) == sent


@pytest.mark.parametrize("noise", [b"Traceback (most recent call last)\n", b"\0\0\0\2xx"])
def test_what_is_no_frame_is_noticed(noise: bytes) -> None:
    with pytest.raises(FrameError):
        list(answers().feed(noise))
