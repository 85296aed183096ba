"""Writing many revisions of any age and order, as an import brings them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from recension.store.chain import Chain, Entry
from recension.store.database import Database
from recension.store.edits import State, change_of, redirect_target, redirect_word, tag_of
from recension.store.hashing import from_base36, sha1
from recension.store.learning import learn_namespaces, learn_redirect_words
from recension.store.neighbours import Neighbours, reverted_to, tags_of
from recension.store.pages import Pages
from recension.store.staging import Arrival, Newcomer, Staged, Staging
from recension.store.texts import Texts
from recension.store.values import Hidden
from recension.store.wiki_names import namespaces_of
from recension.titles import Namespaces

_REMEMBERED = 10_000  # pages whose last text is known without looking


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A revision of another wiki, as its export tells it; nothing in it is changed."""

    time: datetime  # with its zone
    text: str | None  # None where the export withholds it
    author: str = ""
    summary: str = ""  # at most 500 code points
    is_minor: bool = False
    hidden: Hidden = Hidden.NOTHING
    user_id: int | None = None
    foreign_id: int | None = None  # its number in that wiki
    model: str = "wikitext"
    format: str = "text/x-wiki"
    size: int = 0  # in bytes, of a text that is withheld
    sha1: str = ""  # in base 36, of a text that is withheld
    digest: bytes | None = None  # the SHA-1 of a text that is there, if it is known already


class BulkWriter:
    """Takes pages and revisions in any order; made by `RevisionFile.bulk`.

    Texts are stored as they come. When the block ends, the revisions are put into the history of
    their pages by their times, with parents and software tags worked out anew. A revision that
    the file has already (same page, time, text and author) is not written twice; one that it has
    without its text is.
    """

    def __init__(self, database: Database, texts: Texts, pages: Pages) -> None:
        self._database = database
        self._texts = texts
        self._pages = pages
        self._neighbours = Neighbours(database, texts)
        self._chain = Chain(database)
        self._staging = Staging(database)
        self._bases: OrderedDict[int, int | None] = OrderedDict()
        self._old_pages: dict[int, bool] = {}
        self._namespaces = namespaces_of(database)

    @property
    def namespaces(self) -> Namespaces:
        """The namespaces that titles may be in."""
        return self._namespaces

    def learn_namespaces(
        self,
        names: Mapping[int, str],
        *,
        is_case_sensitive: bool = False,
        small_letters: Collection[int] = (),
    ) -> None:
        """Take over what a wiki calls its namespaces, by its numbers, and how it tells titles.

        What the file has already stays; a number that it has for another one becomes a free one.

        Args:
            names: The names by the wiki's numbers.
            is_case_sensitive: Whether "apple" and "Apple" are two pages there.
            small_letters: Numbers of namespaces in which they are, where that is not so elsewhere.
        """
        learn_namespaces(
            self._database,
            self._texts,
            names,
            is_case_sensitive=is_case_sensitive,
            small_letters=small_letters,
        )
        self._namespaces = namespaces_of(self._database)

    def page(self, title: str, namespace: int) -> int:
        """Return the number of a page, added if need be, by its whole and normalised title."""
        found = self._pages.number_of(title)
        return self._pages.add(title, namespace) if found is None else found

    def learn_redirect(self, text: str, target: str) -> None:
        """Learn the word that begins a text which is a redirect to the title `target`.

        It counts for all that this import brings, before and after.
        """
        word = redirect_word(text)
        if not word or word in self._namespaces.redirect_words:
            return
        known = replace(self._namespaces, redirect_words={word})
        found = redirect_target(text, known)
        if found is not None and found == redirect_target(f"{word} [[{target}]]", known):
            learn_redirect_words(self._database, self._texts, {word})
            self._namespaces = namespaces_of(self._database)

    def add(self, page: int, revision: NewRevision) -> Arrival:
        """Add a revision to a page, unless the file or this import had it already."""
        data = None if revision.text is None else revision.text.encode("utf-8", "replace")
        digest = _digest(revision, data)
        seconds = int(revision.time.timestamp())
        one = Newcomer(
            page,
            seconds,
            digest,
            revision.author,
            revision.hidden | (Hidden.TEXT if data is None else Hidden.NOTHING),
            revision.summary,
            revision.is_minor,
        )
        before = self._staging.come_before(one, revision.foreign_id)
        if before is not Arrival.NEW:
            return before
        arrival = self._staging.known(one) if self._is_old(page) else Arrival.NEW
        is_known = arrival is not Arrival.NEW
        number = None
        if data is not None and not is_known:
            number = self._texts.add_to_run(data, self._base(page), digest)
            self._remember(page, number)
        staged = _staged(page, revision, digest, number, self._namespaces)
        if is_known:
            self._staging.add_known(staged)
        else:
            self._staging.add(staged)
        return arrival

    def finish(self) -> None:
        """Put everything that came into its place."""
        self._texts.settle()
        for page in self._staging.pages():
            self._write_page(page)
        self._pages.remove_empty()
        self._staging.clear()

    def _write_page(self, page: int) -> None:
        title = self._pages.title_of(page)
        is_new = self._neighbours.newest(page) is None
        last: tuple[int, State] | None = None
        count = 0
        for staged in self._staging.in_order(page):
            number = self._write(title, staged, last)
            if is_new and not count:
                self._chain.give_title(number, page, title)
            last = number, self._state(staged)
            count += 1
        newest = self._neighbours.newest(page)
        redirect = None if newest is None else self._neighbours.redirect_of(newest)
        self._pages.refresh(page, redirect, added=count)

    def _write(self, title: str, staged: Staged, last: tuple[int, State] | None) -> int:
        earlier = self._neighbours.before(staged.page, staged.time)
        old = None
        if earlier and last is not None and earlier[0].id == last[0]:
            old = last[1]
        elif earlier:
            old = self._neighbours.state_of(earlier[0])
        reverts = reverted_to(staged.sha1, earlier)
        change = None
        if staged.text is not None:
            change = change_of(old, self._state(staged))
        return self._chain.append(
            Entry(
                page=staged.page,
                title=title,
                parent=earlier[0].id if earlier else None,
                time=staged.time,
                author=staged.author,
                summary=staged.summary,
                tags=tags_of((), tag_of(change), is_revert=reverts is not None),
                reverts=reverts,
                size=staged.size,
                sha1=staged.sha1,
                text=staged.text,
                is_minor=bool(staged.is_minor),
                user=staged.user,
                hidden=staged.hidden,
                model=staged.model,
                format=staged.format,
            )
        )

    def _state(self, staged: Staged) -> State:
        """Return what the kind of an edit depends on; by now all redirect words are known."""
        is_redirect = staged.redirect_word in self._namespaces.redirect_words
        return State(staged.size, staged.redirect if is_redirect else None)

    def _is_old(self, page: int) -> bool:
        known = self._old_pages.get(page)
        if known is None:
            known = self._neighbours.newest(page) is not None
            if known:
                self._old_pages[page] = known
        return known

    def _base(self, page: int) -> int | None:
        if page in self._bases:
            return self._bases[page]
        base = self._staging.last_text(page)
        if base is None:
            newest = self._neighbours.newest(page)
            base = None if newest is None else newest.text
        return base

    def _remember(self, page: int, text: int) -> None:
        self._bases[page] = text
        self._bases.move_to_end(page)
        if len(self._bases) > _REMEMBERED:
            self._bases.popitem(last=False)


def _digest(revision: NewRevision, data: bytes | None) -> bytes | None:
    if data is None:
        return from_base36(revision.sha1)
    return revision.digest or sha1(data)


def _staged(
    page: int, new: NewRevision, digest: bytes | None, text: int | None, namespaces: Namespaces
) -> Staged:
    is_wikitext = new.model == "wikitext"
    word = redirect_word(new.text) if new.text and is_wikitext else ""
    redirect = None
    if new.text and word:
        redirect = redirect_target(new.text, replace(namespaces, redirect_words={word}))
    return Staged(
        page=page,
        time=int(new.time.timestamp()),
        foreign_id=new.foreign_id,
        author=new.author,
        user=new.user_id,
        summary=new.summary,
        is_minor=new.is_minor,
        hidden=int(new.hidden),
        model=None if is_wikitext else new.model,
        format=None if new.format == "text/x-wiki" else new.format,
        size=new.size if new.text is None else len(new.text.encode("utf-8", "replace")),
        text=text,
        sha1=digest,
        redirect=redirect,
        redirect_word=word,
    )
