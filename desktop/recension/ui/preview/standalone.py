"""The page of the preview as one HTML file that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from recension.engine.messages import ImageData
from recension.ui.preview.document import frame_parts, style_sheet, variables
from recension.ui.preview.images import image_name
from recension.ui.preview.shown_page import ShownPage
from recension.ui.theme import LIGHT

# As in the preview, but that styles and images stand in the page itself.
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
_SCHEME = "recension:"
_PAGES = "/wiki/"


def image_names(page: ShownPage) -> set[str]:
    """Return the names of the images a page shows."""
    tree = LexborHTMLParser("".join(block.html for block in page.blocks))
    found = (_name(node) for node in tree.css("img"))
    return {name for name in found if name is not None}


def standalone_page(page: ShownPage, images: Mapping[str, ImageData]) -> str:
    """Return a page with its styles and images in it; links to other pages are words."""
    parts = frame_parts(page)
    blocks = "\n".join(block.html for block in page.blocks)
    tree = LexborHTMLParser(
        f'<main class="mw-body"><div class="mw-indicators">{parts["indicators"]}</div>'
        f'<h1 class="firstHeading" dir="auto">{parts["firstHeading"]}</h1>'
        f'<div class="mw-parser-output">{blocks}</div>{parts["catlinks"]}</main>'
    )
    for block in tree.css(".mw-parser-output > :not([dir])"):
        block.attrs["dir"] = "auto"
    for node in tree.css("img"):
        _embed(node, images)
    for link in tree.css("a[href]"):
        if (link.attributes["href"] or "").startswith((_PAGES, _SCHEME)):
            _make_words(link)
    main = tree.css_first("main")
    style = f":root{{{variables(LIGHT)}}}\n{style_sheet().decode()}"
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(page.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{'' if main is None else main.html}\n</body>\n</html>\n"
    )


def _name(image: LexborNode) -> str | None:
    source = image.attributes.get("src") or ""
    return image_name(source.removeprefix(_SCHEME).removeprefix("//page"))


def _make_words(link: LexborNode) -> None:
    """Take away that something is a link; an image stays in its frame."""
    if link.css_first("img") is None:
        link.unwrap()
    else:
        del link.attrs["href"]


def _embed(node: LexborNode, images: Mapping[str, ImageData]) -> None:
    name = _name(node)
    image = images.get(name) if name is not None else None
    if "srcset" in node.attrs:
        del node.attrs["srcset"]
    if image is not None and image.data and image.mime.startswith("image/"):
        data = base64.b64encode(image.data).decode()
        node.attrs["src"] = f"data:{image.mime};base64,{data}"
    elif "src" in node.attrs:
        del node.attrs["src"]  # the text in its place is shown
