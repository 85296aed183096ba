"""Nothing active survives, however it is written: the tree a browser sees is looked through.

The vectors are classes known from sanitizer suites: event handlers, script in addresses and
styles, elements that load or navigate, odd spellings, broken tags, parser confusion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest

from recension.wikitext import ImageInfo, Renderer, Site

from .attacks import RAW, vectors

_ACTIVE = frozenset(
    [
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "button",
        "textarea", "select", "base", "style", "svg", "math", "video", "audio", "source",
        "noscript", "template", "xml", "portal", "marquee", "isindex", "keygen", "dialog", "image",
        "layer", "bgsound", "body", "html", "head", "title",
    ]
)  # fmt: skip
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "background", "cite")
_ALLOWED_SCHEMES = re.compile(r"(?:https?:)?//|/|#|mailto:|tel:|ircs?:|news:|ftp:", re.IGNORECASE)
_BAD_STYLE = re.compile(
    r"expression\s*\(|url\s*\(|image-set|@import|behavior\s*:|-moz-binding|\\", re.I
)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        yield from _walk(child)


def _check(html: str) -> None:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in _walk(tree):
        assert isinstance(element.tag, str), html  # no comment
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag not in _ACTIVE, html
        assert ":" not in element.tag, html
        for name, value in element.attrib.items():
            _check_attribute(element.tag, str(name), value, html)


def _check_attribute(tag: str, name: str, value: str, html: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9:_.\-]*", name), html
    assert not name.startswith("on"), html
    assert name not in ("srcdoc", "formaction", "http-equiv", "xlink:href"), html
    if tag == "link":
        assert name in ("itemprop", "href", "title"), html
    if name in _ADDRESSES and name != "cite":
        assert _ALLOWED_SCHEMES.match(value), html
    if name == "cite":
        assert "script:" not in value.lower(), html
    if name == "style":
        assert not _BAD_STYLE.search(value), html


@pytest.mark.parametrize("vector", list(vectors()))
def test_nothing_active_survives(vector: str, render: Callable[[str], str]) -> None:
    for text in (vector, f"a\n\n{vector}\n* {vector}\n'''{vector}''", f"{{|\n|{vector}\n|}}"):
        _check(render(text))


_AROUND = [
    "{{1x|@}}",
    "<ref>@</ref>\n<references />",
    '<ref name=\'@\' group="@">a</ref>\n<references group="@" />',
    '<ref>@" onerror="x()" a="</ref>[[File:Lake.jpg|alt=b<references />|c<references />]]',
    '<ref>@" onerror="x()" a="</ref>\n== <references /> ==\n__TOC__\n== b ==',
    "<div title=\"&gt; <ref name='a/onclick=x()//'>@</ref>\">[[File:No.jpg|<ref>@</ref>]]</div>",
    "<gallery caption='@' class='@' style='@'>\nLake.jpg|@\n@\n</gallery>",
    "<poem style=\"@\" class='@'>@</poem>",
    "<pre style=\"@\" id='@'>@</pre>",
    "<syntaxhighlight lang='@' class=\"@\" id='@'>@</syntaxhighlight>",
    "<indicator name='@'>@</indicator>",
    "{{DISPLAYTITLE:@}}",
    "{{#tag:pre|@|style=@}} {{#if:1|@}} {{#expr:@}} {{lc:@}}",
    "== @ ==\n== @ ==\n__TOC__\n__FORCETOC__",
    "#REDIRECT [[@]]",
    "<nowiki>@</nowiki> <nowiki a='@' />",
    "[[@]] [[Moscow|@]] [[@|x]] [@ @] {{@}}",
]


class _Wiki:
    """A wiki of one template."""

    def text(self, title: str) -> str | None:
        return "{{{1}}}" if title == "Template:1x" else None

    def existing(self, titles: Collection[str]) -> set[str]:
        return {title for title in titles if title == "Template:1x"}

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(800, 600) for name in names if name == "Lake.jpg"}


@pytest.mark.parametrize("around", _AROUND)
def test_nothing_active_survives_in_tags_and_functions(around: str) -> None:
    renderer = Renderer(Site.default())
    for vector in vectors():
        page = renderer.render(around.replace("@", vector), "Test page", _Wiki())
        assert "\x7f" not in page.html  # every place was filled
        _check(page.html)
        _check(page.title_html)
        for indicator in page.indicators.values():
            _check(indicator)


def test_every_vector_inside_of_every_other_stays_harmless(render: Callable[[str], str]) -> None:
    whole = "\n".join(vectors())
    _check(render(whole))
    for first, second in zip(RAW, reversed(RAW), strict=True):
        middle = len(first) // 2
        _check(render(first[:middle] + second + first[middle:]))


def test_what_is_checked_would_be_found() -> None:
    for html in (
        "<p onclick='x'>a</p>",
        "<script>x</script>",
        "<a href='javascript:x'>a</a>",
        "<b style='background:url(x)'>a</b>",
    ):
        with pytest.raises(AssertionError):
            _check(html)
