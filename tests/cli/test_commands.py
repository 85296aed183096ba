"""The commands: what they print, how they end, what they leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.errors import RevisionDamaged
from recension.store import RevisionFile
from recension.wikitext.presave import Transform

_COMMANDS = [
    "render",
    "diff",
    "pages",
    "log",
    "links",
    "show",
    "save",
    "import",
    "export",
    "merge",
    "annotate",
    "search",
    "prune",
    "undo",
    "rollback",
    "name",
    "verify",
    "recover",
]


def test_save_makes_the_file_and_show_prints_the_text_byte_for_byte(run: Run, book: str) -> None:
    saved = run("save", book, "main page", "--author", "Bullitt", stdin="naïve\n".encode())

    assert (saved.status, saved.output) == (0, "Saved revision 1: 6 bytes (+6).\n")
    assert run("show", book, "Main_page").output == "naïve"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_standard_input_is_read_as_a_file_is(run: Run, book: str, encoding: str) -> None:
    run("save", book, "A", stdin="naïve\r\ntext".encode(encoding))
    assert run("show", book, "A").output == "naïve\ntext"
    refused = run("save", book, "A", stdin=b"\x7fELF\0\1")
    assert refused.status == 2
    assert "standard input" in refused.errors


def test_save_records_all_it_is_told(run: Run, book: str, tmp_path: Path) -> None:
    text = tmp_path / "page.wiki"
    text.write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    run("save", book, "A", stdin=b"first", *["--time", "2019-03-06T00:00:00Z"])  # noqa: B026 - readable
    run("save", book, "A", "--text", str(text), "--summary", "why", "--minor",
        "--author", "Steffens", "--time", "2019-03-06T02:00:00+01:00")  # fmt: skip

    newest, first = json.loads(run("log", book, "A", "--format", "json").output)
    assert newest == {
        "id": 2,
        "parent": 1,
        "page": "A",
        "time": "2019-03-06T01:00:00Z",
        "author": "Steffens",
        "summary": "why",
        "minor": True,
        "bytes": 7,
        "delta": 2,
        "sha1": newest["sha1"],
        "tags": [],
        "name": "",
    }
    assert len(newest["sha1"]) == 31
    assert (first["id"], first["parent"]) == (1, None)


def test_an_unchanged_text_is_no_revision_and_no_error(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"one")

    assert run("save", book, "A", stdin=b"one\n").status == 0
    assert run("log", book, "A").output.count("\n") == 1


def test_listings_are_for_people_and_for_programs(run: Run, book: str) -> None:
    run("save", book, "Template:B", "--time", "2019-03-06T00:00:00", stdin=b"#REDIRECT [[A]]")

    assert "Template:B -> A" in run("pages", book).output
    assert json.loads(run("pages", book, "--format", "json").output) == [
        {
            "id": 1,
            "title": "Template:B",
            "namespace": 10,
            "newest": 1,
            "time": "2019-03-06T00:00:00Z",
            "bytes": 15,
            "revisions": 1,
            "redirect": "A",
        }
    ]
    assert "[mw-new-redirect]" in run("log", book, "template:b").output


def test_diff_compares_files_and_revisions(run: Run, book: str, tmp_path: Path) -> None:
    run("save", book, "A:b@c", stdin=b"one\ntwo")
    run("save", book, "A:b@c", stdin=b"one\nthree")
    file = tmp_path / "page.wiki"
    file.write_text("one\nthree")

    changed = run("diff", f"{book}:A:b@c@1", f"{book}:A:b@c@2", "--format", "json")
    assert changed.status == 1
    assert json.loads(changed.output)["bytes"] == 2
    assert run("diff", f"{book}:A:b@c@2", str(file)).status == 0
    assert run("diff", "-", str(file), stdin=b"one\nthree").status == 0
    text = run("diff", str(file), f"{book}:A:b@c@1")
    assert "\n-three\n" in text.output
    assert "\n+two\n" in text.output
    html = run("diff", str(file), f"{book}:A:b@c@1", "--format", "html")
    assert html.output.count(">one</td>") == 2
    assert "three" in html.output


def test_render_prints_the_html_with_the_templates_of_a_file(run: Run, book: str) -> None:
    run("save", book, "Template:Greet", stdin=b"Hello, '''{{{1}}}'''")
    run("save", book, "Page", stdin=b"{{Greet|Lenin}}")

    assert "Hello, <b>Lenin</b>" in run("render", "--file", book, "--title", "Page").output
    assert "Hello, <b>you</b>" in run("render", "-", "--file", book, stdin=b"{{greet|you}}").output
    assert "<i>word</i>" in run("render", stdin=b"''word''").output


def test_save_signs_substitutes_and_labels_links(run: Run, book: str) -> None:
    run("save", book, "Template:Greet", stdin=b"Hello, {{{1}}}<noinclude>!</noinclude>")
    written = b"{{subst:greet|you}}. [[Help:Foo (bar)|]] ~~~~"
    who = ["--author", "Anna", "--time", "2049-09-29T04:19:00Z"]
    run("save", book, "Page", *who, stdin=written)
    links = "[[User:Anna|Anna]] ([[User talk:Anna|talk]]) 04:19, 29 September 2049 (UTC)"
    assert run("show", book, "Page").output == f"Hello, you. [[Help:Foo (bar)|Foo]] {links}"
    same = run("save", book, "Page", *who, stdin=written)
    assert same.output == "The text is that of the newest revision; nothing was recorded.\n"


def test_save_leaves_a_text_as_it_is_when_it_is_told_to(run: Run, book: str) -> None:
    run("save", book, "Page", "--as-is", stdin=b"~~~~ [[Foo (bar)|]]")
    assert run("show", book, "Page").output == "~~~~ [[Foo (bar)|]]"


def test_a_text_is_saved_as_it_was_typed_where_a_bug_is_met(
    run: Run, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Transform, "changes", fail)
    saved = run("save", book, "Page", stdin=b"a ~~~~")
    assert (saved.status, saved.output) == (0, "Saved revision 1: 6 bytes (+6).\n")
    assert "was saved as it was typed" in saved.errors
    assert "Traceback" not in saved.errors


def test_a_template_that_cannot_be_read_is_not_substituted(
    run: Run, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RevisionDamaged(1)

    run("save", book, "Template:Greet", stdin=b"Hello")
    monkeypatch.setattr(RevisionFile, "texts", fail)
    run("save", book, "Page", stdin=b"{{subst:greet}}")
    assert run("show", book, "Page").output == "{{subst:greet}}"


def test_an_imported_text_stays_as_it_is(run: Run, book: str, tmp_path: Path) -> None:
    text = tmp_path / "Page.wiki"
    text.write_text("~~~~ [[Foo (bar)|]] {{subst:PAGENAME}}", encoding="utf-8")
    run("import", book, str(text))
    assert run("show", book, "Page").output == "~~~~ [[Foo (bar)|]] {{subst:PAGENAME}}"


def test_import_export_and_verify_agree(run: Run, book: str, tmp_path: Path, shared: Path) -> None:
    source = shared / "histories" / "bip-0039.xml.gz"
    out = tmp_path / "out.xml.zst"
    again = str(tmp_path / "again.recension")

    imported = run("import", book, str(source))
    assert (imported.status, imported.output) == (0, "Imported 83 revisions of 1 page.\n")
    assert run("export", book, "-o", str(out)).output == "Exported 83 revisions of 1 page.\n"
    assert run("import", again, str(out)).status == 0
    assert run("show", again, "Bip-0039", "--revision", "40").output == (
        run("show", book, "Bip-0039", "--revision", "40").output
    )
    verified = run("verify", book, "--format", "json")
    assert verified.status == 0
    assert json.loads(verified.output)["readable"] == 83


def test_import_names_what_it_left_out(run: Run, book: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.wiki").write_text("text")
    (tmp_path / "pages" / "b.pdf").write_bytes(b"%PDF")

    imported = run("import", book, str(tmp_path / "pages"))

    assert (imported.status, imported.output) == (0, "Imported 1 revision of 1 page.\n")
    assert "b.pdf was left out" in imported.errors


def test_verify_finds_damage(run: Run, book: str) -> None:
    for number in range(9):
        run("save", book, "A", "--summary", "s", stdin=b"some words %d" % number)
    data = bytearray(Path(book).read_bytes())
    place = data.rindex(b"some words 0")
    data[place] ^= 1
    Path(book).write_bytes(data)

    found = run("verify", book)
    assert found.status == 1
    assert "The text of revision 1 of “A” is damaged" in found.output
    assert run("show", book, "A", "--revision", "1").status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pages", "{tmp}/none.recension"], "There is no file"),
        (["pages", "{tmp}/words.txt"], "is not a revision file"),
        (["log", "{book}", "Nowhere"], "There is no page “Nowhere”"),
        (["show", "{book}", "A", "--revision", "99"], "There is no revision 99"),
        (["save", "{book}", "a|b", "--text", "{tmp}/words.txt"], "it has the character “|”"),
        (["save", "{book}", "A", "--text", "{tmp}/bytes.txt"], "is not text in UTF-8: byte 3"),
        (["save", "{book}", "A", "--text", "{tmp}/words.txt", "--base", "9"], "newer revision"),
        (
            ["save", "{book}", "A", "--text", "{tmp}/words.txt", "--summary", "x" * 501],
            "at most 500",
        ),
        (
            ["save", "{book}", "A", "--text", "{tmp}/words.txt", "--time", "2001-01-01"],
            "later time",
        ),
        (["save", "{book}", "A", "--time", "yesterday"], "is no time"),
        (["import", "{book}", "{tmp}/broken.xml"], "cannot be read as an export, line 1"),
        (["import", "{book}", "{tmp}/foreign.xml"], "no MediaWiki export"),
        (["import", "{book}", "{tmp}/bytes.bin"], "cannot tell what to do with"),
        (["export", "{book}", "-o", "{tmp}/out.doc"], "cannot tell what to do with"),
        (["export", "{book}", "-o", "{tmp}/none/out.xml"], "There is no file"),
        (["diff", "{tmp}/words.txt", "{tmp}/none.txt"], "There is no file"),
        (["save"], "the following arguments are required"),
        (["log", "{book}", "A", "--format", "yaml"], "invalid choice"),
    ],
)
def test_an_error_is_one_line_and_changes_nothing(
    run: Run, book: str, tmp_path: Path, arguments: list[str], words: str
) -> None:
    run("save", book, "A", stdin=b"one")
    (tmp_path / "words.txt").write_text("words " * 200)
    (tmp_path / "bytes.txt").write_bytes(b"abc\xff")
    (tmp_path / "bytes.bin").write_bytes(b"\0\1")
    (tmp_path / "broken.xml").write_text("<mediawiki><page>")
    (tmp_path / "foreign.xml").write_text("<html/>")
    before = Path(book).read_bytes()

    result = run(*(argument.format(tmp=tmp_path, book=book) for argument in arguments))

    assert result.status == 2
    assert result.errors.count("\n") == 1
    assert result.errors.startswith("recension")
    assert words in result.errors
    assert result.output == ""
    assert Path(book).read_bytes() == before
    assert not (tmp_path / "none.recension").exists()


def test_a_file_that_would_be_made_for_nothing_is_not_left(
    run: Run, book: str, tmp_path: Path
) -> None:
    (tmp_path / "broken.xml").write_text("<mediawiki>")

    assert run("import", book, str(tmp_path / "broken.xml")).status == 2
    assert run("save", book, "<", stdin=b"text").status == 2
    assert not Path(book).exists()


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    shown = run(command, "--help")

    assert shown.status == 0
    assert f"recension {command} " in shown.output.split("example:")[1]


def test_a_line_of_a_megabyte_is_a_text_like_any_other(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"x" * 1_000_000)
    run("save", book, "A", stdin=b"x" * 500_000 + b"y" + b"x" * 500_000)

    assert len(run("show", book, "A").output) == 1_000_001
    assert run("diff", f"{book}:A@1", f"{book}:A@2").status == 1
    assert Path(book).stat().st_size < 200_000


def test_no_command_needs_qt(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"  # importing it fails
        "from recension.cli import main\n"
        f"book = {str(tmp_path / 'b.recension')!r}\n"
        "assert main(['save', book, 'A']) == 0\n"
        "assert main(['verify', book]) == 0\n"
        "assert main(['render', '--title', 'A', '--file', book]) == 0\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=b"''text''", capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_module_is_the_program(tmp_path: Path) -> None:
    book = tmp_path / "book.recension"
    with RevisionFile.create(book) as file:
        file.save("A", "one")
    command = [sys.executable, "-m", "recension", "pages", str(book)]
    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"  A\n")


@pytest.mark.skipif(
    os.name != "posix", reason="a pipe that is closed early is told otherwise there"
)
def test_a_reader_that_has_enough_is_no_error(run: Run, book: str) -> None:
    for number in range(3):
        run("save", book, "A", stdin=b"%d " % number * 100_000)
    show = subprocess.Popen(
        [sys.executable, "-m", "recension", "show", book, "A"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert show.stdout is not None
    assert show.stderr is not None
    show.stdout.read(10)
    show.stdout.close()
    assert show.stderr.read() == b""
    show.stderr.close()
    show.wait()


@pytest.mark.parametrize("arguments", [[], ["book.recension"], ["a page.wiki"]])
def test_without_a_command_the_window_opens(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    app = pytest.importorskip("recension.app")
    opened: list[list[str]] = []

    def open_window(given: list[str]) -> int:
        opened.append(given)
        return 0

    monkeypatch.setattr(app, "main", open_window)

    assert run(*arguments).status == 0
    assert opened == [arguments]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("arguments", [["show", "A"], ["log", "A"], ["pages"], ["export", "--git"]])
def test_an_output_without_room_is_told_of(run: Run, book: str, arguments: list[str]) -> None:
    run("save", book, "A", stdin=b"words " * 5000)
    command, *rest = arguments
    program = [sys.executable, "-m", "recension", command, book, *rest]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith("recension: What there is to say cannot be written")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell closes streams otherwise there")
def test_a_command_with_closed_streams_does_its_work(run: Run, book: str) -> None:
    run("save", book, "A", stdin=b"one")
    shell = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", sys.executable, "-m", "recension"]

    def status(*arguments: str) -> int:
        return subprocess.run([*shell, *arguments], input=b"two", check=False).returncode

    assert status("pages", book) == 0
    assert status("save", book, "A") == 0
    assert status("show", book, "B") == 2
    assert run("show", book, "A").output == "two"
    assert run("verify", book).status == 0


def test_a_name_that_no_file_can_have_is_told(run: Run, book: str, tmp_path: Path) -> None:
    run("save", book, "A", stdin=b"words")
    long = str(tmp_path / ("x" * 300))
    for arguments in (
        ("save", f"{long}.recension", "A"),
        ("pages", f"{long}.recension"),
        ("import", book, f"{long}.xml"),
        ("export", book, "-o", f"{long}.xml"),
        ("export", book, "--folder", long),
        ("recover", book, "-o", f"{long}.recension"),
    ):
        told = run(*arguments)
        assert told.status == 2, arguments
        assert told.errors.startswith("recension: No file can be called ")


def test_a_command_loads_what_it_needs_and_no_more(tmp_path: Path) -> None:
    program = (
        "import sys; from recension.cli import main; main(sys.argv[1:]);"
        "print(*sorted(name for name in sys.modules if name.count('.') == 1))"
    )
    RevisionFile.create(tmp_path / "a.recension").close()
    command = [sys.executable, "-c", program, "pages", str(tmp_path / "a.recension")]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()

    assert "recension.store" in loaded
    assert not {"recension.wikitext", "recension.diff", "recension.engine"}.intersection(loaded)
