"""The articles a benchmark measures with: those it is told, or the ones beside the checkout."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "texts"
LONGEST = SHARED / "United-Kingdom.wiki"


def arguments(about: str | None, default: Path = LONGEST) -> argparse.ArgumentParser:
    """Return what reads `TEXT ...`: files of wikitext, or folders of them."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "texts",
        metavar="TEXT",
        nargs="*",
        type=Path,
        default=[default],
        help=f"a file of wikitext or a folder of .wiki files (default: {default})",
    )
    return parser


def articles(parser: argparse.ArgumentParser, paths: Sequence[Path]) -> list[Path]:
    """Return the files that are meant; ends the program with a message where one is missing."""
    found: list[Path] = []
    for path in paths:
        files = sorted(path.glob("*.wiki")) if path.is_dir() else [path]
        if not files or not files[0].is_file():
            parser.error(f"there is no wikitext at {path}")
        found += files
    return found
