"""The places of elements in an export: the names of those they stand in, without the root.

They are those of https://www.mediawiki.org/xml/export-0.11.xsd and of the schemas before it.
"""

from __future__ import annotations

# Elements whose text is wanted, by where they stand under the root.
FIELDS = frozenset(
    {
        "siteinfo/sitename",
        "siteinfo/case",
        "siteinfo/namespaces/namespace",
        "page/title",
        "page/ns",
        "page/id",
        "page/restrictions",
        "page/revision/id",
        "page/revision/timestamp",
        "page/revision/contributor/username",
        "page/revision/contributor/ip",
        "page/revision/contributor/id",
        "page/revision/comment",
        "page/revision/model",
        "page/revision/format",
        "page/revision/text",
        "page/revision/sha1",
        "page/revision/content/role",
        "page/revision/content/model",
        "page/revision/content/format",
        "page/revision/content/text",
    }
)
# Elements that hold others, or say something by being there.
KNOWN = frozenset(
    {
        "siteinfo",
        "siteinfo/dbname",
        "siteinfo/base",
        "siteinfo/generator",
        "siteinfo/namespaces",
        "page",
        "page/redirect",
        "page/DiscussionThreading",
        "page/discussionthreadinginfo",
        "page/revision",
        "page/revision/parentid",
        "page/revision/contributor",
        "page/revision/minor",
        "page/revision/origin",
        "page/revision/content",
        "page/revision/content/origin",
    }
)
# Elements with nothing but others in them: words between those belong nowhere.
HOLDERS = frozenset(
    {
        "",
        "siteinfo",
        "siteinfo/namespaces",
        "page",
        "page/redirect",
        "page/revision",
        "page/revision/minor",
        "page/revision/contributor",
        "page/revision/content",
    }
)
# Fields that may be long; no other one is longer than a title or a name.
LONG_FIELDS = frozenset(
    {"page/revision/text", "page/revision/comment", "page/revision/content/text"}
)
