"""`python3 tests [pytest arguments]`: set everything up once, then run the tests, headless."""

import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "desktop"))

import bootstrap  # noqa: E402 - it lies in the folder that was just named

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    os.chdir(CHECKOUT)
    bootstrap.run("tests", ["-m", "pytest", *sys.argv[1:]])
