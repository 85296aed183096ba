"""MathML of TeX, by math-core, with nothing in it but what a formula needs.

https://www.w3.org/TR/mathml-core/ lists the elements and their attributes.
"""

from __future__ import annotations

import re

from math_core import LatexError, LatexToMathML

from recension.wikitext.escape import escape_text, escape_value
from recension.wikitext.sanitizer.css import checked_style
from recension.wikitext.tags.math.commands import MACROS
from recension.wikitext.tags.math.source import MathError, prepared, unknown_function


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _words("""
    menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace
    msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
""")
_ATTRIBUTES = _words("""
    accent accentunder class columnalign columnspan depth displaystyle fence form height
    linethickness lspace mathcolor mathvariant maxsize minsize movablelimits notation rowspan
    rspace scriptlevel separator stretchy style symmetric voffset width
""")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r'(?P<name>[a-z]+)="(?P<value>[^"<>]*)"')
_UNKNOWN = re.compile(r'Unknown (?P<kind>command|environment) "(?P<name>[^"]*)"')
_CONVERTER = LatexToMathML(
    macros=dict(MACROS), fancy_error=False, allow_unreliable_rendering=True, max_expansions=5000
)


def mathml(tex: str, style: str, written: str, *, is_block: bool) -> str:
    """Return the <math> element of TeX, `style` being a command of it; raises MathError.

    `written` is its source as the element tells it.
    """
    converted = _converted(f"{{{style} {prepared(tex)}}}")
    display = ' display="block"' if is_block else ""
    return (
        f'<math alttext="{escape_value(written)}"{display}>'
        f"<semantics><mrow>{converted}</mrow>"
        f'<annotation encoding="application/x-tex">{escape_text(written)}</annotation>'
        "</semantics></math>"
    )


def _converted(tex: str) -> str:
    try:
        html = _CONVERTER.convert_with_local_state(tex, displaystyle=False)
    except LatexError as error:
        raise _translated(str(error)) from None
    return _TAG.sub(_checked_tag, html.removeprefix("<math>").removesuffix("</math>"))


def _translated(message: str) -> MathError:
    unknown = _UNKNOWN.search(message)
    if unknown is None:
        return MathError("syntax error")
    name = unknown["name"]
    return unknown_function(rf"\begin{{{name}}}" if unknown["kind"] == "environment" else name)


def _checked_tag(tag: re.Match[str]) -> str:
    """Return a tag with what a formula needs, nothing where it needs none of it."""
    name = tag["name"]
    if name not in _ELEMENTS:
        return ""
    attributes = "".join(
        f' {key}="{checked_style(value) if key == "style" else value}"'
        for key, value in _ATTRIBUTE.findall(tag["attributes"])
        if key in _ATTRIBUTES
    )
    return f"<{tag['end']}{name}{attributes}{'/' if tag['attributes'].endswith('/') else ''}>"
