"""Galleries: https://www.mediawiki.org/wiki/Help:Images#Rendering_a_gallery_of_images."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from recension.wikitext import ImageInfo, PageSource, Renderer
from recension.wikitext.site import Interwiki, Site

_IMAGES = {
    "Lake.jpg": ImageInfo(800, 600),
    "Dot.png": ImageInfo(20, 10),
    "Flag.svg": ImageInfo(300, 200),
    "Banned.jpg": ImageInfo(800, 600),
}
_SITE = Site(bad_images={"Banned.jpg"}, interwikis={"w": Interwiki("https://w.example/$1")})
_PAGES = {"Template:Echo": "{{{1}}}", "Template:Show": "<gallery>\nLake.jpg|{{{1}}}\n</gallery>"}


@pytest.fixture
def gallery(make_pages: Callable[..., PageSource]) -> Callable[..., LexborNode]:
    """Render the lines of a gallery with attributes, or a whole text, to its list."""

    def render(*lines: str, attributes: str = "", text: str = "") -> LexborNode:
        text = text or "\n".join([f"<gallery {attributes}>", *lines, "</gallery>"])
        html = Renderer(_SITE).render(text, "Page", make_pages(_PAGES, _IMAGES)).html
        body = LexborHTMLParser(html).body
        assert body is not None
        return _one(body, "ul")

    return render


def _one(node: LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def _captions(gallery: LexborNode) -> list[str]:
    return [node.inner_html or "" for node in gallery.css(".gallerytext")]


def _styles(gallery: LexborNode, selector: str) -> list[str]:
    return [node.attributes.get("style") or "" for node in gallery.css(selector)]


@pytest.mark.parametrize(
    ("mode", "boxes", "thumbs", "sizes"),
    [
        ("traditional", "width: 155px", "width: 150px; height: 150px;", "120x90"),
        ("nolines", "width: 125px", "width: 120px;", "120x90"),
        ("slideshow", "width: 155px", "width: 150px;", "120x90"),
        ("packed", "width: 162px", "width: 160px;", "160x120"),
        ("Packed-Hover", "width: 162px", "width: 160px;", "160x120"),
        ("of no kind", "width: 155px", "width: 150px; height: 150px;", "120x90"),
    ],
)
def test_each_mode_has_its_boxes(
    mode: str, boxes: str, thumbs: str, sizes: str, gallery: Callable[..., LexborNode]
) -> None:
    shown = gallery("Lake.jpg|A lake", attributes=f'mode="{mode}"')
    image = _one(shown, "img").attributes
    assert _styles(shown, ".gallerybox") == [boxes]
    assert _styles(shown, ".thumb") == [thumbs]
    assert f"{image['width']}x{image['height']}" == sizes


@pytest.mark.parametrize(
    ("attributes", "style"),
    [
        ("perrow=2", "max-width: 326px;"),
        ("perrow=2 widths=50 mode=nolines", "max-width: 118px;"),
        ("perrow=2 style='color: red'", "max-width: 326px;color: red"),
        ("perrow=0", ""),
        ("perrow=-2", ""),
        ("perrow=2 mode=packed", ""),
        ("perrow=2 mode=slideshow", ""),
    ],
)
def test_a_row_has_so_many_images_in_modes_with_rows(
    attributes: str, style: str, gallery: Callable[..., LexborNode]
) -> None:
    assert (gallery("Lake.jpg", attributes=attributes).attributes.get("style") or "") == style


@pytest.mark.parametrize(
    ("widths", "width"), [("60", 60), ("60px", 60), ("60 px", 60), ("60em", 120), ("0", 120)]
)
def test_widths_are_pixels(widths: str, width: int, gallery: Callable[..., LexborNode]) -> None:
    shown = gallery("Lake.jpg", attributes=f'widths="{widths}"')
    assert _one(shown, "img").attributes["width"] == str(width)


def test_small_images_of_packed_galleries_have_room_for_a_caption(
    gallery: Callable[..., LexborNode],
) -> None:
    shown = gallery("Lake.jpg", attributes="mode=packed heights=20px")
    assert _styles(shown, ".gallerybox") == ["width: 62px"]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Lake.jpg", ""),
        ("Lake.jpg|A lake", "A lake"),
        ("Lake.jpg| A lake ", " A lake "),
        ("Lake.jpg|one|two", "two"),
        ("Lake.jpg|{{echo|a '''b'''}}", "a <b>b</b>"),
        ("Lake.jpg|alt=Water|A lake", "A lake"),
        ("Lake.jpg|link=Page two|A lake", "A lake"),
        ("Lake.jpg|link=a{b", ""),
        ("Lake.jpg|thumb|200px", "200px"),
        ("Lake.jpg|lang=de", "lang=de"),
        ("Flag.svg|lang=de", ""),
        ("Lake.jpg|* no list", "* no list"),
    ],
)
def test_what_is_no_option_is_the_caption(
    line: str, caption: str, gallery: Callable[..., LexborNode]
) -> None:
    assert _captions(gallery(line)) == [caption]


@pytest.mark.parametrize(
    "line", ["", "   ", "|caption", "{{echo|Lake.jpg}}", "[[File:Lake.jpg]]", "<!-- Lake.jpg -->"]
)
def test_a_line_without_a_title_is_left_out(line: str, gallery: Callable[..., LexborNode]) -> None:
    assert _captions(gallery(line)) == []


@pytest.mark.parametrize(
    "line", ["Lake.jpg", " file:lake.jpg ", "Image:Lake%2Ejpg", "L&#97;ke.jpg"]
)
def test_titles_are_read_as_those_of_links(line: str, gallery: Callable[..., LexborNode]) -> None:
    assert _one(gallery(line), "a").attributes["href"] == "/wiki/File:Lake.jpg"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Nowhere.png", "File:Nowhere.png"),
        ("Nowhere.png|A ''lake''", "A lake"),
        ("Nowhere.png|alt=Water|A lake", "Water"),
        ("User:Lake.jpg", "User:Lake.jpg"),
        ("w:Lake.jpg", "w:Lake.jpg"),
        ("Banned.jpg", "File:Banned.jpg"),
    ],
)
@pytest.mark.parametrize(("mode", "height"), [("traditional", 150), ("packed", 120)])
def test_what_cannot_be_shown_is_named(
    line: str, label: str, mode: str, height: int, gallery: Callable[..., LexborNode]
) -> None:
    shown = gallery(line, attributes=f"mode={mode}")
    assert _one(shown, ".mw-broken-media").text() == label
    assert _styles(shown, ".thumb") == [f"height: {height}px;"]


def test_images_without_caption_have_no_overlay(gallery: Callable[..., LexborNode]) -> None:
    shown = gallery("Lake.jpg| ", "Lake.jpg|A lake", attributes="mode=packed-overlay")
    assert _captions(shown) == ["A lake"]
    assert _styles(shown, ".gallerytextwrapper") == ["width: 140px"]


def test_names_of_files_are_shown_on_demand(gallery: Callable[..., LexborNode]) -> None:
    shown = gallery("Lake.jpg|A lake", attributes="showfilename")
    assert _one(shown, ".gallerytext .galleryfilename").text() == "Lake.jpg"


def test_a_gallery_has_a_caption(gallery: Callable[..., LexborNode]) -> None:
    shown = gallery("Lake.jpg", attributes="caption=\"{{echo|a}} '''b'''\"")
    assert _one(shown, ".gallerycaption").inner_html == "a <b>b</b>"


def test_parameters_of_a_template_are_unknown_inside(gallery: Callable[..., LexborNode]) -> None:
    assert _captions(gallery(text="{{show|A lake}}")) == ["{{{1}}}"]
    assert _captions(gallery(text="{{#tag:gallery|Lake.jpg{{!}}{{echo|A lake}}}}")) == ["A lake"]


def test_classes_and_options_of_images(gallery: Callable[..., LexborNode]) -> None:
    shown = gallery("Lake.jpg|class=a b|link=|alt=''Water''", attributes="class='c gallery'")
    assert shown.attributes["class"] == "c gallery mw-gallery-traditional"
    wrapper = _one(shown, "[typeof]")
    assert wrapper.attributes["class"] == "a b"
    assert not wrapper.css("a")
    assert _one(wrapper, "img").attributes["alt"] == "Water"
