"""Blocks that were rendered before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from recension.wikitext.render.block import RenderedBlock
from recension.wikitext.values import ImageInfo

_MAX_SIZE = 32_000_000  # code points of keys and HTML
_LARGE = _MAX_SIZE // 200


class BlockCache:
    """Rendered blocks by expanded text, as long as the pages they link to stay the same."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[object, ...], RenderedBlock] = {}
        self._sizes: dict[tuple[object, ...], int] = {}
        self._size = 0
        self._large: tuple[object, ...] | None = None  # the newest large block

    def get(self, key: tuple[object, ...]) -> RenderedBlock | None:
        """Return the block of a key, made the newest one."""
        block = self._blocks.pop(key, None)
        if block is not None:
            self._blocks[key] = block
        return block

    def put(self, key: tuple[object, ...], size: int, block: RenderedBlock) -> None:
        """Keep a block whose key and HTML have a size in code points.

        Of large blocks only the newest is kept: while half a page stands in something open, every
        key makes another one, and they would drive out the small ones that come back with its end.
        """
        if size > _LARGE:
            self._forget(self._large)
            self._large = key
        self._forget(key)
        self._size += size
        self._blocks[key], self._sizes[key] = block, size
        while self._size > _MAX_SIZE and len(self._blocks) > 1:
            self._forget(next(iter(self._blocks)))

    def _forget(self, key: tuple[object, ...] | None) -> None:
        if key in self._blocks:
            del self._blocks[key]
            self._size -= self._sizes.pop(key)


def is_current(
    block: RenderedBlock,
    existing: Callable[[Set[str]], Set[str]],
    images: Mapping[str, ImageInfo],
) -> bool:
    """Tell whether a block's links and images are as they were when it was rendered."""
    if existing(block.output.links.keys()) != block.existing:
        return False
    return all(images.get(name) == block.images.get(name) for name in block.output.images)
