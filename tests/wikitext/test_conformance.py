"""MediaWiki's own tests, as far as they lie beside the project."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

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
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("suite", "share"), [("core", 0.97), ("extensions", 0.93)])
def test_pages_look_as_mediawiki_makes_them(suite: str, share: float, shared: Path) -> None:
    pytest.importorskip("html5lib", reason="the suite compares with html5lib")
    harness = load(shared / "conformance" / "harness.py", "conformance_harness")
    render = load(_CONFORMANCE, "conformance_adapter").render
    passed = total = 0
    for _, tests, articles in harness.jobs(str(shared / "conformance" / suite)):
        known = {article.title: article.text for article in articles}
        for test in tests:
            context = {
                "articles": known,
                "images": harness.IMAGES,
                "options": test.options or {},
                "config": test.config or {},
                "title": test.options.get("title", "Parser test"),
            }
            html = render(test.wikitext, context)
            expected = harness.canon(test.legacy, "faithful")
            passed += harness.canon(html, "faithful") == expected
            total += 1
    assert passed / total >= share
