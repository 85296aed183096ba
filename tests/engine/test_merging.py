"""Two texts united by the engine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import marked, merge
from recension.engine.frames import answers, frame
from recension.engine.merged_parts import pack, unpack
from recension.engine.messages import Answer, Merged, MergeTexts, OpenPage, UpdatePage
from recension.engine.worker import Worker

TEXTS = st.lists(st.sampled_from(["a", "b c d e f", "b c x e f", "", "é\u2028"]), max_size=6).map(
    "\n".join
)


@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_crosses_to_another_process_as_it_is(base: str, mine: str, theirs: str) -> None:
    united = marked(merge(base, mine, theirs))
    [arrived] = answers().feed(frame(Merged(1, pack(united))))
    assert isinstance(arrived, Merged)
    assert unpack(arrived) == united


def test_it_is_answered_before_the_open_page_and_only_the_newest() -> None:
    told: list[Answer] = []
    worker = Worker(told.append)
    worker.take(OpenPage(1, "Page", 0, "text"))
    worker.take(UpdatePage(7, 1))
    worker.take(MergeTexts(8, "a", "b", "c"))
    worker.take(MergeTexts(9, "A\n\nB", "A!\n\nB", "A\n\nB!"))
    while worker.step():
        pass
    [first] = [answer for answer in told if isinstance(answer, Merged)]
    assert told[0] is first
    assert first.request == 9
    assert unpack(first).text == "A!\n\nB!"


def test_what_theirs_did_is_told_where_it_is_taken_unseen() -> None:
    told: list[Answer] = []
    worker = Worker(told.append)
    worker.take(MergeTexts(1, "A line.", "A line.\n\nMine.", "A long line."))
    worker.step()
    worker.take(MergeTexts(2, "A line.", "A wide line.", "A long line."))
    worker.step()
    clean, clashing = told
    assert isinstance(clean, Merged)
    assert isinstance(clashing, Merged)
    assert "long" in clean.sentence
    assert clashing.sentence == ""
