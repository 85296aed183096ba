"""Exports with what no wiki should write: nothing goes to a wrong place, nothing goes unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
import zstandard

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
