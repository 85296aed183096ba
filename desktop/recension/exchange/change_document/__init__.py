"""A comparison as a document: an HTML page that needs nothing else, and unified text."""

from recension.exchange.change_document.heading import Heading, Shape, Side
from recension.exchange.change_document.page import change_page
from recension.exchange.change_document.unified import Line, Run, unified_lines
from recension.exchange.change_document.words import ENGLISH, Words

__all__ = [
    "ENGLISH",
    "Heading",
    "Line",
    "Run",
    "Shape",
    "Side",
    "Words",
    "change_page",
    "unified_lines",
]
