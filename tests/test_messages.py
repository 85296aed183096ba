"""Every error, note and problem has its sentence."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension import errors, messages
from recension.errors import RecensionError
from recension.exchange import NoteKind
from recension.messages import failures
from recension.wikitext.values import PageWarning

_EXAMPLES = {
    "path": Path("book.recension"),
    "detail": "page 3",
    "schema": 9,
    "offset": 12,
    "encoding": "UTF-8",
    "reason": "empty",
    "line": 7,
    "element": "html",
    "title": "Main Page",
    "page": 3,
    "revision": 41,
    "name": "Map.png",
    "time": datetime(2019, 9, 29, tzinfo=UTC),
    "newest": datetime(2020, 9, 29, tzinfo=UTC),
    "base": 4,
    "length": 501,
    "limit": 500,
    "pattern": "(a+)+",
    "author": "Bullitt",
    "other": Path("copy.recension"),
    "archive": "ZIP",
}


def _all_errors() -> list[type[RecensionError]]:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    return [kind for kind in kinds if issubclass(kind, RecensionError)]


def _made(kind: type[RecensionError]) -> RecensionError:
    names = [] if kind.__init__ is Exception.__init__ else list(inspect.signature(kind).parameters)
    if kind is errors.EngineFailure:
        return errors.EngineFailure("crashed")
    return kind(*(_EXAMPLES[name] for name in names if name in _EXAMPLES))


@pytest.mark.parametrize("kind", _all_errors())
def test_every_error_has_a_sentence_of_its_own(kind: type[RecensionError]) -> None:
    said = messages.sentence(_made(kind))

    assert said[0].isupper() or said.startswith(("book.recension", "“"))
    assert said.endswith(".")
    assert "{" not in said
    assert "\n" not in said
    assert kind in failures._SENTENCES


def test_the_tree_in_the_docstring_names_every_error_and_its_parent() -> None:
    told = dict[str, str]()
    stack: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        name = line.lstrip(" |+-").split(" ")[0]
        if not hasattr(errors, name or "-"):
            continue
        depth = line.index(name)
        stack = [(d, n) for d, n in stack if d < depth]
        told[name] = stack[-1][1] if stack else "Exception"
        stack.append((depth, name))

    assert told == {kind.__name__: kind.__bases__[0].__name__ for kind in _all_errors()}


def test_an_error_of_a_kind_without_sentence_takes_that_of_its_parent() -> None:
    class OddFile(errors.FileError):
        pass

    assert messages.sentence(OddFile("a.txt")) == "a.txt cannot be used. Nothing was changed."


@pytest.mark.parametrize("key", [*failures._TITLE_REASONS, "character:<", "unheard-of"])
def test_every_reason_against_a_title_is_put_into_words(key: str) -> None:
    said = messages.sentence(errors.BadTitle("a<b", key))

    assert said.startswith("“a<b” cannot be the title of a page: ")
    assert "{" not in said


def test_a_sentence_can_be_translated_before_it_is_filled() -> None:
    dictionary = {failures._SENTENCES[errors.PageMissing]: "Keine Seite „{title}“."}

    said = messages.sentence(errors.PageMissing("{A}"), lambda text: dictionary[text])

    assert said == "Keine Seite „{A}“."


@pytest.mark.parametrize("warning", list(PageWarning))
def test_every_warning_about_a_page_has_a_sentence(warning: PageWarning) -> None:
    assert messages.warning_sentence(warning).endswith(".")


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_note_of_an_import_has_a_sentence(kind: NoteKind) -> None:
    said = messages.note_sentence(str(kind), source="a.xml", page="A", revision=7, detail="x")

    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("what", ["revision", "unproven", "changed", "name", "image"])
def test_every_loss_has_a_sentence(what: str) -> None:
    said = messages.loss_sentence(what, page="A", revision=7, detail="gone", who="Mary")

    assert "gone" in said
    assert "{" not in said


@pytest.mark.parametrize("what", ["text", "chain", "metadata", "page", "image", "database"])
def test_every_problem_has_a_sentence(what: str) -> None:
    said = messages.problem_sentence(what, page="A", revision=7, detail="gone")

    assert "gone" in said
    assert "{" not in said


def test_a_tag_is_told_in_words_and_an_unknown_one_as_it_is() -> None:
    assert messages.tag_name("mw-undo") == "Undo"
    assert messages.tag_meaning("mw-undo").startswith("Undo: ")
    assert messages.tag_name("own") == messages.tag_meaning("own") == "own"
