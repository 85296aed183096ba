"""What long work came to, as notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from recension import messages
from recension.exchange import ExportReport, ImportReport, Note
from recension.store import ClashKind, Recovery, UnitedCopy, Verification
from recension.ui import wording
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction

_LINKS = "links"  # the key of the problems that reading the pages anew mends
_TOLD = 3  # problems and losses that a notice tells one by one


def tr(text: str) -> str:
    """Translate a sentence of a report."""
    return QCoreApplication.translate("Reports", text)


def import_report(report: ImportReport) -> Notice:
    """Say what an import brought."""
    parts = [
        tr("Imported {revisions} of {pages}.").format(
            revisions=wording.revisions_text(report.revisions),
            pages=wording.pages_text(report.pages),
        )
    ]
    if report.images:
        parts.append(_images(report.images))
    if report.known:
        one, several = tr("1 was there already."), tr("{count} were there already.")
        parts.append(_counted(report.known, one, several))
    if report.skipped:
        one, several = tr("1 was left out."), tr("{count} were left out.")
        parts.append(_counted(report.skipped, one, several))
    told = [_note_sentence(note) for note in report.notes]
    parts += [*told[:_TOLD], *_more(sum(report.counts.values()))]
    kind = BannerKind.WARNING if report.skipped else BannerKind.SUCCESS
    return Notice("import", " ".join(parts), kind, _copying(told))


def _note_sentence(note: Note) -> str:
    return messages.note_sentence(
        str(note.kind),
        source=str(note.source),
        page=note.page,
        revision=note.revision,
        detail=note.detail,
        translate=tr,
    )


def union_report(key: str, found: UnitedCopy) -> Notice:
    """Say what a copy brought; texts that clash are offered by another notice."""
    others = [clash for clash in found.clashes if clash.kind is not ClashKind.TEXT]
    prunes = messages.prune_sentences(
        there=found.pruned_there, here=found.pruned_here, translate=tr
    )
    if found.is_nothing_new:
        return Notice(key, " ".join((tr("The copy has nothing that is not in here."), *prunes)))
    parts = [tr("Merged {revisions}.").format(revisions=wording.revisions_text(found.revisions))]
    if found.images:
        parts.append(_images(found.images))
    if found.united:
        text = tr("Texts that both changed were united: {titles}.")
        parts.append(text.format(titles=", ".join(found.united)))
    parts.extend(
        messages.clash_sentence(
            clash.kind, page=clash.page, other=clash.other, theirs=clash.theirs, translate=tr
        )
        for clash in others
    )
    parts.extend(prunes)
    kind = BannerKind.WARNING if others or prunes else BannerKind.SUCCESS
    return Notice(key, " ".join(parts), kind)


def export_report(path: str, report: ExportReport) -> Notice:
    """Say what an export wrote."""
    text = tr("Exported {revisions} of {pages} to {path}.").format(
        revisions=wording.revisions_text(report.revisions),
        pages=wording.pages_text(report.pages),
        path=path,
    )
    told = [messages.page_left_out(title, tr) for title in report.left_out]
    whole = " ".join([text, *told[:_TOLD], *_more(len(told))])
    return Notice("export", whole, BannerKind.SUCCESS, _copying(told))


def verification_report(
    found: Verification, recover: Callable[[], object], read_links: Callable[[], object]
) -> Notice:
    """Say what a check found, and offer what mends it.

    Args:
        found: by the check.
        recover: writes a new file; offered where there is other damage than to the links.
        read_links: makes the list of what links where anew.
    """
    if not found.problems:
        copy = partial(QGuiApplication.clipboard().setText, found.fingerprint)
        actions = (NoticeAction(tr("Copy fingerprint"), copy, closes=False),)
        return Notice("verify", _sound(found), BannerKind.SUCCESS, actions)
    text = tr("{readable} of {revisions} can be read.").format(
        readable=wording.number(found.readable),
        revisions=wording.revisions_text(found.revisions),
    )
    one, several = tr("1 problem was found."), tr("{count} problems were found.")
    whole = f"{text} {_counted(len(found.problems), one, several)}"
    told = [
        messages.problem_sentence(
            problem.what,
            page=problem.page,
            revision=problem.revision,
            detail=problem.detail,
            translate=tr,
        )
        for problem in found.problems
    ]
    offers = []
    if any(problem.what == _LINKS for problem in found.problems):
        offers.append(NoticeAction(tr("Read all links anew"), read_links))
    if any(problem.what != _LINKS for problem in found.problems):
        label = tr("Recover to a new file\N{HORIZONTAL ELLIPSIS}")
        offers.append(NoticeAction(label, recover, closes=False))
    text = " ".join([whole, *told[:_TOLD], *_more(len(told))])
    return Notice("verify", text, BannerKind.ERROR, (*offers, *_copying([whole, *told])))


def recovery_report(found: Recovery, path: str, show: Callable[[], object]) -> Notice:
    """Say what a new file has of a damaged one, and offer to `show` it."""
    text = tr("{recovered} of {revisions} are in {path}.").format(
        recovered=wording.number(found.recovered),
        revisions=wording.revisions_text(found.revisions),
        path=path,
    )
    if not found.losses:
        text = f"{text} {tr('Nothing is lost.')}"
    told = [
        messages.loss_sentence(
            loss.what, page=loss.page, revision=loss.revision, detail=loss.detail, translate=tr
        )
        for loss in found.losses
    ]
    kind = BannerKind.WARNING if found.losses else BannerKind.SUCCESS
    whole = " ".join([text, *told[:_TOLD], *_more(len(told))])
    opening = NoticeAction(tr("Open the new file"), show)
    return Notice("recover", whole, kind, (opening, *_copying([text, *told] if told else [])))


def _copying(lines: list[str]) -> tuple[NoticeAction, ...]:
    """Offer all that a notice tells only the beginning of, a line for each."""
    if not lines:
        return ()
    copy = partial(QGuiApplication.clipboard().setText, "\n".join(lines))
    return (NoticeAction(tr("Copy the report"), copy, closes=False),)


def _images(count: int) -> str:
    return _counted(count, tr("1 image."), tr("{count} images."))


def _counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else several.format(count=wording.number(count))


def _more(count: int) -> list[str]:
    """Return what to say of those that are not told one by one."""
    rest = count - _TOLD
    if rest <= 0:
        return []
    return [tr("And {count} more.").format(count=wording.number(rest))]


def _sound(found: Verification) -> str:
    text = tr("All {count} revisions read back as they were saved. Fingerprint {fingerprint}")
    if found.prunes:
        text = tr(
            "{readable} of {count} revisions read back as they were saved; the texts of the others "
            "were pruned, the last time on {date}. Fingerprint {fingerprint}"
        )
    return text.format(
        readable=wording.number(found.readable),
        count=wording.number(found.revisions),
        date=f"{found.prunes[-1].time:%Y-%m-%d}" if found.prunes else "",
        fingerprint=found.fingerprint[:16],
    )
