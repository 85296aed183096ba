"""Labels a site has given to the references of a group (Help:Cite#Grouped references)."""

from __future__ import annotations

from recension.wikitext.values import PageSource


class GroupLabels:
    """Reads the labels of a group from its page in the MediaWiki namespace."""

    def __init__(self, source: PageSource) -> None:
        self._source = source
        self._known: dict[str, list[str]] = {}

    def label(self, group: str, number: int) -> str | None:
        """Return the label of a number, from 1; None where the site has none."""
        labels = self._known.get(group)
        if labels is None:
            title = f"MediaWiki:Cite link label group-{group}"
            labels = self._known[group] = (self._source.text(title) or "").split()
        return labels[number - 1] if number <= len(labels) else None
