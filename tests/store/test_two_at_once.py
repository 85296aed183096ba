"""Two processes that save to one file at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import recension
from recension.store import RevisionFile

_EACH = 500

# Each adds its own lines, on top of what is newest; a save on an older base is done again.
_WRITER = """
import sys
from recension.errors import EditConflict
from recension.store import RevisionFile
who, count = sys.argv[2], int(sys.argv[3])
with RevisionFile.open(sys.argv[1]) as file:
    number = 0
    while number < count:
        newest = file.newest("A")
        text = file.text(newest.id) + f"\\n{who} {number}"
        try:
            file.save("A", text, author=who, base=newest.id)
        except EditConflict:
            continue
        number += 1
"""


def test_a_thousand_saves_of_two_processes_lose_nothing(path: Path) -> None:
    with RevisionFile.create(path) as file:
        file.save("A", "begun")
    folder = str(Path(recension.__file__).parents[1])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), who, str(_EACH)],
            env={**os.environ, "PYTHONPATH": folder},
        )
        for who in ("Ann", "Bea")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    with RevisionFile.open(path) as file:
        assert file.page("A").revisions == 1 + 2 * _EACH
        lines = file.text(file.newest("A").id).split("\n")
        for who in ("Ann", "Bea"):
            added = [line for line in lines if line.startswith(who)]
            assert added == [f"{who} {number}" for number in range(_EACH)]
        assert file.verify().problems == ()
