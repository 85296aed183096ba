"""`python3 tests [pytest arguments]`: set everything up once, then run the tests, headless.

Every processor takes its share of them; `-n 0` runs them one after the other.
"""

import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "desktop"))

import bootstrap  # noqa: E402 - it lies in the folder that was just named

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    os.chdir(CHECKOUT)
    spread = ["--numprocesses=auto", "--dist=worksteal"]  # neighbours stay together, for fixtures
    bootstrap.run("tests", ["-m", "pytest", *spread, *sys.argv[1:]])
