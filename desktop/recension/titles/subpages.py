"""Links to subpages and parent pages: https://www.mediawiki.org/wiki/Help:Subpages."""

from __future__ import annotations

from recension.titles.title import Title

_BLANK = " \t\n\r\0\x0b"


def resolve_subpage(target: str, page: Title) -> tuple[str, str]:
    """Return the target a link has on a page, and the text it gets where that is another one.

    A name of a subpage begins with "/", one of a page above with "../"; a slash at its end says
    that the name alone is shown.
    """
    if not page.has_subpages:
        return target, ""
    path, mark, fragment = target.partition("#")
    path, suffix = path.strip(_BLANK), mark + fragment
    if path.startswith("/"):
        return _child(path, suffix, page)
    if path.startswith("../"):
        return _relative(path, suffix, page) or (target, "")
    return target, ""


def _child(path: str, suffix: str, page: Title) -> tuple[str, str]:
    shown = path
    if path.endswith("/"):
        shown = path.rstrip("/")[1:]
        name = shown
    else:
        name = path[1:]
    link = f"{page.full}/{name.strip(_BLANK)}{suffix}"
    return link, shown + suffix


def _relative(path: str, suffix: str, page: Title) -> tuple[str, str] | None:
    levels = 0
    while path.startswith("../"):
        levels += 1
        path = path[3:]
    parts = page.full.split("/")
    if levels >= len(parts):
        return None  # there is nothing above the topmost page
    shown = ""
    if path.endswith("/"):
        path = path.rstrip("/")
        shown = path + suffix
    name = path.strip(_BLANK)
    link = "/".join(parts[: len(parts) - levels]) + (f"/{name}" if name else "") + suffix
    return link, shown
