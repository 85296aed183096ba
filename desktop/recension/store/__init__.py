"""The revision file: pages and every revision of them, in one SQLite database."""
