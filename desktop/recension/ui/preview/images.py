"""The images of the page: their addresses, and those that are on their way."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import unquote

from recension.engine.messages import ImageData

_KEPT = 64 * 1024 * 1024  # bytes
_PATH = "/image/"

Answer = Callable[[ImageData], None]


def image_name(path: str) -> str | None:
    """Return the name of the image that a path of our scheme means, "Name.png"."""
    return unquote(path.removeprefix(_PATH)) if path.startswith(_PATH) else None


class Images:
    """Keeps what was fetched, and asks once for what was not."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._kept: OrderedDict[str, ImageData] = OrderedDict()
        self._size = 0
        self._waiting: dict[str, list[Answer]] = {}

    def fetch(self, name: str, answer: Answer) -> None:
        """Call `answer` with the image, now or when it is there."""
        kept = self._kept.get(name)
        if kept is not None:
            self._kept.move_to_end(name)
            answer(kept)
            return
        is_first = name not in self._waiting
        self._waiting.setdefault(name, []).append(answer)
        if is_first:
            self._ask(name)

    def kept(self, name: str) -> ImageData | None:
        """Return an image that was fetched before."""
        return self._kept.get(name)

    def give(self, image: ImageData) -> None:
        """Take an image that was asked for; empty where there is none."""
        if image.data:
            self._keep(image)
        for answer in self._waiting.pop(image.name, []):
            answer(image)

    def forget(self) -> None:
        """Drop everything: another page, perhaps of another file, is shown."""
        self._kept.clear()
        self._size = 0
        self._waiting.clear()

    def _keep(self, image: ImageData) -> None:
        before = self._kept.pop(image.name, None)
        self._size += len(image.data) - (len(before.data) if before else 0)
        self._kept[image.name] = image
        while self._size > _KEPT and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1].data)
