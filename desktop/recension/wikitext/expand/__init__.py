"""Templates, parameters, parser functions and extension tags: from source to expanded text."""

from recension.wikitext.expand.expander import Expander
from recension.wikitext.expand.nodes import expand_node
from recension.wikitext.expand.page import ExpandedPage, PageMemory, expand_page
from recension.wikitext.expand.templates import TemplateTexts

__all__ = ["ExpandedPage", "Expander", "PageMemory", "TemplateTexts", "expand_node", "expand_page"]
