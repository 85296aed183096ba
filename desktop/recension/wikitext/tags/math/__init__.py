"""<math>, <chem> and <ce>: formulas in TeX, shown as MathML (Extension:Math).

`tag` is what a page sees. `source` reads the TeX as texvc does, with the names in `commands`;
`chemistry` makes TeX of chemical formulas; `mathml` makes MathML of TeX.
"""

from recension.wikitext.tags.math.tag import ITEMS

__all__ = ["ITEMS"]
