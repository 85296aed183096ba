"""Images of pages come from the revision file, with their sizes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.store import RevisionFile
from recension.wikitext import Site

_PREFIX = "recension:/image/"


def _png(width: int, height: int) -> bytes:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    size = struct.pack(">I", 13)
    return b"\x89PNG\r\n\x1a\n" + size + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(tmp_path / "book.recension") as made:
        made.add_image("Map of Europe.png", _png(600, 400))
        made.add_image("Sign.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'/>")
        made.add_image("Torn.png", b"torn")
        made.save("File:Old map.png", "#REDIRECT [[File:Map of Europe.png]]")
        yield made


@pytest.fixture
def source(file: RevisionFile) -> Iterator[FileSource]:
    made = FileSource()
    made.open(file.path, _PREFIX)
    yield made
    made.close()


def _html(page: OpenedPage, source: FileSource) -> str:
    splices = page.render(1, source).splices
    return "".join(block.html for splice in splices for block in splice.blocks)


def _shown(text: str, source: FileSource) -> str:
    """Render a text as the preview does, and return what is shown of its first image."""
    html = LexborHTMLParser(_html(OpenedPage(1, "Page", 0, text, Site.default()), source))
    image = html.css_first("img")
    if image is None:
        broken = html.css_first(".mw-broken-media")
        return broken.text() if broken else ""
    at = image.attributes
    address = (at["src"] or "").replace(_PREFIX, "=")
    return f"{address} {at['width']}x{at['height']} {at.get('alt') or ''}".rstrip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[File:Map of Europe.png]]", "=Map%20of%20Europe.png 600x400"),
        ("[[file:map_of Europe.png|thumb]]", "=Map%20of%20Europe.png 180x120"),
        ("[[File:Map of Europe.png|x40px|A map]]", "=Map%20of%20Europe.png 60x40 A map"),
        ("[[File:Old map.png|thumb|alt=Europe|A map]]", "=Map%20of%20Europe.png 180x120 Europe"),
        ("[[File:Old map.png|30px]]", "=Map%20of%20Europe.png 30x20"),
        ("[[File:Sign.svg]]", "=Sign.svg 512x128"),
        ("[[File:Sign.svg|thumb|1000px]]", "=Sign.svg 1000x250"),
        ("[[File:Torn.png|thumb]]", "Error creating thumbnail: "),
        ("[[File:Nowhere.png|A map]]", "A map"),
        ("<gallery>\nOld map.png|A map\n</gallery>", "=Map%20of%20Europe.png 120x80 A map"),
        ("<gallery>\nNowhere.png\n</gallery>", "File:Nowhere.png"),
    ],
)
def test_an_image_of_the_file_is_shown_in_its_size(
    text: str, shown: str, source: FileSource
) -> None:
    assert _shown(text, source) == shown


def test_an_image_is_shown_as_soon_as_the_file_has_it(
    file: RevisionFile, source: FileSource
) -> None:
    page = OpenedPage(1, "Page", 0, "[[File:New.png]]", Site.default())
    assert "mw-broken-media" in _html(page, source)
    file.add_image("New.png", _png(9, 8))
    assert 'width="9" height="8"' in _html(page, source)


def test_no_finer_copy_is_asked_for_than_the_file_has(source: FileSource) -> None:
    page = OpenedPage(1, "Page", 0, "[[File:Map of Europe.png|thumb]]", Site.default())
    assert "srcset" not in _html(page, source)
