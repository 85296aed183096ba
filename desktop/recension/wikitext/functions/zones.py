"""Time zones by name: those of the time zone database, and common short names."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recension.wikitext.site import Site

_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "ist": 5.5, "jst": 9, "aest": 10, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def named_zone(name: str) -> tzinfo | None:
    """Return the time zone of a name, None where there is none."""
    hours = _HOURS.get(name.lower())
    if hours == 0:
        return UTC
    if hours is not None:
        return timezone(timedelta(hours=hours), name.upper())
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_zone(site: Site) -> tzinfo:
    """Return the time zone of a wiki ($wgLocaltimezone)."""
    return named_zone(str(site.settings.get("wgLocaltimezone", "UTC"))) or UTC
