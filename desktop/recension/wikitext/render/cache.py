"""Blocks that were rendered before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recension.wikitext.render.block import RenderedBlock
from recension.wikitext.values import ImageInfo

_MAX_SIZE = 32_000_000  # code points of keys and HTML


class BlockCache:
    """Rendered blocks by expanded text, as long as the pages they link to stay the same."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[object, ...], RenderedBlock] = {}
        self._sizes: dict[tuple[object, ...], int] = {}
        self._size = 0

    def get(self, key: tuple[object, ...]) -> RenderedBlock | None:
        """Return the block of a key, made the newest one."""
        block = self._blocks.pop(key, None)
        if block is not None:
            self._blocks[key] = block
        return block

    def put(self, key: tuple[object, ...], size: int, block: RenderedBlock) -> None:
        """Keep a block whose key and HTML have a size in code points."""
        self._blocks.pop(key, None)
        self._size += size - self._sizes.pop(key, 0)
        self._blocks[key], self._sizes[key] = block, size
        while self._size > _MAX_SIZE and len(self._blocks) > 1:
            oldest = next(iter(self._blocks))
            del self._blocks[oldest]
            self._size -= self._sizes.pop(oldest)


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
