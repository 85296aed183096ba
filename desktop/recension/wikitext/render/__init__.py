"""A page from source to blocks of HTML."""

from recension.wikitext.render.renderer import Renderer
from recension.wikitext.render.standard import standard_registry

__all__ = ["Renderer", "standard_registry"]
