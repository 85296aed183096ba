"""A comparison as the plain data that `diff --format json` prints."""

from __future__ import annotations

from recension.diff.comparison import Comparison


def comparison_to_json(comparison: Comparison) -> dict[str, object]:
    """Return sizes, sentence and rows; lines count from 1, both ends included."""
    raise NotImplementedError
