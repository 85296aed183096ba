"""A page compared while it is edited: the answers are those of a comparison made afresh."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Options, compare
from recension.engine.messages import Edit
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.store import RevisionFile
from recension.wikitext import Renderer, Site

SITE = Site.default()

pieces = st.sampled_from(
    [
        "The mill stood by the river. ",
        "It burned down in 1854. ",
        "== History ==\n",
        "\n",
        "* ",
        "x",
    ]
)
texts = st.lists(pieces, max_size=12).map("".join)
choices = st.builds(Options, ignores_white_space=st.booleans(), cleans_up=st.booleans())
keystrokes = st.tuples(st.integers(0, 10_000), st.integers(0, 40), pieces | st.just(""))
new_bases = st.tuples(texts, choices)


@settings(max_examples=60, deadline=None)
@given(texts, new_bases, st.lists(keystrokes | new_bases, min_size=1, max_size=8))
def test_a_page_that_is_edited_is_compared_as_if_afresh(
    text: str,
    first: tuple[str, Options],
    steps: list[tuple[int, int, str] | tuple[str, Options]],
) -> None:
    page = OpenedPage(1, "Page", 0, text, SITE)
    page.set_base(*first)
    base, options = first
    for version, step in enumerate(steps, 1):
        if len(step) == 2:
            base, options = step
            page.set_base(base, options)
        else:
            place, removed, inserted = step
            start = place % (len(text) + 1)
            removed = min(removed, len(text) - start)
            text = text[:start] + inserted + text[start + removed :]
            page.edit((Edit(start, removed, inserted),), version, len(text))
        kept, fresh = page.compare(), compare(base, text, options)
        assert kept.rows == fresh.rows
        assert kept.all_spans() == fresh.all_spans()


def test_a_row_that_no_edit_touched_is_not_compared_again() -> None:
    page = OpenedPage(1, "Page", 0, "one 2 three\n\nfour five six", SITE)
    page.set_base("one two three\n\nfour five six", Options())
    first = page.compare()
    spans = first.spans(0)
    page.edit((Edit(len("one 2 three\n\nfour "), 4, "5"),), 1, len(first.new) - 3)
    assert page.compare().spans(0) is spans


def test_the_links_of_what_is_shown_are_known_without_rendering_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, source = OpenedPage(1, "Page", 0, "[[Heron]] \n", SITE), FileSource(SITE)
    page.render(1, source)
    monkeypatch.setattr(Renderer, "render", None)
    assert page.links_of("[[Heron]]", source).links == ("Heron",)


def test_the_links_of_another_text_are_those_of_that_text() -> None:
    page, source = OpenedPage(1, "Page", 0, "[[Heron]]", SITE), FileSource(SITE)
    page.render(1, source)
    assert page.links_of("[[Swan]]", source).links == ("Swan",)


def test_the_links_of_what_is_shown_follow_the_file(tmp_path: Path) -> None:
    source = FileSource(SITE)
    with RevisionFile.create(tmp_path / "book.recension") as file:
        file.save("Template:T", "[[Heron]]")
        source.open(file.path, image_prefix="")
        page = OpenedPage(1, "Page", 0, "{{T}} [[Vogel:Storch]]", SITE)
        page.render(1, source)
        assert page.links_of("{{T}} [[Vogel:Storch]]", source).links == ("Heron", "Vogel:Storch")
        with file.bulk() as writer:
            writer.learn_namespaces({14: "Vogel"})
        file.save("Template:T", "[[Swan]]")
        assert page.links_of("{{T}} [[Vogel:Storch]]", source).links == ("Swan",)
    source.close()
