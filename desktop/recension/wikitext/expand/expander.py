"""Expansion of a tree in a frame: the walk, its limits, and what all calls of one page share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from recension.titles import Title
from recension.wikitext.escape import escape_value
from recension.wikitext.expand.journal import Journal
from recension.wikitext.expand.linemap import expand_with_lines
from recension.wikitext.expand.room import make_room
from recension.wikitext.expand.spending import Cost, Spending
from recension.wikitext.expand.templates import TemplateTexts
from recension.wikitext.extension.call import TagCall
from recension.wikitext.extension.frame import Frame
from recension.wikitext.extension.pieces import Html, Piece, marker_for, without_markers
from recension.wikitext.extension.registry import Registry
from recension.wikitext.lines import Jump
from recension.wikitext.preprocess import Node
from recension.wikitext.sections import section_marker
from recension.wikitext.site import Site
from recension.wikitext.values import PageSource, PageWarning

_MAX_DEPTH = 100  # $wgMaxPPExpandDepth, of expansions in expansions
_TOO_DEEP = '<span class="error">Expansion depth limit exceeded</span>'


class Expander:
    """The expansion of one page."""

    def __init__(
        self,
        site: Site,
        title: Title,
        source: PageSource,
        registry: Registry,
        templates: TemplateTexts,
        expand_node: Callable[[Expander, Node, Frame], str],
    ) -> None:
        make_room()
        self.site = site
        self.title = title
        self.registry = registry
        self.templates = templates
        self._source = source
        self._now = site.now or datetime.now(UTC)
        self._journal: Journal | None = None
        self.recorded: Node | None = None  # the node of the page itself that is being expanded
        self._texts: dict[str, str | None] = {}  # of templates, as they are now
        self.pieces: dict[str, Piece] = {}  # by strip marker
        self.transcluded: dict[str, Title] = {}  # by whole title, missing ones too
        self.asked: dict[str, Title] = {}  # pages of which only it matters whether they exist
        self.switches: set[str] = set()
        self._display_title = ""
        self._default_sort = ""
        self.warnings: dict[str, None] = {}
        self.kept: dict[str, object] = {}
        self.saves = False  # only what is to be substituted is expanded
        self.user = ""  # who saves
        # Calls on a page that is saved, by identity: their names, and what takes their place.
        self.calls: dict[int, tuple[Node, str, str | None]] = {}
        self.spending = Spending(site.limits)
        # What `expand_late` made of what, and what that counts for.
        self._late: dict[tuple[object, ...], tuple[str, Cost]] = {}
        self._expand_node = expand_node
        self._depth = 0
        self._expensive = 0

    @property
    def depth(self) -> int:
        """The number of expansions that go on inside of each other."""
        return self._depth

    @property
    def source(self) -> PageSource:
        """The other pages; who asks for them may get another answer next time."""
        self._depend_on_the_page()
        return self._source

    @property
    def now(self) -> datetime:
        """The time of the rendering, in UTC."""
        self._depend_on_the_page()
        return self._now

    @now.setter
    def now(self, now: datetime) -> None:
        self._now = now

    @property
    def display_title(self) -> str:
        """HTML of the title the page asks for, "" for none; what is said first has a say."""
        if self._journal:
            self._journal.is_volatile = self._journal.heeds_order = True
        return self._display_title

    @display_title.setter
    def display_title(self, html: str) -> None:
        self._display_title = html

    @property
    def default_sort(self) -> str:
        """The key the page is sorted by in its categories, "" for its title."""
        if self._journal:
            self._journal.is_volatile = self._journal.heeds_order = True
        return self._default_sort

    @default_sort.setter
    def default_sort(self, key: str) -> None:
        self._default_sort = key

    def read_text(self, title: str) -> str | None:
        """Return the text of a template, read once a page."""
        if title not in self._texts:
            self._texts[title] = self._source.text(title)
        if self._journal:
            self._journal.texts[title] = self._texts[title]
        return self._texts[title]

    def note_transcluded(self, read: Sequence[Title]) -> None:
        """Remember pages that were read as templates."""
        self.transcluded.update((page.full, page) for page in read)
        if self._journal:
            self._journal.transcluded.update((page.full, page) for page in read)

    def record(self, node: Node, frame: Frame) -> tuple[str, Journal | None]:
        """Expand a node of the page; the journal is None where it cannot be used again."""
        journal = self._journal = Journal(self)
        self._late.clear()
        self.recorded = node
        text = self.expand([node], frame)
        self._journal = self.recorded = None
        return text, journal.close(self)

    def observe(self, nodes: Sequence[Node], frame: Frame) -> tuple[str, Journal]:
        """Expand nodes that are a part of something, and tell what they noted."""
        outer, inner = self._journal, Journal(self)
        self._journal = inner
        text = self.expand(nodes, frame)
        self._journal = outer
        self.observe_again(inner)
        return text, inner

    def observe_again(self, part: Journal) -> None:
        """Note what a part of something noted."""
        if self._journal:
            self._journal.include(part)

    def expand_text(self, text: str, frame: Frame) -> str:
        """Expand wikitext as if it stood in a frame."""
        has_sections = "=" in text and self.site.section_edit_links
        if "{{" not in text and "<" not in text and not has_sections:
            return text
        for_inclusion = not frame.is_page
        return self.expand(self.templates.tree(text, for_inclusion=for_inclusion).nodes, frame)

    def expand_text_with_lines(self, text: str, frame: Frame) -> tuple[str, list[Jump]]:
        """Do the same, and tell the jumps in its lines."""
        tree = self.templates.tree(text, for_inclusion=not frame.is_page)
        text, lines = expand_with_lines(tree, text, lambda node: self.expand([node], frame))
        return text, lines.jumps

    def expand_late(self, text: str, frame: Frame) -> str:
        """Expand wikitext in the frame of a page, the same only once in a node of the page.

        It counts every time, so that the limits end it where tags in one another multiply.
        """
        spending = self.spending
        key = (text, frame.late, frame.depth, frame.open_titles, spending.is_full)
        known = self._late.get(key)
        if known:
            expanded, cost = known
            spending.repeat(cost)
            return expanded
        before = spending.so_far()
        expanded = self.expand_text(text, frame)
        self._late[key] = expanded, spending.since(before)
        return expanded

    def expand(self, nodes: Sequence[Node], frame: Frame) -> str:
        """Expand nodes in a frame."""
        if len(nodes) == 1 and isinstance(nodes[0], str):
            return nodes[0]
        if self._depth >= _MAX_DEPTH:
            return self.report(PageWarning.EXPANSION_DEPTH, _TOO_DEEP)
        out: list[str] = []
        waiting = [iter(nodes)]  # groups of nodes take no call: there may be many in one another
        self._depth += 1
        try:
            while waiting:
                for node in waiting[-1]:
                    if isinstance(node, str):
                        out.append(node)
                    elif isinstance(node, list):
                        waiting.append(iter(node))
                        break
                    else:
                        out.append(self._expand_node(self, node, frame))
                else:
                    waiting.pop()
        finally:
            self._depth -= 1
        return "".join(out)

    # What calls share

    def strip(self, piece: Piece) -> str:
        """Keep a piece and return the marker that stands for it."""
        return self._kept(marker_for(piece), piece)

    def _kept(self, marker: str, piece: Piece) -> str:
        self.pieces[marker] = piece
        if self._journal:
            self._journal.pieces[marker] = piece
        return marker

    def piece(self, marker: str) -> Piece | None:
        """Return what a marker stands for."""
        return self.pieces.get(marker)

    def call_tag(
        self,
        name: str,
        attributes: Mapping[str, str],
        content: str | None,
        frame: Frame,
        *,
        is_function: bool = True,
        content_line: int | None = None,
    ) -> str | None:
        """Call an extension tag; None where there is no such tag."""
        tag = self.registry.tags.get(name)
        if tag is None:
            return None
        if self.saves:
            return self.strip(Html(_written_tag(name, attributes, content)))
        attributes = {
            without_markers(key, self.piece): value
            if key in tag.parsed
            else without_markers(value, self.piece)
            for key, value in attributes.items()
        }
        call = TagCall(name, attributes, content, frame, self, is_function, content_line)
        result = tag.expand(call)
        return result if isinstance(result, str) else self.strip(result)

    def section(self, number: int, frame: Frame) -> str:
        """Return a marker for the beginning of a section of a page or a template."""
        return self._kept(section_marker(number, frame.title.full, of_page=frame.is_page), Html(""))

    def strip_comment(self, words: str) -> str:
        """Return a marker for a comment in the HTML, such as a warning."""
        return self.strip(Html(f"<!-- {words} -->", is_nowiki=True))

    def report(self, warning: PageWarning, text: str) -> str:
        """Remember that a limit was reached, and return the text that shows it."""
        self._depend_on_the_page()
        self.warnings[warning] = None
        return text

    def _depend_on_the_page(self) -> None:
        """Remember that what is being expanded may be something else the next time."""
        if self._journal:
            self._journal.is_volatile = True

    def note(self, warning: PageWarning) -> None:
        """Remember what is wrong with a call, wherever on the page it stands."""
        self.warnings[warning] = None
        if self._journal:
            self._journal.warnings[warning] = None

    def may_look_up(self) -> bool:
        """Count an expensive call; False when there were too many."""
        self._expensive += 1
        self._depend_on_the_page()
        if self._expensive > self.site.limits.expensive_calls:
            self.warnings[PageWarning.EXPENSIVE_CALLS] = None
            return False
        return True


def _written_tag(name: str, attributes: Mapping[str, str], content: str | None) -> str:
    """Return the source of a tag that {{subst:#tag:}} leaves behind."""
    written = "".join(f' {key}="{escape_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"
