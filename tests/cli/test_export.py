"""`recension export` in its three forms."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.store import Hidden, NewRevision, RevisionFile


@pytest.fixture(autouse=True)
def page(run: Run, book: str) -> None:
    """A page in the book."""
    run("save", book, "Main Page", "--summary", "first", stdin="one é".encode())


def test_a_stream_for_git_goes_to_standard_output_alone_or_into_a_file(
    run: Run, book: str, tmp_path: Path
) -> None:
    shown = run("export", book, "--git")
    assert (shown.status, shown.errors) == (0, "")
    assert shown.output.startswith("feature done\ncommit refs/heads/main\nmark :1\n")
    assert shown.output.endswith("\ndone\n")

    written = run("export", book, "--git", "-o", str(tmp_path / "out.git"))
    assert written.output == "Exported 1 revision of 1 page.\n"
    assert (tmp_path / "out.git").read_text(encoding="utf-8") == shown.output


def test_a_folder_has_a_file_for_each_page(run: Run, book: str, tmp_path: Path) -> None:
    assert run("export", book, "--folder", str(tmp_path / "pages")).status == 0
    assert (tmp_path / "pages" / "Main_Page.wiki").read_text(encoding="utf-8") == "one é"

    again = run("export", book, "--folder", str(tmp_path / "pages"))
    assert again.status == 2
    assert again.errors.count("\n") == 1


def test_a_page_that_a_folder_cannot_have_is_named(run: Run, book: str, tmp_path: Path) -> None:
    with RevisionFile.open(Path(book)) as file, file.bulk() as writer:
        hidden = NewRevision(datetime(2019, 3, 6, tzinfo=UTC), None, hidden=Hidden.TEXT)
        writer.add(writer.page("Secret", 0), hidden)
    done = run("export", book, "--folder", str(tmp_path / "pages"))
    assert done.output == "Exported 1 revision of 1 page.\n"
    assert done.errors == "recension: “Secret” was left out: its newest text is hidden.\n"


@pytest.mark.parametrize(
    "options",
    [[], ["--git", "--current"], ["--git", "--folder", "x"], ["--folder", "x", "-o", "y"]],
)
def test_what_does_not_go_together_is_refused_in_one_line(
    run: Run, book: str, options: list[str]
) -> None:
    refused = run("export", book, *options)
    assert refused.status == 2
    assert refused.errors.count("\n") == 1
