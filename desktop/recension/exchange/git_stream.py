"""Writing the history of a file as a stream that `git fast-import` and its like read.

The format is that of the manual page git-fast-import(1). Each revision is a commit, in the order of
time, numbered by a mark of its own; each page is a file. Renames and deletions are commits, too.
The same history always makes the same commits, and a longer one begins with those of a shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from recension.errors import Cancelled
from recension.exchange.export_writer import ExportReport
from recension.exchange.file_names import FileNames
from recension.exchange.git_commits import Commit, commit_of, image_commit
from recension.exchange.git_tree import GitTree
from recension.exchange.writing import replacing
from recension.store import Event, IsCancelled, Progress, RevisionFile

BRANCH = "refs/heads/main"

Write = Callable[[bytes], object]


def write_git_file(
    file: RevisionFile,
    path: Path,
    *,
    titles: Collection[str] | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ExportReport:
    """Write the stream into a file, complete or not at all; see `write_git_stream`."""
    with replacing(path) as target:
        return write_git_stream(
            file, target.write, titles=titles, progress=progress, cancelled=cancelled
        )


def write_git_stream(
    file: RevisionFile,
    write: Write,
    *,
    titles: Collection[str] | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ExportReport:
    """Write the history of pages as a stream; one that is cut off is refused by those who read it.

    Args:
        file: Where from.
        write: Takes the bytes.
        titles: Which pages; all that ever were, with the images, when None.
        progress: Called with how many revisions are written, of how many.
        cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        PageMissing, BadTitle, RevisionDamaged: about what was to be written.
    """
    wanted = None if titles is None else {file.page(title).id for title in titles}
    names = FileNames()
    stream = _Stream(file, write, GitTree(names))
    total = _total(file, titles)
    write(b"feature done\n")
    for event in file.events():
        if cancelled is not None and cancelled():
            raise Cancelled
        if wanted is None or event.revision.page in wanted:
            stream.write_event(event)
            if progress is not None:
                progress(min(stream.revisions, total), total)
    if wanted is None:
        stream.write_images(names)
    write(b"done\n")
    return ExportReport(len(stream.pages), stream.revisions)


def _total(file: RevisionFile, titles: Collection[str] | None) -> int:
    if titles is not None:
        return sum(file.page(title).revisions for title in titles)
    gone = sum(one.page.revisions for one in file.deleted_pages())
    return gone + sum(page.revisions for page in file.pages())


class _Stream:
    """The stream, while it is written."""

    def __init__(self, file: RevisionFile, write: Write, tree: GitTree) -> None:
        self._file = file
        self._write = write
        self._tree = tree
        self._last: Event | None = None
        self.revisions = 0
        self.pages: set[int] = set()

    def write_event(self, event: Event) -> None:
        """Write the commit of one revision."""
        self._begin(commit_of(event))
        for change in self._tree.changes(event):
            self._write(f"{change.order}\n".encode())
            if change.revision is not None:
                self._write(_data(self._file.text(change.revision).encode()))
        self._write(b"\n")
        self._last = event
        self.revisions += 1
        self.pages.add(event.revision.page)

    def write_images(self, names: FileNames) -> None:
        """Write the commit that adds the images, which have no history; none without images."""
        images = sorted(self._file.images())
        if not images:
            return
        self._begin(image_commit(self._last))
        for name in images:
            self._write(f"M 100644 inline {names.image(name)}\n".encode())
            self._write(_data(self._file.image_data(name)))
        self._write(b"\n")

    def _begin(self, commit: Commit) -> None:
        lines = [f"commit {BRANCH}"]
        if commit.mark is not None:
            lines.append(f"mark :{commit.mark}")
        who = f"{commit.author} <> {commit.time} +0000"
        lines += [f"author {who}", f"committer {who}"]
        self._write(("\n".join(lines) + "\n").encode() + _data(commit.message.encode()))


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
