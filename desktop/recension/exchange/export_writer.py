"""Writing a MediaWiki export of schema 0.11, as MediaWiki's own writer lays it out."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from recension.errors import Cancelled, DamagedFile, TextWithheld, UnknownKind
from recension.exchange.compression import can_compress, compressing
from recension.exchange.markup import element, timestamp
from recension.exchange.writing import replacing
from recension.store import Hidden, IsCancelled, Page, Progress, Revision, RevisionFile
from recension.titles import ENGLISH, Namespaces

_SCHEMA = "http://www.mediawiki.org/xml/export-0.11/"
_ROOT = (
    f'<mediawiki xmlns="{_SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SCHEMA} http://www.mediawiki.org/xml/export-0.11.xsd" '
    'version="0.11" xml:lang="en">\n'
)

_END = "</mediawiki>\n"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export holds."""

    pages: int
    revisions: int
    left_out: tuple[str, ...] = ()  # pages with no text that could be written


def write_export(
    file: RevisionFile,
    path: Path,
    *,
    titles: Collection[str] | None = None,
    current_only: bool = False,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ExportReport:
    """Write pages with their histories, complete or not at all; what is at `path` is replaced.

    Args:
        file: Where from.
        path: .xml, or compressed .gz, .bz2, .xz or .zst.
        titles: Which pages, in this order; all of them when None.
        current_only: Only the newest revision of each.
        progress: Called with how many revisions are written, of how many.
        cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        PageMissing, BadTitle, RevisionDamaged: about what was to be written.
        DamagedFile: revisions are missing.
        UnknownKind: the name of `path` ends in something else.
    """
    if not can_compress(path):
        raise UnknownKind(path)
    pages = file.pages() if titles is None else [file.page(title) for title in titles]
    total = len(pages) if current_only else sum(page.revisions for page in pages)
    done = 0
    with replacing(path) as target, compressing(target, path) as write:
        write((_ROOT + _site(file)).encode())
        for page in pages:
            write(_page(page).encode())
            for revision in _revisions(file, page, current_only=current_only):
                if cancelled is not None and cancelled():
                    raise Cancelled
                write(_revision(file, revision).encode())
                done += 1
                if progress is not None:
                    progress(done, total)
            write(b"  </page>\n")
        write(_END.encode())
    return ExportReport(len(pages), done)


def site_alone(file: RevisionFile) -> bytes:
    """Return an export without pages: it tells what the namespaces are called."""
    return f"{_ROOT}{_site(file)}{_END}".encode()


def _revisions(file: RevisionFile, page: Page, *, current_only: bool) -> Iterator[Revision]:
    if current_only:
        yield file.revision(page.newest)
        return
    found = file.history(page.title)
    if len(found) < page.revisions:  # those that cannot be read are not among them
        raise DamagedFile(file.path, f"{len(found)} of {page.revisions} of “{page.title}” are left")
    yield from reversed(found)


def _site(file: RevisionFile) -> str:
    """Return what stands before the pages: what the wiki and its namespaces are called.

    Where a namespace has several names, the one that its pages are written under comes last.
    """
    known = file.namespaces
    others = [
        (number, name) for name, number in known.aliases.items() if name not in ENGLISH.aliases
    ]
    named = [*others, *known.names.items()]
    spaces = "".join(
        f"      {element('namespace', name, _namespace(number, known))}\n"
        for number, name in sorted(named, key=lambda one: one[0])
    )
    return (
        "  <siteinfo>\n"
        f"    {element('sitename', file.path.stem)}\n"
        f"    {element('dbname', 'recension')}\n"
        f"    {element('generator', 'Recension')}\n"
        f"    {element('case', _case(known.capital_links))}\n"
        f"    <namespaces>\n{spaces}    </namespaces>\n"
        "  </siteinfo>\n"
    )


def _namespace(number: int, known: Namespaces) -> dict[str, object]:
    return {"key": number, "case": _case(known.begins_with_capital(number))}


def _case(is_capital: bool) -> str:  # noqa: FBT001 - reads as the rule
    return "first-letter" if is_capital else "case-sensitive"


def _page(page: Page) -> str:
    lines = [
        "  <page>",
        f"    {element('title', page.title)}",
        f"    {element('ns', str(page.namespace))}",
        f"    {element('id', str(page.id))}",
    ]
    if page.redirect_title is not None:
        lines.append(f"    {element('redirect', attributes={'title': page.redirect_title})}")
    return "\n".join(lines) + "\n"


def _revision(file: RevisionFile, revision: Revision) -> str:
    lines = [element("id", str(revision.id))]
    if revision.parent is not None:
        lines.append(element("parentid", str(revision.parent)))
    lines.append(element("timestamp", timestamp(revision.time)))
    lines.extend(_contributor(revision))
    if revision.is_minor:
        lines.append("<minor />")
    if revision.hidden & Hidden.SUMMARY:
        lines.append(element("comment", attributes={"deleted": "deleted"}))
    elif revision.summary:
        lines.append(element("comment", revision.summary))
    lines.append(element("origin", str(revision.id)))
    lines.append(element("model", revision.model))
    lines.append(element("format", revision.format))
    lines.append(_text(file, revision))
    lines.append(element("sha1", revision.sha1))
    inside = "".join(f"      {line}\n" for line in lines)
    return f"    <revision>\n{inside}    </revision>\n"


def _text(file: RevisionFile, revision: Revision) -> str:
    attributes: dict[str, object] = {"bytes": revision.size}
    try:
        text = file.text(revision.id)
    except TextWithheld:
        return element("text", attributes=attributes | {"deleted": "deleted"})
    attributes |= {"sha1": revision.sha1, "xml:space": "preserve"}
    return element("text", text, attributes)


def _contributor(revision: Revision) -> list[str]:
    if revision.is_author_hidden:
        return [element("contributor", attributes={"deleted": "deleted"})]
    if revision.user_id is None and _is_address(revision.author):
        inside = [element("ip", revision.author)]
    else:
        inside = _user(revision)
    if not inside:
        return [element("contributor")]
    return ["<contributor>", *(f"  {line}" for line in inside), "</contributor>"]


def _user(revision: Revision) -> list[str]:
    """Return name and number of a user; MediaWiki takes no name that is there and empty."""
    if not revision.author:
        return [element("id", str(revision.user_id))] if revision.user_id else []
    return [element("username", revision.author), element("id", str(revision.user_id or 0))]


def _is_address(author: str) -> bool:
    try:
        ipaddress.ip_address(author)
    except ValueError:
        return False
    return True
