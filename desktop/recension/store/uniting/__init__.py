"""Two copies of one file, edited apart, made one.

How it fits the chain. The chain is one line of links, each over all before it, so what a copy
recorded cannot be put between: it is appended, in the copy's order, with the time, author and words
it has there. It gets a link of its own, and that link also covers `origin`: the link the revision
got where it was saved. So three things stay provable: that the copy's past was whole (its links are
followed before anything is taken from it), that what came is what it had (anyone with the copy can
compare the origins), and that it was not changed since.

The origin, or else the link, is the identity of a revision: the same in every copy it comes to by
whatever way. Both chains begin alike up to where the copies parted; what comes after is known or
new by identity. A page is that which has known revisions, or else the one of the same title.

Where a page went on in both, its texts are united over the newest revision of both lines. The
revision that does so names the other line's last one as `united`. Where they clash, the page keeps
the text it has: a revision says so, and names the other line's last one as `against`, until a
revision unites it. Such a revision is of its file alone: it comes from a copy only where this file
does not know of the clash yet, so that copies may meet as often as they like.

What a prune took from one file is not taken from another, nor does it come back with a revision
that is known; where one of both has it all the same, that is said. A text that the copy lost to a
prune comes as one that is withheld.

History is shown by time, so an old revision that was missing here may come to stand last, where
several are of one second. The page then gets a revision that says what it said.
"""
