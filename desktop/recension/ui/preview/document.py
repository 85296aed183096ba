"""The HTML around the blocks of a page."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from recension.assets import resource
from recension.messages import warning_sentence
from recension.ui.preview.shown_page import ShownPage
from recension.ui.theme import DARK, LIGHT, Theme

# Nothing of the page may run or load; styles and images are ours alone. Style attributes are what
# wikitext may have, and the sanitizer has looked at them.
POLICY = (
    "default-src 'none'; img-src recension:; style-src-elem recension:; "
    "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def skeleton(theme: Theme) -> str:
    """Return the page without a page in it: the blocks are put there by our script."""
    return f"""<!DOCTYPE html>
<html style="{escape(variables(theme))}" data-theme="{escape(theme.name)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="stylesheet" href="/style/page.css">
</head>
<body>
<main class="mw-body">
<div id="indicators" class="mw-indicators"></div>
<h1 id="firstHeading" class="firstHeading" dir="auto"></h1>
<div id="warnings"></div>
<div id="page" class="mw-parser-output"></div>
<div id="catlinks"></div>
</main>
</body>
</html>
"""


def variables(theme: Theme) -> str:
    """Return the colours of a theme as declarations of CSS variables."""
    colours = [
        f"--{field.name.replace('_', '-')}:{value}"
        for field in fields(theme)
        if isinstance(value := getattr(theme, field.name), str) and value.startswith("#")
    ]
    return ";".join([f"color-scheme:{'dark' if theme.is_dark else 'light'}", *colours])


def frame_parts(page: ShownPage) -> dict[str, str]:
    """Return the HTML of what stands around the blocks, by the id of its place."""
    return {
        "firstHeading": page.title_html,
        "indicators": "".join(
            f'<div class="mw-indicator">{html}</div>' for html in page.indicators.values()
        ),
        "warnings": "".join(f"<p>{escape(_warning(key))}</p>" for key in page.warnings),
        "catlinks": _categories(page.categories),
    }


def _warning(key: str) -> str:
    return warning_sentence(key, lambda text: QCoreApplication.translate("Messages", text))


def style_sheet() -> bytes:
    """Return the style sheet of a page."""
    return resource("preview", "page.css").read_bytes()


def ground_styles() -> bytes:
    """Return the colours of what stands on a ground that wikitext gave, in a dark page."""
    light, dark = ('[data-mw-ground="light"]', '[data-mw-ground="light"] [data-mw-ground="dark"]')
    rules = ((light, LIGHT), (dark, DARK))
    return "\n".join(f"{where}{{{variables(theme)}}}" for where, theme in rules).encode()


def script() -> str:
    """Return our script, which runs beside the page and not in it."""
    names = ("lines.js", "grounds.js", "page.js")
    return "\n".join(resource("preview", name).read_text(encoding="utf-8") for name in names)


def _categories(categories: tuple[str, ...]) -> str:
    if not categories:
        return ""
    links = "".join(f"<li>{_category(title)}</li>" for title in categories)
    name = QCoreApplication.translate("Preview", "Categories")
    return f'<div class="catlinks"><b>{escape(name)}:</b> <ul>{links}</ul></div>'


def _category(title: str) -> str:
    address = quote(title.replace(" ", "_"), safe=":/")
    name = title.partition(":")[2] or title
    return f'<a href="/wiki/{escape(address)}" title="{escape(title)}">{escape(name)}</a>'
