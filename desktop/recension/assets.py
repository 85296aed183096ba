"""Finding the files that come with the program: icons, the preview page, sample, licence."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*names: str) -> Path:
    """Return the path of a bundled resource, such as `resource("preview", "page.css")`."""
    return _folder("resources").joinpath(*names)


def seed(name: str) -> Path:
    """Return the path of a bundled sample document."""
    return _folder("seeds") / name


def _folder(name: str) -> Path:
    # In a wheel the folders lie inside the package, in a checkout beside `desktop`.
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
