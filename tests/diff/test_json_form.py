"""The form of `diff --format json`."""

from __future__ import annotations

import json

from recension.diff import compare, comparison_to_json


def test_lines_count_from_one_and_spans_from_zero() -> None:
    data = comparison_to_json(compare("equal\na red fox\nend", "equal\na blue fox\nend\n"))
    assert data == {
        "old_bytes": 19,
        "new_bytes": 21,
        "bytes": 2,
        "sentence": '"red" became "blue"',
        "rows": [
            {"kind": "equal", "old": [1, 1], "new": [1, 1]},
            {
                "kind": "changed",
                "old": [2, 2],
                "new": [2, 2],
                "old_spans": [{"start": 2, "end": 5, "role": "removed"}],
                "new_spans": [{"start": 2, "end": 6, "role": "added"}],
            },
            {"kind": "equal", "old": [3, 3], "new": [3, 3]},
            {"kind": "added", "old": None, "new": [4, 4], "old_spans": [], "new_spans": []},
        ],
    }


def test_a_moved_row_stands_at_both_places_with_its_number() -> None:
    first, second = "the first of several long lines", "the other line, which is longer still"
    data = comparison_to_json(compare(f"{first}\n{second}", f"{second}\n{first}"))
    rows = data["rows"]
    assert isinstance(rows, list)
    moved = [row for row in rows if row["kind"] == "moved"]
    assert [(row["old"], row["new"], row["move"]) for row in moved] == [([1, 1], [2, 2], 1)] * 2


def test_sizes_are_bytes_of_utf_8() -> None:
    data = comparison_to_json(compare("é", "漢字"))
    assert (data["old_bytes"], data["new_bytes"], data["bytes"]) == (2, 6, 4)


def test_it_is_plain_json() -> None:
    data = comparison_to_json(compare("a\nb", "c\nb\nd"))
    assert json.loads(json.dumps(data)) == data
