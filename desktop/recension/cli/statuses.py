"""The exit statuses of every command."""

DONE = 0
FOUND = 1  # a difference, or damage
FAILED = 2  # an error: one line on standard error, and nothing changed
