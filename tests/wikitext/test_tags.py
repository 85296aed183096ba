"""Extension tags other than references."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from recension.wikitext import RenderedPage, Renderer, Site
from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Function, FunctionCall, Html, Tag, TagCall, Variable
from recension.wikitext.render import standard_registry
from recension.wikitext.tags.code import effort

Page: TypeAlias = Callable[..., RenderedPage]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<nowiki>''a'' <b> &lt; {{x}}</nowiki>", "<p>''a'' &lt;b&gt; &lt; {{x}}\n</p>"),
        ("<nowiki/>* a", "<p>* a\n</p>"),
        ("<pre>\n''a''\n <b></pre>", "<pre>''a''\n &lt;b&gt;</pre>"),
        ("<pre class='x' onclick='y'>a</pre>", '<pre class="x">a</pre>'),
        ("<pre format='wikitext'>''a''</pre>", "<pre><i>a</i></pre>"),
        ("<poem>\na\n b\n:c\n</poem>", None),
        ("a<templatestyles src='x'/>b", "<p>ab\n</p>"),
        ("<math>a<b</math>", None),
        ("{{#tag:nowiki|''a''}}", "<p>''a''\n</p>"),
    ],
)
def test_a_tag_shows_its_content_its_own_way(page: Page, text: str, html: str | None) -> None:
    shown = page(text).html.strip()
    if html is not None:
        assert shown == html


def test_a_poem_keeps_its_lines(page: Page) -> None:
    html = page("<poem>\na\n  b\n:c\n----\n''d''\n</poem>").html
    assert '<div class="poem">' in html
    assert "a<br>\n&nbsp;&nbsp;b<br>" in html
    assert "margin-inline-start: 1em" in html
    assert "<hr" in html
    assert "<i>d</i>" in html


def test_source_code_gets_its_classes(page: Page) -> None:
    html = page('<syntaxhighlight lang="python" line highlight="1">x = 1</syntaxhighlight>').html
    assert "mw-highlight-lang-python mw-content-ltr mw-highlight-lines" in html
    assert '<span class="n">x</span>' in html
    assert 'class="hll"' in html


def test_source_code_of_an_unknown_language_is_plain(page: Page) -> None:
    html = page('<syntaxhighlight lang="none such">a < b</syntaxhighlight>').html
    assert "<pre>a &lt; b</pre>" in html


def test_source_code_may_stand_in_a_line(page: Page) -> None:
    html = page('a <syntaxhighlight lang="css" inline>b{}</syntaxhighlight> c').html
    assert '<code class="mw-highlight mw-highlight-lang-css' in html


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("mcschema", "<!--" * 30),  # whose lexer never ends
        ("aspectj", "a\n" * 3_000),
        ("make", "a" * 20_000),
        ("css+genshitext", "a" + "\n" * 20_000 + "b"),
    ],
)
def test_code_that_takes_too_long_to_colour_has_no_colours(
    page: Page, language: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "_SECONDS", 0.1)
    html = page(f"<syntaxhighlight lang={language}>{code}</syntaxhighlight>").html
    assert "<span" not in html
    assert f"<pre>{escape_text(code.rstrip())}</pre>" in html


def test_an_indicator_stands_beside_the_title(page: Page) -> None:
    shown = page("a<indicator name='x'>''b''</indicator>")
    assert "<i>b</i>" in shown.indicators["x"]
    assert "b" not in shown.html.replace("</b>", "")


def test_anyone_can_add_tags_functions_and_variables(make_pages: Callable[..., object]) -> None:
    def shout(call: TagCall) -> Html:
        return Html(f"<b>{(call.content or '').upper()}</b>")

    def twice(call: FunctionCall) -> str:
        return call.first + call.text(1)

    registry = standard_registry()
    registry.add([Tag("shout", shout), Function("#twice", twice)])
    registry.add([Variable("ANSWER", lambda _call: "42")])
    renderer = Renderer(Site.default(), registry)
    text = "<shout>a</shout> {{#twice:b|c}} {{ANSWER}}"
    html = renderer.render(text, "T", make_pages()).html  # type: ignore[arg-type]  # a fixture's class
    assert html.strip() == "<p><b>A</b> bc 42\n</p>"
