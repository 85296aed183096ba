"""Writing what was found of a broken file into a new one.

Revisions keep their order, and their numbers up to the first that is lost. Where none is lost the
chain of the new file is that of the old one, to the last link.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recension.errors import BadTitle, Cancelled
from recension.store.chain import Chain, Entry, RevisionKind
from recension.store.database import Database
from recension.store.edits import redirect_target
from recension.store.hashing import Content, sha1
from recension.store.pages import Pages, moment_of
from recension.store.pruned import Prunes, listed
from recension.store.recovery.proof import Judged, Standing, judged
from recension.store.recovery.values import Loss
from recension.store.revisions import highest_revision
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts
from recension.store.wiki_names import namespaces_of
from recension.titles import parse_title

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]

_DETAILS = {
    Standing.UNPROVEN: "what stands before it is lost, so nothing proves its data",
    Standing.CHANGED: "its data are not what was recorded",
}


class Rewriting:
    """Copies revisions from `old` to `new`, inside a transaction of `new`."""

    def __init__(self, old: Database, new: Database) -> None:
        self._old = old
        self._new = new
        self._old_texts, self._texts = Texts(old), Texts(new)
        self._pages = Pages(new)
        self._chain = Chain(new)
        self._prunes = Prunes(old)
        self._titles: dict[int, str] = {}  # of the pages, as they are by now
        self._newest: dict[int, tuple[int, int | None]] = {}  # of a page: revision and text
        self._edits: dict[int, int] = {}  # of a page: how many
        self._deleted: dict[int, int] = {}  # pages, and the revisions that did it
        self.losses: list[Loss] = []
        self.numbers: dict[int, int] = {}  # of the revisions in the old file and the new

    def copy(self, progress: Progress, is_cancelled: IsCancelled) -> None:
        """Copy all revisions that can be read, then the list of pages."""
        total = highest_revision(self._old)
        for done, found in enumerate(judged(self._old), 1):
            if is_cancelled():
                raise Cancelled
            if isinstance(found, int):
                self._lose(found, None, "it cannot be read")
            else:
                self._take(found)
            progress(done, total)
        self._list_pages()

    def _take(self, found: Judged) -> None:
        content = found.one.content
        trouble = _trouble(content)
        data: bytes | None = None
        if not trouble:
            data, trouble = self._text(found)
        if not trouble and content.page not in self._newest and content.kind > RevisionKind.RENAME:
            trouble = "its page has no other revision"
        if trouble:
            self._lose(content.id, content, trouble)
            return
        if data is not None and len(data) != content.size:
            content = replace(content, size=len(data))  # the text itself is proven by its hash
        if found.standing is not Standing.PROVEN:
            self._note(found.standing.value, content, _DETAILS[found.standing])
        self._write(content, data)

    def _text(self, found: Judged) -> tuple[bytes | None, str]:
        """Return the text of a revision, or what is wrong with it; it may have none by right."""
        number = found.one.content.id
        if found.one.content.kind == RevisionKind.PRUNE:
            is_sound = self._prunes.is_sound(number) and self._still_there(number)
            return None, "" if is_sound else "the list of what was pruned is not the one recorded"
        if found.one.text is None:
            is_known = found.one.content.hidden or self._prunes.proves(number)
            return None, "" if is_known else "its text is gone"
        try:
            data = self._old_texts.read(found.one.text)
        except TextDamaged as error:
            return None, str(error)
        if sha1(data) != found.one.content.sha1:
            return None, "the text is not the one that was saved"
        return data, ""

    def _write(self, content: Content, data: bytes | None) -> None:
        page = content.page
        title = content.title or self._titles.get(page) or f"Recovered page {page}"
        newest, base = self._newest.get(page, (None, None))
        if newest is None:
            self._new.write(
                "INSERT INTO page (id, title, namespace, size, changed_at, revisions) "
                "VALUES (?, ?, 0, 0, 0, 0)",
                (page, f"\0{page}"),  # its title is known when all is
            )
        text = None if data is None else self._texts.add(data, base, content.sha1)
        is_prune = content.kind == RevisionKind.PRUNE
        pruned = self._still_there(content.id) if is_prune else []
        if is_prune:  # it lists revisions by their numbers
            listing = listed(pruned)
            content = replace(content, sha1=sha1(listing), size=len(listing))
        number = self._chain.append(self._entry(content, title, text))
        self.numbers[content.id] = number
        for revision in pruned:
            self._new.write(
                "INSERT INTO pruned (revision, record) VALUES (?, ?)", (revision, number)
            )
        if self._titles.get(page) != title:
            self._chain.give_title(number, page, title)
            self._titles[page] = title
        self._turn(content, number, text)

    def _still_there(self, record: int) -> list[int]:
        """Return the revisions that a record of a prune lists, by their numbers in the new file."""
        listed_ones = self._prunes.revisions_of(record)
        return [self.numbers[one] for one in listed_ones if one in self.numbers]

    def _turn(self, content: Content, number: int, text: int | None) -> None:
        """Note what a revision makes of its page."""
        if content.kind == RevisionKind.DELETION:
            self._deleted[content.page] = number
        elif content.kind == RevisionKind.UNDELETION:
            self._deleted.pop(content.page, None)
        elif content.kind in (RevisionKind.EDIT, RevisionKind.RENAME):
            self._edits[content.page] = self._edits.get(content.page, 0) + 1
            base = self._newest.get(content.page, (0, None))[1]
            self._newest[content.page] = number, base if text is None else text

    def _entry(self, content: Content, title: str, text: int | None) -> Entry:
        parent = self.numbers.get(content.parent or 0)
        if parent is None and content.parent is not None:
            parent = self._newest.get(content.page, (None, None))[0]
        return Entry(
            kind=RevisionKind(content.kind),
            page=content.page,
            title=title,
            parent=parent,
            time=content.time,
            author=content.author or "",
            user=content.user,
            summary=content.summary,
            is_minor=bool(content.is_minor),
            tags=tuple(content.tags.split()),
            reverts=self.numbers.get(content.reverts or 0),
            hidden=content.hidden,
            model=content.model,
            format=content.format,
            size=content.size,
            sha1=content.sha1,
            text=text,
        )

    def _list_pages(self) -> None:
        taken: set[str] = set()
        for page, title in self._titles.items():
            if page not in self._deleted and title in taken:
                self._deleted[page] = self._delete(page, title)
            deletion = self._deleted.get(page)
            if deletion is None:
                taken.add(title)
            self._new.write(
                "UPDATE page SET title = ?, namespace = ?, deleted = ? WHERE id = ?",
                (title, self._namespace(page, title), deletion, page),
            )
            self._pages.refresh(page, self._redirect(page), added=self._edits[page])

    def _delete(self, page: int, title: str) -> int:
        """Record that a page is deleted whose title another one has: its own deletion is lost."""
        number, text = self._newest[page]
        row = self._new.row("SELECT time, size, sha1 FROM revision WHERE id = ?", (number,))
        time, size, digest = row if row is not None else (0, 0, None)
        return self._chain.append(
            Entry(
                kind=RevisionKind.DELETION,
                page=page,
                title=title,
                parent=number,
                time=time,
                author="",
                summary="",
                tags=(),
                size=size,
                sha1=digest,
                text=text,
            )
        )

    def _namespace(self, page: int, title: str) -> int:
        row = self._old.row("SELECT namespace FROM page WHERE id = ? AND title = ?", (page, title))
        if row is not None:
            return int(row[0])
        try:
            return parse_title(title, namespaces_of(self._new)).namespace
        except BadTitle:
            return 0

    def _redirect(self, page: int) -> str | None:
        row = self._new.row(
            "SELECT text FROM revision WHERE page = ? AND kind < 2 "
            "ORDER BY time DESC, id DESC LIMIT 1",
            (page,),
        )
        if row is None or row[0] is None:
            return None
        return redirect_target(
            self._texts.read(row[0]).decode("utf-8", "replace"), namespaces_of(self._new)
        )

    def _lose(self, number: int, content: Content | None, detail: str) -> None:
        if content is None:
            self.losses.append(Loss("revision", None, number, detail))
        else:
            self._note("revision", content, detail)

    def _note(self, what: str, content: Content, detail: str) -> None:
        try:
            time = moment_of(content.time)
        except (OverflowError, ValueError):
            time = None
        self.losses.append(
            Loss(
                what,
                content.title,
                content.id,
                detail,
                time,
                content.author or "",
                content.summary,
            )
        )


def _trouble(content: Content) -> str:
    """Say what keeps a revision from being written anew; "" for nothing."""
    try:
        RevisionKind(content.kind)
        moment_of(content.time)
    except (ValueError, OverflowError) as error:
        return str(error)
    return ""
