"""Links that begin at the page they stand on: "/Part" and "../Sister" (Help:Subpages)."""

from __future__ import annotations

from recension.titles.title import Title


def resolve_subpage(target: str, page: Title) -> tuple[str, str]:
    """Return the whole target that a relative one means on a page, and the text to show for it.

    A target that is not relative, or on a page without subpages, comes back as it is, its text
    empty.
    """
    if not page.has_subpages or not target.startswith(("/", "../")):
        return target, ""
    path, sign, fragment = target.partition("#")
    path, suffix = path.strip(), sign + fragment
    if path.startswith("/"):
        part = path[1:].rstrip("/") if path.endswith("/") else path[1:]
        shown = part if path.endswith("/") else path
        return f"{page.full}/{part.strip()}{suffix}", shown + suffix
    return _upwards(path, suffix, page) or (target, "")


def _upwards(path: str, suffix: str, page: Title) -> tuple[str, str] | None:
    levels = 0
    while path.startswith("../"):
        levels, path = levels + 1, path[3:]
    above = page.full.split("/")
    if len(above) <= levels:
        return None
    shown = path.rstrip("/") + suffix if path.endswith("/") else ""
    parts = [*above[:-levels], *filter(None, [path.rstrip("/").strip() if shown else path.strip()])]
    return "/".join(parts) + suffix, shown
