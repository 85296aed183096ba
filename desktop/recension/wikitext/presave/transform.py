"""What saving makes of a text: substitution, then signatures, then the pipe trick.

In this order, so that each sees what the ones before it made (Help:Substitution, Help:Signatures,
Help:Pipe trick). What stands in comments and in extension tags (<nowiki>, <ref>, <gallery>, ...)
stays as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recension.titles import Title
from recension.wikitext.expand import Expander, TemplateTexts, expand_node
from recension.wikitext.extension import Registry
from recension.wikitext.preprocess import Preprocessor, Tree
from recension.wikitext.presave.changes import Change, applied, composed
from recension.wikitext.presave.pipe_trick import label_links, target_links
from recension.wikitext.presave.places import places
from recension.wikitext.presave.signature import Signer, signature_of, signed, tildes_in
from recension.wikitext.presave.substitution import (
    Replacement,
    Substituter,
    TooLargeError,
    mentions,
)
from recension.wikitext.render.standard import standard_registry
from recension.wikitext.site import Site
from recension.wikitext.values import PageSource

LONGEST_SIGN = 6  # code points of the longest thing that `may_change` looks for
_SIGNS = ("~~~", "|]]", "[[|")
_CUT = " \t\n\r\0\x0b"  # white space that is cut from the end


def may_change(text: str) -> bool:
    """Tell, in a moment, whether saving may make something else of a text."""
    return next(_signs(text), None) is not None


def prepare_for_saving(
    text: str,
    title: Title,
    source: PageSource,
    signer: Signer,
    site: Site | None = None,
    registry: Registry | None = None,
) -> str:
    """Return the text as it is to be saved under a title, its line ends and its end trimmed."""
    text = text.rstrip(_CUT).replace("\r\n", "\n").replace("\r", "\n")
    changes = Transform(site, registry).changes(text, title, source, signer)
    return applied(text, changes).rstrip(_CUT)


class Transform:
    """Says what saving changes in texts of one site; remembers the tree of the last one."""

    def __init__(
        self,
        site: Site | None = None,
        registry: Registry | None = None,
        templates: TemplateTexts | None = None,
    ) -> None:
        self._site = site or Site.default()
        self._registry = registry or standard_registry()
        self._templates = templates or TemplateTexts(Preprocessor(self._registry.tags))
        self._text = ""
        self._tree: Tree | None = None

    def changes(
        self, text: str, title: Title, source: PageSource, signer: Signer
    ) -> Sequence[Change]:
        """Return what saving changes in the text of a page; nothing where no sign asks for it."""
        signs = list(_signs(text))
        if not signs:
            return ()
        self._tree = self._templates.page_tree(text, self._tree, self._text)
        self._text = text
        expander = self._expander(title, source, signer)
        substituter = Substituter(expander, text)
        draft = _Draft(text)
        draft.replace(_in_calls(self._tree, signs, substituter))
        draft.replace(_signatures(draft.visible, signer, substituter, self._site))
        draft.change(label_links(draft.visible))
        draft.change(target_links(draft.visible, title))
        return [each for each in draft.changes if text[each.start : each.stop] != each.text]

    def _expander(self, title: Title, source: PageSource, signer: Signer) -> Expander:
        expander = Expander(self._site, title, source, self._registry, self._templates, expand_node)
        expander.now = signer.time
        expander.user = signer.user
        expander.saves = True
        return expander


class _Draft:
    """A text on its way through the passes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.visible = text  # the same, blank where no pass may look
        self.changes: list[Change] = []  # of the text it was at first

    def replace(self, found: Iterable[Replacement]) -> None:
        """Take over what a pass replaces and hides."""
        pieces = list(found)
        if not pieces:
            return
        made = [
            Change(each.start, each.stop, each.text) for each in pieces if each.text is not None
        ]
        seen = [Change(each.start, each.stop, each.visible) for each in pieces]
        self._take(made, seen)

    def change(self, found: Iterable[Change]) -> None:
        """Take over what a pass replaces by text that may be looked at."""
        changes = list(found)
        if changes:
            self._take(changes, changes)

    def _take(self, made: Sequence[Change], seen: Sequence[Change]) -> None:
        self.changes = composed(self.changes, made, self.text)
        is_all_visible = self.visible is self.text and made == seen
        self.text = applied(self.text, made)
        self.visible = self.text if is_all_visible else applied(self.visible, seen)


def _in_calls(tree: Tree, signs: Iterable[int], substituter: Substituter) -> Iterator[Replacement]:
    """Look into those nodes of a page that have a sign in them."""
    for index in sorted({bisect_right(tree.starts, at) - 1 for at in signs}):
        yield from substituter.walk(tree.nodes[index], tree.starts[index])


def _signs(text: str) -> Iterator[int]:
    """Return where something may change, or may have to be hidden from change."""
    for sign in _SIGNS:
        yield from places(text, sign)
    yield from mentions(text)


def _signatures(
    text: str, signer: Signer, substituter: Substituter, site: Site
) -> Iterator[Replacement]:
    own: tuple[str, str] | None = None  # the user's signature, and the visible part of it
    for tildes in tildes_in(text):
        own = own or _signature(signer, substituter, site)
        written, visible = (signed(tildes[0], signer, each) for each in own)
        yield Replacement(*tildes.span(), written, visible)


def _signature(signer: Signer, substituter: Substituter, site: Site) -> tuple[str, str]:
    try:
        return substituter.unmarked(signature_of(signer, site, substituter.expand))
    except TooLargeError:
        usual = signature_of(replace(signer, signature=""), site, substituter.expand)
        return usual, usual
