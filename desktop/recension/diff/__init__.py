"""Two texts to rows side by side, and three texts to one."""

from recension.diff.comparison import Comparer, Comparison, compare
from recension.diff.description import Description, describe, describe_revert
from recension.diff.json_form import comparison_to_json
from recension.diff.merge import merge
from recension.diff.merge_marks import marked
from recension.diff.merge_values import Clash, Marks, Merge, Part, Settled, Spans
from recension.diff.options import Options
from recension.diff.phrases import Phrase
from recension.diff.runs import common_ends
from recension.diff.values import Kind, Lines, Role, Row, RowSpans, Span

__all__ = [
    "Clash",
    "Comparer",
    "Comparison",
    "Description",
    "Kind",
    "Lines",
    "Marks",
    "Merge",
    "Options",
    "Part",
    "Phrase",
    "Role",
    "Row",
    "RowSpans",
    "Settled",
    "Span",
    "Spans",
    "common_ends",
    "compare",
    "comparison_to_json",
    "describe",
    "describe_revert",
    "marked",
    "merge",
]
