"""A comparison as a document: an HTML page that needs nothing else, and unified text."""

from recension.exchange.change_document.heading import Heading, Plan, Shape, Side
from recension.exchange.change_document.page import change_page
from recension.exchange.change_document.reverts import reverted_to
from recension.exchange.change_document.unified import Line, Run, hunk_lines, unified_lines
from recension.exchange.change_document.words import ENGLISH, Words
from recension.exchange.change_document.writing import encoded, write_change_page

__all__ = [
    "ENGLISH",
    "Heading",
    "Line",
    "Plan",
    "Run",
    "Shape",
    "Side",
    "Words",
    "change_page",
    "encoded",
    "hunk_lines",
    "reverted_to",
    "unified_lines",
    "write_change_page",
]
