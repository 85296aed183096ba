"""Images kept in the file."""

from __future__ import annotations

import struct
import zlib

import pytest

from recension.errors import BadTitle, ImageMissing
from recension.store import RevisionFile, sha1, to_base36


def _png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )


def test_an_image_reads_back_with_its_size_and_kind(file: RevisionFile) -> None:
    data = _png(640, 480)
    image = file.add_image("file:map_of Europe.png", data)

    assert (image.name, image.mime) == ("Map of Europe.png", "image/png")
    assert (image.width, image.height, image.size) == (640, 480, len(data))
    assert image.sha1 == to_base36(sha1(data))
    assert file.image_data("Map of Europe.png") == data
    assert file.images() == {"Map of Europe.png": image}
    assert file.verify().problems == ()


def test_an_image_takes_the_place_of_one_of_its_name(file: RevisionFile) -> None:
    file.add_image("A.png", _png(1, 1))
    file.add_image("a.png", _png(2, 3))

    assert [(one.width, one.height) for one in file.images().values()] == [(2, 3)]


def test_an_image_without_a_size_is_kept(file: RevisionFile) -> None:
    svg = file.add_image("A.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    junk = file.add_image("B.png", b"not an image")

    assert svg.mime == "image/svg+xml"
    assert (junk.width, junk.height) == (0, 0)


def test_images_are_found_by_the_names_that_were_asked_for(file: RevisionFile) -> None:
    file.add_image("A b.png", _png(1, 1))

    assert set(file.images(["a_b.png", "C.png", "<"])) == {"a_b.png"}
    assert file.image("C.png") is None
    with pytest.raises(ImageMissing):
        file.image_data("C.png")


def test_an_image_needs_the_title_of_a_file(file: RevisionFile) -> None:
    with pytest.raises(BadTitle):
        file.add_image("Template:A.png", _png(1, 1))
