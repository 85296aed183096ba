from __future__ import annotations

from recension.engine.messages import ImageData
from recension.ui.preview.images import Images, image_name

_IMAGE = ImageData(1, "A b.png", "image/png", b"bytes")


def test_an_image_is_asked_for_once_and_given_to_all() -> None:
    asked: list[str] = []
    got: list[bytes] = []
    images = Images(asked.append)
    images.fetch("A b.png", lambda image: got.append(image.data))
    images.fetch("A b.png", lambda image: got.append(image.data))
    images.give(_IMAGE)
    images.fetch("A b.png", lambda image: got.append(image.data))
    assert asked == ["A b.png"]
    assert got == [b"bytes"] * 3


def test_an_image_that_is_not_there_is_asked_for_again_later() -> None:
    asked: list[str] = []
    images = Images(asked.append)
    images.fetch("X.png", lambda _image: None)
    images.give(ImageData(1, "X.png", "", b""))
    images.fetch("X.png", lambda _image: None)
    assert asked == ["X.png", "X.png"]


def test_the_name_of_an_image_is_read_from_its_address() -> None:
    assert image_name("/image/A%20b%2Fc.png") == "A b/c.png"
    assert image_name("/style/page.css") is None
