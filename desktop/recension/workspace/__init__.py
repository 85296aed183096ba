"""The open file and page, drafts, settings, and the client of the engine."""
