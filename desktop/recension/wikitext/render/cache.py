"""Blocks that were rendered before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recension.wikitext.render.block import RenderedBlock
from recension.wikitext.values import ImageInfo

_MAX_BYTES = 64 * 1024 * 1024  # of keys and HTML, about


class BlockCache:
    """Rendered blocks by expanded text, as long as the pages they link to stay the same."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[object, ...], RenderedBlock] = {}
        self._size = 0

    def get(self, key: tuple[object, ...]) -> RenderedBlock | None:
        """Return the block of a key, made the newest one."""
        block = self._blocks.pop(key, None)
        if block is not None:
            self._blocks[key] = block
        return block

    def put(self, key: tuple[object, ...], size: int, block: RenderedBlock) -> None:
        """Keep a block whose key and HTML have a size in code points."""
        self._blocks[key] = block
        self._size += size
        while self._size > _MAX_BYTES and len(self._blocks) > 1:
            oldest = next(iter(self._blocks))
            self._size -= len(self._blocks.pop(oldest).html)


def is_current(
    block: RenderedBlock,
    existing: Callable[[str], bool],
    images: Mapping[str, ImageInfo],
) -> bool:
    """Tell whether a block's links and images are as they were when it was rendered."""
    links = block.output.links
    if any(existing(title) != (title in block.existing) for title in links):
        return False
    return all(images.get(name) == block.images.get(name) for name in block.output.images)
