"""The page of the preview as a file of its own."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from recension.engine.messages import ImageData
from recension.ui.preview.shown_page import ShownPage
from recension.ui.preview.standalone import image_names, standalone_page

from .conftest import MakePage

_IMAGE = '<img src="recension:/image/Dot%20one.png" srcset="recension:/image/Dot%20one.png 2x">'
_DOT = ImageData(1, "Dot one.png", "image/png", b"\x89PNG")


def _page(make_page: MakePage, *blocks: str) -> ShownPage:
    page = ShownPage()
    page.apply(make_page(blocks))
    return page


def test_links_to_other_pages_are_words_and_others_stay(make_page: MakePage) -> None:
    page = _page(
        make_page,
        '<p><a href="/wiki/Trout" title="Trout">trout</a> <a href="#Fish">below</a></p>',
        '<p><a class="external" href="https://example.org/">outside</a></p>',
    )
    tree = LexborHTMLParser(standalone_page(page, {}))
    links = [node.attributes["href"] for node in tree.css("main a[href]")]
    assert links == ["#Fish", "https://example.org/"]
    assert "trout below" in tree.css_first("main").text()  # type: ignore[union-attr]  # it is there


def test_images_are_in_the_page(make_page: MakePage) -> None:
    page = _page(make_page, f'<p><a href="/wiki/File:Dot_one.png">{_IMAGE}</a></p>')
    assert image_names(page) == {"Dot one.png"}
    html = standalone_page(page, {"Dot one.png": _DOT})
    assert '<a><img src="data:image/png;base64,iVBORw=="></a>' in html


def test_an_image_that_is_not_there_is_asked_of_nobody(make_page: MakePage) -> None:
    page = _page(make_page, f"<p>{_IMAGE}</p>")
    wrong = ImageData(1, "Dot one.png", "text/html", b"<script>")
    for images in ({}, {"Dot one.png": wrong}):
        html = standalone_page(page, images)
        assert "src=" not in html
        assert "<script" not in html


def test_the_page_has_its_title_and_its_styles(make_page: MakePage) -> None:
    page = ShownPage()
    page.apply(make_page(["<p>A loch.</p>"], title="</title><b>Loch"))
    html = standalone_page(page, {})
    assert "<title>&lt;/title&gt;&lt;b&gt;Loch</title>" in html
    assert "default-src 'none'; img-src data:" in html
    assert "recension:" not in html
    assert ".firstHeading" in html


def test_each_block_begins_where_its_language_does(make_page: MakePage) -> None:
    page = _page(make_page, "<p>A loch.</p>", '<p dir="ltr">\u05d0</p>')
    tree = LexborHTMLParser(standalone_page(page, {}))
    assert [each.attributes["dir"] for each in tree.css("main p")] == ["auto", "ltr"]
