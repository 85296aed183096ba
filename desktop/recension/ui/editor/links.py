"""Which page a place in the text points to."""

from __future__ import annotations


def target_at(line: str, column: int) -> str:
    """Return the target of the link or the name of the template around a column, or ""."""
    for opening, closing, prefix in (("[[", "]]", ""), ("{{", "}}", "Template:")):
        start = line.rfind(opening, 0, column + len(opening))
        end = line.find(closing, max(start, 0))
        if start < 0 or end < 0 or not start <= column < end + len(closing):
            continue
        name = line[start + len(opening) : end].partition("|")[0].strip()
        if name and not name.startswith("#") and not set("{}[]<>\n") & set(name):
            return name if ":" in name and prefix else prefix + name
    return ""
