"""Getting out of a broken revision file all that is still in it.

`raw_pages` reads the pages of the file without SQLite, `raw_tables` tells whose the rows on them
are, `scratch` puts them into a database that refuses nothing. `proof` says which revisions are what
was recorded, and `rewriting` and `beside` write those into a new file.
"""

from recension.store.recovery.recover import recover
from recension.store.recovery.values import Loss, Recovery

__all__ = ["Loss", "Recovery", "recover"]
