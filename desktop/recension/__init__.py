"""Write wikitext with a live preview and a history you can compare."""

__version__ = "0.1.0"
