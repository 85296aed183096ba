"""The images that the preview waits for."""

from __future__ import annotations

from collections.abc import Callable

from recension.engine.messages import Failed, ImageData, ReadImage
from recension.workspace.replies import Reply


class ImageRequests:
    """Asks for images beside everything else; asks again when the engine was lost."""

    def __init__(self, send: Callable[[ReadImage], None]) -> None:
        self._send = send
        self._waiting: dict[int, tuple[ReadImage, Reply]] = {}

    def ask(self, request: ReadImage, reply: Reply) -> None:
        """Ask for an image."""
        self._waiting[request.request] = request, reply
        self._send(request)

    def ask_again(self) -> None:
        """Ask for everything that was not answered."""
        for request, _ in self._waiting.values():
            self._send(request)

    def take(self, answer: ImageData | Failed) -> None:
        """Tell who waits for it; an image that cannot be read is like none."""
        if answer.request not in self._waiting:
            return
        request, reply = self._waiting.pop(answer.request)
        if isinstance(answer, Failed):
            answer = ImageData(request.request, request.name, "", b"")
        reply.settle(answer)
