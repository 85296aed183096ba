"""Whatever the edit: following the marks gives either page, and the HTML stays whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.visual import PageMerger
from recension.wikitext import Renderer

from .projection import check, html_of, rendered

PIECES = [
    *("word", "other words", " ", "\n", "\n\n", "'''", "''", "[[Link]]", "[[Other|text]]"),
    *("<ref>n</ref>", '<ref name="a">m</ref>', '<ref name="a"/>', "* item\n", "** deeper\n"),
    *("# number\n", "; term : what\n", "{|\n", "|}\n", "|-\n", "| cell || cell\n", "! head\n"),
    *("== Head ==\n", "<div>", "</div>", "<small>", "</small>", "[[File:A.png|thumb|words]]"),
    *("[[File:Missing.png|50px]]", "----\n", "<br>", " pre\n", "<pre>a\nb</pre>", "{{T}}"),
    *(
        "<math>x</math>",
        "<gallery>\nA.png|c\n</gallery>",
        "http://x.org ",
        "[http://x.org]",
        "[//[x y]",
    ),
    *("<blockquote>", "&nbsp;", "&lt;", "\U000f0000", "<ins>", "</ins>", "<table><tr><td>", "שלום"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_both_pages_can_be_read_from_the_merged_one(old: str, new: str, newer: str) -> None:
    renderer = Renderer(shows_lines=True)
    before = rendered(old, renderer)
    merger = PageMerger(before)
    for text in (new, newer, old + new):
        after = rendered(text, renderer)
        check(merger.merge(after), before, after)


def edited(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 5)):
        at, kind = chance.randrange(len(text)), chance.random()
        if kind < 0.3:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif kind < 0.6:
            text = text[:at] + text[at + chance.randint(1, 300) :]
        elif kind < 0.8:
            stop = at + chance.randint(10, 800)
            moved, text = text[at:stop], text[:at] + text[stop:]
            to = chance.randrange(len(text))
            text = text[:to] + moved + text[to:]
        else:
            parts = text.split("\n\n")
            part = parts.pop(chance.randrange(len(parts)))
            parts.insert(chance.randint(0, len(parts)), part)
            text = "\n\n".join(parts)
    return text


def test_real_articles_edited_at_random_can_be_read_from_the_merged_page(shared: Path) -> None:
    for path in sorted((shared / "texts").glob("*.wiki")):
        text = path.read_text(encoding="utf-8")[:20_000]
        renderer = Renderer(shows_lines=True)
        before = rendered(text, renderer)
        merger = PageMerger(before)
        chance = random.Random(path.name)
        for _ in range(4):
            after = rendered(edited(text, chance), renderer)
            check(merger.merge(after), before, after)


def test_what_was_kept_from_before_changes_nothing(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("page._SECONDS", "blocks._ROW_SECONDS", "blocks._WORD_SECONDS", "cells._SECONDS"):
        monkeypatch.setattr(f"recension.visual.{name}", 60.0)  # a busy machine cuts nothing short
    text = (shared / "texts" / "Bodmin.wiki").read_text(encoding="utf-8")
    renderer, chance = Renderer(shows_lines=True), random.Random(3)
    before = rendered(text, renderer)
    merger = PageMerger(before)
    for _ in range(8):
        text = edited(text, chance)
        after = rendered(text, renderer)
        assert merger.merge(after) == PageMerger(before).merge(after)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_without_any_time_both_pages_can_still_be_read(old: str, new: str) -> None:
    before, after = rendered(old), rendered(new)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recension.visual.page._SECONDS", 0.0)
        check(PageMerger(before).merge(after), before, after)


def test_what_time_did_not_suffice_for_is_finer_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = rendered("One red house."), rendered("One blue house.")
    merger = PageMerger(before)
    monkeypatch.setattr("recension.visual.page._SECONDS", 0.0)
    hasty = merger.merge(after)
    assert not hasty.is_complete
    assert ">One red house." in html_of(hasty)
    monkeypatch.setattr("recension.visual.page._SECONDS", 10.0)
    assert ">red</del>" in html_of(merger.merge(after))
