"""The images of a revision file, as its users see them."""

from __future__ import annotations

from collections.abc import Collection

from recension.store.opened import OpenedDatabase
from recension.store.values import Image


class ImageShelf(OpenedDatabase):
    """The part of `RevisionFile` that keeps images."""

    def add_image(self, name: str, data: bytes) -> Image:
        """Keep an image as "File:NAME", in place of one of that name.

        Width and height are read from its bytes (0 where they do not say); its MIME type too,
        or else from the ending of the name.
        """
        return self._images.add(name, data)

    def image(self, name: str) -> Image | None:
        """Return what is known of an image ("Map.png"), None where there is none."""
        return self._images.find([name]).get(name)

    def images(self, names: Collection[str] | None = None) -> dict[str, Image]:
        """Return the images of these names, or all of them, by name, without their bytes."""
        return self._images.all() if names is None else self._images.find(names)

    def image_data(self, name: str) -> bytes:
        """Return the bytes of an image; raises `ImageMissing`, or `DamagedFile`."""
        return self._images.data(name)
