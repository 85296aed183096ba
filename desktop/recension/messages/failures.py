"""What the program says when something goes wrong: every error of the tree, in plain words.

A sentence says what happened, that nothing is lost, and what can be done. The window and the
command line both take their words from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from recension import errors
from recension.errors import RecensionError
from recension.messages.translation import Translate, as_written

_SENTENCES: Mapping[type[RecensionError], str] = {
    errors.RecensionError: "Something went wrong: {error}. Nothing that was saved is lost.",
    errors.FileError: "{file} cannot be used. Nothing was changed.",
    errors.FileMissing: (
        "There is no file {file}. It may have been moved or renamed; nothing was changed."
    ),
    errors.BadFileName: (
        "No file can be called {file} here. Nothing was changed; choose another name, at best a "
        "shorter one."
    ),
    errors.FileExists: (
        "There is already a file {file}, and it was left as it is. Choose another name."
    ),
    errors.NotARevisionFile: (
        "{file} is not a revision file. It was left as it is; a MediaWiki export or a text can be "
        "imported into a revision file instead."
    ),
    errors.DamagedFile: (
        "{file} is damaged ({detail}). Nothing more is written into it; verify it to see what can "
        "still be read, and keep a copy."
    ),
    errors.NewerFile: (
        "{file} was written by a later version of Recension. It can be read but not changed here; "
        "update Recension to edit it."
    ),
    errors.UnreadableNewerFile: (
        "{file} was written by a later version of Recension, in a way that this one cannot read. "
        "Nothing was changed; update Recension to open it."
    ),
    errors.ReadOnlyFile: (
        "{file} cannot be written, because it or its folder is read-only. Nothing was changed; "
        "save a copy in another place."
    ),
    errors.NoPermission: (
        "The system does not let Recension use {file}. Nothing was changed; ask its owner for "
        "permission, or choose another place."
    ),
    errors.NoSpace: (
        "There is no space left for {file}. The file is as it was before; free some space and try "
        "again, or save a copy on another disk."
    ),
    errors.BusyFile: (
        "Another program is writing to {file}. Nothing was changed; try again in a moment."
    ),
    errors.InterruptedFile: (
        "A program stopped while it was saving {file}, and what it had begun can only be taken "
        "back where Recension may write. Copy the file together with {file}-journal into a folder "
        "of your own and open it there; nothing that was saved is lost."
    ),
    errors.InputOutputFailure: (
        "The disk reported an error at {file} ({detail}). What was saved before is still there; "
        "check the disk, and save a copy on another one, or recover what can still be read."
    ),
    errors.UnrelatedFile: (
        "{file} is not another copy of {other}: they have no revision in common. Neither was "
        "changed; import an export of its pages instead."
    ),
    errors.SameFile: (
        "{file} is {other} itself and not another copy of it. Nothing was changed; choose the copy "
        "that is to be merged."
    ),
    errors.NotText: (
        "{file} is not text in {encoding}: byte {offset} cannot be read. It was left as it is; "
        "convert it to UTF-8 first."
    ),
    errors.UnknownKind: (
        "Recension cannot tell what to do with {file} by its name. Nothing was changed; it reads "
        ".xml exports (also .gz, .bz2, .xz, .zst), .wiki and .txt texts, images and folders, and "
        "writes .xml exports."
    ),
    errors.PackedFile: (
        "{file} is a {archive} archive, which Recension does not unpack. Nothing was changed; "
        "unpack it, and import what is in it."
    ),
    errors.NotAFile: (
        "{file} is no file but a pipe or a device. Nothing was changed; write what comes out of it "
        "into a file first."
    ),
    errors.BrokenExport: (
        "{file} cannot be read as an export{line}: {reason}. Nothing was imported; get the export "
        "again if it was cut off."
    ),
    errors.ForeignXml: (
        "{file} is XML, but no MediaWiki export: it begins with <{element}>. Nothing was imported."
    ),
    errors.BadTitle: "“{title}” cannot be the title of a page: {reason}. Nothing was saved.",
    errors.PageMissing: (
        "There is no page “{title}”. Look at the list of pages for its title, or make it by saving."
    ),
    errors.PageDeleted: (
        "The page “{title}” was deleted. Its history is kept: Page > Deleted pages in the window, "
        "or the command undelete, brings it back."
    ),
    errors.DeletedPageMissing: (
        "The page is not among the deleted ones any more. Look for it in the list of pages."
    ),
    errors.TitleNotDeleted: (
        "No page “{title}” is among the deleted ones. Nothing was changed; the command pages with "
        "--deleted lists them."
    ),
    errors.PageExists: (
        "There is already a page “{title}”, and it was left as it is. Choose another title."
    ),
    errors.SameTitle: (
        "“{title}” is the title that the page has already. Nothing was changed; choose another one."
    ),
    errors.RevisionMissing: (
        "There is no revision {revision}. Look at the history of the page for its number."
    ),
    errors.RevisionDamaged: (
        "The text of revision {revision} is damaged and cannot be read as it was saved. The other "
        "revisions are still there; verify the file to see which."
    ),
    errors.TextWithheld: (
        "The text of revision {revision} was hidden in the wiki it comes from, so it is not in "
        "this file. The other revisions are there."
    ),
    errors.TextPruned: (
        "The text of revision {revision} was taken away by a prune on {time}. Who saved it, when "
        "and why is still there, and so are the other revisions."
    ),
    errors.PruneRefused: "Nothing was pruned: {reason}.",
    errors.ImageMissing: "There is no image “{name}” in the file. It can be imported.",
    errors.TimeTooEarly: (
        "“{title}” has a revision of {newest}, so a new one cannot be of {time}. Nothing was "
        "saved; give a later time, or none."
    ),
    errors.EditConflict: (
        "“{title}” has a newer revision than the one that was edited. Nothing was overwritten; "
        "compare your text with the newest revision and save again."
    ),
    errors.NothingToUndo: "This revision was not undone: {reason}.",
    errors.RollbackRefused: "The edits to “{title}” were not taken back: {reason}.",
    errors.UndoClash: (
        "Revision {revision} was not undone, because later revisions changed the same passages. "
        "Undo it in the window, where you can choose for each, or edit the page."
    ),
    errors.NameMissing: (
        "“{title}” has no revision named “{name}”. Look at its history for numbers and names."
    ),
    errors.NameTooLong: (
        "The name has {length} characters, and at most {limit} are kept. Make it shorter."
    ),
    errors.BadPattern: "“{pattern}” cannot be looked for: {reason}.",
    errors.PatternTooSlow: (
        "“{pattern}” takes too long to look for. Make the pattern simpler, with fewer repetitions "
        "inside repetitions."
    ),
    errors.SummaryTooLong: (
        "The summary has {length} characters, and at most {limit} are kept. Nothing was saved; "
        "make it shorter."
    ),
    errors.OutputLost: (
        "What there is to say cannot be written to standard output ({reason}). It was done all the "
        "same if it was to change a file: look at the file."
    ),
    errors.Cancelled: "It was stopped, and nothing was changed.",
    errors.EngineFailure: "{reason} The text and what was saved are safe.",
    errors.LeftAsTyped: (
        "“{title}” was saved as it was typed: signatures, substitutions and links without a label "
        "were left alone, because {reason}. Nothing is lost."
    ),
}

_TITLE_REASONS: Mapping[str, str] = {
    "empty": "it is empty",
    "too-long": "it is longer than 255 bytes",
    "character": "it has the character “{value}”",
    "entity": "it has what would be read as an encoded character",
    "relative": "it has “.” or “..” as a part of a path",
    "signature": "it has three tildes, which make a signature",
    "colon": "a colon stands where its first word should",
    "encoding": "it has bytes that are no text",
    "talk-of-talk": "it would be the talk page of a talk page",
    "special": "pages of this kind are made by the program and not written",
}

_ENGINE_REASONS: Mapping[str, str] = {
    "crashed": "The preview stopped working and is started again.",
    "too-slow": "The preview took too long and is started again.",
    "failed": "The preview could not be made.",
    "not-started": "The preview cannot be started.",
}

_UNDO_REASONS: Mapping[str, str] = {
    "first": "it began the page, and there is no text before it",
    "same": "it left the text as it was",
    "undone": "nothing of what it did is left in the text",
}

_PRUNE_REASONS: Mapping[str, str] = {
    "nothing": "there is no text to take away",
    "newest": "it is in the newest text of {pages}; save the page without it first",
}

_ROLLBACK_REASONS: Mapping[str, str] = {
    "only-author": "all of its revisions are by the same author",
    "other-author": "the last one is by {author}",
    "same": "the text before them is that of the page now",
}

_LEFT_REASONS: Mapping[str, str] = {
    "crashed": "the part of Recension that sees to them stopped working",
    "too-slow": "it took too long to see to them",
    "failed": "Recension could not deal with them",
    "not-started": "the part of Recension that sees to them cannot be started",
}

_REASONS: Mapping[type[RecensionError], Mapping[str, str]] = {
    errors.EngineFailure: _ENGINE_REASONS,
    errors.LeftAsTyped: _LEFT_REASONS,
    errors.NothingToUndo: _UNDO_REASONS,
}


def sentence(error: RecensionError, translate: Translate = as_written) -> str:
    """Return what to tell the user about an error.

    Args:
        error: The error; its class chooses the sentence, its data fill it.
        translate: Turns an English sentence, with its placeholders in braces, into another
            language.
    """
    kind = next(kind for kind in type(error).__mro__ if kind in _SENTENCES)
    return translate(_SENTENCES[kind]).format_map(_data(error, translate))


def _data(error: RecensionError, translate: Translate) -> dict[str, object]:
    data = {"error": error, **{name: _as_read(value) for name, value in vars(error).items()}}
    match error:
        case errors.BrokenExport():
            data["line"] = "" if error.line is None else translate(", line {line}").format_map(data)
        case errors.BadTitle():
            key, _, value = error.reason.partition(":")
            words = _TITLE_REASONS.get(key)
            data["reason"] = error.reason if words is None else translate(words).format(value=value)
        case errors.EngineFailure() | errors.LeftAsTyped() | errors.NothingToUndo():
            words = _REASONS[type(error)].get(error.reason)
            data["reason"] = error.reason if words is None else translate(words)
        case errors.RollbackRefused():
            words = _ROLLBACK_REASONS.get(error.reason, error.reason)
            author = error.author or translate("nobody known")
            data["reason"] = translate(words).format(author=author)
        case errors.PruneRefused():
            titles = ", ".join(f"“{title}”" for title in error.titles)
            words = _PRUNE_REASONS.get(error.reason, error.reason)
            data["reason"] = translate(words).format(pages=titles)
        case errors.DamagedFile() | errors.InputOutputFailure():
            data["detail"] = error.detail or translate("no details")
    if isinstance(error, errors.FileError):
        data["file"] = error.path
    return data


def _as_read(value: object) -> object:
    if not isinstance(value, datetime):
        return value
    # As `strftime` writes it on some systems, an early year has fewer than four digits.
    return value.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
