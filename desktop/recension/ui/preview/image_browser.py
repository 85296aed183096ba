"""A text browser whose images come from the revision file alone."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from recension.engine.messages import ImageData
from recension.ui.preview.images import Images, image_name
from recension.ui.preview.pictures import nothing, read_picture

_IMAGE = QTextDocument.ResourceType.ImageResource


class ImageBrowser(QTextBrowser):
    """A text browser that loads images from us and nothing else."""

    def __init__(self, images: Images, parent: QWidget) -> None:
        super().__init__(parent)
        self._images = images
        self._addresses: dict[str, QUrl] = {}  # of the images that are on their way

    def forget_images(self) -> None:
        """Ask for every image anew: another page, perhaps of another file, is shown."""
        self._addresses.clear()
        self.document().clear()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return an image of the file, or an empty one: Qt would look for one on the disk."""
        if kind != _IMAGE.value:
            return QByteArray()
        url = QUrl(name)
        wanted = image_name(url.path(QUrl.ComponentFormattingOption.FullyEncoded))
        if url.scheme() not in ("", "recension") or wanted is None:
            return nothing()
        kept = self._images.kept(wanted)
        if kept is not None:
            return read_picture(kept.data)
        self._addresses[wanted] = url
        self._images.fetch(wanted, self._take)
        return nothing()

    def _take(self, image: ImageData) -> None:
        url, read = self._addresses.pop(image.name, None), read_picture(image.data)
        if url is not None:
            document = self.document()
            document.addResource(_IMAGE.value, url, read)
            document.markContentsDirty(0, document.characterCount())
