"""Every function, variable and tag, called with anything: no exception, nothing active."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext import Renderer
from recension.wikitext.functions import FUNCTIONS
from recension.wikitext.tags import TAGS
from recension.wikitext.values import ImageInfo

from .conftest import SITE, Pages
from .inertness import check_inert

_RENDERER = Renderer(SITE)
_PAGES = Pages(
    {"Template:1x": "{{{1}}}", "File:Old.jpg": "#REDIRECT [[File:Lake.jpg]]", "A": "b"},
    {"Lake.jpg": ImageInfo(800, 600)},
)
_PIECES = (
    "", " ", "0", "-1", "1.5", "1e9", "9" * 30, "a", "A/b", "..", "/", "Talk:A", "Lake.jpg", "R",
    "de", "en", "dmy", "2001-02-03", "5 pm", "now", "Y-m-d", "xjY xmF xiz xtY", "#default=x", "a=b",
    "=", "{{!}}", "{{1x|b}}", "{{{1}}}", "<nowiki>c</nowiki>", "<!-- d -->", "<b>", '"', "'", "''",
    "[[a|b]]", "[http://a b]", "&amp;", "&lt;", "\n", "\n* e", "{|", "é", "\u05d0", "\u00df", "%20",
    "javascript:alert(1)", "<script>", 'class="error"', "w:A", "File:Old.jpg", "Special:Search",
    "noerror", "QUERY", "1 + 1", "pi round 2", "(", "\u2212", "\u0000", "\ud800", "\x7f",
)  # fmt: skip
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=3).map("".join)
_NAMES = sorted({item.name for item in FUNCTIONS})
_TAGS = sorted({tag.name for tag in TAGS})


@given(st.sampled_from(_NAMES), st.lists(_TEXT, max_size=5), st.booleans())
def test_any_function_may_be_called_with_anything(
    name: str,
    texts: list[str],
    is_function: bool,  # noqa: FBT001 - given by the strategy
) -> None:
    call = f"{name}:{'|'.join(texts)}" if is_function else "|".join([name, *texts])
    page = _RENDERER.render(f"x {{{{{call}}}}} y", "Talk:A/b", _PAGES)
    check_inert(page.html, images="/images/")
    check_inert(page.title_html)


@given(st.sampled_from(_TAGS), st.lists(st.tuples(_TEXT, _TEXT), max_size=3), _TEXT, st.booleans())
def test_any_tag_may_be_called_with_anything(
    name: str,
    attributes: list[tuple[str, str]],
    content: str,
    is_function: bool,  # noqa: FBT001 - given by the strategy
) -> None:
    if is_function:
        arguments = "".join(f"|{key}={value}" for key, value in attributes)
        text = f"{{{{#tag:{name}|{content}{arguments}}}}}"
    else:
        written = "".join(f' {key}="{value}"' for key, value in attributes)
        text = f"<{name}{written}>{content}</{name}>"
    page = _RENDERER.render(f"x {text} y", "Talk:A/b", _PAGES)
    check_inert(page.html, images="/images/")
    for html in page.indicators.values():
        check_inert(html, images="/images/")
