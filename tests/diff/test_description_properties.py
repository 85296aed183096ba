"""Any two texts can be described, and each phrase can be shown where it is true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Kind, Options, compare, describe

_PIECES = [
    *("{|", "|}", "|-", "| ", "||", "! ", "|+ ", "{{", "}}", "[[", "]]", "[[File:A.jpg|", "|"),
    *("<ref>", "</ref>", "<ref name=a />", "<!--", "-->", "<math>", "</math>", "<br>", "<", ">"),
    *("== One ==", "=Two=", "* ", "# ", ": ", "#REDIRECT ", "[[Category:B]]", "[[de:C]]", "'''"),
    *("__TOC__", "{{DEFAULTSORT:D}}", "https://e.org/f", "10-12", "308,690", ".", ",", "-", "="),
    *("loch", "The hills of Aird. ", "wide", "\n", "\n", "\n\n", " ", "\u00a0", "\u200f", "\u00ad"),
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


@given(_TEXTS, _TEXTS)
def test_any_two_texts_can_be_described(old: str, new: str) -> None:
    comparison = compare(old, new)
    description = describe(comparison)
    assert bool(description.items) is (old != new)
    for phrase in description.phrases:
        assert phrase.text.strip()
        assert "\n" not in phrase.text
        assert "  " not in phrase.text
        kinds = {comparison.rows[row].kind for row in phrase.rows}
        assert Kind.EQUAL not in kinds
    assert len(description.line()) <= 200


@given(_TEXTS, _TEXTS)
def test_so_can_texts_whose_white_space_is_ignored(old: str, new: str) -> None:
    description = describe(compare(old, new, Options(ignores_white_space=True)))
    assert not description.items or old != new
    assert all(text.strip() for text in description.items)


@given(st.lists(st.sampled_from(_PIECES), min_size=4, max_size=30), st.data())
def test_so_can_a_text_that_was_cut_or_turned_round(pieces: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pieces)))
    by = data.draw(st.integers(0, 4))
    cut = pieces[:at] + pieces[at + by :]
    turned = pieces[at:] + pieces[:at]
    for other in (cut, turned):
        description = describe(compare("".join(pieces), "".join(other)))
        assert all(text.strip() for text in description.items)
