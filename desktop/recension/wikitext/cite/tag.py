"""<ref> and <references/>: what they leave in their block."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recension.wikitext.cite import messages
from recension.wikitext.context import ReferenceMark, TagContext
from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Deferred, Tag, TagCall
from recension.wikitext.places import placeholder

WRAP = '<div class="mw-references-wrap">'
_NESTED = re.compile(r"<ref(?:erences)?\b[^<>]*+>", re.IGNORECASE)
_ELEMENTS = re.compile(r"<(\w++)(?:\s[^<>]*+)?(?<!/)>[^<]*+</\1\s*>|<!--[^-]*+-->")
_NUMBER = re.compile(r"[0-9]+")
DIRECTIONS = ("ltr", "rtl", "auto")


def _expand_ref(call: TagCall) -> Deferred:
    content = call.content
    if content is not None and not call.is_function:
        content = call.expand_late(content)
    return Deferred("ref", _attributes(call), content, call.is_function)


def _expand_list(call: TagCall) -> Deferred:
    content, jumps = call.content, None
    if content is not None and not call.is_function:
        content, jumps = call.expand_content()
    return Deferred("references", _attributes(call), content, call.is_function, jumps)


def _attributes(call: TagCall) -> tuple[tuple[str, str], ...]:
    attributes = dict(call.attributes)
    if "details" in attributes and not call.is_function:
        attributes["details"] = call.expand(attributes["details"])
    return tuple(attributes.items())


def _render_ref(piece: Deferred, context: TagContext) -> str:
    attributes = dict(piece.attributes)
    marks = context.output.references
    block = context.block
    if block.inside_references is None:
        error = fatal_error(attributes, piece.content, has_details=_has_details(context))
        if error:
            return error
    mark = ReferenceMark("ref", attributes, None, len(marks), block.inside_references)
    mark.line = context.line
    if block.within_reference is not None:
        mark.within, mark.in_details = block.within_reference
    if piece.is_function:
        # Its arguments were expanded first: what references they hold are counted before it.
        _read_texts(mark, piece.content, context)
        mark.index = len(marks)
        marks.append(mark)
    else:
        marks.append(mark)
        _read_texts(mark, piece.content, context, is_late=True)
    is_continuation = bool(attributes.get("follow", "").strip())
    is_shown = block.inside_references is None and not is_continuation
    return placeholder("ref", mark.index) if is_shown else ""


def _read_texts(
    mark: ReferenceMark, content: str | None, context: TagContext, *, is_late: bool = False
) -> None:
    """Parse a reference's text and details; `is_late` where MediaWiki does so in the list."""
    block = context.block
    outer = block.within_reference
    if content is not None and content.strip():
        block.within_reference = (mark.index, False) if is_late else outer
        mark.html = context.parse(content.rstrip("\n"))
    details = mark.attributes.get("details", "").strip()
    if details:
        block.within_reference = (mark.index, True) if is_late else outer
        mark.details_html = context.parse(details)
    block.within_reference = outer


def _render_list(piece: Deferred, context: TagContext) -> str:
    block, marks = context.block, context.output.references
    if block.within_reference is not None:
        end = "/>" if piece.content is None else f">{piece.content}</references>"
        return escape_text(f"<references{end}")
    attributes = dict(piece.attributes)
    outer = block.inside_references
    if outer is not None:
        if piece.content:
            context.parse(piece.content)
        marks.append(ReferenceMark("inner", attributes, None, len(marks), outer))
        return ""
    index = len(marks)
    marks.append(ReferenceMark("list", attributes, None, index, is_function=piece.is_function))
    if piece.content:
        block.inside_references = index
        context.parse(piece.content, piece.jumps)
        block.inside_references = None
    if piece.is_function and any(mark.kind == "inner" for mark in marks[index:]):
        return messages.list_in_list()
    marks.append(ReferenceMark("references", attributes, None, index))
    if index in block.empty_references:
        return ""
    return f"{WRAP}{placeholder('references', index)}</div>"


def fatal_error(
    attributes: Mapping[str, str], content: str | None, *, has_details: bool
) -> str | None:
    """Return what is shown instead of a reference that cannot be one."""
    name = attributes.get("name", "").strip()
    follow = attributes.get("follow", "").strip()
    details = attributes.get("details", "").strip() if has_details else ""
    if follow and (name or details):
        unknown = unknown_parameters(attributes, has_details=has_details)
        if unknown:
            return messages.unknown_parameter(unknown[0], known_parameters(has_details=has_details))
        return messages.named_continuation()
    if _NUMBER.fullmatch(name) or _NUMBER.fullmatch(follow):
        return messages.numeric_name()
    if not name and not (content or "").strip():
        return _nothing_there(content, details)
    if content and "<ref" in content.lower() and _NESTED.search(_ELEMENTS.sub("", content)):
        return messages.nested_unclosed()
    return None


def _nothing_there(content: str | None, details: str) -> str:
    if details:
        return messages.details_alone()
    return messages.no_name() if content is None else messages.no_content()


def known_parameters(*, has_details: bool) -> list[str]:
    """Return the parameters of <ref> in the order they are listed in."""
    return [*(["details"] if has_details else []), "dir", "follow", "group", "name"]


def unknown_parameters(attributes: Mapping[str, str], *, has_details: bool) -> list[str]:
    """Return the parameters that <ref> does not have."""
    known = known_parameters(has_details=has_details)
    return [name for name in attributes if name not in known]


def _has_details(context: TagContext) -> bool:
    return bool(context.site.settings.get("wgCiteSubReferencing"))


ITEMS = (
    Tag("ref", _expand_ref, _render_ref, parsed=("details",)),
    Tag("references", _expand_list, _render_list),
)
