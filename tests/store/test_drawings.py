"""Sizes of drawings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.store import RevisionFile
from recension.store.drawings import drawing_size


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ("width='300px' height='200.6px'", (300, 201)),
        ('width="1in" height="2cm"', (90, 71)),
        ('width="10mm" height="10pt"', (35, 13)),
        ('viewBox="0 0 30 20"', (512, 341)),
        ('viewBox="0,0,30,20" width="300"', (300, 200)),
        ('viewBox="0 0 30 20" height="200"', (300, 200)),
        ('viewBox="0 0 30 20" width="100%" height="100%"', (512, 341)),
        ('width="50%"', (256, 256)),
        ("", (512, 512)),
        ('viewBox="0 0 0 0"', (512, 512)),
        ('width="auto" height="200"', (200, 200)),
        ('data-width="1" width = "300" height="&amp;"', (300, 300)),
        ('a=">" width="300" height="200"', (300, 200)),
        ('width="0" height="200"', (0, 0)),
        ('width="-5" height="200"', (0, 0)),
        ('width="1e999" height="200"', (0, 0)),
    ],
)
def test_a_drawing_says_how_large_it_is(attributes: str, size: tuple[int, int]) -> None:
    assert drawing_size(f"<svg {attributes}/>".encode()) == size


@pytest.mark.parametrize(
    "head",
    [
        "<?xml version='1.0'?>",
        "<!-- <svg width='1'> -->",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
        "\ufeff",
    ],
)
def test_what_comes_before_the_drawing_counts_for_nothing(head: str) -> None:
    drawing = f"{head}\n<svg:svg width='300' height='200'></svg:svg>"
    assert drawing_size(drawing.encode()) == (300, 200)
    assert drawing_size(drawing.encode("utf-16")) == (300, 200)


@given(st.binary(max_size=200))
def test_any_bytes_have_a_size_or_none(data: bytes) -> None:
    width, height = drawing_size(b"<svg " + data)
    assert (width > 0) == (height > 0)


def test_a_kept_drawing_has_its_size(file: RevisionFile) -> None:
    image = file.add_image("A.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/>")
    assert (image.width, image.height) == (512, 341)
