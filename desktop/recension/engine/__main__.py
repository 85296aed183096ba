"""`python -m recension.engine`: renders and compares for the window at the pipe's other end."""

from __future__ import annotations

import sys

from recension.engine.process import main

if __name__ == "__main__":
    sys.exit(main())
