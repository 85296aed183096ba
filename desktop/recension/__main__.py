"""`python -m recension`: the same as the console script."""

import sys

from recension.cli import main

if __name__ == "__main__":
    sys.exit(main())
