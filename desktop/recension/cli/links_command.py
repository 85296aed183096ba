"""`recension links`: what links to, transcludes or shows a page."""

from __future__ import annotations

import argparse
from contextlib import closing

from recension import messages
from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import write_error, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE
from recension.engine.links import newest_links
from recension.engine.source import FileSource
from recension.errors import RevisionDamaged
from recension.store import CategoryMember, Linker, LinkKind, PageLinks, RevisionFile
from recension.titles import normalize_title, parse_title
from recension.wikitext import Renderer

_CATEGORY = 14  # the namespace
_AT_ONCE = 50  # pages read before their links are written, in one change


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "links",
        run,
        "List what links to a page, redirects to it, transcludes or shows it; of a category, its "
        "members.",
        'recension links book.recension "Template:Infobox"',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page, which need not exist")
    parser.add_argument(
        "--rebuild", action="store_true", help="read all pages for their links anew"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Read the pages that were not read yet, and print what links to the page."""
    with RevisionFile.open(options.file) as file:
        title = normalize_title(options.page, file.namespaces)
        if not file.is_read_only:
            _read_pages(file, anew=options.rebuild)
        linkers, unread = file.linking(title), file.count_unread()
        is_category = parse_title(title, file.namespaces).namespace == _CATEGORY
        members = file.members(title) if is_category else []
    if options.format == "json":
        told = {"page": title, "links": [_as_json(each) for each in linkers], "unread": unread}
        listed = {"members": [_member_as_json(each) for each in members]} if is_category else {}
        write_json(told | listed)
    else:
        for linker in linkers:
            write_line(_as_line(title, linker))
        for member in members:
            write_line(f"{member.page.title}  (member)")
    if unread:
        write_error(messages.unread_pages(unread))
    return DONE


def _read_pages(file: RevisionFile, *, anew: bool) -> None:
    if anew:
        file.forget_links()
    total = file.count_unread()
    if not total:
        return
    source = FileSource()
    with closing(source), ProgressLine("Reading links") as line:
        source.open(file.path, image_prefix="")
        renderer = Renderer(source.site)
        done = 0
        while (pages := file.unread_pages(_AT_ONCE)) and done < total:
            source.refresh()
            found: list[PageLinks] = []
            for page in pages:
                try:
                    found.append(newest_links(file, page, source, renderer))
                except RevisionDamaged:
                    found.append(PageLinks())  # nothing of it can be read; `verify` names it
                done += 1
                line.show(done, total)
            with file.transaction():
                for page, links in zip(pages, found, strict=True):
                    file.record_links(page.id, page.newest, links, as_of=source.as_of)


def _ways(title: str, linker: Linker) -> list[str]:
    ways = ["redirect"] if linker.page.redirect_title == title else []
    return ways + [kind.name.lower() for kind in sorted(linker.kinds)]


def _as_json(linker: Linker) -> dict[str, object]:
    return {
        "page": linker.page.title,
        "namespace": linker.page.namespace,
        "kinds": [kind.name.lower() for kind in sorted(linker.kinds)],
        "redirect": linker.page.redirect,
    }


def _member_as_json(member: CategoryMember) -> dict[str, object]:
    return {
        "page": member.page.title,
        "namespace": member.page.namespace,
        "sort_key": member.sort,
    }


def _as_line(title: str, linker: Linker) -> str:
    ways = [way for way in _ways(title, linker) if way != LinkKind.LINK.name.lower()]
    return f"{linker.page.title}  ({', '.join(ways)})" if ways else linker.page.title
