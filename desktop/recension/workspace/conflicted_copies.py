"""The names that synchronising programs give to a second copy of a file that was edited apart."""

from __future__ import annotations

import re
from pathlib import Path

# What follows the name of the file, before its ending. Some are names people give, too: whether
# such a file is another copy of ours is only known from what is in it.
_MARKS = re.compile(
    r"""
    # Dropbox, Nextcloud: (Ann's conflicted copy), (Konfliktkopie), (copie en conflit), ...
    \ \(.*([ck]onfli|конфликт|競合|衝突|冲突|충돌).*\)
    | \ \(Case\ Conflict[^()]*\)             # Dropbox
    | \ \(SFConflict\ [^()]*\)               # Seafile
    | \.sync-conflict-\d{8}-\d{6}(-\w+)?     # Syncthing
    | _conflict-\d{8}-\d{6}                   # ownCloud, older Nextcloud
    | \ ?[\[(]conflict[^\])]*[\])]           # pCloud, MEGA
    | \.Conflict                              # Resilio
    | \ \d{1,2}                               # iCloud: book 2
    | \ ?\(\d{1,2}\)                          # Google Drive: book (1)
    | -[A-Za-z0-9][\w-]*                      # OneDrive: book-LAPTOP
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_conflicted_copy(name: str, of: str) -> bool:
    """Tell whether a file may be a conflicted copy of another, by their names alone."""
    one, other = Path(name), Path(of)
    if one.suffix.lower() != other.suffix.lower() or not one.stem.startswith(other.stem):
        return False
    return _MARKS.fullmatch(one.stem[len(other.stem) :]) is not None


def conflicted_copies(path: Path) -> list[Path]:
    """Return what lies beside a file and may be a conflicted copy of it, by name."""
    return sorted(one for one in path.parent.iterdir() if is_conflicted_copy(one.name, path.name))
