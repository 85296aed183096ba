"""What is said of things that an import, a check, a recovery or a merge found, by their keys."""

from __future__ import annotations

from collections.abc import Mapping

from recension.messages.translation import Translate, as_written

# Notes of an import, by the key of their kind.
_NOTES: Mapping[str, str] = {
    "bad-title": "“{page}” was left out, because it cannot be the title of a page.",
    "not-text": "{source} was left out, because it is not text ({detail}).",
    "unknown-kind": "{source} was left out, because it is neither an export, a text nor an image.",
    "extra-slot": "A part beside the text of revision {revision} of “{page}” was left out.",
    "unknown-element": "<{detail}> was left out, because nothing is known of it.",
    "log-item": "An entry of the log was left out; a revision file has no log.",
    "restrictions": "The protection of “{page}” in its wiki ({detail}) was left out.",
    "loose-words": "“{detail}” was left out, because it stands between the parts of the export.",
    "known-otherwise": "Revision {revision} of “{page}” is in the file already; the other summary "
    "(“{detail}”) or mark that the export gives it was left out.",
    "upload": "An upload of “{page}” was left out; its description was imported.",
    "text-withheld": "The text of revision {revision} of “{page}” was hidden in its wiki.",
    "text-missing": "The text of revision {revision} of “{page}” is not in the export.",
    "wrong-hash": "Revision {revision} of “{page}” has another hash than the export says.",
    "no-time": "Revision {revision} of “{page}” has no time that can be read (“{detail}”).",
    "summary-cut": "The summary of revision {revision} of “{page}” was cut to 500 characters.",
    "title-changed": "“{page}” is here called “{detail}”.",
}

# What the writer of a page should know of it, by the key of the warning.
_PAGE_WARNINGS: Mapping[str, str] = {
    "template-loop": "A template contains itself. Where it would begin again, the page says so.",
    "duplicate-argument": "A template is given the same parameter twice. The last value counts.",
    "template-depth": "Templates stand too deep in templates. The innermost are left out.",
    "expansion-depth": "Braces stand too deep in one another. The innermost are left out.",
    "node-count": "The page has too many templates and parameters. The last are left out.",
    "include-size": "Templates become too long for one page. Links stand in the place of some.",
    "argument-size": "Parameters become too long for one page. Some are left out.",
    "expensive-calls": (
        "The page asks too often whether other pages exist. The last are taken to be missing."
    ),
}

# Problems that a check of the whole file found, by their keys.
_PROBLEMS: Mapping[str, str] = {
    "text": "The text of revision {revision}{page} is damaged: {detail}.",
    "chain": "Revision {revision}{page} was changed after it was saved: {detail}.",
    "metadata": "Revision {revision}{page} is damaged: {detail}.",
    "page": "The list of pages is wrong{page}: {detail}.",
    "image": "An image is damaged{page}: {detail}.",
    "kept": "Not all is as it was put into the file: {detail}.",
    "links": "The list of what links where is damaged{page}: {detail}. It can be made anew, in the "
    "window or by the command links with --rebuild.",
    "names": "The names of the wiki's namespaces are damaged: {detail}. An import mends them.",
    "database": "The database is damaged: {detail}.",
}

# What a recovered file lacks of the damaged one, by the keys of the losses.
_LOSSES: Mapping[str, str] = {
    "revision": "Revision {revision}{page} is lost{who}: {detail}.",
    "unproven": "Revision {revision}{page} is there, but its date and author are not certain{who}: "
    "{detail}.",
    "changed": "Revision {revision}{page} is there, but its date, author or summary may be wrong"
    "{who}: {detail}.",
    "name": "The name of revision {revision} is lost: {detail}.",
    "image": "An image is lost{page}: {detail}.",
    "setting": "The names of the wiki's namespaces are lost: {detail}.",
    "kept": "Not all is as it was put into the file: {detail}.",
}

# What two copies of a file disagree on, by the key of its kind.
_CLASHES: Mapping[str, str] = {
    "text": (
        "“{page}” was changed at the same place in both: it stays as in revision {mine}; the copy "
        "has revision {theirs}."
    ),
    "title": "“{page}” keeps its title; the copy calls it “{other}”.",
    "taken": "“{other}” of the copy is here called “{page}”, because another page has that title.",
    "deleted": "“{page}” was deleted in the copy and edited here: it stays.",
    "edited": "“{page}” was deleted here and edited in the copy: it is back.",
    "image": "There are two images “{page}”; that of the copy is here called “{other}”.",
    "name": "Revision {theirs} keeps its name “{page}”; the copy calls it “{other}”.",
}


def unread_pages(count: int) -> str:
    """Return what to say where the links of some pages are not known."""
    if count == 1:
        return "1 page was not read for its links yet, and may link here too."
    return f"{count} pages were not read for their links yet, and may link here too."


def staying_page(old: str, new: str) -> str:
    """Return what to say of a page that was to be renamed with another one."""
    return f"“{old}” keeps its title: there is already a page “{new}”."


def page_left_out(title: str, translate: Translate = as_written) -> str:
    """Return what to say of a page that an export of texts does not have."""
    return translate("“{page}” was left out: its newest text is hidden.").format(page=title)


def note_sentence(
    kind: str,
    *,
    source: str,
    page: str = "",
    revision: int | None = None,
    detail: str = "",
    translate: Translate = as_written,
) -> str:
    """Return what to tell the user about something that an import noted."""
    number = "?" if revision is None else revision
    return translate(_NOTES[kind]).format(source=source, page=page, revision=number, detail=detail)


def warning_sentence(key: str, translate: Translate = as_written) -> str:
    """Return what to tell the writer of a page about a warning."""
    return translate(_PAGE_WARNINGS[key])


def problem_sentence(
    what: str,
    *,
    page: str | None,
    revision: int | None,
    detail: str,
    translate: Translate = as_written,
) -> str:
    """Return what to tell the user about something that a check of the file found."""
    of_page = translate(" of “{page}”").format(page=page) if page else ""
    return translate(_PROBLEMS[what]).format(page=of_page, revision=revision, detail=detail)


def clash_sentence(
    kind: str,
    *,
    page: str,
    other: str = "",
    mine: int | None = None,
    theirs: int | None = None,
    translate: Translate = as_written,
) -> str:
    """Return what to tell the user about something that two copies of a file disagree on."""
    return translate(_CLASHES[kind]).format(page=page, other=other, mine=mine, theirs=theirs)


_PRUNED_THERE = {
    False: "The copy has pruned the texts of {count} revisions that are still in this file.",
    True: "The copy has pruned the text of 1 revision that is still in this file.",
}
_PRUNED_HERE = {
    False: "{count} revisions came with texts that were pruned from this file.",
    True: "1 revision came with a text that was pruned from this file.",
}


def prune_sentences(*, there: int, here: int, translate: Translate = as_written) -> tuple[str, ...]:
    """Return what to tell of texts that a prune took from one of two copies and the other has.

    Args:
        there: of how many revisions the copy has no text any more, and this file has it.
        here: how many came to this file with a text that it had no more.
        translate: into the language of the user.
    """
    told = ((_PRUNED_THERE, there), (_PRUNED_HERE, here))
    return tuple(translate(words[count == 1]).format(count=count) for words, count in told if count)


def other_fingerprint(expected: str, grown_from: int | None) -> str:
    """Return what to say of a file that has not the fingerprint somebody noted.

    `grown_from` is the revision after which the file had it.
    """
    if grown_from is not None:
        return (
            f"The file had the fingerprint {expected} after revision {grown_from} and has grown "
            "since; all that was in it then is as it was."
        )
    return (
        f"The fingerprint is not {expected}: this is another file, an older state of it, or its "
        "past was changed."
    )


def loss_sentence(
    what: str,
    *,
    page: str | None,
    revision: int | None,
    detail: str,
    who: str = "",
    translate: Translate = as_written,
) -> str:
    """Return what to tell the user about something that a recovery did not bring back whole.

    `who` is what is known of the revision: its time, its author, its summary.
    """
    of_page = translate(" of “{page}”").format(page=page) if page else ""
    known = f" ({who})" if who else ""
    return translate(_LOSSES[what]).format(
        page=of_page, revision=revision, detail=detail, who=known
    )
