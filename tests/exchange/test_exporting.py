"""Exporting, and the round trip through an export."""

from __future__ import annotations

import gzip
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.errors import Cancelled, DamagedFile, PageMissing, UnknownKind
from recension.exchange import import_sources, read_export, write_export, write_git_file
from recension.exchange.exported import ExportedRevision
from recension.store import Hidden, NewRevision, RevisionFile

_NS = "{http://www.mediawiki.org/xml/export-0.11/}"
_START = datetime(2019, 3, 6, tzinfo=UTC)


def _all(file: RevisionFile) -> list[object]:
    """Return everything an export carries of a file."""
    return [
        (
            page.title,
            page.namespace,
            page.redirect,
            [
                (
                    one.time,
                    one.author,
                    one.user_id,
                    one.summary,
                    one.is_minor,
                    one.hidden,
                    one.model,
                    one.format,
                    one.size,
                    one.delta,
                    one.sha1,
                    one.tags,
                    None if one.hidden & Hidden.TEXT else file.text(one.id),
                )
                for one in file.history(page.title)
            ],
        )
        for page in file.pages()
    ]


def test_an_export_is_laid_out_as_mediawiki_does_it(file: RevisionFile, tmp_path: Path) -> None:
    file.save("Template:B", "#REDIRECT [[Main Page#top]]", time=_START, author="10.0.0.1")
    first = file.save("A", "x", summary="first", time=_START, author="Bullitt")
    file.save("A", " <b>&amp;\n\n== é ==", is_minor=True, time=_START, author="Bullitt")
    path = tmp_path / "out.xml"

    report = write_export(file, path)

    assert (report.pages, report.revisions) == (2, 3)
    assert first is not None
    root = ET.parse(path).getroot()  # noqa: S314 - written just now
    assert root.attrib["version"] == "0.11"
    page_a, page_b = root.findall(f"{_NS}page")
    assert [child.tag.removeprefix(_NS) for child in page_b] == [
        "title",
        "ns",
        "id",
        "redirect",
        "revision",
    ]
    assert page_b.find(f"{_NS}redirect").attrib == {"title": "Main Page"}  # type: ignore[union-attr]  # it is there
    assert page_b.find(f".//{_NS}contributor/{_NS}ip").text == "10.0.0.1"  # type: ignore[union-attr]  # it is there
    newest = page_a.findall(f"{_NS}revision")[-1]
    assert [child.tag.removeprefix(_NS) for child in newest] == [
        "id",
        "parentid",
        "timestamp",
        "contributor",
        "minor",
        "origin",
        "model",
        "format",
        "text",
        "sha1",
    ]
    assert newest.findtext(f"{_NS}parentid") == str(first.id)
    assert newest.findtext(f"{_NS}timestamp") == "2019-03-06T00:00:00Z"
    text = newest.find(f"{_NS}text")
    assert text is not None
    assert text.text == " <b>&amp;\n\n== é =="
    assert text.attrib["bytes"] == str(len(" <b>&amp;\n\n== é ==".encode()))
    assert text.attrib["sha1"] == newest.findtext(f"{_NS}sha1") == file.newest("A").sha1


def test_an_author_without_a_name_is_no_empty_name(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "one")
    write_export(file, tmp_path / "out.xml")
    assert "<contributor />" in (tmp_path / "out.xml").read_text("utf-8")


def test_chosen_pages_and_newest_revisions_alone(file: RevisionFile, tmp_path: Path) -> None:
    for title in ("A", "B"):
        file.save(title, "one")
        file.save(title, "two")
    path = tmp_path / "out.xml.gz"

    assert write_export(file, path, titles=["b"], current_only=True).revisions == 1
    texts = [part.text for part in read_export(path) if isinstance(part, ExportedRevision)]
    assert texts == ["two"]
    assert gzip.decompress(path.read_bytes()).startswith(b"<mediawiki ")


@pytest.mark.parametrize("suffix", [".xml", ".xml.gz", ".xml.bz2", ".xml.xz", ".xml.zst"])
def test_a_real_history_survives_the_round_trip(
    file: RevisionFile, tmp_path: Path, shared: Path, suffix: str
) -> None:
    import_sources(file, [shared / "histories" / "bip-0039.xml.gz"])
    path = tmp_path / f"out{suffix}"
    write_export(file, path)

    with RevisionFile.create(tmp_path / "again.recension") as again:
        report = import_sources(again, [path])
        assert report.notes == ()
        assert _all(again) == _all(file)


def test_an_export_that_fails_leaves_what_was_there(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "one")
    path = tmp_path / "out.xml"
    path.write_text("precious")

    with pytest.raises(Cancelled):
        write_export(file, path, cancelled=lambda: True)
    with pytest.raises(PageMissing):
        write_export(file, path, titles=["B"])
    with pytest.raises(UnknownKind):
        write_export(file, tmp_path / "out.doc")
    assert path.read_text() == "precious"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book.recension", "out.xml"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file can have such a name")
def test_a_file_of_any_name_is_exported(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9 \x01.recension")
    with RevisionFile.create(path) as file:
        file.save("A", "one")
        write_export(file, tmp_path / "out.xml")
    assert "<sitename>caf\ufffd \ufffd</sitename>" in (tmp_path / "out.xml").read_text("utf-8")


# What XML can hold: all of Unicode but the control characters and surrogates.
_XML = st.characters(
    codec="utf-8",
    exclude_categories=["Cs"],
    exclude_characters=[chr(code) for code in range(32) if code not in (9, 10, 13)]
    + ["\ufffe", "\uffff"],
)
_REVISIONS = st.builds(
    NewRevision,
    time=st.integers(0, 5).map(lambda minutes: _START + timedelta(minutes=minutes)),
    text=st.one_of(
        st.text(_XML, max_size=60),
        st.sampled_from(["", "a", "b", "#REDIRECT [[B]]", "a\r\nb\rc", " \n"]),
    ),
    author=st.sampled_from(["", "Bullitt", "10.0.0.1", "::1"]),
    summary=st.text(_XML, max_size=40),
    is_minor=st.booleans(),
    hidden=st.sampled_from([Hidden(bits) for bits in range(8)]),
    user_id=st.sampled_from([None, 7]),
    model=st.sampled_from(["wikitext", "css"]),
    format=st.sampled_from(["text/x-wiki", "text/css"]),
)


def _as_exported(revision: NewRevision) -> NewRevision:
    """Return what an export can tell of a revision: what is hidden, it does not."""
    hidden = revision.hidden
    return replace(
        revision,
        text=None if hidden & Hidden.TEXT else revision.text,
        summary="" if hidden & Hidden.SUMMARY else revision.summary,
        author="" if hidden & Hidden.AUTHOR else revision.author,
        user_id=None if hidden & Hidden.AUTHOR else revision.user_id,
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(["A", "Template:B", "Talk:C & d"]), _REVISIONS.map(_as_exported)),
        max_size=25,
    )
)
def test_import_export_import_gives_the_same_revisions(
    tmp_path_factory: pytest.TempPathFactory, revisions: list[tuple[str, NewRevision]]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    namespaces = {"A": 0, "Template:B": 10, "Talk:C & d": 1}
    with (
        RevisionFile.create(folder / "one.recension") as one,
        RevisionFile.create(folder / "two.recension") as two,
    ):
        with one.bulk() as writer:
            for title, revision in revisions:
                writer.add(writer.page(title, namespaces[title]), revision)
        write_export(one, folder / "out.xml")
        import_sources(two, [folder / "out.xml"])
        assert _all(two) == _all(one)
        assert two.verify().problems == ()
        assert import_sources(one, [folder / "out.xml"]).revisions == 0


@pytest.mark.parametrize("write", [write_export, write_git_file])
def test_an_export_of_a_file_that_lost_a_revision_is_refused(
    tmp_path: Path, write: Callable[[RevisionFile, Path], object]
) -> None:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        for number in range(3):
            file.save("A", f"text {number}")
    with closing(sqlite3.connect(path)) as connection, connection:
        (rule,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'revision_no_delete'"
        ).fetchone()
        connection.execute("DROP TRIGGER revision_no_delete")
        connection.execute("DELETE FROM revision WHERE id = 2")
        connection.execute(rule)
    out = tmp_path / "out.xml"
    out.write_text("precious")

    with RevisionFile.open(path) as file, pytest.raises(DamagedFile):
        write(file, out)
    assert out.read_text() == "precious"
