"""Exporting the whole file from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from recension.ui.theme import BannerKind

from .conftest import Whole


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where to export to, the answer to the question for it."""
    chosen: list[Path] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(chosen[-1]), ""))
    )
    return chosen


@pytest.mark.parametrize(
    ("order", "found", "content"),
    [
        ("export-xml", "out.xml", "<mediawiki "),
        ("export-folder", "pages/Swan.wiki", "Birds of the loch."),
        ("export-git", "out.git-stream", "feature done\n"),
    ],
)
def test_a_file_is_exported_in_each_form(
    whole: Whole, lake: Path, place: list[Path], order: str, found: str, content: str
) -> None:
    whole.open(lake)
    place.append(lake.parent / Path(found).parts[0])

    whole.window.actions_by_name[order].trigger()

    whole.wait(lambda: not whole.desk.jobs.runs("export"))
    notice = whole.window.banner.notice("export")
    assert notice is not None
    assert notice.kind is BannerKind.SUCCESS
    assert (lake.parent / found).read_text(encoding="utf-8").startswith(content)
