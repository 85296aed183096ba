"""What each formatting command makes of a passage. `<` and `>` show what is selected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor import Markup
from recension.ui.editor.commands import Passage, Words, carry_out
from recension.ui.editor.commands.linewise import move_down, move_up

_WORDS = Words(
    bold="Bold text",
    italic="Italic text",
    text="Text",
    page="Page name",
    link="Link text",
    template="Template",
    reference="Source",
    comment="Comment",
    caption="Caption",
    header="Header",
    cell="Cell",
    file="Example.jpg",
)


def _passage(shown: str) -> Passage:
    start, stop = shown.index("⟨"), shown.index("⟩") - 1
    return Passage(shown.replace("⟨", "").replace("⟩", ""), start, stop)


def _shown(passage: Passage) -> str:
    return f"{passage.before}⟨{passage.selected}⟩{passage.after}"


def _carried_out(markup: Markup, shown: str) -> str:
    return _shown(carry_out(markup, _passage(shown), _WORDS))


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        (Markup.BOLD, "a ⟨loch⟩ b", "a '''⟨loch⟩''' b"),
        (Markup.BOLD, "a '''⟨loch⟩''' b", "a ⟨loch⟩ b"),
        (Markup.BOLD, "a ⟨'''loch'''⟩ b", "a ⟨loch⟩ b"),
        (Markup.BOLD, "a ⟨loch ⟩b", "a '''⟨loch⟩''' b"),
        (Markup.BOLD, "a lo⟨⟩ch b", "a '''⟨loch⟩''' b"),
        (Markup.BOLD, "a ⟨⟩ b", "a '''⟨Bold text⟩''' b"),
        (Markup.BOLD, "''⟨loch⟩''", "'''''⟨loch⟩'''''"),
        (Markup.BOLD, "'''''⟨loch⟩'''''", "''⟨loch⟩''"),
        (Markup.ITALIC, "'''⟨loch⟩'''", "'''''⟨loch⟩'''''"),
        (Markup.ITALIC, "'''''⟨loch⟩'''''", "'''⟨loch⟩'''"),
        (Markup.ITALIC, "⟨one\n\n* two⟩", "⟨''one''\n\n* ''two''⟩"),
        (Markup.ITALIC, "⟨''one''\n* ''two''⟩", "⟨one\n* two⟩"),
        (Markup.UNDERLINE, "⟨a⟩", "<u>⟨a⟩</u>"),
        (Markup.NOWIKI, "<nowiki>⟨[[a]]⟩</nowiki>", "⟨[[a]]⟩"),
        (Markup.COMMENT, "a ⟨b⟩", "a <!-- ⟨b⟩ -->"),
        (Markup.COMMENT, "a ⟨<!-- b -->⟩", "a ⟨b⟩"),
        (Markup.LINK, "the ⟨loch⟩", "the [[⟨loch⟩]]"),
        (Markup.LINK, "the [[⟨loch⟩]]", "the ⟨loch⟩"),
        (Markup.LINK, "⟨https://a.b⟩", "[https://a.b ⟨Link text⟩]"),
        (Markup.EXTERNAL_LINK, "⟨the site⟩", "[https://⟨⟩ the site]"),
        (Markup.REFERENCE, "a.⟨⟩", "a.<ref>⟨Source⟩</ref>"),
        (Markup.TEMPLATE, "⟨⟩", "{{⟨Template⟩}}"),
        (Markup.HEADING_2, "His⟨⟩tory", "== ⟨History⟩ =="),
        (Markup.HEADING_3, "== ⟨History⟩ ==", "=== ⟨History⟩ ==="),
        (Markup.HEADING_2, "==History==⟨⟩", "History⟨⟩"),
        (Markup.PARAGRAPH, "=== A ===⟨⟩", "A⟨⟩"),
        (Markup.BULLET_LIST, "a⟨⟩", "* a⟨⟩"),
        (Markup.BULLET_LIST, "⟨a\n\nb⟩", "⟨* a\n\n* b⟩"),
        (Markup.BULLET_LIST, "⟨* a\n** b⟩", "⟨a\n* b⟩"),
        (Markup.NUMBERED_LIST, "⟨* a\n* b⟩", "⟨# a\n# b⟩"),
        (Markup.INDENT, "* a⟨⟩", "** a⟨⟩"),
        (Markup.INDENT, "⟨a\n: b⟩", "⟨:a\n:: b⟩"),
        (Markup.UNINDENT, "** a⟨⟩", "* a⟨⟩"),
        (Markup.UNINDENT, "* a⟨⟩", "a⟨⟩"),
        (Markup.UNINDENT, "a⟨⟩", "a⟨⟩"),
        (Markup.SIGNATURE, "agreed⟨⟩", "agreed --~~~~⟨⟩"),
        (Markup.FILE, "⟨⟩", "[[File:⟨Example.jpg⟩|thumb|Caption]]"),
        (Markup.HORIZONTAL_RULE, "a⟨⟩b", "a\n----\n⟨⟩\nb"),
    ],
)
def test_a_command_does_what_it_says(markup: Markup, before: str, after: str) -> None:
    assert _carried_out(markup, before) == after


def test_a_table_stands_on_lines_of_its_own() -> None:
    text = carry_out(Markup.TABLE, _passage("a⟨⟩b"), _WORDS).text.split("\n")
    assert text[:3] == ["a", '{| class="wikitable"', "|+ Caption"]
    assert text[-2:] == ["|}", "b"]


@pytest.mark.parametrize(
    "markup",
    [Markup.BOLD, Markup.ITALIC, Markup.UNDERLINE, Markup.NOWIKI, Markup.REFERENCE, Markup.LINK],
)
@given(st.text(st.sampled_from("ab é"), min_size=1).filter(str.strip))
def test_a_toggle_carried_out_twice_changes_nothing(markup: Markup, words: str) -> None:
    before = Passage(f"x {words} y", 2, 2 + len(words))
    once = carry_out(markup, before, _WORDS)
    assert once.text != before.text
    assert carry_out(markup, once, _WORDS).text == before.text


def test_lines_move_with_their_selection() -> None:
    assert _shown(move_down(_passage("o⟨n⟩e\ntwo"), 1)) == "two\no⟨n⟩e"
    assert _shown(move_up(_passage("one\nt⟨w⟩o"))) == "t⟨w⟩o\none"


def test_every_command_is_known() -> None:
    moving = {Markup.MOVE_LINES_UP, Markup.MOVE_LINES_DOWN}
    for markup in set(Markup) - moving:
        assert isinstance(carry_out(markup, _passage("⟨a⟩"), _WORDS), Passage)
