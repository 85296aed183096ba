"""Well-formed HTML: the tree HTML5 makes of it, and MediaWiki's own repairs."""
