"""The order of the passes over one block; the order is the grammar.

https://www.mediawiki.org/wiki/Manual:Parser.php describes it for MediaWiki.
"""

from __future__ import annotations

from functools import partial

from recension.wikitext.context import BlockContext
from recension.wikitext.lines import SourceLines, mark_lines
from recension.wikitext.links.external import build_external_links
from recension.wikitext.links.holders import holders_as_text, replace_holders
from recension.wikitext.passes.blocks import build_blocks
from recension.wikitext.passes.french_spaces import armour_spaces
from recension.wikitext.passes.headings import HeadingPass, build_headings
from recension.wikitext.passes.internal_links import build_internal_links
from recension.wikitext.passes.magic_links import build_magic_links
from recension.wikitext.passes.quotes import build_quotes
from recension.wikitext.passes.rules import build_rules, take_switches
from recension.wikitext.passes.tables import build_tables
from recension.wikitext.sanitizer.entities import normalize_references
from recension.wikitext.sanitizer.tags import sanitize_tags
from recension.wikitext.tidy.document import tidy


def build_inline(
    text: str, context: BlockContext, *, is_main: bool = False, lines: SourceLines | None = None
) -> str:
    """Turn expanded wikitext into HTML without paragraphs and lists.

    With `lines` what it makes says which lines it comes from, see `lines`.
    """
    id_mode = context.site.fragment_modes[0]
    unstrip = context.strip.unstrip_both
    text = sanitize_tags(text, unstrip, id_mode, lines)
    text = build_tables(text, unstrip, id_mode, lines)
    text = build_rules(text)
    text = take_switches(text, context)
    text = build_headings(text, lines)
    if lines:
        text = mark_lines(text, lines.numbers)
    text = build_internal_links(text, context)
    text = build_quotes(text)
    text = build_external_links(text, context)
    text = build_magic_links(text, context)
    text_of_links = partial(holders_as_text, context=context)
    return HeadingPass(context, text_of_links, is_main=is_main).run(text)


def half_parse(
    text: str, context: BlockContext, *, is_main: bool = True, lines: SourceLines | None = None
) -> str:
    """Turn the expanded wikitext of a block into HTML with link holders and nowiki markers.

    `is_main` is False for what stands inside of a tag. With `lines` the HTML says where it is from.
    """
    html = build_inline(text, context, is_main=is_main, lines=lines)
    html = context.strip.unstrip_general(html)
    return build_blocks(html)


def finish(html: str, context: BlockContext) -> str:
    """Put links and what was kept from all passes into place, and make the HTML well-formed."""
    return tidy(complete(html, context))


def complete(html: str, context: BlockContext) -> str:
    """Do all that `finish` does but tidy, for pieces that become part of a block."""
    html = replace_holders(html, context)
    html = context.strip.unstrip_both(html)
    return armour_spaces(normalize_references(html))
