"""Two pairs of braces: variables, parser functions, templates, in this order.

See Help:Templates, Help:Magic words and Manual:Parser functions.
"""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.titles import Title, resolve_subpage
from recension.titles.namespaces import MEDIAWIKI, TEMPLATE
from recension.wikitext.escape_wikitext import escape_wikitext
from recension.wikitext.expand.arguments import bracketed, read_arguments
from recension.wikitext.expand.calls import expand_call
from recension.wikitext.expand.expander import Expander
from recension.wikitext.expand.templates import fetch
from recension.wikitext.extension.call import FunctionCall
from recension.wikitext.extension.frame import Frame
from recension.wikitext.extension.pieces import Html
from recension.wikitext.interface import message
from recension.wikitext.preprocess import Template
from recension.wikitext.strip import without_strays
from recension.wikitext.values import PageWarning
from recension.wikitext.whitespace import trim

# Lists and tables begin only where a line does, so a template that makes one gets its own line.
_BEGINS_BLOCK = re.compile(r"\{\||[:;#*]")
_OMITTED = "WARNING: template omitted, post-expand include size too large"
_SUBSTITUTION = re.compile(r"(subst|safesubst):", re.IGNORECASE)
_MESSAGE = re.compile(r"(msgnw|msg):", re.IGNORECASE)
_RAW = re.compile(r"raw:", re.IGNORECASE)


def template_text(expander: Expander, node: Template, frame: Frame) -> str:
    """Return what a pair of double braces stands for in a frame."""
    written, text = expanded_call(expander, node, frame)
    if text is None:
        return bracketed(expander, frame, "{{", written, node.parts, "}}")
    return text


def expanded_call(expander: Expander, node: Template, frame: Frame) -> tuple[str, str | None]:
    """Return the expanded name in double braces and what takes their place, None for nothing."""
    # Of a page that is saved, what stands in the name of a call is asked for on its own too.
    is_kept = expander.saves and frame.is_page
    if is_kept and (known := expander.calls.get(id(node))):
        return known[1], known[2]
    written = expander.expand(node.title, frame)
    text = _inserted(expander, node, written, _result(expander, node, frame, written))
    if is_kept:
        expander.calls[id(node)] = node, written, text
    return written, text


def _inserted(
    expander: Expander, node: Template, written: str, result: str | Html | None
) -> str | None:
    if result is None:
        return None
    if isinstance(result, Html):
        return expander.strip(result)
    if not node.at_line_start and _BEGINS_BLOCK.match(result):
        result = "\n" + result
    if not expander.spending.may_include(result):
        link = f"[[:{_shown_title(expander, written)}]]"
        return expander.report(PageWarning.INCLUDE_SIZE, link + expander.strip_comment(_OMITTED))
    return result


def _result(expander: Expander, node: Template, frame: Frame, written: str) -> str | Html | None:
    name = trim(written)
    substituted = _SUBSTITUTION.match(name)
    word = substituted[1].lower() if substituted else ""
    if not word if expander.saves else word == "subst":
        return None  # a page that is shown has only text of it, one that is saved all the rest
    name = trim(_without(name, substituted))
    if not node.parts:
        variable = expander.registry.variable(name)
        if variable:
            return variable.run(FunctionCall(name, "", (), frame, expander, is_variable=True))
    message_word = _MESSAGE.match(name)
    name = trim(_without(name, message_word))
    name = trim(_without(name, _RAW.match(name)))
    is_plain = bool(message_word and message_word[1].lower() == "msgnw")
    result = _function(expander, node, frame, name)
    if result is None:
        return _transclusion(expander, node, frame, name, is_plain=is_plain)
    if is_plain and isinstance(result, str) and not expander.saves:
        return escape_wikitext(result)
    return result


def _without(name: str, prefix: re.Match[str] | None) -> str:
    return name[prefix.end() :] if prefix else name


def _function(expander: Expander, node: Template, frame: Frame, name: str) -> str | Html | None:
    """Return what a parser function makes of its call, None where it is none or not its."""
    function_name, colon, first = name.partition(":")
    function = expander.registry.function(function_name) if colon else None
    if function is None:
        return None
    call = FunctionCall(function_name, trim(first), node.parts, frame, expander)
    result = function.run(call)
    # One that cuts or decodes text may leave a piece of a marker.
    return without_strays(result) if isinstance(result, str) else result


def _transclusion(
    expander: Expander, node: Template, frame: Frame, name: str, *, is_plain: bool
) -> str | Html | None:
    title = template_title(expander, name)
    if title is None or title.interwiki:
        return None  # no wiki transcludes from others unless its administrators allow it
    limit = expander.site.limits.template_depth
    if frame.depth >= limit:
        words = f"Template recursion depth limit exceeded ({limit})"
        return expander.report(PageWarning.TEMPLATE_DEPTH, f'<span class="error">{words}</span>')
    read, text = _read(expander, title)
    if text is None:
        return None if expander.saves else f"[[:{title.full}]]"
    if is_plain:
        return text if expander.saves else escape_wikitext(text)
    if read[-1].full in frame.open_titles:
        words = f"Template loop detected: [[{title.full}]]"
        expander.note(PageWarning.TEMPLATE_LOOP)
        return f'<span class="error">{words}</span>'
    return _expand_template(expander, node, frame, read[-1], text)


def _read(expander: Expander, title: Title) -> tuple[list[Title], str | None]:
    """Return the pages read for a transclusion and its text, None where there is none."""
    site = expander.site
    if title.namespace < 0 or title.namespace in site.nonincludable_namespaces:
        return [title], None
    read, text = fetch(title, expander.read_text, site)
    if text is None and title.namespace == MEDIAWIKI:
        text = message(title.text)
    expander.note_transcluded(read)
    return read, text


def _expand_template(
    expander: Expander, node: Template, frame: Frame, title: Title, text: str
) -> str:
    tree = expander.templates.tree(text, for_inclusion=True)
    arguments, numbered = read_arguments(expander, node.parts, frame)
    inner = Frame(
        title,
        frame,
        arguments,
        numbered,
        frame.depth + 1,
        frame.open_titles | {title.full},
        frame.late,
    )
    return expand_call(expander, tree.nodes, inner, frame)


def template_title(expander: Expander, name: str) -> Title | None:
    """Return the title of what double braces transclude, None where that is no title."""
    page = expander.title
    target, _ = resolve_subpage(name, page)
    namespace = TEMPLATE if target == name else page.namespace
    try:
        title = expander.site.parse_title(target, namespace)
    except BadTitle:
        return None
    return title if title.text else None


def _shown_title(expander: Expander, written: str) -> str:
    title = template_title(expander, trim(written))
    return title.full if title else trim(written)
