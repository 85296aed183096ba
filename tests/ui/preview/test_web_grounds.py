"""Words on grounds that wikitext gives, in every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from recension.engine.messages import PreviewUpdate
from recension.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from recension.ui.theme.luminance import luminance

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from .web import Web

pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM", "does not support")

_TABLE = """
<table class="wikitable"><tbody>
<tr style="background-color: #cfffcf"><td id="row">words <a id="link" href="/wiki/A">A</a>
<a id="red" class="new" href="/wiki/B">B</a></td></tr>
<tr><td id="cell" bgcolor="lightyellow">words</td></tr>
<tr><td id="dark" style="background:#202020">words</td></tr>
<tr><td id="clear" style="background:transparent">words</td></tr>
<tr style="background:#fff"><td id="within" style="background:navy">words</td></tr>
</tbody></table>
"""
_GROUND = """(() => {
  let each = document.getElementById("%s");
  while (/, 0\\)$/.test(getComputedStyle(each).backgroundColor)) each = each.parentElement;
  return getComputedStyle(each).backgroundColor;
})()"""


@pytest.fixture
def themed(web: Web) -> Iterator[Web]:
    """A preview that is light again afterwards."""
    yield web
    web.preview.set_theme(LIGHT)


def _colour(value: object) -> str:
    assert isinstance(value, str)
    numbers = value[value.index("(") + 1 : -1].split(",")
    return "#" + "".join(f"{int(number):02x}" for number in numbers[:3])


def _contrast(web: Web, element: str) -> float:
    words = web.ask(f"getComputedStyle(document.getElementById('{element}')).color")
    darker, lighter = sorted(luminance(_colour(one)) for one in (words, web.ask(_GROUND % element)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_words_on_a_given_ground_can_be_read(
    themed: Web, make_page: Callable[..., PreviewUpdate], theme: Theme
) -> None:
    themed.preview.set_theme(theme)
    themed.show(make_page([_TABLE]))
    seen = ["row", "link", "red", "cell", "clear"]
    if theme.is_dark:  # a light page leaves the words on a dark ground to the writer, as a wiki
        seen += ["dark", "within"]
    assert {element: _contrast(themed, element) >= 4.5 for element in seen} == dict.fromkeys(
        seen, True
    )


def test_a_theme_that_comes_while_the_page_loads_is_not_lost(themed: Web) -> None:
    themed.surface._is_ready = False
    themed.preview.set_theme(DARK)
    themed.surface._window.ready()
    themed.wait_for("document.documentElement.dataset.theme === 'dark'")


def test_a_ground_follows_the_theme(themed: Web, make_page: Callable[..., PreviewUpdate]) -> None:
    themed.show(make_page([_TABLE]))
    themed.preview.set_theme(DARK)
    themed.wait_for("document.documentElement.dataset.theme === 'dark'")
    assert _contrast(themed, "row") >= 4.5

    themed.preview.set_theme(LIGHT)
    themed.wait_for("document.documentElement.dataset.theme === 'light'")
    assert themed.ask("document.querySelector('[data-mw-ground]') === null")
