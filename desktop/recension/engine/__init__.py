"""The worker process that renders and compares."""
