"""Nothing active survives, however it is written: the tree a browser sees is looked through.

The vectors are classes known from sanitizer suites: event handlers, script in addresses and
styles, elements that load or navigate, odd spellings, broken tags, parser confusion; and those
that a renderer in passes invites: markers that are forged, text that one pass leaves in an
attribute and the next takes for markup.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext import ImageInfo, Renderer, Site

from .attacks import AROUND, FRAGMENTS, RAW, vectors
from .inertness import NotInertError, check_inert
from .known_attacks import known_attacks

_ATTACKS = [*vectors(), *known_attacks()]
_SITE = Site.default()
_SITES = (
    _SITE,
    replace(_SITE, fragment_modes=("html5", "legacy"), section_edit_links=True),
    replace(
        _SITE,
        restrict_display_title=False,
        fragment_modes=("legacy", "html5"),
        external_link_target="_blank",
        settings={"wgCiteSubReferencing": True},
    ),
    replace(_SITE, allow_external_images=True, no_follow=False),
)


class _Wiki:
    """A wiki of one image, of a template for its parameter, and of one whose text is given."""

    def __init__(self, template: str = "") -> None:
        self._texts = {"Template:1x": "{{{1}}}", "Template:Other": template, "Moscow": "x"}

    def text(self, title: str) -> str | None:
        return self._texts.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        return set(titles) & set(self._texts)

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(800, 600) for name in names if name == "Lake.jpg"}


def _check_page(renderer: Renderer, text: str, template: str = "") -> str:
    """Check everything of a page that is shown as HTML, and return its text."""
    page = renderer.render(text, "Test page", _Wiki(template))
    images = "" if renderer.site.allow_external_images else "/images/"
    headings = [heading.html for heading in page.headings]
    for html in (page.html, page.title_html, *page.indicators.values(), *headings):
        check_inert(html, images=images)
    return page.html


@pytest.mark.parametrize("vector", _ATTACKS)
def test_nothing_active_survives(vector: str) -> None:
    renderer = Renderer(_SITE, shows_lines=True)
    for text in (vector, f"a\n\n{vector}\n* {vector}\n'''{vector}''", f"{{|\n|{vector}\n|}}"):
        _check_page(renderer, text)
        _check_page(renderer, "{{other}}", text)


@pytest.mark.parametrize("around", AROUND)
def test_nothing_active_survives_in_tags_and_functions(around: str) -> None:
    renderer = Renderer(_SITE, shows_lines=True)
    # Each attack stands in every fourth of the places.
    for vector in islice(_ATTACKS, AROUND.index(around) % 4, None, 4):
        _check_page(renderer, around.replace("@", vector))


def test_every_vector_inside_of_every_other_stays_harmless() -> None:
    renderer = Renderer(_SITE, shows_lines=True)
    _check_page(renderer, "\n".join(vectors()))
    for first, second in zip(RAW, reversed(RAW), strict=True):
        middle = len(first) // 2
        _check_page(renderer, first[:middle] + second + first[middle:])


_TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.sampled_from(RAW), max_size=14).map("".join)


@given(_TEXTS, _TEXTS, st.sampled_from(_SITES))
def test_no_mixture_of_attacks_is_active(text: str, template: str, site: Site) -> None:
    closed = text + "}}" * text.count("{{") + "]]" * text.count("[[") + _BREAK_OUT
    renderer = Renderer(site, shows_lines=True)
    for written in (text, closed, f"{text}\n\n{{{{other}}}}", f"a\n\n{closed}\n\n{{{{other}}}}"):
        _check_page(renderer, written, template)  # the blocks of one serve the next


@given(st.sampled_from(_ATTACKS), st.sampled_from(AROUND), st.integers(0, 60))
def test_an_attack_is_inert_at_every_key(attack: str, around: str, keys: int) -> None:
    renderer = Renderer(_SITE, shows_lines=True)
    for typed in range(keys, keys + 4):
        written = around.replace("@", attack[:typed])
        _check_page(renderer, f"a\n\n{written}\n\n== b ==\n* c{_BREAK_OUT}")


# What would be attributes if a quote was open before it.
_BREAK_OUT = '" onmouseover=alert(1) <b>k</b>'


@pytest.mark.parametrize(
    "text",
    [
        "{{#tag:pre|x|data-a onclick=alert(1)}}",
        "{{#tag:gallery|Lake.jpg|data-a><img src=x onerror=alert(1)>=1}}",
        "[[File:Lake.jpg|thumb|[[Test page#&#124;alt=x|y]]]]" + _BREAK_OUT,
        "<gallery>\nLake.jpg|[[Test page#&#124;alt=x|y]]\nLake.jpg|" + _BREAK_OUT + "\n</gallery>",
        "[[Test page#&#91;http://a/ b&#93;|x]]" + _BREAK_OUT,
        "{{#tag:pre|{{#urldecode:%7F}}<img src=x onerror=alert(1)>}}",
        "{{#tag:nowiki|{{#time:<references/><img src=x onerror=alert(1)>}}}}",
        "{{#tag:nowiki|{{#sub:{{#expr:<nowiki/>}}|69|1}}<img src=x onerror=alert(1)>}}",
        "<span title='<references/>'>x</span> a<ref>b</ref>" + _BREAK_OUT,
        "<span title=\"&gt; <ref name='x/onclick=alert(1)//'>a</ref>\">x</span>",
        '<span title="{{#urldecode:%7Freferences-1%7F}}">x</span><ref>a</ref><references/>',
        "== [[Moscow#%7Fheading-99%7F]] [[Moscow#%7Ffallback-0%7F]] ==",
    ],
)
def test_what_one_pass_leaves_is_no_markup_for_the_next(text: str) -> None:
    for site in _SITES:
        renderer = Renderer(site, shows_lines=True)
        _check_page(renderer, text)
        _check_page(renderer, "{{other}}", text)


def test_markers_of_a_template_are_none_of_the_page() -> None:
    forged = "\x7f'\"`UNIQ-nowiki-0123456789abcdef01234567-QINU`\"'\x7f"
    renderer = Renderer(_SITE)
    assert _check_page(renderer, "a{{other}}b", f"{forged}\x7fref-0\x7f") == "<p>aref-0b\n</p>"
    for around in ('<b title="@">x</b>', "[[Moscow#@]]", "<ref name='@'>x</ref>", "<pre>@</pre>"):
        _check_page(renderer, "<ref>a</ref> {{other}}", around.replace("@", forged))


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='x'>a</p>",
        "<script>x</script>",
        "<a href='javascript:x'>a</a>",
        "<a href='java\tscript:x'>a</a>",
        "<b style='background:url(x)'>a</b>",
        "<b style='background:u\\72 l(x)'>a</b>",
        "<svg><a>x</a></svg>",
        "<math><maction>x</maction></math>",
        "<math href='/x'><mi>x</mi></math>",
        "<p><!-- x --></p>",
        "<link itemprop='a' href='/x' rel='stylesheet'>",
        "<input type='text'>",
        "<p>\x7f</p>",
        "<img src='https://evil.example/x'>",
    ],
)
def test_what_is_checked_would_be_found(html: str) -> None:
    with pytest.raises(NotInertError):
        check_inert(html, images="/images/")


def test_tags_that_double_what_they_hold_do_not_fill_an_attribute() -> None:
    twice = "{{#tag:nowiki|{{{1}}}{{{1}}}}}"
    inner = "{{other|" * 60 + "a" + "}}" * 60
    html = _check_page(Renderer(_SITE), f"{{{{#tag:pre|x|title={inner}}}}}", twice)
    assert html.startswith("<pre")
    assert len(html) < 200_000
