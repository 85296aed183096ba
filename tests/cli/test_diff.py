"""`recension diff`: what it says over a comparison, and where it writes."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest

from recension.cli.diff_terminal import printed
from recension.diff import Role
from recension.exchange.change_document import Run as Words
from recension.store import RevisionFile

from .conftest import Run


@pytest.fixture
def saved(run: Run, book: str) -> str:
    """A file with three revisions of one page."""
    for minute, author, summary, text in (
        ("04", "Anna", "", b"one"),
        ("05", "Ben", "/* Fish */ more", b"one two"),
        ("06", "Ben", "", b"one two\n\nthree"),
    ):
        time = f"2019-09-29T04:{minute}:00Z"
        run("save", book, "Loch", "--author", author, "--time", time, "--summary", summary,
            stdin=text)  # fmt: skip
    return f"{book}:Loch"


def _header(html: str) -> list[str]:
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return ["".join(line.itertext()) for line in tree.find("body/header") if line.tag != "div"] + [
        "".join(line.itertext()) for line in tree.findall("body/header/div/div/p")
    ]


def test_neighbouring_revisions_have_the_header_of_one_edit(run: Run, saved: str) -> None:
    html = run("diff", f"{saved}@1", f"{saved}@2", "--format", "html").output
    assert _header(html) == [
        "Changes",
        "Loch",
        "4 bytes added, 04:05, 29 September 2019 (UTC)",
        "→Fish: more",
    ]


def test_other_revisions_tell_of_both(run: Run, saved: str) -> None:
    html = run("diff", f"{saved}@1", saved, "--format", "html").output
    assert _header(html) == [
        "Changes",
        "Loch",
        "11 bytes added",
        "Revision as of 04:04, 29 September 2019 (UTC)",
        "by Anna",
        'Created page with "one"',
        "Revision as of 04:06, 29 September 2019 (UTC)",
        "by Ben",
        "no edit summary",
    ]


def test_files_are_called_by_their_names(run: Run, saved: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.wiki"
    file.write_text("one 2")
    html = run("diff", f"{saved}@2", str(file), "--format", "html", "--inline").output
    assert _header(html)[1:3] == ["Loch → draft.wiki", "2 bytes removed"]
    text = run("diff", f"{saved}@2", str(file)).output
    assert "\n--- Ben (→Fish: more)\t2019-09-29T04:05:00Z\n+++ draft.wiki\n" in text


def test_the_ending_of_the_output_chooses_the_format(run: Run, saved: str, tmp_path: Path) -> None:
    begins = {"c.html": "<!DOCTYPE html>", "c.json": "{", "c.diff": "Changes: Loch\n"}
    for name, start in begins.items():
        done = run("diff", f"{saved}@1", f"{saved}@2", "-o", str(tmp_path / name))
        assert (done.status, done.output) == (1, "")
        assert (tmp_path / name).read_text().startswith(start)
    assert json.loads((tmp_path / "c.json").read_text())["bytes"] == 4


def test_what_cannot_be_written_is_said_and_leaves_nothing(
    run: Run, saved: str, tmp_path: Path
) -> None:
    done = run("diff", f"{saved}@1", f"{saved}@2", "-o", str(tmp_path / "none" / "c.html"))
    assert done.status == 2
    assert done.errors.startswith("recension: ")
    assert [path.name for path in tmp_path.iterdir()] == ["book.recension"]


def test_a_terminal_gets_words_that_stand_out_and_no_orders() -> None:
    line = [Words("-"), Words("a "), Words("b\x1b[2J", Role.REMOVED)]
    shown = "".join(printed([line], is_terminal=True, environment={}))
    assert shown == "\x1b[1;33m-\x1b[0ma \x1b[1;9;33mb␛[2J\x1b[0m\n"
    assert "".join(printed([line], is_terminal=True, environment={"NO_COLOR": "1"})) == "-a b␛[2J\n"
    assert "".join(printed([line], is_terminal=False, environment={})) == "-a b\x1b[2J\n"


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_text_that_was_there_before_is_told_by_its_date(run: Run, saved: str, form: str) -> None:
    run("save", *saved.rsplit(":", 1), "--time", "2019-09-29T04:07:00Z", stdin=b"one two")
    told = run("diff", f"{saved}@3", saved, "--format", form).output
    assert "everted to the revision of 04:05, 29 September 2019 (UTC)" in told
    assert "everted" not in run("diff", f"{saved}@2", saved, "--format", form).output
    assert "everted" not in run("diff", f"{saved}@1", f"{saved}@2", "--format", form).output


def test_categories_have_the_name_that_the_wiki_of_the_file_gives_them(run: Run, book: str) -> None:
    with RevisionFile.create(Path(book)) as file, file.bulk() as writer:
        writer.learn_namespaces({14: "Kategorie"})
    for text in (b"one", b"one\n\n[[Kategorie:Meer]]"):
        run("save", book, "Loch", stdin=text)
    said = run("diff", f"{book}:Loch@1", f"{book}:Loch@2", "--format", "json").output
    assert json.loads(said)["sentence"] == "Added the category Meer"
