"""Every row of `options.txt`: what is written, and what is shown (Help:Images#Syntax).

A row is `[[File:...]]` and, after an arrow, a summary: the wrapper with its classes, the kind of
image, the size and the copy that is loaded with the one for fine screens, the address it leads
to, its alternative text and tooltip, and its caption. What is absent is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from recension.wikitext import PageSource, Renderer
from recension.wikitext.site import Interwiki, Site
from recension.wikitext.values import ImageInfo

_ROWS = Path(__file__).with_name("options.txt")
_IMAGES = {
    "Lake.jpg": ImageInfo(800, 600),
    "Tower.jpg": ImageInfo(400, 1000),
    "Dot.png": ImageInfo(20, 10),
    "Flag.svg": ImageInfo(300, 200),
    "Banned.jpg": ImageInfo(800, 600),
    "Torn.jpg": ImageInfo(0, 0),
}
_PAGES = {
    "File:Old lake.jpg": "#REDIRECT [[File:Lake.jpg]]",
    "File:Loop.jpg": "#REDIRECT [[File:Loop.jpg]]",
}
_SITE = Site(bad_images={"Banned.jpg"}, interwikis={"w": Interwiki("https://w.example/$1")})


def _rows() -> Iterator[object]:
    for line in _ROWS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written, _, shown = line.partition(" -> ")
            yield pytest.param(written.strip(), shown.strip(), id=written.strip())


@pytest.mark.parametrize(("written", "shown"), list(_rows()))
def test_options_decide_how_an_image_is_shown(
    written: str, shown: str, make_pages: Callable[..., PageSource]
) -> None:
    html = Renderer(_SITE).render(written, "Page", make_pages(_PAGES, _IMAGES)).html
    assert summary(html) == shown


def test_drawings_speak_the_language_of_the_wiki_if_they_can(
    make_pages: Callable[..., PageSource],
) -> None:
    site = replace(_SITE, language="de", svg_languages={"Flag.svg": ("de", "fr")})
    pages = make_pages(_PAGES, {**_IMAGES, "Sign.svg": ImageInfo(300, 200)})
    html = Renderer(site).render("[[File:Flag.svg]] [[File:Sign.svg]]", "Page", pages).html
    assert "/langde-300px-Flag.svg.png" in html
    assert "/300px-Sign.svg.png" in html


def summary(html: str) -> str:
    """Return what the HTML of an image says."""
    found = LexborHTMLParser(html).css_first("[typeof]")
    if found is None:
        return "no image"
    kinds = " ".join(part.rpartition(":")[2] for part in (found.attributes["typeof"] or "").split())
    parts = [" ".join([found.tag or "", *(found.attributes.get("class") or "").split()]), kinds]
    parts += _picture(found.css_first("img"))
    parts += _broken(found.css_first(".mw-broken-media"))
    parts += _link(found.css_first("a"))
    parts += [f"tooltip {node.attributes['title'] or ''}" for node in found.css("[title]")][:1]
    caption = found.css_first("figcaption")
    if caption is not None:
        parts.append(f"caption {caption.text()}")
    return " | ".join(part.strip() for part in parts)


def _picture(image: LexborNode | None) -> list[str]:
    if image is None:
        return []
    names = [image.attributes["src"] or "", *(image.attributes.get("srcset") or "").split(" 2x")]
    copies = " ".join(name.rpartition("/")[2] for name in names if name)
    parts = [f"{image.attributes['width']}x{image.attributes['height']} {copies}"]
    if "alt" in image.attributes:
        parts.append(f"alt {image.attributes['alt'] or ''}")
    if "resource" in image.attributes:
        parts.append(f"of {image.attributes['resource']}")
    return parts


def _broken(span: LexborNode | None) -> list[str]:
    if span is None:
        return []
    width, height = (span.attributes.get(f"data-{side}") or "" for side in ("width", "height"))
    size = f"{width}x{height}" if height else width
    return [f"[{span.text()}] {size}"]


def _link(link: LexborNode | None) -> list[str]:
    return ["not linked"] if link is None else [f"to {link.attributes['href']}"]
