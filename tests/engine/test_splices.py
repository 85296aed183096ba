from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.engine.messages import PreviewBlock, Splice
from recension.engine.splices import BlockList

pages = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=6)


def shown_after(shown: list[PreviewBlock], splices: tuple[Splice, ...]) -> list[PreviewBlock]:
    """Do what the window does."""
    shown = list(shown)
    for splice in splices:
        shown[splice.start : splice.start + splice.removed] = splice.blocks
    return shown


@given(pages)
def test_the_window_shows_what_was_rendered_after_any_updates(versions: list[list[str]]) -> None:
    blocks, shown = BlockList(), list[PreviewBlock]()
    for html in versions:
        shown = shown_after(shown, blocks.update(html))
        assert [block.html for block in shown] == html
        assert len({block.id for block in shown}) == len(shown)


def test_only_what_changed_is_sent() -> None:
    blocks = BlockList()
    blocks.update(["toc", *(f"<p>{number}" for number in range(100)), "notes"])
    splices = blocks.update(
        ["toc 2", *(f"<p>{'new' if number == 50 else number}" for number in range(100)), "notes 2"]
    )
    sent = [[block.html for block in splice.blocks] for splice in splices]
    assert sent == [["toc 2"], ["<p>new"], ["notes 2"]]


def test_a_block_that_is_put_in_leaves_all_others_alone() -> None:
    blocks = BlockList()
    blocks.update(["a", "b", "c"])
    [splice] = blocks.update(["a", "x", "b", "c"])
    assert (splice.start, splice.removed, len(splice.blocks)) == (1, 0, 1)


def test_an_unchanged_page_sends_nothing() -> None:
    blocks = BlockList()
    blocks.update(["a", "b"])
    assert blocks.update(["a", "b"]) == ()
