"""Wikitext to HTML, as MediaWiki shows it."""
