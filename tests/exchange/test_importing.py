"""Importing MediaWiki exports as the wild has them."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from recension.errors import (
    BrokenExport,
    Cancelled,
    FileMissing,
    ForeignXml,
    TextWithheld,
    UnknownKind,
)
from recension.exchange import ImportReport, NoteKind, import_sources
from recension.store import Hidden, RevisionFile

_HEAD = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'


def _revision(number: int | None = 1, text: str = "text", more: str = "") -> str:
    identity = "" if number is None else f"<id>{number}</id>"
    minute = 0 if number is None else number
    return (
        f"<revision>{identity}<timestamp>2019-03-06T00:{minute:02}:00Z</timestamp>"
        f"<contributor><username>Bullitt</username><id>7</id></contributor>{more}"
        f'<text xml:space="preserve">{text}</text></revision>'
    )


def _page(*revisions: str, title: str = "A", ns: str = "<ns>0</ns>") -> str:
    return f"<page><title>{title}</title>{ns}<id>1</id>{''.join(revisions)}</page>"


def _export(*pages: str, head: str = _HEAD) -> str:
    return f"{head}{''.join(pages)}</mediawiki>"


@pytest.fixture
def bring(file: RevisionFile, tmp_path: Path) -> Callable[[str | bytes], ImportReport]:
    """Import an export that is given as text or bytes."""

    def import_it(content: str | bytes) -> ImportReport:
        path = tmp_path / "export.xml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_sources(file, [path])

    return import_it


Bring = Callable[[str | bytes], ImportReport]


def _kinds(report: ImportReport) -> list[NoteKind]:
    return [note.kind for note in report.notes]


def test_a_real_history_comes_whole(file: RevisionFile, shared: Path) -> None:
    seen: list[tuple[int, int, int]] = []
    path = shared / "histories" / "bip-0039.xml.gz"

    report = import_sources(file, [path], progress=lambda *now: seen.append(now))

    history = file.history("bip-0039")
    assert (report.pages, report.revisions, report.skipped) == (1, 83, 0)
    assert NoteKind.WRONG_HASH not in report.counts
    assert (history[-1].author, history[-1].size) == ("Peter Todd", 5533)
    assert history[-1].sha1 == "om88h1m65xua9x85r5e8ewxsme5cf3g"
    assert seen[-1] == (path.stat().st_size, path.stat().st_size, 83)
    assert file.verify().problems == ()


def test_everything_a_revision_says_is_kept(file: RevisionFile, bring: Bring) -> None:
    more = "<minor/><comment>why &amp; how</comment><model>css</model><format>text/css</format>"
    bring(_export(_page(_revision(3, " a &lt;b&gt;\n\n", more))))

    (revision,) = file.history("A")
    assert file.text(revision.id) == " a <b>\n\n"
    assert (revision.author, revision.user_id) == ("Bullitt", 7)
    assert (revision.summary, revision.is_minor) == ("why & how", True)
    assert (revision.model, revision.format) == ("css", "text/css")
    assert revision.time.isoformat() == "2019-03-06T00:03:00+00:00"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "cp1251",
                                      "shift_jis", "utf-32", "euc-jp"])  # fmt: skip
def test_any_encoding_of_xml_is_read(file: RevisionFile, bring: Bring, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    words = {"cp1251": "мир", "shift_jis": "平和", "euc-jp": "平和"}.get(encoding, "naïve")
    content = f'<?xml version="1.0" encoding="{declared}"?>\n' + _export(_page(_revision(1, words)))
    bring(content.encode(encoding))

    assert file.text(1) == words


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "undefined"])
def test_an_encoding_of_no_texts_is_a_broken_export(bring: Bring, encoding: str) -> None:
    with pytest.raises(BrokenExport):
        bring(f'<?xml version="1.0" encoding="{encoding}"?>\n{_export(_page(_revision()))}')


@pytest.mark.parametrize(
    ("name", "compress"),
    [
        ("a.xml.gz", gzip.compress),
        ("a.xml.bz2", bz2.compress),
        ("a.xml.xz", lzma.compress),
        ("b.xml.xz", lambda data: lzma.compress(data[:99]) + b"\0" * 8 + lzma.compress(data[99:])),
        ("a.xml.zst", zstandard.compress),
        ("a.xml", gzip.compress),  # whatever its name says
        ("dump", lambda data: data),
    ],
)
def test_compressed_exports_are_read(
    file: RevisionFile, tmp_path: Path, name: str, compress: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(compress(_export(_page(_revision())).encode()))

    assert import_sources(file, [path]).revisions == 1


@pytest.mark.parametrize("name", ["a.gz", "a.bz2", "a.xz", "a.zst"])
def test_compressed_data_that_is_cut_off_is_a_broken_export(
    file: RevisionFile, tmp_path: Path, name: str
) -> None:
    compress: dict[str, Callable[[bytes], bytes]] = {
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
    }
    content = _export(_page(*(_revision(n, f"text {n}" * 99) for n in range(50)))).encode()
    path = tmp_path / name
    data = compress.get(path.suffix, zstandard.compress)(content)
    path.write_bytes(data[: len(data) // 2])

    with pytest.raises(BrokenExport):
        import_sources(file, [path])
    assert file.pages() == []


def test_an_export_without_namespaces_of_an_old_schema_is_read(
    file: RevisionFile, bring: Bring
) -> None:
    site = (
        '<siteinfo><namespaces><namespace key="0"/><namespace key="10">Vorlage</namespace>'
        '<namespace key="100">Portal</namespace></namespaces></siteinfo>'
    )
    head = f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.3/" version="0.3">{site}'
    bring(
        _export(
            _page(_revision(), title="Vorlage:Kasten", ns=""),
            _page(_revision(), title="Portal:X", ns=""),
            _page(_revision(), title="main: thing", ns=""),
            head=head,
        )
    )

    titles = [(page.title, page.namespace) for page in file.pages()]
    assert titles == [("Main: thing", 0), ("Template:Kasten", 10), ("Portal:X", 100)]


def test_an_export_without_xml_namespace_or_with_a_prefix_is_read(
    file: RevisionFile, bring: Bring
) -> None:
    bring(_export(_page(_revision()), head="<mediawiki>"))
    assert file.text(1) == "text"

    prefixed = (
        '<m:mediawiki xmlns:m="x"><m:page><m:title>B</m:title><m:revision>'
        "<m:timestamp>2019-03-06T00:00:00Z</m:timestamp><m:text>other</m:text>"
        "</m:revision></m:page></m:mediawiki>"
    )
    bring(prefixed)
    assert file.text(file.newest("B").id) == "other"


def test_newest_first_repeated_and_interleaved_pages_make_one_history(
    file: RevisionFile, bring: Bring
) -> None:
    texts = {number: f"text {number}" for number in range(6)}
    parts = [
        _page(*(_revision(n, texts[n]) for n in (5, 4, 3))),
        _page(_revision(0, "other"), title="B"),
        _page(*(_revision(n, texts[n]) for n in (3, 2, 1, 0))),
    ]
    report = bring(_export(*parts))

    assert [file.text(one.id) for one in reversed(file.history("A"))] == list(texts.values())
    assert (report.revisions, report.known) == (7, 1)


def test_missing_numbers_are_no_hindrance(file: RevisionFile, bring: Bring) -> None:
    bring(_export(_page(_revision(None, "one"), _revision(None, "two"))))

    assert [file.text(one.id) for one in file.history("A")] == ["two", "one"]


def test_what_a_wiki_withheld_is_kept_as_withheld(file: RevisionFile, bring: Bring) -> None:
    report = bring(
        _export(
            _page(
                "<revision><id>1</id><timestamp>2019-03-06T00:00:00Z</timestamp>"
                '<contributor deleted="deleted"/><comment deleted="deleted"/>'
                '<text bytes="99" deleted="deleted"/><sha1/></revision>',
                "<revision><id>2</id><timestamp>2019-03-06T00:01:00Z</timestamp>"
                '<contributor><ip>10.0.0.1</ip></contributor><text bytes="-1" deleted="deleted"/>'
                "<sha1>phoiac9h4m842xq45sp7s6u21eteeq1</sha1></revision>",
                _revision(3),
            )
        )
    )

    text, second, first = file.history("A")
    assert first.hidden == Hidden.TEXT | Hidden.SUMMARY | Hidden.AUTHOR
    assert (first.size, first.sha1, first.author) == (99, "", "")
    assert (second.hidden, second.size, second.author) == (Hidden.TEXT, 0, "10.0.0.1")
    assert second.sha1 == "phoiac9h4m842xq45sp7s6u21eteeq1"
    assert (text.parent, text.delta) == (second.id, 4)
    assert _kinds(report) == [NoteKind.TEXT_WITHHELD] * 2
    with pytest.raises(TextWithheld):
        file.text(first.id)
    assert file.verify().problems == ()


def test_a_stub_and_an_empty_text_are_not_the_same(file: RevisionFile, bring: Bring) -> None:
    stub = "<revision><timestamp>2019-03-06T00:00:00Z</timestamp>{}</revision>"
    report = bring(
        _export(
            _page(stub.format('<text id="4" bytes="120"/>'), title="Stub"),
            _page(stub.format('<text id="4"/>'), title="Old stub"),
            _page(stub.format(""), title="Nothing"),
            _page(stub.format('<text bytes="0" xml:space="preserve"/>'), title="Empty"),
            _page(stub.format('<text xml:space="preserve"/>'), title="Old empty"),
        )
    )

    assert [note.page for note in report.notes] == ["Stub", "Old stub", "Nothing"]
    assert file.text(file.newest("Empty").id) == ""
    assert file.text(file.newest("Old empty").id) == ""


def test_odd_things_are_kept_or_named(file: RevisionFile, bring: Bring) -> None:
    report = bring(
        _export(
            "<logitem><id>1</id></logitem>",
            "<wondrous><deep>x</deep></wondrous>",
            _page(_revision(1, "one", f"<sha1>{'1' * 31}</sha1>")),
            _page(_revision(2, "two", f"<comment>{'x' * 600}</comment>")),
            _page(_revision(3, "three", "<content><role>extra</role><text>no</text></content>")),
            _page("<revision><timestamp>long ago</timestamp><text>four</text></revision>"),
            _page(_revision(5), _revision(6), title="a&lt;b"),
            _page("<upload><filename>x</filename></upload>", title="File:X", ns="<ns>6</ns>"),
        )
    )

    assert _kinds(report) == [
        NoteKind.LOG_ITEM,
        NoteKind.UNKNOWN_ELEMENT,
        NoteKind.WRONG_HASH,
        NoteKind.SUMMARY_CUT,
        NoteKind.EXTRA_SLOT,
        NoteKind.NO_TIME,
        NoteKind.BAD_TITLE,
        NoteKind.UPLOAD,
    ]
    assert (report.revisions, report.skipped) == (4, 2)
    assert sorted(file.text(one.id) for one in file.history("A")) == ["four", "one", "three", "two"]
    assert [page.title for page in file.pages()] == ["A"]


_BOMB = (
    '<!DOCTYPE mediawiki [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    "<mediawiki><page><title>&b;</title></page></mediawiki>"
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("", BrokenExport),
        ("no XML at all", BrokenExport),
        (_export(_page(_revision()))[:-20], BrokenExport),
        (_export(_page(_revision(1, "a & b"))), BrokenExport),
        (_export(_page(_revision(1, "\x07"))), BrokenExport),
        (_BOMB, BrokenExport),
        ('<!DOCTYPE mediawiki SYSTEM "file:///etc/passwd">' + _export(), BrokenExport),
        ("<mediawiki>" + "<a>" * 5000, BrokenExport),
        ("<html><body>No wiki</body></html>", ForeignXml),
        ("<rss version='2.0'/>", ForeignXml),
        ("<!DOCTYPE html><html><body>No wiki</body></html>", ForeignXml),
    ],
)
def test_what_is_no_export_leaves_the_file_untouched(
    file: RevisionFile, bring: Bring, content: str, kind: type[Exception]
) -> None:
    file.save("Kept", "text")
    before = file.path.read_bytes()

    with pytest.raises(kind):
        bring(content)
    assert file.path.read_bytes() == before


def test_an_attribute_without_end_is_refused_in_little_memory(
    file: RevisionFile, tmp_path: Path
) -> None:
    path = tmp_path / "huge.xml.zst"
    path.write_bytes(zstandard.compress(b'<mediawiki a="' + b"x" * (60 << 20)))

    with pytest.raises(BrokenExport, match=r"huge\.xml\.zst"):
        import_sources(file, [path])


def test_a_text_without_end_is_refused(file: RevisionFile, tmp_path: Path) -> None:
    path = tmp_path / "huge.xml.zst"
    text = b"<mediawiki><page><title>A</title><revision><text>" + b"x" * (65 << 20)
    path.write_bytes(zstandard.compress(text))

    with pytest.raises(BrokenExport) as refused:
        import_sources(file, [path])
    assert refused.value.reason == "a text without an end"
    assert file.pages() == []


def test_xz_that_asks_for_much_memory_is_refused(file: RevisionFile, tmp_path: Path) -> None:
    path = tmp_path / "greedy.xml.xz"
    greedy = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 20}]
    data = bytearray(lzma.compress(b"<mediawiki/>", filters=greedy))
    place = data.index(bytes((lzma.FILTER_LZMA2, 1))) + 2
    data[place] = 40  # four gigabytes
    header = data[12:20]
    data[20:24] = zlib.crc32(header).to_bytes(4, "little")
    path.write_bytes(data)

    with pytest.raises(BrokenExport) as refused:
        import_sources(file, [path])
    assert "memory" in refused.value.reason.lower()


def test_a_cancelled_import_leaves_the_file_untouched(file: RevisionFile, shared: Path) -> None:
    before = file.path.read_bytes()

    with pytest.raises(Cancelled):
        import_sources(file, [shared / "histories" / "bip-0039.xml.gz"], cancelled=lambda: True)
    assert file.path.read_bytes() == before


def test_an_import_that_came_before_brings_nothing_new(file: RevisionFile, shared: Path) -> None:
    path = shared / "histories" / "bip-0039.xml.gz"
    import_sources(file, [path])
    before = file.path.read_bytes()

    report = import_sources(file, [path])

    assert (report.revisions, report.known) == (0, 83)
    assert len(file.path.read_bytes()) == len(before)


def test_a_folder_brings_its_texts_exports_and_images(file: RevisionFile, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    for name in ("Template", ".hidden", "Book"):
        (folder / name).mkdir(parents=True)
    (folder / "main_page.wiki").write_bytes("\ufeffmain\r\n".encode())
    (folder / "Template" / "Box.txt").write_text("box")
    (folder / "Book" / "AC%2FDC.wiki").write_text("sub")
    (folder / ".hidden" / "no.wiki").write_text("no")
    (folder / "Map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "old.xml").write_text(_export(_page(_revision())))
    (folder / "broken.txt").write_bytes(b"ab\xff")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    (folder / "a[b].txt").write_text("no title")

    report = import_sources(file, [folder], author="Steffens")

    assert [page.title for page in file.pages()] == [
        "A",
        "Book/AC/DC",
        "Main page",
        "Template:Box",
    ]
    assert file.text(file.newest("Main page").id) == "main"
    assert file.newest("Template:Box").author == "Steffens"
    assert list(file.images()) == ["Map.png"]
    assert (report.revisions, report.images) == (4, 1)
    assert sorted(_kinds(report)) == [
        NoteKind.BAD_TITLE,
        NoteKind.NOT_TEXT,
        NoteKind.UNKNOWN_KIND,
    ]


def test_a_text_becomes_the_newest_revision_of_its_page(file: RevisionFile, tmp_path: Path) -> None:
    file.save("Draft", "one")
    path = tmp_path / "draft.txt"
    path.write_text("two")

    assert import_sources(file, [path]).revisions == 1
    assert import_sources(file, [path]).known == 1
    assert [file.text(one.id) for one in file.history("Draft")] == ["two", "one"]


def test_an_unknown_file_or_none_stops_the_import(file: RevisionFile, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")

    with pytest.raises(UnknownKind):
        import_sources(file, [tmp_path / "a.txt", tmp_path / "b.pdf"])
    with pytest.raises(FileMissing):
        import_sources(file, [tmp_path / "a.txt", tmp_path / "nothing.xml"])
    assert file.pages() == []
