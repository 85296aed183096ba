"""The exit statuses of every command."""

DONE = 0
FOUND = 1  # a difference, damage, a loss, or a clash that waits for a person
FAILED = 2  # an error: one line on standard error, and nothing changed
