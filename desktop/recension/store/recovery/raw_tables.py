"""Which table each row belongs to that is found on the pages of a broken database.

First the trees are followed as far as they lead; then come the pages that no tree leads to any
more, whose rows tell by their shape, and then the rows that nothing leads to on their page. Pages
that the database says are free hold what was taken out on purpose, and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from recension.store.recovery.raw_pages import PageKind, RawPages, Record, Value
from recension.store.recovery.row_order import out_of_order, rightful_numbers
from recension.store.recovery.table_shapes import TableShape

Found = tuple[TableShape, tuple[Value, ...]]

# Nothing is ever deleted from these: a row that nothing leads to is one that was lost.
_KEPT = frozenset({"author", "lineage", "page", "page_title", "pruned", "revision", "text"})
_NAMED = 5  # columns of the table of tables: type, name, table, page, SQL


class RawTables:
    """The rows of all tables of a database whose tables had these shapes."""

    def __init__(self, pages: RawPages, shapes: list[TableShape]) -> None:
        self._pages = pages
        self._shapes = shapes
        self._used: set[int] = set()
        self._free = pages.free()

    def rows(self) -> Iterator[Found]:
        """Yield every row with its table, the surest first: one row may be found twice."""
        roots = self._roots()
        for shape in self._shapes:
            if shape.name in roots:
                yield from self._in_tree(shape, roots[shape.name])
        for number in range(1, self._pages.count + 1):
            if number not in self._used and number not in self._free:
                yield from self._on_page(number)
        for number in range(1, self._pages.count + 1):
            if number not in self._free and self._pages.kind(number) is PageKind.TABLE_LEAF:
                yield from self._strays(number)

    def _roots(self) -> dict[str, int]:
        """Return the page that each table begins on, as far as that can be read."""
        roots: dict[str, int] = {}
        for number in self._walk(1):
            for record in self._records(number):
                match record.values:
                    case ("table", str(name), _, int(root), _) if len(record.values) == _NAMED:
                        roots.setdefault(name, root)
        return roots

    def _in_tree(self, shape: TableShape, root: int) -> Iterator[Found]:
        """Yield the rows of a tree, last of all those whose number is not in order."""
        pages = list(self._walk(root))
        numbers = [record.row for page in pages for record in self._records(page)]
        broken = set() if shape.in_index else out_of_order(numbers)
        rightful = rightful_numbers(numbers, broken)
        for are_broken in (False, True) if broken else (False,):
            records = (record for page in pages for record in self._records(page))
            for place, record in enumerate(records):
                if (place in broken) is are_broken:
                    values = shape.fitted(rightful.get(place, record.row), record.values)
                    if values is not None:
                        yield shape, values

    def _walk(self, root: int) -> Iterator[int]:
        """Yield the pages of a tree, each once, in the order of their rows."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._used or not 0 < number <= self._pages.count:
                continue
            if self._pages.kind(number) is None:
                continue  # looked at again with those that no tree leads to
            self._used.add(number)
            yield number
            waiting.extend(reversed(list(self._pages.children(number))))

    def _records(self, number: int, kind: PageKind | None = None) -> Iterator[Record]:
        for record in self._pages.records(number, kind):
            self._used.update(record.overflow)
            yield record

    def _on_page(self, number: int) -> Iterator[Found]:
        kind = self._pages.kind(number) or PageKind.TABLE_LEAF
        in_index = kind in (PageKind.INDEX_NODE, PageKind.INDEX_LEAF)
        for record in self._records(number, kind):
            yield from self._by_shape(record, in_index=in_index)

    def _strays(self, number: int) -> Iterator[Found]:
        for record in self._pages.strays(number):
            for shape, values in self._by_shape(record, in_index=False):
                if shape.name in _KEPT:
                    yield shape, values

    def _by_shape(self, record: Record, *, in_index: bool) -> Iterator[Found]:
        for shape in self._shapes:
            if shape.in_index == in_index:
                values = shape.fitted(record.row, record.values)
                if values is not None:
                    yield shape, values
                    return
