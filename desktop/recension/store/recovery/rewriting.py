"""Writing what was found of a broken file into a new one.

Revisions keep their order, and their numbers up to the first that is lost. Where none is lost the
chain of the new file is that of the old one, to the last link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recension.errors import Cancelled
from recension.store.chain import Chain, Entry, RevisionKind
from recension.store.database import Database
from recension.store.hashing import Content, sha1
from recension.store.pages import Pages, moment_of
from recension.store.progress import IsCancelled, Progress
from recension.store.pruned import Prunes, listed
from recension.store.recovery.mending import Mending
from recension.store.recovery.page_list import PageState, list_pages
from recension.store.recovery.proof import Judged, Standing, judged
from recension.store.recovery.text_mending import TextMending
from recension.store.recovery.values import Loss
from recension.store.revisions import highest_revision
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

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
        self._mending = Mending(old)
        self._text_mending = TextMending(old, self._old_texts)
        self._state = PageState()
        self.losses: list[Loss] = []
        self.numbers: dict[int, int] = {}  # of the revisions in the old file and the new

    def copy(self, progress: Progress, is_cancelled: IsCancelled) -> None:
        """Copy all revisions that can be read, then the list of pages."""
        total = highest_revision(self._old)
        for done, found in enumerate(judged(self._old, self._mending), 1):
            if is_cancelled():
                raise Cancelled
            if isinstance(found, int):
                self._lose(found, None, "it cannot be read")
            else:
                self._take(found)
            progress(done, total)
        list_pages(self._old, self._new, self._texts, self._state)

    @property
    def _has_parted(self) -> bool:
        """Whether the chain of the new file is another than that of the old one by now."""
        return bool(self.losses)

    def _take(self, found: Judged) -> None:
        content = found.one.content
        trouble = _trouble(content)
        data: bytes | None = None
        if not trouble:
            data, trouble = self._text(found)
        if (
            not trouble
            and content.page not in self._state.newest
            and content.kind > RevisionKind.RENAME
        ):
            trouble = "its page has no other revision"
        if trouble:
            self._lose(content.id, content, trouble)
            return
        if data is not None and len(data) != content.size:
            content = replace(content, size=len(data))  # the text itself is proven by its hash
        if found.standing is not Standing.PROVEN:
            self._note(found.standing.value, content, _DETAILS[found.standing])
        self._write(replace(found, one=replace(found.one, content=content)), data)

    def _text(self, found: Judged) -> tuple[bytes | None, str]:
        """Return the text of a revision, or what is wrong with it; it may have none by right."""
        number = found.one.content.id
        if found.one.content.kind == RevisionKind.PRUNE:
            is_sound = self._prunes.is_sound(number) and self._still_there(number)
            return None, "" if is_sound else "the list of what was pruned is not the one recorded"
        if found.one.text is None:
            is_known = found.one.content.hidden or self._prunes.proves(number)
            return None, "" if is_known else "its text is gone"
        return self._proven_text(found.one.text, found.one.content.sha1)

    def _proven_text(self, text: int, digest: bytes | None) -> tuple[bytes | None, str]:
        trouble = "the text is not the one that was saved"
        try:
            data = self._old_texts.read(text)
            if sha1(data) == digest:
                return data, ""
        except TextDamaged as error:
            trouble = str(error)
        mended = None if digest is None else self._text_mending.text(text, digest)
        return mended, "" if mended is not None else trouble

    def _write(self, found: Judged, data: bytes | None) -> None:
        content = found.one.content
        page = content.page
        title = content.title or self._state.titles.get(page) or f"Recovered page {page}"
        base = self._base_in(page)
        text = None if data is None else self._texts.add(data, base, content.sha1)
        pruned: list[int] = []
        if content.kind == RevisionKind.PRUNE:  # it lists revisions by their numbers
            pruned = self._still_there(content.id)
            listing = listed(pruned)
            content = replace(content, sha1=sha1(listing), size=len(listing))
        entry = self._entry(content, title, text)
        if self._has_parted and entry.origin is None:
            entry = replace(entry, origin=found.link)  # what other copies know it by
        number = self._chain.append(entry)
        self.numbers[content.id] = number
        self._record_pruned(pruned, number)
        if self._state.titles.get(page) != title:
            self._chain.give_title(number, page, title)
            self._state.titles[page] = title
        self._turn(content, number, text)

    def _base_in(self, page: int) -> int | None:
        """Return the newest text of a page, which is made where it has nothing yet."""
        newest, base = self._state.newest.get(page, (None, None))
        if newest is None:
            self._new.write(
                "INSERT INTO page (id, title, namespace, size, changed_at, revisions) "
                "VALUES (?, ?, 0, 0, 0, 0)",
                (page, f"\0{page}"),  # its title is known when all is
            )
        return base

    def _record_pruned(self, revisions: Iterable[int], record: int) -> None:
        for revision in revisions:
            self._new.write(
                "INSERT INTO pruned (revision, record) VALUES (?, ?)", (revision, record)
            )

    def _still_there(self, record: int) -> list[int]:
        """Return the revisions that a record of a prune lists, by their numbers in the new file."""
        listed_ones = self._prunes.revisions_of(record)
        return [self.numbers[one] for one in listed_ones if one in self.numbers]

    def _turn(self, content: Content, number: int, text: int | None) -> None:
        """Note what a revision makes of its page."""
        if content.kind == RevisionKind.DELETION:
            self._state.deleted[content.page] = number
        elif content.kind == RevisionKind.UNDELETION:
            self._state.deleted.pop(content.page, None)
        elif content.kind in (RevisionKind.EDIT, RevisionKind.RENAME):
            self._state.edits[content.page] = self._state.edits.get(content.page, 0) + 1
            base = self._state.newest.get(content.page, (0, None))[1]
            self._state.newest[content.page] = number, base if text is None else text

    def _entry(self, content: Content, title: str, text: int | None) -> Entry:
        parent = self.numbers.get(content.parent or 0)
        if parent is None and content.parent is not None:
            parent = self._state.newest.get(content.page, (None, None))[0]
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
            origin=content.origin,
            united=self.numbers.get(content.united or 0),
            against=self.numbers.get(content.against or 0),
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
