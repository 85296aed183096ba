"""What is no export, text or image is told from them, and never waited for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from recension.errors import NotAFile, PackedFile
from recension.exchange import NoteKind, import_sources
from recension.store import RevisionFile

_NEEDS_PIPES = pytest.mark.skipif(sys.platform == "win32", reason="folders there hold no pipes")


@_NEEDS_PIPES
@pytest.mark.parametrize("name", ["pipe", "pipe.xml", "pipe.wiki", "pipe.png"])
def test_a_pipe_is_refused_and_not_waited_for(
    file: RevisionFile, tmp_path: Path, name: str
) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(NotAFile):
        import_sources(file, [tmp_path / name])


@_NEEDS_PIPES
def test_a_pipe_and_a_link_to_nowhere_in_a_folder_are_told_of(
    file: RevisionFile, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "a.wiki")
    (folder / "b.wiki").symlink_to("nowhere")
    (folder / "c.wiki").write_text("text")

    report = import_sources(file, [folder])
    assert [page.title for page in file.pages()] == ["C"]
    assert [(note.kind, note.source.name) for note in report.notes] == [
        (NoteKind.UNKNOWN_KIND, "a.wiki"),
        (NoteKind.UNKNOWN_KIND, "b.wiki"),
    ]


@pytest.mark.parametrize("name", ["dump.xml.7z", "dump.xml", "dump"])
@pytest.mark.parametrize(
    ("magic", "kind"),
    [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"PK\x03\x04", "zip"), (b"Rar!\x1a\x07", "rar")],
)
def test_an_archive_is_named_as_what_it_is(
    file: RevisionFile, tmp_path: Path, name: str, magic: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(magic + b"\0" * 30)
    with pytest.raises(PackedFile) as refused:
        import_sources(file, [tmp_path / name])
    assert refused.value.archive == kind
