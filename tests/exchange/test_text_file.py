"""Text files in any encoding with a name, and with any line endings."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.errors import FileMissing, NotText
from recension.exchange import decoded, read_text_file, replacing


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"one\ntwo\n", "one\ntwo\n"),
        (b"one\r\ntwo\r\n", "one\ntwo\n"),
        (b"one\rtwo", "one\ntwo"),
        (b"one\r\ntwo\n", "one\r\ntwo\n"),
        (codecs.BOM_UTF8 + "é\r\n".encode(), "é\n"),
        (codecs.BOM_UTF16_LE + "é\r\n".encode("utf-16-le"), "é\n"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "é"),
        ("no-break\u00a0space\u2028line".encode(), "no-break\u00a0space\u2028line"),
    ],
)
def test_a_file_is_read_in_its_encoding_with_lf(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_text_file(path) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=80))
def test_any_text_comes_through(text: str) -> None:
    assert decoded(text.encode(), "a.txt") == text
    assert decoded(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "offset"),
    [(b"caf\xe9", 3), (codecs.BOM_UTF8 + b"a\xff", 4), (b"ELF\0\1", 3), (b"\xff\xfea", 2)],
)
def test_what_is_no_text_is_refused_at_its_place(tmp_path: Path, data: bytes, offset: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    with pytest.raises(NotText) as caught:
        read_text_file(path)
    assert caught.value.offset == offset


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_text_file(tmp_path / "a.txt")


def _write(path: Path, text: str) -> None:
    with replacing(path) as file:
        file.write(text.encode())


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    path.chmod(0o640)

    with pytest.raises(UnicodeEncodeError):
        _write(path, "\ud800")
    assert path.read_text() == "before"

    _write(path, "after")
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_a_missing_folder_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        _write(tmp_path / "nowhere" / "a.txt", "text")
