"""Exports with what no wiki should write: nothing goes to a wrong place, nothing goes unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
import zstandard

from recension.errors import BrokenExport
from recension.exchange import ImportReport, NoteKind, import_sources, write_export
from recension.store import RevisionFile


def _revision(time: str = "2019-03-06T00:00:00Z", text: str = "<text>text</text>") -> str:
    return f"<revision><id>1</id><timestamp>{time}</timestamp>{text}</revision>"


def _page(title: str, *revisions: str) -> str:
    return f"<page>{title and f'<title>{title}</title>'}{''.join(revisions)}</page>"


def _bring(file: RevisionFile, *pages: str) -> ImportReport:
    path = file.path.with_name("odd.xml")
    path.write_text(f"<mediawiki>{''.join(pages)}</mediawiki>", encoding="utf-8")
    return import_sources(file, [path])


def test_a_page_without_a_title_is_left_out_and_not_mixed_with_the_last_one(
    file: RevisionFile,
) -> None:
    other = _revision(text="<text>other</text>")
    report = _bring(file, _page("A", _revision()), _page("", other), _page("B", _revision()))

    assert [file.text(one.id) for one in file.history("A")] == ["text"]
    assert (report.revisions, report.skipped) == (2, 1)
    assert [note.kind for note in report.notes] == [NoteKind.BAD_TITLE]


def test_a_page_of_a_namespace_without_pages_is_left_out(file: RevisionFile) -> None:
    page = f"<page><title>Spezial:Version</title><ns>-1</ns>{_revision()}</page>"
    report = _bring(file, page)
    assert file.pages() == []
    assert [note.kind for note in report.notes] == [NoteKind.BAD_TITLE]


def test_titles_that_tell_of_ever_new_namespaces_are_read_in_little_time(
    file: RevisionFile,
) -> None:
    pages = [
        f"<page><title>N{n}:A</title><ns>{n + 100}</ns>{_revision()}</page>" for n in range(600)
    ]
    report = _bring(file, *pages)
    assert report.revisions == 600
    assert len(file.namespaces.names) < 300


@pytest.mark.parametrize("title", ["Special:Version", "Media:A.png"])
def test_what_can_be_no_page_is_left_out(file: RevisionFile, title: str) -> None:
    report = _bring(file, _page(title, _revision()))
    assert file.pages() == []
    assert [note.kind for note in report.notes] == [NoteKind.BAD_TITLE]


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+10:00"])
def test_a_time_outside_all_years_is_told_of_and_harms_no_file(
    file: RevisionFile, time: str
) -> None:
    report = _bring(file, _page("A", _revision(time)))
    assert [note.kind for note in report.notes] == [NoteKind.NO_TIME]
    assert file.page("A").changed_at.year == 1970
    assert file.verify().problems == ()


def test_an_early_year_is_written_with_four_digits(file: RevisionFile, tmp_path: Path) -> None:
    _bring(file, _page("A", _revision("0099-01-01T00:00:00Z")))
    write_export(file, tmp_path / "out.xml")
    assert "<timestamp>0099-01-01T00:00:00Z</timestamp>" in (tmp_path / "out.xml").read_text()


def test_a_second_text_or_title_is_told_of_and_the_first_one_kept(file: RevisionFile) -> None:
    twice = _revision(text="<text>one</text><text>two</text>")
    report = _bring(file, f"<page><title>A</title><title>B</title>{twice}</page>")
    assert file.text(file.newest("A").id) == "one"
    assert [(note.kind, note.detail) for note in report.notes] == [
        (NoteKind.UNKNOWN_ELEMENT, "title"),
        (NoteKind.UNKNOWN_ELEMENT, "text"),
    ]


def test_a_zstandard_file_may_begin_with_a_frame_to_skip(
    file: RevisionFile, tmp_path: Path
) -> None:
    export = f"<mediawiki>{_page('A', _revision())}</mediawiki>".encode()
    path = tmp_path / "export.xml.zst"
    skipped = b"\x5f\x2a\x4d\x18\x04\0\0\0more"
    path.write_bytes(skipped + zstandard.ZstdCompressor().compress(export))
    assert import_sources(file, [path]).revisions == 1


_SLOT = "<content><role>{}</role><model>{}</model><text>slot</text></content>"


def test_a_main_slot_written_like_the_other_slots_is_the_text(file: RevisionFile) -> None:
    report = _bring(file, _page("A", _revision(text=_SLOT.format("main", "wikitext"))))

    assert file.text(file.page("A").newest) == "slot"
    assert report.notes == ()


def test_a_main_slot_beside_a_text_and_other_slots_are_told_of(file: RevisionFile) -> None:
    both = "<text>text</text>" + _SLOT.format("main", "json") + _SLOT.format("media", "json")
    report = _bring(file, _page("A", _revision(text=both)))

    revision = file.history("A")[0]
    assert (file.text(revision.id), revision.model) == ("text", "wikitext")
    assert [note.kind for note in report.notes] == [NoteKind.EXTRA_SLOT] * 2


_DECLARATION = '<?xml version="1.0" encoding="{}"?>\n'


def _export(title: str, text: str, encoding: str = "utf-8") -> str:
    page = _page(title, _revision(text=f"<text>{text}</text>"))
    return f"{_DECLARATION.format(encoding)}<mediawiki>{page}</mediawiki>"


@pytest.mark.parametrize("between", [b"", b"\n\n", b"<!-- next -->\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("declaration", [True, False])
def test_exports_one_behind_another_in_one_file_are_all_read(
    file: RevisionFile, tmp_path: Path, between: bytes, *, declaration: bool
) -> None:
    exports = [_export(title, title * 300_000).encode() for title in "ABC"]
    if not declaration:
        exports = [one.partition(b"\n")[2] for one in exports]
    path = tmp_path / "all.xml"
    path.write_bytes(between.join(exports) + b"\n")

    assert import_sources(file, [path]).revisions == 3
    assert [file.text(page.newest)[:1] for page in file.pages()] == ["A", "B", "C"]


def test_what_is_wrong_with_a_later_export_is_told_at_its_line(
    file: RevisionFile, tmp_path: Path
) -> None:
    path = tmp_path / "all.xml"
    path.write_text(f"{_export('A', 'one')}\n{_export('B', 'a & b')}", encoding="utf-8")
    with pytest.raises(BrokenExport) as refused:
        import_sources(file, [path])
    assert refused.value.line == 4
    assert file.pages() == []


@pytest.mark.parametrize("tail", ["words", "\0\0", "<", "<?xml", "<mediawiki>"])
def test_what_is_no_export_behind_an_export_is_refused(
    file: RevisionFile, tmp_path: Path, tail: str
) -> None:
    path = tmp_path / "all.xml"
    path.write_text(f"{_export('A', 'one')}\n{tail}", encoding="utf-8")
    with pytest.raises(BrokenExport):
        import_sources(file, [path])


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-16"),
        ("iso-8859-1", "utf-8-sig"),
        ("utf-16", "utf-8"),
        ("UTF-16", "utf-16-be"),
    ],
)
def test_an_export_is_read_as_it_is_written_whatever_it_declares(
    file: RevisionFile, tmp_path: Path, declared: str, written: str
) -> None:
    path = tmp_path / "odd.xml"
    path.write_bytes(_export("A", "naïve", declared).encode(written))
    import_sources(file, [path])
    assert file.text(file.page("A").newest) == "naïve"


def test_empty_lines_before_everything_are_passed_over(file: RevisionFile, tmp_path: Path) -> None:
    path = tmp_path / "odd.xml"
    path.write_text("\n\n" + _export("A", "one"), encoding="utf-8")
    assert import_sources(file, [path]).revisions == 1


def test_a_main_slot_without_a_text_takes_nothing_of_another_slot(file: RevisionFile) -> None:
    slots = (
        '<content><role>aux</role><text bytes="0" /></content><content><role>main</role></content>'
    )
    report = _bring(file, _page("A", _revision(text=slots)))

    assert file.history("A")[0].hidden
    assert [note.kind for note in report.notes] == [NoteKind.EXTRA_SLOT, NoteKind.TEXT_MISSING]


def test_something_unknown_before_the_namespace_of_a_page_does_not_hide_it(
    file: RevisionFile,
) -> None:
    page = f"<page><title>Vorlage:A</title><odd/><ns>10</ns>{_revision()}</page>"
    report = _bring(file, page)

    assert [one.title for one in file.pages()] == ["Template:A"]
    assert [(note.page, note.detail) for note in report.notes] == [("Vorlage:A", "odd")]


def test_a_second_author_is_told_of_and_the_first_one_kept(file: RevisionFile) -> None:
    authors = "<contributor><username>A</username><id>1</id><ip>::1</ip><id>2</id></contributor>"
    more = "<contributor><username>B</username></contributor><text>text</text>"
    report = _bring(file, _page("A", _revision(text=authors + more)))

    revision = file.history("A")[0]
    assert (revision.author, revision.user_id) == ("A", 1)
    assert [note.detail for note in report.notes] == ["ip", "id", "username"]


def test_words_between_elements_are_told_of(file: RevisionFile) -> None:
    report = _bring(file, "Warning: disk full", _page("A", "\n", _revision(), " more "))

    assert report.revisions == 1
    assert [(note.kind, note.page, note.detail) for note in report.notes] == [
        (NoteKind.LOOSE_WORDS, "", "Warning: disk full"),
        (NoteKind.LOOSE_WORDS, "A", "more"),
    ]


def test_the_protection_of_a_page_is_told_of(file: RevisionFile) -> None:
    page = f"<page><title>A</title><restrictions>edit=sysop</restrictions>{_revision()}</page>"
    report = _bring(file, page)

    notes = [(note.kind, note.page, note.detail) for note in report.notes]
    assert notes == [(NoteKind.RESTRICTIONS, "A", "edit=sysop")]


@pytest.mark.parametrize("field", ["title", "username", "model"])
def test_a_name_without_an_end_is_refused(file: RevisionFile, field: str) -> None:
    endless = f"<{field}>{'x' * 70_000}</{field}>"
    page = {
        "title": f"<page>{endless}</page>",
        "username": _page("A", f"<revision><contributor>{endless}</contributor></revision>"),
        "model": _page("A", f"<revision>{endless}</revision>"),
    }[field]
    with pytest.raises(BrokenExport, match=r"odd\.xml") as refused:
        _bring(file, page)
    assert refused.value.reason == f"a {field} without an end"


def test_what_a_note_quotes_is_short(file: RevisionFile) -> None:
    report = _bring(file, _page("x" * 60_000, _revision()))
    assert [len(note.page) for note in report.notes] == [301]


def test_other_words_about_a_known_revision_are_told_of(file: RevisionFile) -> None:
    said = "<comment>other</comment><text>text</text>"
    report = _bring(file, _page("A", _revision(), _revision(text=said)))

    assert (report.revisions, report.known) == (1, 1)
    assert [(note.kind, note.detail) for note in report.notes] == [
        (NoteKind.KNOWN_OTHERWISE, "other")
    ]
