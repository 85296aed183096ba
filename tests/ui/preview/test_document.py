"""The HTML around the blocks of a page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.wikitext.inertness import check_inert

from recension.ui.preview.document import POLICY, frame_parts, skeleton
from recension.ui.preview.shown_page import ShownPage
from recension.ui.theme import DARK


@pytest.mark.parametrize(
    "name",
    ['"><script>alert(1)</script>', "' onclick='alert(1)", "&quot; x", "a\nb", "//x"],
)
def test_names_of_categories_are_no_html(name: str, qapp: QApplication) -> None:
    assert qapp
    page = ShownPage()
    page.categories = (f"Category:{name}", name)
    html = frame_parts(page)["catlinks"]
    check_inert(html)
    assert html.count('href="/wiki/') == 2


def test_the_page_may_run_and_load_nothing() -> None:
    html = skeleton(DARK)
    assert POLICY.startswith("default-src 'none'; ")
    assert f'content="{POLICY}"' in html
    assert "script" not in POLICY
    assert "http" not in POLICY
    assert "<script" not in html
