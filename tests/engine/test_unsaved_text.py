"""A page shown as saving would leave it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.engine.messages import Edit
from recension.engine.unsaved_text import ShownText, UnsavedText
from recension.wikitext import ImageInfo, Renderer
from recension.wikitext.presave import Signer, Transform

SIGNER = Signer("Anna", datetime(2019, 9, 29, 4, 19, tzinfo=UTC))
LINKS = "[[User:Anna|Anna]] ([[User talk:Anna|talk]])"
RENDERER = Renderer()
SNIPPETS = st.sampled_from(
    ["~", "~~~~", "[[A (b)|]]", "|", "]]", "[[", "subs", "t:", "{{", "x", "\n"]
)


class Pages:
    def text(self, title: str) -> str | None:
        return {"Template:Rows": "a\n\nb\n\nc"}.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        return set(titles) & {"Template:Rows"}

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(1, 1) for name in names if name == "A.png"}


def shown(text: UnsavedText, signer: Signer | None = SIGNER) -> ShownText:
    return text.shown(Pages(), signer)


def test_tildes_are_shown_as_a_signature() -> None:
    assert shown(UnsavedText("a ~~~", "Page", RENDERER)).text == f"a {LINKS}"


def test_a_text_that_nobody_would_save_is_shown_as_it_is() -> None:
    assert shown(UnsavedText("a ~~~", "Page", RENDERER), None).text == "a ~~~"


def test_lines_are_those_of_the_text_as_it_is_typed() -> None:
    found = shown(UnsavedText("x\n{{subst:rows}}\ny", "Page", RENDERER))
    assert found.text == "x\na\n\nb\n\nc\ny"
    assert found.line_of is not None
    assert [found.line_of(line) for line in range(7)] == [0, 1, 1, 1, 1, 1, 2]


def test_lines_that_stay_are_not_counted() -> None:
    assert shown(UnsavedText("~~~\ny", "Page", RENDERER)).line_of is None


@given(
    st.lists(SNIPPETS, max_size=5).map("".join),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 4), SNIPPETS | st.just("")), max_size=8),
)
def test_a_text_that_is_edited_is_shown_as_if_afresh(
    start: str, edits: list[tuple[int, int, str]]
) -> None:
    text = UnsavedText(start, "Page", RENDERER)
    shown(text)
    for place, removed, inserted in edits:
        at = place % (len(text.text) + 1)
        text.edit(Edit(at, min(removed, len(text.text) - at), inserted))
        assert shown(text).text == shown(UnsavedText(text.text, "Page", RENDERER)).text


def test_a_bug_leaves_the_text_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Transform, "changes", fail)
    assert shown(UnsavedText("a ~~~", "Page", RENDERER)).text == "a ~~~"
