"""How light a colour is for the eye, as WCAG 2.1 defines it."""

from __future__ import annotations

_LINEAR_BELOW = 0.04045  # of a channel in 0-1, where sRGB's curve begins


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour "#rrggbb", from 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LINEAR_BELOW:
        return channel / 12.92
    # float(): typeshed gives a power of two floats no type of its own
    return float(((channel + 0.055) / 1.055) ** 2.4)
