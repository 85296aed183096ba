"""<ref> and <references/>: what they leave in their block."""

from __future__ import annotations

from recension.wikitext.cite import messages
from recension.wikitext.cite.validity import fatal_error
from recension.wikitext.context import ReferenceMark, TagContext
from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Deferred, Tag, TagCall
from recension.wikitext.places import placeholder

WRAP = '<div class="mw-references-wrap">'


def _expand_ref(call: TagCall) -> Deferred:
    attributes = _attributes(call)
    written = call.content
    has_details = bool(call.site.settings.get("wgCiteSubReferencing"))
    problem = fatal_error(dict(attributes), written, has_details=has_details) or ""
    content = written if written and written.strip() else None
    if content is not None and not call.is_function:
        content = call.expand_late(content)
    return Deferred("ref", attributes, content, call.is_function, problem=problem, written=written)


def _expand_list(call: TagCall) -> Deferred:
    content, jumps = call.content, None
    if content is not None and not call.is_function:
        content, jumps = call.expand_content()
    written = None if call.is_function else call.content
    return Deferred(
        "references", _attributes(call), content, call.is_function, jumps, written=written
    )


def _attributes(call: TagCall) -> tuple[tuple[str, str], ...]:
    attributes = dict(call.attributes)
    if "details" in attributes and not call.is_function:
        attributes["details"] = call.expand(attributes["details"])
    return tuple(attributes.items())


def _render_ref(piece: Deferred, context: TagContext) -> str:
    attributes = dict(piece.attributes)
    marks = context.output.references
    block = context.block
    if piece.problem and block.inside_references is None:
        return piece.problem
    mark = ReferenceMark("ref", attributes, None, len(marks), block.inside_references)
    mark.line, mark.written = context.line, piece.written
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
    if content is not None:
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
        end = "/>" if piece.written is None else f">{piece.written}</references>"
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


ITEMS = (
    Tag("ref", _expand_ref, _render_ref, parsed=("details",)),
    Tag("references", _expand_list, _render_list),
)
