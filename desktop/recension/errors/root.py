"""The root of the tree of errors."""

from __future__ import annotations


class RecensionError(Exception):
    """A failure that the user is told about in plain words."""
