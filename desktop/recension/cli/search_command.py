"""`recension search`: the pages that have a phrase, or when it came to them and when it went."""

from __future__ import annotations

import argparse

from recension.cache_folder import cache_folder
from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, count, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE
from recension.search import PagePlaces, PageStays, Phrase, Stay, search_history, search_pages
from recension.store import Revision, RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "search",
        run,
        "Find a phrase in the pages of a file, or when it came to them and when it went.",
        'recension search book.recension "first edition" --history',
    )
    add_file(parser)
    parser.add_argument("phrase", metavar="PHRASE", help="words as they stand in one line")
    parser.add_argument(
        "--history", action="store_true", help="say when it came and when it went, in all revisions"
    )
    parser.add_argument("--case", action="store_true", help="tell A from a")
    parser.add_argument("--regex", action="store_true", help="the phrase is a regular expression")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found."""
    phrase = Phrase(options.phrase, is_case_sensitive=options.case, is_pattern=options.regex)
    with RevisionFile.open(options.file, read_only=True) as file:
        if options.history:
            with ProgressLine("Reading the histories") as line:
                stays = search_history(file, phrase, cache_folder(), progress=line.show)
            _print_stays(stays, options.format)
        else:
            with ProgressLine("Searching") as line:
                places = search_pages(file, phrase, progress=line.show)
            _print_places(places, options.format)
    return DONE


def _print_places(found: list[PagePlaces], form: str) -> None:
    if form == "json":
        write_json([_places_as_json(page) for page in found])
        return
    for page in found:
        for place in page.places:
            write_line(f"{page.title}:{place.line + 1}: {place.snippet.text}")
        if page.count > len(page.places):
            write_line(f"{page.title}: {count(page.count - len(page.places), 'more place')}")
    if not found:
        write_line("No page has it.")


def _places_as_json(page: PagePlaces) -> dict[str, object]:
    return {
        "page": page.title,
        "revision": page.revision,
        "count": page.count,
        "places": [
            {
                "line": place.line + 1,
                "start": place.start,
                "stop": place.stop,
                "snippet": place.snippet.text,
            }
            for place in page.places
        ],
    }


def _print_stays(found: list[PageStays], form: str) -> None:
    if form == "json":
        write_json([_stays_as_json(page) for page in found])
        return
    for page in found:
        write_line(page.title if page.deleted is None else f"{page.title} (deleted)")
        for stay in page.stays:
            write_line(f"  came  {_as_line(stay.came)}  {stay.snippet.text}")
            write_line(f"  went  {_as_line(stay.went)}" if stay.went else "  is still there")
    if not found:
        write_line("No revision has it.")


def _stays_as_json(page: PageStays) -> dict[str, object]:
    stays = [_stay_as_json(stay) for stay in page.stays]
    return {"page": page.title, "deleted": page.deleted is not None, "stays": stays}


def _stay_as_json(stay: Stay) -> dict[str, object]:
    return {
        "came": _as_json(stay.came),
        "went": None if stay.went is None else _as_json(stay.went),
        "snippet": stay.snippet.text,
    }


def _as_json(revision: Revision) -> dict[str, object]:
    return {
        "id": revision.id,
        "time": as_iso(revision.time),
        "author": revision.author,
        "summary": revision.summary,
    }


def _as_line(revision: Revision) -> str:
    return f"{revision.id:>6} {as_iso(revision.time)} {revision.author}"
