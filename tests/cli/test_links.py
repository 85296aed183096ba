"""`recension links`, and categories on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def _fill(run: Run, book: str) -> None:
    for title, text in (
        ("Loch", "{{Box}} [[Swan]] [[Category:Lakes]]"),
        ("Template:Box", "[[Heron]]"),
        ("Mere", "#REDIRECT [[Loch]]"),
    ):
        assert run("save", book, title, stdin=text.encode()).status == 0


def test_links_lists_what_refers_to_a_page(run: Run, book: str) -> None:
    _fill(run, book)

    assert run("links", book, "heron").output == "Loch\nTemplate:Box\n"
    assert run("links", book, "Loch").output == "Mere  (redirect)\n"
    assert run("links", book, "Template:box").output == "Loch  (transclusion)\n"


def test_links_are_told_to_programs(run: Run, book: str) -> None:
    _fill(run, book)

    assert json.loads(run("links", book, "Loch", "--format", "json").output) == {
        "page": "Loch",
        "links": [{"page": "Mere", "namespace": 0, "kinds": ["link"], "redirect": "Loch"}],
        "unread": 0,
    }


def test_links_of_a_category_lists_its_members_in_their_order(run: Run, book: str) -> None:
    for title, text in (("Tarn", "[[Category:Lakes|A]]"), ("Loch", "[[category:lakes]] b")):
        run("save", book, title, stdin=text.encode())
    run("save", book, "Atlas", stdin=b"[[:Category:Lakes]]")

    said = "Atlas\nTarn  (member)\nLoch  (member)\n"
    assert run("links", book, "category:lakes").output == said
    told = json.loads(run("links", book, "Category:Lakes", "--format", "json").output)
    assert [(one["page"], one["sort_key"]) for one in told["members"]] == [
        ("Tarn", "A"),
        ("Loch", ""),
    ]


def test_links_follow_what_is_saved_and_can_be_read_anew(run: Run, book: str) -> None:
    _fill(run, book)
    run("links", book, "Swan")
    run("save", book, "Loch", stdin=b"[[Trout]]")

    assert run("links", book, "Swan").output == ""
    assert run("links", book, "Trout", "--rebuild").output == "Loch\n"
    assert run("verify", book).status == 0


def test_a_link_that_hangs_on_a_page_follows_it_in_and_out_of_being(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"{{#ifexist:B|[[Yes]]|[[No]]}}")
    said = {"Yes": "", "No": "A\n"}
    for command in (
        ("save", book, "B"),
        ("delete", book, "B"),
        ("undelete", book, "B"),
        ("rename", book, "B", "C", "--no-redirect"),
        ("rename", book, "C", "B"),
    ):
        run("links", book, "B")
        assert run(*command, stdin=b"b").status == 0
        said = {"Yes": said["No"], "No": said["Yes"]}
        assert {title: run("links", book, title).output for title in said} == said


def test_a_new_page_that_asks_for_itself_is_read_as_it_became(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"{{#ifexist:A|[[Yes]]|[[No]]}}")
    assert run("links", book, "No").output == ""
    assert run("links", book, "Yes").output == "A\n"


def test_a_page_that_transcludes_itself_is_read_as_it_became(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"<includeonly>[[Old]]</includeonly>{{:A}}")
    run("save", book, "A", stdin=b"<includeonly>[[New]]</includeonly>{{:A}}")
    assert run("links", book, "Old").output == ""
    assert run("links", book, "New").output == "A\n"


def test_the_page_of_a_category_is_rendered_with_its_members(
    run: Run, book: str, tmp_path: Path
) -> None:
    _fill(run, book)
    text = tmp_path / "lakes.wiki"
    text.write_text("Waters.")
    render = ("render", str(text), "--title", "Category:Lakes", "--file", book)

    # The one that transcludes a template made after it; a save reads what it saves.
    assert "1 page was not read" in run(*render).output
    run("links", book, "Loch")
    assert ">Loch</a>" in run(*render).output
