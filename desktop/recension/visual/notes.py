"""What is said of a change when the pointer rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from recension.visual.atoms import image_name
from recension.visual.nodes import Element

_NAMES = {
    "b": "bold", "strong": "bold", "i": "italics", "em": "italics", "u": "underline",
    "s": "strike-through", "strike": "strike-through", "del": "strike-through", "ins": "underline",
    "sub": "subscript", "sup": "superscript", "small": "small text", "big": "large text",
    "code": "code", "tt": "code", "kbd": "keyboard input", "q": "quotation", "cite": "citation",
    "mark": "highlight", "abbr": "abbreviation",
}  # fmt: skip
_LINK = "link"
_SHOWN = {  # attributes of which a change can be seen
    "style": "style", "class": "class", "colspan": "column span", "rowspan": "row span",
    "align": "alignment", "valign": "vertical alignment", "bgcolor": "background", "width": "width",
    "height": "height", "dir": "direction", "lang": "language", "start": "first number",
    "type": "type", "value": "number",
}  # fmt: skip
_IMAGE = {
    "alt": "alternative text", "width": "width", "height": "height", "class": "class",
    "data-width": "width", "data-height": "height",
}  # fmt: skip
_ARROW = " \N{RIGHTWARDS ARROW} "

Look = tuple[str, str]  # what an element makes of words, and how


def look_of(element: Element) -> Look | None:
    """Return what an element makes of the words in it; None where nothing can be seen of it."""
    tag = element.tag
    if tag == "a":
        return (_LINK, link_target(element.get("href")))
    if tag in _NAMES:
        return (_NAMES[tag], "")
    style = element.get("style") or element.get("color")
    return ("style", style) if style or tag == "font" else None


def link_target(href: str) -> str:
    """Return where a link leads as a person would say it; a missing page is no other target."""
    if not href.startswith("/") or href.startswith("//"):
        return unquote(href).replace("_", " ") if href.startswith("#") else href
    parts = urlsplit(href)
    path = parts.path
    query = parse_qs(parts.query) if "redlink" in parts.query else {}
    title = query["title"][0] if query.get("title") else path.removeprefix("/wiki/")
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    title = unquote(title + fragment).replace("_", " ")
    return title[:1].upper() + title[1:]


def words_note(old: Sequence[Element], new: Sequence[Element]) -> str:
    """Return how the look of words changed between two stacks of elements, "" where it did not."""
    if [element.start for element in old] == [element.start for element in new]:
        return ""
    looks, new_looks = _looks(old), _looks(new)
    gone, came = [*(looks - new_looks)], [*(new_looks - looks)]
    said = []
    for kind, how in gone:
        other = next((each for each in came if each[0] == kind), None)
        if other is not None:
            came.remove(other)
            said.append(_changed("link target" if kind == _LINK else kind, how, other[1]))
        else:
            said.append(f"{kind} removed{_told(how)}")
    said += [f"{kind} added{_told(how)}" for kind, how in came]
    return "; ".join(said)


def element_note(old: Element, new: Element) -> str:
    """Return how the element around a paragraph, a cell or a table changed."""
    if old.tag != new.tag:
        return _tag_note(old.tag, new.tag)
    if old.start == new.start:
        return ""
    return "; ".join(_attribute_notes(old, new, _SHOWN))


def image_note(old: Element, new: Element) -> str:
    """Return how an image changed that shows the same file."""
    if image_name(old) != image_name(new):
        return _changed("image", image_name(old), image_name(new))
    size, new_size = _size(old), _size(new)
    said = [] if size == new_size else [_changed("image size", size, new_size)]
    names = {name: word for name, word in _IMAGE.items() if word not in ("width", "height")}
    return "; ".join([*said, *_attribute_notes(old, new, names)])


def _looks(elements: Sequence[Element]) -> Counter[Look]:
    return Counter(look for element in elements if (look := look_of(element)))


def _attribute_notes(old: Element, new: Element, names: dict[str, str]) -> list[str]:
    return [
        _changed(word, old.get(name), new.get(name))
        for name, word in names.items()
        if old.get(name) != new.get(name)
    ]


def _tag_note(old: str, new: str) -> str:
    if old[0] == new[0] == "h":
        return _changed("heading level", old[1], new[1])
    words = {
        "li": "list item", "dd": "indented line", "dt": "term", "p": "paragraph", "ul": "bullets",
        "ol": "numbers", "dl": "indentation", "td": "cell", "th": "header cell",
    }  # fmt: skip
    return _changed("kind", words.get(old, old), words.get(new, new))


def _changed(what: str, old: str, new: str) -> str:
    if not old:
        return f"{what} added{_told(new)}"
    if not new:
        return f"{what} removed{_told(old)}"
    return f"{what} changed: {old}{_ARROW}{new}"


def _told(how: str) -> str:
    return f": {how}" if how else ""


def _size(image: Element) -> str:
    width, height = (image.get(n) or image.get(f"data-{n}") for n in ("width", "height"))
    if not width and not height:
        return ""
    return f"{width or '?'} \N{MULTIPLICATION SIGN} {height or '?'}"
