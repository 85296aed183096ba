"""The special pages every wiki has: https://www.mediawiki.org/wiki/Help:Special_pages.

Their names are the same in any case, and most have more than one; a link leads to the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recension.titles import Title
from recension.titles.namespaces import SPECIAL

_NAMES = """
ActiveUsers
AllMessages
AllMyUploads AllMyFiles
AllPages
AncientPages
ApiHelp
ApiSandbox
AutoblockList ListAutoblocks
Badtitle
BlankPage
Block BlockIP BlockUser
BlockedExternalDomains
BlockList ListBlocks IPBlockList
BookSources
BotPasswords
BrokenRedirects
Categories
ChangeContentModel
ChangeCredentials
ChangeEmail
ChangePassword ResetPass ResetPassword
ComparePages
ConfirmEmail
Contribute
Contributions Contribs
CreateAccount
DeadendPages
DeletedContributions
DeletePage Delete
Diff
DoubleRedirects
EditPage Edit
EditRecovery
EditTags
EditWatchlist
EmailUser Email
ExpandTemplates
Export
FewestRevisions
FileDuplicateSearch
FilePath
GoToInterwiki
Import
Interwiki
InvalidateEmail
LinkAccounts
LinkSearch
ListAdmins
ListBots
ListDuplicatedFiles
ListFiles FileList ImageList
ListGrants
ListGroupRights UserGroupRights
ListRedirects
ListUsers UserList Users
LockDB
Log Logs
LonelyPages OrphanedPages
LongPages
MediaStatistics
MergeHistory
MIMESearch
MostCategories
MostInterwikis
MostLinkedCategories MostUsedCategories
MostLinkedFiles MostFiles MostImages
MostLinkedPages MostLinked
MostRevisions
MostTranscludedPages MostLinkedTemplates MostUsedTemplates
MovePage
Mute
MyContributions MyContribs
MyLanguage
MyLog
MyPage
MyTalk
MyUploads MyFiles
NamespaceInfo
NewFiles NewImages
NewPages
NewSection
Nonexistent
PageData
PageHistory History
PageInfo Info
PageLanguage
PagesWithProp PagesByProp
PasswordPolicies
PasswordReset
PermanentLink PermaLink
Preferences
PrefixIndex
ProtectedPages
ProtectedTitles
ProtectPage Protect
Purge
Random RandomPage
RandomInCategory
RandomRedirect
RandomRootpage
RecentChanges
RecentChangesLinked RelatedChanges
Redirect
RemoveCredentials
RenameUser
ResetTokens
RestSandbox
RevisionDelete
Search
ShortPages
SpecialPages
Statistics Stats
Tags
TalkPage
TrackingCategories
Unblock
UncategorizedCategories
UncategorizedFiles UncategorizedImages
UncategorizedPages
UncategorizedTemplates
Undelete
UnlinkAccounts
UnlockDB
UnusedCategories
UnusedFiles UnusedImages
UnusedTemplates
UnwatchedPages
Upload
UploadStash
UserLogin Login
UserLogout Logout
UserRights MakeSysop MakeBot
Version
WantedCategories
WantedFiles
WantedPages BrokenLinks
WantedTemplates
Watchlist
WhatLinksHere
WithoutInterwiki
"""


def _by_name() -> dict[str, str]:
    rows = [row.split() for row in _NAMES.split("\n")]
    return {name.lower(): names[0] for names in rows for name in names}


_PAGES: Mapping[str, str] = _by_name()  # lower case name -> the name that links lead to


def is_special_page(text: str) -> bool:
    """Tell whether there is a special page of this name, which may have a parameter after "/"."""
    return text.partition("/")[0].lower() in _PAGES


def with_own_name(title: Title) -> Title:
    """Return a title, that of a special page under the name that links lead to."""
    if title.namespace != SPECIAL or title.interwiki:
        return title
    written, slash, parameter = title.text.partition("/")
    name = _PAGES.get(written.lower(), written)
    return title if name == written else replace(title, text=f"{name}{slash}{parameter}")
