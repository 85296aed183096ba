"""Links to subpages and parent pages: https://www.mediawiki.org/wiki/Help:Subpages."""

from __future__ import annotations

from recension.titles.title import Title


def resolve_subpage(target: str, page: Title) -> tuple[str, str | None]:
    """Return the target a link has on a page, and what it shows instead of it (None: no change)."""
    target = target.strip(" \t\n\r")
    if not page.has_subpages or not target:
        return target, None
    if target.startswith("/"):
        return _child(target, page)
    if target.startswith("../") or target == "..":
        return _relative(target, page)
    return target, None


def _child(target: str, page: Title) -> tuple[str, str | None]:
    hash_at = target.find("#")
    name, suffix = (target, "") if hash_at < 0 else (target[:hash_at], target[hash_at:])
    stripped = name.rstrip("/")
    # A slash at the end says: show the name without the slashes.
    if stripped and stripped != name:
        shown = stripped[1:]
        return f"{page.full}/{shown}{suffix}", shown + suffix
    return f"{page.full}{target}", None


def _relative(target: str, page: Title) -> tuple[str, str | None]:
    hash_at = target.find("#")
    name, suffix = (target, "") if hash_at < 0 else (target[:hash_at], target[hash_at:])
    levels = 0
    rest = name
    while rest.startswith("../"):
        levels += 1
        rest = rest[3:]
    parts = page.full.split("/")
    if levels == 0 or levels >= len(parts):
        return target, None
    base = "/".join(parts[: len(parts) - levels])
    if not rest.strip("/"):
        return base + suffix, base + suffix
    if rest.endswith("/"):
        rest = rest.rstrip("/")
        return f"{base}/{rest.strip()}{suffix}", rest.strip() + suffix
    return f"{base}/{rest.strip()}{suffix}", f"{base}/{rest.strip()}{suffix}"
