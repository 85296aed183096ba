"""English texts of the interface that pages transclude when a wiki has not changed them.

A page of the MediaWiki namespace replaces its text (Manual:Interface/MediaWiki namespace).
"""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    "About": "About",
    "Addsection": "Add topic",
    "Article": "Content page",
    "Cancel": "Cancel",
    "Categories": "Categories",
    "Colon-separator": ":&#32;",
    "Comma-separator": ",&#32;",
    "Contributions": "{{GENDER:$1|User}} contributions",
    "Currentevents": "Current events",
    "Delete": "Delete",
    "Disclaimers": "Disclaimers",
    "Download": "download",
    "Edit": "Edit",
    "Editsection": "edit",
    "Error": "Error",
    "Ellipsis": "...",
    "Help": "Help",
    "History": "Page history",
    "History short": "History",
    "Mainpage": "Main Page",
    "Mainpage-description": "Main page",
    "Move": "Move",
    "Mycontris": "Contributions",
    "Mytalk": "Talk",
    "Navigation": "Navigation",
    "Newpage": "New page",
    "No": "No",
    "Nstab-main": "Page",
    "Nstab-template": "Template",
    "Ok": "OK",
    "Pagetitle": "$1 - {{SITENAME}}",
    "Parentheses": "($1)",
    "Permalink": "Permanent link",
    "Pipe-separator": "&#32;|&#32;",
    "Portal": "Community portal",
    "Printableversion": "Printable version",
    "Privacy": "Privacy policy",
    "Protect": "Protect",
    "Randompage": "Random page",
    "Recentchanges": "Recent changes",
    "Recentchangeslinked": "Related changes",
    "Redirectedfrom": "(Redirected from $1)",
    "Return-to": "Return to $1.",
    "Save": "Save",
    "Search": "Search",
    "Searcharticle": "Go",
    "Searchbutton": "Search",
    "Show": "show",
    "Hide": "hide",
    "Sitesupport": "Donations",
    "Specialpage": "Special page",
    "Specialpages": "Special pages",
    "Talk": "Discussion",
    "Talkpagelinktext": "talk",
    "Toc": "Contents",
    "Toolbox": "Tools",
    "Undo": "undo",
    "Upload": "Upload file",
    "View": "View",
    "Viewsource": "View source",
    "Watch": "Watch",
    "Whatlinkshere": "What links here",
    "Word-separator": "&#32;",
    "Yes": "Yes",
}


def message(title: str) -> str | None:
    """Return the text of a message by the title of its page without namespace."""
    return MESSAGES.get(title)
