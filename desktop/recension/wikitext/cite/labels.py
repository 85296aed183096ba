"""Labels a site has given to the references of a group (Help:Cite#Grouped references)."""

from __future__ import annotations

from recension.wikitext.values import PageSource


class GroupLabels:
    """Reads the labels of a group from its page in the MediaWiki namespace."""

    def __init__(self, source: PageSource) -> None:
        self._source = source
        self._known: dict[str, list[str]] = {}

    def are_still(self, labels: GroupLabels) -> bool:
        """Tell whether the labels that were asked for have not changed."""
        return all(labels.labels(group) == known for group, known in self._known.items())

    def labels(self, group: str) -> list[str]:
        """Return the labels of a group, in order."""
        labels = self._known.get(group)
        if labels is None:
            title = f"MediaWiki:Cite link label group-{group}"
            labels = self._known[group] = (self._source.text(title) or "").split()
        return labels

    def label(self, group: str, number: int) -> str | None:
        """Return the label of a number, from 1; None where the site has none."""
        labels = self.labels(group)
        return labels[number - 1] if number <= len(labels) else None
