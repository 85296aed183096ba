"""Pages as files of a folder, there and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePath
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recension.errors import BadTitle, Cancelled, FileExists
from recension.exchange import import_sources, write_export, write_folder
from recension.exchange.file_names import FileNames
from recension.exchange.titling import title_of_file, title_of_image
from recension.store import Hidden, NewRevision, RevisionFile
from recension.titles import ENGLISH, Namespaces, make_namespaces, normalize_title, parse_title


def _title(written: str, namespaces: Namespaces = ENGLISH) -> str | None:
    try:
        title = parse_title(written, namespaces).without_fragment()
    except BadTitle:
        return None
    return title.full if title.text and title.namespace >= 0 else None


_PIECES = st.sampled_from(
    [
        "A",
        "b",
        "B",
        "é",
        "É",
        "/",
        ".",
        "..",
        " ",
        ":",
        "Talk:",
        "Template",
        "File:",
        "con",
        "COM1",
        "?",
        "*",
        '"',
        "\\",
        "%",
        "~",
        "+",
        "%+",
        ".wiki",
        ".png",
        "\u200c",
        "ß",
        "e\u0301",
        "日本" * 30,
        "X" * 90,
    ]
)
_TITLES = (
    st.lists(_PIECES, min_size=1, max_size=6)
    .map("".join)
    .map(_title)
    .filter(lambda one: one is not None)
)


@given(st.lists(_TITLES, unique=True, max_size=8))
def test_titles_are_read_back_from_paths_that_differ_everywhere(titles: list[str]) -> None:
    names = FileNames()
    paths = [names.page(title) for title in titles]

    assert [title_of_file(PurePath(path)).full for path in paths] == titles
    assert len({normalize("NFC", path).lower() for path in paths}) == len(paths)
    for path in paths:
        for part in path.split("/"):
            assert len(part.encode()) <= 255
            assert not part.startswith(".")
            assert not part.endswith((".", " "))
            assert not set(part) & set('\\:*?"<>|')
            assert part.partition(".")[0].lower() not in {"con", "com1"}


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Main Page", "Main_Page.wiki"),
        ("Template:Foo bar/doc", "Template/Foo_bar/doc.wiki"),
        ("Template talk:Foo", "Template_talk/Foo.wiki"),
        ("Template/Foo", "Template%2FFoo.wiki"),
        ("AC/DC: live?", "AC/DC%3A_live%3F.wiki"),
        ("Con", "%43on.wiki"),
        ("\u00c9t\u00e9", "\u00c9t\u00e9.wiki"),
        ("E\u0301", "E%CC%81.wiki"),
        (".hidden", "%2Ehidden.wiki"),
        ("MediaWiki:Common.css", "MediaWiki/Common.css.wiki"),
        ("Notes.wiki/More", "Notes%2Ewiki/More.wiki"),
    ],
)
def test_a_path_shows_its_title(title: str, path: str) -> None:
    assert FileNames().page(title) == path
    assert title_of_file(PurePath(path)).full == normalize("NFC", title)


def test_a_name_that_a_system_took_apart_is_put_together_again() -> None:
    assert title_of_file(PurePath("E\u0301te\u0301.wiki")).full == "\u00c9t\u00e9"


def test_titles_that_differ_in_their_capitals_get_paths_that_differ_in_more() -> None:
    names = FileNames()
    assert names.page("Foo bar") == "Foo_bar.wiki"
    assert names.page("Foo Bar") == "%46oo_%42ar.wiki"
    assert names.page("Foo bar") == "Foo_bar.wiki"


_SMALL = make_namespaces(extra={100: "Portal", 101: "Portal talk"}, capital_links=False)


@example(["\u0131", "I"])
@example(["\u03c3", "\u03c2"])
@example(["\u00b5", "\u03bc"])
@given(
    st.lists(st.text("aAbB\u00df\u03c2\u03c3\u03a3\u0131Iµ/:1", min_size=1, max_size=4), max_size=8)
)
def test_titles_of_a_wiki_with_small_first_letters_get_paths_that_differ_everywhere(
    written: list[str],
) -> None:
    found = [_title(each, _SMALL) for each in written]
    titles = list(dict.fromkeys(title for title in found if title is not None))
    names = FileNames()
    paths = [names.page(title) for title in titles]
    assert [title_of_file(PurePath(path), _SMALL).full for path in paths] == titles
    for fold in (str.lower, str.upper, str.casefold):
        assert len({fold(path) for path in paths}) == len(paths)


def test_the_first_letter_alone_is_hidden_where_that_is_enough() -> None:
    names = FileNames()
    titles = ("Polish", "polish", "PoLish")
    assert [names.page(title) for title in titles] == [
        "Polish.wiki",
        "%70olish.wiki",
        "%50o%4Cish.wiki",
    ]


@given(st.sampled_from(["Map.png", "CON.png", "A/b.png", "Ü" * 110 + ".svg", 'A "b"?.gif']))
def test_names_of_images_are_read_back(name: str) -> None:
    name = parse_title(name, default_namespace=6).text
    assert title_of_image(PurePath(FileNames().image(name))).text == name


def test_a_folder_that_was_written_is_imported_as_it_was(
    file: RevisionFile, tmp_path: Path
) -> None:
    titles = [
        "Main Page",
        "Template:Box/doc",
        "A",
        "A/b",
        "File:Map.svg",
        "File:Map.svg/b",
        "FOO",
        "Foo",
    ]
    for title in titles:
        file.save(title, f"text of\n{title} é")
    file.add_image("Map.svg", b"<svg/>")
    folder = tmp_path / "pages"

    assert write_folder(file, folder).pages == len(titles)

    with RevisionFile.create(tmp_path / "again.recension") as again:
        report = import_sources(again, [folder])
        assert report.notes == ()
        assert again.image_data("Map.svg") == b"<svg/>"
        assert again.texts(titles) == file.texts(titles)
        assert {page.title for page in again.pages()} == {normalize_title(one) for one in titles}


def test_a_folder_of_a_wiki_with_namespaces_of_its_own_is_imported_as_it_was(
    file: RevisionFile, tmp_path: Path
) -> None:
    with file.bulk() as writer:
        writer.learn_namespaces({100: "Portal", 101: "Portal talk"}, is_case_sensitive=True)
    titles = [
        "Portal:x",
        "Portal:X",
        "Portal:X/a b",
        "Portal talk:X",
        "portal/x",
        "polish",
        "Polish",
    ]
    for title in titles:
        file.save(title, f"text of {title}")
    write_folder(file, tmp_path / "pages")

    with RevisionFile.create(tmp_path / "again.recension") as again:
        assert import_sources(again, [tmp_path / "pages"]).notes == ()
        assert again.texts(titles) == file.texts(titles)
        assert [(page.namespace, page.title) for page in again.pages()] == [
            (page.namespace, page.title) for page in file.pages()
        ]


def test_a_folder_is_written_whole_or_not_at_all(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "one")
    full, empty = tmp_path / "full", tmp_path / "empty"
    full.mkdir()
    empty.mkdir()
    (full / "mine").write_text("precious")

    with pytest.raises(FileExists):
        write_folder(file, full)
    with pytest.raises(Cancelled):
        write_folder(file, tmp_path / "new", cancelled=lambda: True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book.recension", "empty", "full"]
    assert (full / "mine").read_text() == "precious"

    write_folder(file, empty)
    assert (empty / "A.wiki").read_text() == "one"


def test_a_page_without_a_text_to_write_is_named(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "text")
    with file.bulk() as writer:
        hidden = NewRevision(datetime(2019, 3, 6, tzinfo=UTC), None, hidden=Hidden.TEXT)
        writer.add(writer.page("B", 0), hidden)

    report = write_folder(file, tmp_path / "out")
    assert (report.pages, report.left_out) == (1, ("B",))


def test_a_link_that_goes_round_is_replaced(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "text")
    out = tmp_path / "out.xml"
    try:
        out.symlink_to(out)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    assert write_export(file, out).pages == 1
    assert out.stat().st_size
