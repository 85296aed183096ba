"""`recension save`: a new revision of a page."""

from __future__ import annotations

import argparse
import logging
from datetime import UTC, datetime

from recension import messages
from recension.cli.arguments import add_command, add_file, moment
from recension.cli.inputs import STANDARD_INPUT, opened_or_made, read_text
from recension.cli.output import saved_line, write_error, write_line
from recension.cli.statuses import DONE, FOUND
from recension.engine.late_save import LateSave, save_late
from recension.engine.linked_saves import LinkedSaves
from recension.engine.source import FileSource, SourceToKeep
from recension.errors import EditConflict, LeftAsTyped, RecensionError
from recension.store import Revision, RevisionFile
from recension.wikitext.presave import Signer, prepare_for_saving

log = logging.getLogger(__name__)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "save",
        run,
        "Save a text as the newest revision of a page.",
        'recension save book.recension "Main Page" --text page.wiki --summary "typos" --minor',
    )
    add_file(parser, is_made=True)
    parser.add_argument("page", metavar="PAGE", help="the title of the page, new or not")
    parser.add_argument(
        "--text",
        metavar="PATH",
        default=STANDARD_INPUT,
        help="a text file, - for standard input (the default)",
    )
    parser.add_argument("--summary", default="", help="what was done, at most 500 characters")
    parser.add_argument("--minor", action="store_true", help="call it a minor edit")
    parser.add_argument("--author", default="", help="who did it")
    parser.add_argument("--time", type=moment, help="when, as 2019-09-29T04:19:00Z (default: now)")
    parser.add_argument(
        "--as-is",
        action="store_true",
        help="leave ~~~~, {{subst:...}} and [[links (without label)|]] as they are",
    )
    parser.add_argument(
        "--base",
        metavar="ID",
        type=int,
        help="the revision that was edited, 0 for no page: a newer one is united with the text",
    )
    parser.add_argument(
        "--unites",
        metavar="ID",
        type=int,
        help="the revision, of those that a merge left, that the text takes in",
    )


def run(options: argparse.Namespace) -> int:
    """Save the text and say which revision it is."""
    text = read_text(options.text)
    with opened_or_made(options.file) as file:
        prepared = text if options.as_is else _prepared(text, options)
        try:
            with LinkedSaves.of(file) as saves:
                saved = _save(file, saves, text if prepared is None else prepared, options)
        except EditConflict as error:
            if not _is_clash(file, error):
                raise
            write_error(messages.sentence(error))
            return FOUND
    if prepared is None:
        left = messages.sentence(LeftAsTyped(options.page, "failed"))
        write_error(left)
    write_line(_told(saved))
    return DONE


def _prepared(text: str, options: argparse.Namespace) -> str | None:
    """Return what saving makes of the text, None where a bug keeps us from knowing."""
    signer = Signer(options.author, options.time or datetime.now(UTC))
    source = FileSource()
    try:
        source.open(options.file, image_prefix="")
        title = source.site.parse_title(options.page)
        return prepare_for_saving(text, title, SourceToKeep(source), signer, source.site)
    except RecensionError:
        raise
    except Exception:
        log.debug("it is not known what saving makes of the text", exc_info=True)
        return None  # the text is to be saved all the same
    finally:
        source.close()


def _save(
    file: RevisionFile, saves: LinkedSaves, text: str, options: argparse.Namespace
) -> LateSave:
    def save(text: str, base: int | None) -> Revision | None:
        return saves.save(
            options.page,
            text,
            lambda: file.save(
                options.page,
                text,
                summary=options.summary,
                is_minor=options.minor,
                author=options.author,
                time=options.time,
                base=base,
                united=options.unites,
            ),
        )

    return save_late(file, options.page, text, options.base, save)


def _is_clash(file: RevisionFile, error: EditConflict) -> bool:
    """Tell a text that cannot be united with a newer one from a base that never was."""
    if error.newest is None:
        return False
    numbers = {number for number, _ in file.links(error.title)}
    return error.base is None or error.base in numbers


def _told(saved: LateSave) -> str:
    if saved.revision is None:
        return "The text is that of the newest revision; nothing was recorded."
    return saved_line(saved.revision, saved.over)
