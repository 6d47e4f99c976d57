"""Nhập lại từ sổ ghi: the whole meeting in one pass after it was held, in the order of the slip."""

import datetime as dt
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Action
from bontot.domain.assessments.operations import enter_from_notebook
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.meetings.types import MeetingKind
from bontot.domain.reports.queries import notebook_page, place_of
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import Posted, key_of
from bontot.interfaces.web.components.requests import UnreadableDay, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.notebook_form import (
    FIRST_ROWS,
    Read,
    read_notebook,
    row_count,
)
from bontot.interfaces.web.meetings.notebook_page import NotebookPage, Spoilt
from bontot.interfaces.web.meetings.views import month_of
from bontot.papers.note_slip import PARTS
from bontot.primitives.errors import Fault, Invalid, Refused
from bontot.primitives.periods import Period


def notebook(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show the page of the notebook, or enter what it sends in.

    Queries: 12 to show it; those of the operation to enter it.
    """
    return (
        _enter(request, label, month) if request.method == "POST" else _show(request, label, month)
    )


@page
def _show(request: HttpRequest, label: str, month: str) -> HttpResponse:
    who, period = actor(request), month_of(month)
    shown = _page(who, label, period)
    if shown.data.state.begun:
        return redirect(shown.month_href)
    return _rendered(request, who, shown)


def _enter(request: HttpRequest, label: str, month: str) -> HttpResponse:
    who = sender(request)
    if who is None:
        return redirect("account_login")
    period = month_of(month)
    with reading(who):
        place = _place(who, label, period)
    posted = Posted(
        actor=who,
        at=clock.now(),
        organization_id=place.organization.id,
        month=period.start,
        data=request.POST,
        key=key_of(request.POST),
    )
    if posted.text("more") in FIRST_ROWS:
        return _again(request, posted, label)
    read: Read | None = None
    try:
        read = read_notebook(posted)
        enter_from_notebook(
            actor=who,
            at=posted.at,
            key=posted.key,
            organization_id=place.organization.id,
            entry=read.entry,
            meeting_id=read.meeting_id,
            lock=posted.text("do") != "keep",
        )
    except (Invalid, Refused) as fault:
        return _again(request, posted, label, fault, read)
    return redirect(f"{reverse('month', args=(label, str(period)))}#buoc-3")


def _again(
    request: HttpRequest,
    posted: Posted,
    label: str,
    fault: Fault | None = None,
    read: Read | None = None,
) -> HttpResponse:
    """Show the page with all that was typed, and what was refused in its place."""
    rows = {part: row_count(posted, part) for part in FIRST_ROWS}
    with reading(posted.actor):
        period = Period(posted.month.year, posted.month.month)
        shown = _page(posted.actor, label, period, posted)
        shown = replace(shown, typed=request.POST, rows=rows)
        if fault is not None:
            shown = replace(shown, spoilt=_spoilt(fault, read, shown))
        return _rendered(request, posted.actor, shown, fault.http_status if fault else 200)


def _spoilt(fault: Fault, read: Read | None, shown: NotebookPage) -> Spoilt:
    said, part, row = sentence(fault), str(fault.fields.get("part", "")), fault.fields.get("row")
    rows = read.rows.get(part, ()) if read else ()
    if isinstance(row, int) and row < len(rows):
        names = {str(one.member_id): one.full_name for one in shown.data.state.roll}
        where = names.get(rows[row]) or _("Dòng %(row)s") % {"row": rows[row]}
        said = f"{where}: {said}"
    return Spoilt(said, part if part in PARTS else "")


def _page(who: Actor, label: str, period: Period, posted: Posted | None = None) -> NotebookPage:
    place = _place(who, label, period)
    kind = posted.text("kind") if posted else ""
    data = notebook_page(
        organization=place.organization,
        month=period.start,
        today=clock.today(),
        day=_day(posted) if posted else None,
        kind=kind if kind in MeetingKind.values else "",
    )
    return NotebookPage(place=place, data=data, typed=None, rows={})


def _day(posted: Posted) -> dt.date | None:
    """Give the day typed, where it can be read and lies in the month."""
    try:
        day = posted.day("day")
    except UnreadableDay:
        return None
    return day if day.replace(day=1) == posted.month else None


def _place(who: Actor, label: str, period: Period) -> Place:
    return place_of(
        actor=who, label=label, period=period, today=clock.today(), action=Action.VIEW_MINUTES
    )


def _rendered(
    request: HttpRequest, who: Actor, shown: NotebookPage, status: int = 200
) -> HttpResponse:
    context = {"page": shown, "crumbs": crumbs(shown.place, who, itself=True)}
    return render(request, "meetings/notebook.html", context, status=status)
