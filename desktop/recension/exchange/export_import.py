"""Bringing one MediaWiki export into a revision file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from recension.errors import BadTitle
from recension.exchange.export_reader import read_export
from recension.exchange.exported import (
    Exported,
    ExportedOddity,
    ExportedPage,
    ExportedRevision,
    ExportedSite,
)
from recension.exchange.report import Note, NoteKind, Reporter
from recension.exchange.titling import local_title, told_namespaces
from recension.store import (
    SUMMARY_LIMIT,
    Arrival,
    BulkWriter,
    Hidden,
    NewRevision,
    from_base36,
    sha1,
)

_MOST_NAMES = 200  # of namespaces that are learned from titles
_EPOCH = datetime.fromtimestamp(0, UTC)
_ODDITIES = {
    "": NoteKind.LOOSE_WORDS,
    "content": NoteKind.EXTRA_SLOT,
    "logitem": NoteKind.LOG_ITEM,
    "restrictions": NoteKind.RESTRICTIONS,
    "upload": NoteKind.UPLOAD,
}


class ExportImport:
    """One export on its way in."""

    def __init__(
        self, path: Path, writer: BulkWriter, reporter: Reporter, told: Callable[[int], None]
    ) -> None:
        self._path = path
        self._writer = writer
        self._reporter = reporter
        self._told = told
        self._site = ExportedSite()
        self._page: int | None = None  # None while one is left out
        self._last_time = _EPOCH
        self._newest: ExportedRevision | None = None  # of the page, of those that have a text
        self._met: set[str] = set()  # names of namespaces that titles told of

    def run(self) -> None:
        """Bring all of it; see `import_sources` for what it raises."""
        for part in read_export(self._path, self._told):
            self._bring(part)
        self._end_page()

    def _bring(self, part: Exported) -> None:
        match part:
            case ExportedSite():
                self._take_site(part)
            case ExportedPage():
                self._end_page()
                self._page = self._begin_page(part)
            case ExportedRevision():
                if self._page is None:
                    self._reporter.skipped += 1
                else:
                    self._bring_revision(self._page, part)
            case ExportedOddity():
                kind = _ODDITIES.get(part.element, NoteKind.UNKNOWN_ELEMENT)
                self._note(kind, part.page, part.revision, part.words or part.element)

    def _take_site(self, site: ExportedSite) -> None:
        self._site = site
        sensitive = site.is_case_sensitive
        self._writer.learn_namespaces(
            site.namespaces, is_case_sensitive=sensitive, small_letters=site.small_letters
        )
        for number, name in site.aliases:
            self._writer.learn_namespaces({number: name})

    def _title_of(self, page: ExportedPage) -> tuple[str, int]:
        for number, name in told_namespaces(page).items():
            is_new = self._writer.namespaces.number(name) is None and name not in self._met
            if is_new and len(self._met) < _MOST_NAMES:
                self._met.add(name)  # if it is not taken now, it never will be
                self._writer.learn_namespaces({number: name})
        return local_title(page, self._site, self._writer.namespaces)

    def _begin_page(self, page: ExportedPage) -> int | None:
        self._last_time = _EPOCH
        try:
            title, namespace = self._title_of(page)
        except BadTitle as error:
            self._note(NoteKind.BAD_TITLE, page.title, None, error.reason)
            return None
        if title.rpartition(":")[2] != page.title.replace("_", " ").rpartition(":")[2]:
            self._note(NoteKind.TITLE_CHANGED, page.title, None, title)
        return self._writer.page(title, namespace)

    def _end_page(self) -> None:
        """Learn the word for a redirect from the newest text of a page that is said to be one."""
        newest, self._newest = self._newest, None
        if newest is not None and newest.page.redirect and newest.text:
            self._writer.learn_redirect(newest.text, newest.page.redirect)

    def _bring_revision(self, page: int, part: ExportedRevision) -> None:
        if part.text and (self._newest is None or _moment(part) >= _moment(self._newest)):
            self._newest = part if part.page.redirect else None
        new = NewRevision(
            time=self._time(part),
            text=part.text,
            author=part.author,
            summary=self._summary(part),
            is_minor=part.is_minor,
            hidden=_hidden(part),
            user_id=part.user_id or None,  # 0 says that the wiki knows no number
            foreign_id=part.id,
            model=part.model,
            format=part.format,
            size=part.size,
            sha1=part.sha1,
            digest=self._checked_digest(part),
        )
        arrival = self._writer.add(page, new)
        if arrival is Arrival.NEW:
            self._reporter.add_revision(page)
            return
        self._reporter.known += 1
        if arrival is Arrival.KNOWN_OTHERWISE:
            self._note(NoteKind.KNOWN_OTHERWISE, part.page.title, part.id, part.comment)

    def _time(self, part: ExportedRevision) -> datetime:
        try:
            time = datetime.fromisoformat(part.timestamp)
            # In another zone it may lie outside the years that there are here.
            time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
        except (ValueError, OverflowError):
            self._note(NoteKind.NO_TIME, part.page.title, part.id, part.timestamp)
            return self._last_time
        self._last_time = time
        return time

    def _summary(self, part: ExportedRevision) -> str:
        # MediaWiki keeps none that is longer, but what wrote the export may have been another.
        if len(part.comment) <= SUMMARY_LIMIT:
            return part.comment
        self._note(NoteKind.SUMMARY_CUT, part.page.title, part.id, part.comment[SUMMARY_LIMIT:])
        return part.comment[:SUMMARY_LIMIT]

    def _checked_digest(self, part: ExportedRevision) -> bytes | None:
        """Return the SHA-1 of a text that is there, and note what is wrong with it."""
        if part.text is None:
            kind = NoteKind.TEXT_WITHHELD if part.is_text_deleted else NoteKind.TEXT_MISSING
            self._note(kind, part.page.title, part.id, "")
            return None
        digest = sha1(part.text.encode())
        if part.sha1 and from_base36(part.sha1) != digest:
            self._note(NoteKind.WRONG_HASH, part.page.title, part.id, part.sha1)
        return digest

    def _note(self, kind: NoteKind, page: str, revision: int | None, detail: str) -> None:
        self._reporter.note(Note(kind, self._path, page, revision, detail))


def _moment(part: ExportedRevision) -> tuple[str, int]:
    return part.timestamp, part.id or 0


def _hidden(part: ExportedRevision) -> Hidden:
    hidden = Hidden.NOTHING
    if part.text is None:
        hidden |= Hidden.TEXT
    if part.is_comment_deleted:
        hidden |= Hidden.SUMMARY
    if part.is_author_deleted:
        hidden |= Hidden.AUTHOR
    return hidden
