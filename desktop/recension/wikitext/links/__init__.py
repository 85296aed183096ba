"""Links in double brackets: pages, sections, other wikis, categories, languages, files."""
