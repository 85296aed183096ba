"""The passes that turn expanded wikitext into HTML, one construct a module."""

from recension.wikitext.passes.pipeline import build_inline, complete, finish, half_parse

__all__ = ["build_inline", "complete", "finish", "half_parse"]
