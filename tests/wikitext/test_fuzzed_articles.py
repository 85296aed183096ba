"""Real articles, mutated: whatever they become there is a page, and after edits the same one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension.titles import parse_title
from recension.wikitext import PageSource, RenderedPage, Renderer
from recension.wikitext.presave import Signer, prepare_for_saving

from .mutations import TEMPLATES, Mutator

MakePages = Callable[..., PageSource]
_SIZE = 3_000  # code points of a text
_SIGNER = Signer("A", datetime(2001, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "texts"
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.wiki"))]
    if not found:
        pytest.skip(f"no articles in {folder}")
    return found


def parts(page: RenderedPage) -> object:
    """Return all of a page but the order in which its templates were first met."""
    return (
        page.title_html, page.blocks, page.headings, page.categories, page.links,
        sorted(page.templates), page.images, page.language_links, page.indicators,
        sorted(page.warnings),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_article_is_a_page(seed: int, texts: list[str], make_pages: MakePages) -> None:
    mutator, renderer, pages = Mutator(seed, texts), Renderer(), make_pages(TEMPLATES)
    for times in (0, 3, 10, 40):
        text = mutator.mutated(mutator.spliced(_SIZE), times)
        assert renderer.render(text, "Test", pages).title_html


@pytest.mark.parametrize("seed", range(20))
def test_a_mutated_article_can_be_a_template(
    seed: int, texts: list[str], make_pages: MakePages
) -> None:
    mutator = Mutator(("template", seed), texts)
    template = mutator.mutated(mutator.spliced(_SIZE), 10)
    pages = make_pages(TEMPLATES | {"Template:Any": template})
    assert Renderer().render("{{any|a|b=c}} {{any}}", "Test", pages).blocks


@pytest.mark.parametrize("seed", range(20))
def test_a_mutated_article_can_be_saved(seed: int, texts: list[str], make_pages: MakePages) -> None:
    mutator, title = Mutator(("save", seed), texts), parse_title("Test (a), b")
    text = mutator.mutated(mutator.spliced(_SIZE), 20) + "[[a (b)|]] {{subst:one|~~~~}}"
    assert isinstance(
        prepare_for_saving(text, title, make_pages(TEMPLATES), _SIGNER),
        str,
    )


@pytest.mark.parametrize("seed", range(30))
def test_after_edits_a_page_is_that_of_a_fresh_rendering(
    seed: int, texts: list[str], make_pages: MakePages
) -> None:
    mutator, pages = Mutator(("edit", seed), texts), make_pages(TEMPLATES)
    renderer = Renderer(shows_lines=True)
    states = [mutator.mutated(mutator.spliced(_SIZE), seed % 4)]
    for step in range(10):
        undoes = step % 4 == 3
        states.append(mutator.chance.choice(states) if undoes else mutator.edited(states[-1]))
        text = states[-1]
        after = renderer.render(text, "Test", pages)
        assert parts(after) == parts(Renderer(shows_lines=True).render(text, "Test", pages))
