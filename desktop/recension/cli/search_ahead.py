"""Getting the search through all revisions ready once a file got many of them."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from recension.cache_folder import cache_folder
from recension.cli.output import flush_output
from recension.errors import Cancelled, RecensionError
from recension.search import ENOUGH, get_ready, lacking
from recension.store import RevisionFile

_LEAST = 1.0  # seconds of processor time
_SHARE = 8  # of the time that the command took until now


def ready_search(path: Path) -> None:
    """Bring the index of a file up to date, for an eighth of the time the command took until now.

    Call it last: what the command was given to do is done, and stays done whatever happens here.
    """
    flush_output()
    end = time.process_time() * (1 + 1 / _SHARE) + _LEAST
    # What is not ready then, or cannot be read, is left to whoever searches, who is told.
    with suppress(KeyboardInterrupt, Cancelled, RecensionError):
        folder = cache_folder()
        with RevisionFile.open(path, read_only=True) as file:
            if lacking(file, folder) >= ENOUGH:
                get_ready(file, folder, cancelled=lambda: time.process_time() > end)
