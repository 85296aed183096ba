"""Pages of a wiki that has namespaces of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.diff import Options, describe
from recension.engine.links import read_links
from recension.engine.messages import (
    Answer,
    CompareTexts,
    Described,
    GivenText,
    Merged,
    MergeTexts,
    OpenFile,
)
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.engine.worker import Worker
from recension.store import RevisionFile
from recension.wikitext import Renderer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("Template:Box", "in the box")
        file.save("A", "{{Vorlage:Box}} [[portal:meer]]")
    return path


def _learn(path: Path) -> None:
    with RevisionFile.open(path) as file, file.bulk() as writer:
        writer.learn_namespaces({10: "Vorlage", 14: "Kategorie", 100: "Portal"})


def test_an_open_page_knows_names_that_come_with_an_import(path: Path) -> None:
    source = FileSource()
    source.open(path, "")
    text = "{{Vorlage:Box}}"
    page = OpenedPage(1, "A", 0, text, source.site)
    assert "in the box" not in str(page.render(1, source).splices)
    _learn(path)
    assert "in the box" in str(page.render(2, source).splices)
    source.close()


def test_links_lead_to_the_pages_that_the_wiki_means(path: Path) -> None:
    _learn(path)
    source = FileSource()
    source.open(path, "")
    text = "[[portal:meer]] {{vorlage:box}} [[Kategorie:Meer|x]]"
    links = read_links(text, "A", source, Renderer(source.site))
    source.close()
    assert list(links.links) == ["Portal:Meer"]
    assert list(links.templates) == ["Template:Box"]
    assert dict(links.categories) == {"Category:Meer": "x"}


def test_what_changed_is_told_with_the_names_of_the_wiki(path: Path) -> None:
    source = FileSource()
    source.open(path, "")
    page = OpenedPage(1, "A", 0, "Words.\n\n[[Kategorie:Meer]]", source.site)
    page.set_base("Words.", Options())
    assert describe(page.compare()).line() == "Added a paragraph"
    _learn(path)
    page.render(1, source)
    assert describe(page.compare()).line() == "Added the category Meer"
    source.close()


def test_two_texts_are_told_with_the_names_that_the_file_learned_last(path: Path) -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(OpenFile(str(path)))
    _learn(path)
    worker.take(CompareTexts(1, GivenText("Words."), GivenText("Words.\n\n[[Kategorie:Meer]]")))
    worker.take(MergeTexts(2, "Words.", "Words.", "Words.\n\n[[Kategorie:Meer]]"))
    while worker.step():
        pass
    worker.close()
    told = [each.sentence for each in answers if isinstance(each, Described | Merged)]
    assert told == ["Added the category Meer"] * 2
