"""The stream for git, read by git itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.errors import Cancelled, DeletedPageMissing, PageExists, PageMissing
from recension.exchange import import_sources, write_git_file, write_git_stream
from recension.exchange.file_names import FileNames
from recension.store import Hidden, NewRevision, RevisionFile

_START = datetime(2019, 3, 6, tzinfo=UTC)

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A bare repository made of a stream, without any settings of the user."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--bare", "--initial-branch=main")

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        """Run git and return what it prints; it must not fail."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        command = ["git", "-c", "core.quotePath=false", *arguments]
        done = subprocess.run(
            command,
            cwd=self._folder,
            input=stdin,
            capture_output=True,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def take(self, file: RevisionFile) -> None:
        """Import the history of a file."""
        stream = stream_of(file)
        self.git("fast-import", "--quiet", "--export-marks=marks", stdin=stream)

    def commits(self) -> dict[int, str]:
        """Return the commits by the revisions they are of."""
        lines = (self._folder / "marks").read_text().split("\n")
        return {int(mark[1:]): commit for mark, commit in (line.split() for line in lines if line)}

    def tree(self) -> dict[str, str]:
        """Return the texts of the newest files."""
        names = self.git("ls-tree", "-r", "-z", "--name-only", "main").split("\0")
        return {name: self.git("show", f"main:{name}") for name in names if name}


def stream_of(file: RevisionFile) -> bytes:
    """Return the stream of a file."""
    pieces: list[bytes] = []
    write_git_stream(file, pieces.append)
    return b"".join(pieces)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


@needs_git
def test_each_revision_is_a_commit_with_its_time_author_and_words(
    file: RevisionFile, repository: Repository
) -> None:
    file.save("Main Page", "one\n\ntwo é", summary="first", author="Bullitt <b>", time=_START)
    later = _START + timedelta(minutes=1)
    file.save("Template:Box", "box", author="10.0.0.1", time=_START)
    file.save("Template:Box", "box 2", author="10.0.0.1", is_minor=True, time=later)

    repository.take(file)

    log = repository.git(
        "log", "--reverse", "--format=%an|%ae|%at|%ct|%B|%H", "--name-only", "main"
    )
    first, newest = file.newest("Main Page"), file.newest("Template:Box")
    assert f"Bullitt b||{int(_START.timestamp())}|{int(_START.timestamp())}|first\n" in log
    assert f"\n\nPage: Main Page\nRevision: {first.id}\n" in log
    assert f"Page: Template:Box\nRevision: {newest.id}\nMinor: yes\n" in log
    assert repository.tree() == {"Main_Page.wiki": "one\n\ntwo é", "Template/Box.wiki": "box 2"}


@needs_git
def test_a_history_is_followed_through_a_rename(file: RevisionFile, repository: Repository) -> None:
    file.save("Old name", "a page\nof two lines", time=_START)
    file.save("Old name", "a page\nof three\nlines", time=_START)
    file.rename("Old name", "New name")
    file.save("New name", "a page\nof three\nlines, changed")

    repository.take(file)

    followed = repository.git("log", "--follow", "--format=%s", "main", "--", "New_name.wiki")
    assert len(followed.split("\n")) == len(file.history("New name")) + 1
    assert repository.tree()["Old_name.wiki"] == "#REDIRECT [[New name]]"


@needs_git
def test_a_deleted_page_is_deleted_there_and_comes_back(
    file: RevisionFile, repository: Repository
) -> None:
    file.save("A", "one")
    file.save("B", "two")
    file.delete("A", summary="a test")
    file.save("A", "another page")
    file.delete("A")
    file.undelete(file.deleted_pages()[1].page.id)
    file.delete("B", summary="gone")

    repository.take(file)

    assert repository.tree() == {"A.wiki": "one"}
    assert "gone" in repository.git("log", "--diff-filter=D", "--format=%s", "main", "--", "B.wiki")


@needs_git
def test_images_are_files_and_withheld_texts_change_none(
    file: RevisionFile, repository: Repository
) -> None:
    file.add_image("Map.svg", b"<svg/>")
    with file.bulk() as writer:
        page = writer.page("A", 0)
        writer.add(page, NewRevision(_START, "shown"))
        hidden = Hidden.TEXT | Hidden.AUTHOR | Hidden.SUMMARY
        writer.add(page, NewRevision(_START + timedelta(1), None, hidden=hidden))

    repository.take(file)

    assert repository.tree() == {"A.wiki": "shown", "File/Map.svg": "<svg/>"}
    log = repository.git("log", "--format=%an: %B", "main")
    assert "Hidden author: Edit A" in log
    assert "Withheld: text summary author" in log


@needs_git
def test_git_takes_every_name_a_page_can_have(file: RevisionFile, repository: Repository) -> None:
    titles = [".git", ".Git/config", "Git~1", "\u200c.git", "A/.gitmodules", 'The "quoted"', "A\\b"]
    titles += ["A.wiki/B", "A", "A//B", "/", "Template/Talk", "Template:Talk", "CON", "Ⱥ" * 127]
    for title in titles:
        file.save(title, title)

    repository.take(file)

    assert sorted(repository.tree().values()) == sorted(titles)
    assert repository.git("fsck", "--strict") == ""


@needs_git
def test_every_text_of_a_real_history_is_there_byte_for_byte(
    file: RevisionFile, repository: Repository, shared: Path
) -> None:
    import_sources(file, [shared / "histories" / "bip-0039.xml.gz"])
    repository.take(file)

    commits = repository.commits()
    names = FileNames()
    wanted = [
        (names.page(page.title), one) for page in file.pages() for one in file.history(page.title)
    ]
    asked = "".join(f"{commits[one.id]}:{path}\n" for path, one in wanted)
    found = repository.git("cat-file", "--batch", stdin=asked.encode())
    for _, one in wanted:
        head, _, found = found.partition("\n")
        text = file.text(one.id)
        assert head.endswith(f" blob {len(text.encode())}")
        assert found.startswith(f"{text}\n")
        found = found[len(text) + 1 :]
    assert found == ""


def test_the_same_history_makes_the_same_stream_and_a_longer_one_begins_with_it(
    file: RevisionFile,
) -> None:
    file.save("A", "one", time=_START)
    file.save("A", "two", time=_START)
    short = stream_of(file)
    assert stream_of(file) == short
    file.save("A", "one", time=_START)
    assert stream_of(file).startswith(short.removesuffix(b"done\n"))


def test_only_chosen_pages_go_into_a_stream(file: RevisionFile) -> None:
    file.save("A", "one")
    file.save("B", "two")
    pieces: list[bytes] = []
    report = write_git_stream(file, pieces.append, titles=["b"])
    assert (report.pages, report.revisions) == (1, 1)
    assert b"A.wiki" not in b"".join(pieces)


def test_a_stream_that_fails_leaves_what_was_there(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "one")
    path = tmp_path / "out.git"
    path.write_text("precious")
    with pytest.raises(Cancelled):
        write_git_file(file, path, cancelled=lambda: True)
    with pytest.raises(PageMissing):
        write_git_file(file, path, titles=["B"])
    assert path.read_text() == "precious"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book.recension", "out.git"]


_TITLES = st.sampled_from(["A", "B", "Talk:A", "A/B"])
_STEPS = st.tuples(
    st.sampled_from(["save", "move", "leave", "delete", "undelete", "old"]), _TITLES, _TITLES
)


def _take(file: RevisionFile, step: tuple[str, str, str]) -> None:
    order, title, other = step
    match order:
        case "save":
            file.save(title, f"text of {other}")
        case "move" | "leave":
            file.rename(title, other, leave_redirect=order == "leave")
        case "delete":
            file.delete(title)
        case "undelete":
            gone = file.deleted_pages()
            file.undelete(gone[-1].page.id if gone else 1, title=other)
        case _:  # a past that is imported later
            with file.bulk() as writer:
                page = writer.page(title, 1 if title.startswith("Talk") else 0)
                writer.add(page, NewRevision(_START, f"old {other}"))


@needs_git
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_STEPS, max_size=14))
def test_whatever_happened_to_pages_git_ends_with_those_there_are(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("git")
    repository = Repository(folder / "repository")
    with RevisionFile.create(folder / "book.recension") as file:
        file.save("A", "the first")
        for step in steps:
            try:
                _take(file, step)
            except (DeletedPageMissing, PageExists, PageMissing):
                continue  # it could not happen to the pages there are
        repository.take(file)
        names = FileNames()
        wanted = {names.page(page.title): file.text(page.newest) for page in file.pages()}
    assert repository.tree() == wanted
    assert repository.git("fsck", "--strict") == ""
