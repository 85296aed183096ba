"""A process whose disk fails, for the tests that look at what comes of it.

Started with what is to fail and a file; it writes what each thing that was tried ended with, as
JSON. See failing_disk.c for how a disk is made to fail.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from recension.errors import RecensionError
from recension.exchange import write_export
from recension.store import RevisionFile, recover

_SECTOR = 4096  # bytes
_SETTINGS = ("CALL", "PATH", "FROM", "TO", "NTH")


def _fail(**what: object) -> None:
    for name in _SETTINGS:
        os.environ.pop(f"FAILING_{name}", None)
    os.environ["FAILING_RESET"] = "1"
    for name, value in what.items():
        os.environ[f"FAILING_{name.upper()}"] = str(value)


def _ended(work: Callable[[], object]) -> str:
    try:
        work()
    except RecensionError as error:
        return type(error).__name__
    return ""


def _use(path: Path) -> None:
    with RevisionFile.open(path) as file:
        for page in file.pages():
            for revision in file.history(page.title):
                file.text(revision.id)
        file.verify()
        write_export(file, path.with_name("out.xml"))


def _recovered(path: Path, name: str) -> int:
    fresh = path.with_name(name)
    fresh.unlink(missing_ok=True)
    return recover(path, fresh).recovered


def reading(path: Path) -> Iterator[dict[str, object]]:
    """Fail each sector of a file, and none, and tell how its use ended and what was recovered."""
    data = path.read_bytes()
    zeroed = path.with_name("zeroed.file")
    for start in range(0, len(data), _SECTOR):
        _fail()
        zeroed.write_bytes(data[:start] + bytes(_SECTOR) + data[start + _SECTOR :])
        from_zeros = _recovered(zeroed, "from zeros.file")
        _fail(call="read", path=path.name, to=start + _SECTOR, **{"from": start})
        used = _ended(lambda: _use(path))
        yield {"used": used, "found": _recovered(path, "fresh.file"), "from zeros": from_zeros}
    _fail(call="read", path=path.name)
    yield {"used": _ended(lambda: _use(path)), "recovery": _ended(lambda: _recovered(path, "none"))}


def saving(path: Path) -> Iterator[dict[str, object]]:
    """Fail from each call on that a save makes; tell how it ended and what is in the file then."""
    for call in ("write", "sync", "unlink"):
        for nth in count(1):
            with RevisionFile.open(path) as file:
                before = file.page("A").revisions
                _fail(call=call, path=path.name, nth=nth)
                ended = _ended(partial(file.save, "A", f"one more {before}"))
                _fail()
            with RevisionFile.open(path) as file:  # the disk is well again
                is_sound = not file.verify().problems
                saved = file.page("A").revisions - before
            beside = sorted(one.name for one in path.parent.iterdir() if one != path)
            yield {"ended": ended, "saved": saved, "is sound": is_sound, "beside": beside}
            if not ended:
                break


if __name__ == "__main__":
    told = {"reading": reading, "saving": saving}[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write(json.dumps(list(told)))
