"""`python3 desktop [FILE]`: set everything up once, then open the window."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.run("app", ["-m", "recension", *sys.argv[1:]])
