"""The change sentence about tables speaks of their rows, however the lines were aligned."""

from __future__ import annotations

from typing import Any

import pytest

from recension.diff import compare, describe
from recension.diff.table_rows import TableRow, TableRows


def table(*rows: str, style: str = "") -> str:
    """A table with every cell on a line of its own."""
    lines = ["Before.", "{| class=wikitable", "! Number", "! Title", "! Status"]
    for row in rows:
        lines += [f"|-{style}", *(f"| {cell}" for cell in row.split("/"))]
    return "\n".join([*lines, "|}", "After."])


ROWS = [f"[[page-{n}.wiki|{n}]]/Something about {n}/Ann Smith/Draft" for n in (1, 2, 3, 5, 8, 13)]


def told(new: str, old: str | None = None) -> str:
    return describe(compare(table(*ROWS) if old is None else old, new)).line()


def test_a_row_that_was_put_in_is_one_row() -> None:
    row = "[[page-4.wiki|4]]/Something about 4/Ann Smith/Draft"
    assert told(table(*ROWS[:3], row, *ROWS[3:])) == 'Added the table row "4"'


def test_a_row_that_was_taken_out_is_one_row() -> None:
    assert told(table(*ROWS[:2], *ROWS[3:])) == 'Removed the table row "3"'


@pytest.mark.parametrize("place", [0, 2, 5])
def test_a_row_that_was_replaced_by_another(place: int) -> None:
    row = "[[page-21.wiki|21]]/Far away from it/Bob Miller/Final"
    rows = [*ROWS[:place], row, *ROWS[place + 1 :]]
    name = ROWS[place].split("|")[1].split("]")[0]
    assert set(told(table(*rows)).lower().split("; ")) == {
        'added the table row "21"',
        f'removed the table row "{name}"',
    }


def test_what_changed_in_one_cell_is_told() -> None:
    new = table(*ROWS).replace("about 5\n| Ann Smith\n| Draft", "about 5\n| Ann Smith\n| Final")
    assert told(new) == 'Changed the table row "5": "Draft" became "Final"'


def test_many_rows_are_counted() -> None:
    assert told(table(*ROWS).replace("Draft", "Final")) == "Changed six table rows"


def test_a_row_that_moved_is_told_as_moved() -> None:
    assert told(table(*ROWS[1:], ROWS[0])) == 'Moved the table row "1"'


def test_a_new_table_is_a_table_and_not_its_rows() -> None:
    assert told(table(*ROWS), old="Before.\nAfter.") == "Added a table"


def test_a_row_without_a_name_is_told_with_its_section() -> None:
    old = "== Flags ==\n{|\n|-\n| {{flag}}\n|}"
    assert told(old.replace("|}", "|-\n| {{shield}}\n|}"), old=old) == (
        "Added a table row to Flags"
    )


class Counted(list[str]):
    """Lines that count how often one is looked at."""

    looks = 0

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - the signature of a list
        """Return what a list would."""
        self.looks += 1
        return super().__getitem__(key)


def test_a_row_of_very_many_lines_is_read_once() -> None:
    lines = Counted(["{|", *(f"| cell {n}" for n in range(2000)), "|}"])
    rows = TableRows(lines)
    found = {rows.row_at(line) for line in range(len(lines))}
    assert found == {None, TableRow(1, 2001)}
    assert lines.looks < 4 * len(lines)


def test_tables_without_borders_between_rows_are_read_once() -> None:
    lines = Counted([*("A paragraph." for _ in range(2000)), "{|", "|-", "| a", "|}"])
    rows = TableRows(lines)
    assert [rows.row_at(line) for line in reversed(range(len(lines)))][:3] == [
        None,
        TableRow(2001, 2003),
        TableRow(2001, 2003),
    ]
    assert lines.looks < 4 * len(lines)
