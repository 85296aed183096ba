from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import compare
from recension.diff.empty_texts import rows_to_show
from recension.diff.values import Kind, Row
from recension.ui.changes.reversal import Replacement, reversal

_LINES = ["", "a b c", "{|", "The king granted the lands around the loch.", "x", "one two three"]
_TEXTS = st.lists(st.sampled_from(_LINES), max_size=10).map("\n".join)


def put_back(text: str, replacements: tuple[Replacement, ...]) -> str:
    for each in replacements:
        text = text[: each.start] + each.text + text[each.stop :]
    return text


def first_change(rows: tuple[Row, ...]) -> int | None:
    changed = (number for number, row in enumerate(rows) if row.kind is not Kind.EQUAL)
    return next(changed, None)


@given(_TEXTS, _TEXTS)
def test_putting_every_change_back_gives_the_old_text(old: str, new: str) -> None:
    for _change in range(60):
        compared = compare(old, new)
        row = first_change(compared.rows)
        if row is None:
            break
        new = put_back(new, reversal(compared.rows, row, old, new))
    assert new == old


@given(_TEXTS.filter(bool))
def test_a_blanked_page_is_put_back_as_it_was(old: str) -> None:
    rows = rows_to_show(compare(old, "").rows, old, "")
    row = first_change(rows)
    assert row is not None
    assert put_back("", reversal(rows, row, old, "", with_run=True)) == old


def test_one_change_is_put_back_and_the_others_stay() -> None:
    old = "First line.\n\nSecond line of text.\n\nThird line of the text."
    new = "First lines.\n\nSecond line of text.\n\nThird line of this text."
    compared = compare(old, new)
    row = first_change(compared.rows)
    assert row is not None
    changed = put_back(new, reversal(compared.rows, row, old, new))
    assert changed == "First line.\n\nSecond line of text.\n\nThird line of this text."


def test_a_moved_paragraph_goes_back_whole() -> None:
    paragraphs = [
        f"Paragraph number {n} tells a story of its own, {n * 7} words long." for n in range(6)
    ]
    old = "\n".join(paragraphs)
    new = "\n".join([*paragraphs[1:5], paragraphs[0], paragraphs[5]])
    compared = compare(old, new)
    moved = next(n for n, row in enumerate(compared.rows) if row.kind is Kind.MOVED)
    assert put_back(new, reversal(compared.rows, moved, old, new)) == old


def test_what_came_together_can_go_together() -> None:
    old = "{|\n| a || b\n|}\nEnd."
    new = "{|\n| a || b\n|-\n| new || row\n|-\n| one || more\n|}\nEnd."
    compared = compare(old, new)
    row = first_change(compared.rows)
    assert row is not None
    assert put_back(new, reversal(compared.rows, row, old, new, with_run=True)) == old


@given(_TEXTS, _TEXTS)
def test_putting_every_run_back_gives_the_old_text(old: str, new: str) -> None:
    for _change in range(60):
        compared = compare(old, new)
        row = first_change(compared.rows)
        if row is None:
            break
        new = put_back(new, reversal(compared.rows, row, old, new, with_run=True))
    assert new == old
