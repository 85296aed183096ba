"""MediaWiki's own tests, as far as they lie beside the project."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from recension.store.edits import as_saved
from recension.wikitext.presave import may_change

LINES = re.compile(r' data-mw-(?:line="[0-9]+"|mark="[^"]*")')
_CONFORMANCE = Path(__file__).resolve().parent.parent / "conformance.py"


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


# The suite's own reader leaves its files to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def cases(harness: ModuleType, folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the tests of a suite: text, expected HTML, and what the adapter is told."""
    for _, tests, articles in harness.jobs(str(folder)):
        known = {article.title: article.text for article in articles}
        for test in tests:
            context = {
                "articles": known,
                "images": harness.IMAGES,
                "options": test.options or {},
                "config": test.config or {},
                "title": test.options.get("title", "Parser test"),
            }
            yield test.wikitext, test.legacy, context


@pytest.mark.parametrize(("suite", "share"), [("core", 0.97), ("extensions", 0.93)])
def test_pages_look_as_mediawiki_makes_them(suite: str, share: float, shared: Path) -> None:
    pytest.importorskip("html5lib", reason="the suite compares with html5lib")
    harness = load(shared / "conformance" / "harness.py", "conformance_harness")
    render = load(_CONFORMANCE, "conformance_adapter").render
    passed = total = 0
    for text, legacy, context in cases(harness, shared / "conformance" / suite):
        expected = harness.canon(legacy, "faithful")
        passed += harness.canon(render(text, context), "faithful") == expected
        total += 1
    assert passed / total >= share


@pytest.mark.parametrize("suite", ["core", "extensions"])
def test_source_lines_change_nothing_else(suite: str, shared: Path) -> None:
    pytest.importorskip("html5lib", reason="the suite's reader needs html5lib")
    harness = load(shared / "conformance" / "harness.py", "conformance_harness")
    adapter = load(_CONFORMANCE, "conformance_adapter")
    for text, _, context in cases(harness, shared / "conformance" / suite):
        lined = LINES.sub("", adapter.render_with_lines(text, context))
        assert lined == adapter.render(text, context), text


def test_a_text_that_was_saved_is_saved_as_it_is(shared: Path) -> None:
    pytest.importorskip("html5lib", reason="the suite's reader needs html5lib")
    harness = load(shared / "conformance" / "harness.py", "conformance_harness")
    adapter = load(_CONFORMANCE, "conformance_adapter")
    for text, _, context in cases(harness, shared / "conformance" / "core"):
        saved = adapter.save(text, context)
        assert adapter.save(saved, context) == saved
        assert as_saved(saved) == as_saved(text) or may_change(text)
