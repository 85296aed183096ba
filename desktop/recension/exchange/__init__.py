"""MediaWiki exports and text files, in and out."""
