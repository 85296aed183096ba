"""The words and patterns of wikitext that the editor colours. None of them backtracks."""

from __future__ import annotations

import re
from enum import IntEnum


class Style(IntEnum):
    """What a run of characters is."""

    PLAIN = 0
    HEADING = 1
    QUOTES = 2
    LINK = 3
    EXTERNAL = 4
    TEMPLATE = 5
    PARAMETER = 6
    TAG = 7
    REFERENCE = 8
    COMMENT = 9
    LITERAL = 10
    TABLE = 11
    LIST = 12
    MAGIC = 13
    ENTITY = 14


# Text between these tags is no wikitext. (Manual:Tag extensions, and the extensions themselves.)
_LITERAL = """
    nowiki pre math chem ce syntaxhighlight source score timeline graph hiero templatedata
    templatestyles mapframe maplink inputbox categorytree imagemap
"""
LITERAL_TAGS = frozenset(_LITERAL.split())

LITERAL_ENDS = {tag: re.compile(rf"</{tag}\s*>?", re.IGNORECASE) for tag in LITERAL_TAGS}

# Tags that are markup (Help:HTML in wikitext); any other word in angle brackets is plain text.
_MARKUP = """
    abbr b bdi bdo big blockquote br caption center cite code col colgroup data dd del dfn div dl
    dt em font gallery h1 h2 h3 h4 h5 h6 hr i includeonly indicator ins kbd langconvert li link
    mark meta noinclude ol onlyinclude p poem q rb ref references rp rt rtc ruby s samp section
    small span strike strong sub sup table td th time tr translate tt tvar u ul var wbr
"""
TAGS = LITERAL_TAGS | frozenset(_MARKUP.split())

TOKEN = re.compile(
    r"""
      (?P<comment> <!-- )
    | (?P<tag> </?(?P<name>[A-Za-z][A-Za-z0-9]*) (?P<rest> (?=[\s/>])[^<>]*>? )? )
    | (?P<parameter> \{\{\{ (?!\{) | \{\{\{ (?=\{\{\{) )
    | (?P<template> \{\{ )
    | (?P<close> \}\} )
    | (?P<link> \[\[ )
    | (?P<unlink> \]\] )
    | (?P<external> \[ (?: https?:// | ftp:// | mailto: | // ) [^\s\[\]<>"]* )
    | (?P<unexternal> \] )
    | (?P<url> \b(?: https?:// | ftp:// | mailto: ) [^\s\[\]<>"{}|]+ )
    | (?P<quotes> '{2,} )
    | (?P<pipe> \|{1,2} | !! )
    | (?P<entity> & (?: \#[0-9]{1,7} | \#[xX][0-9A-Fa-f]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?P<magic> ~{3,5} | __[A-Z]{3,24}__ )
    """,
    re.VERBOSE,
)

HEADING = re.compile(r"={1,6}[^=]")
LIST_START = re.compile(r"[*#:;]+")
RULE = re.compile(r"-{4,}")
TABLE_START = re.compile(r"[\s:]*\{\|")
TABLE_LINE = re.compile(r"\s*(?P<mark>\|\}|\|-+|\|\+|\||!)")
REDIRECT = re.compile(r"(?P<word>#[^\s\[:]{1,40}):?")  # if the wiki has the word
TEMPLATE_NAME = re.compile(r"[^|{}\[\]<>\n]*")
PARAMETER_NAME = re.compile(r"[^|={}\[\]<>\n]*=")
LINK_TARGET = re.compile(r"[^|{}\[\]<>\n]*")
