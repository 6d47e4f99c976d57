"""A member's own pages, and what their forms do."""

import dataclasses
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor, Json
from bontot.domain.campaigns.operations import write_pledge
from bontot.domain.campaigns.queries import own_pledges
from bontot.domain.meetings.operations import send_opinion, withdraw_opinion
from bontot.domain.meetings.types import Audience
from bontot.domain.privacy.operations import ask_correction, withdraw_correction
from bontot.domain.privacy.queries import own_data
from bontot.domain.privacy.types import About
from bontot.domain.reports import queries as reports
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.components.posted import Sent, as_ident, key_of
from bontot.interfaces.web.components.requests import by_form, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.rows import Refusal
from bontot.interfaces.web.own import read_mark
from bontot.interfaces.web.own.blocks import DataPage, MeetingPage, PledgePage, tasks_page
from bontot.interfaces.web.tasks.blocks import OneTask
from bontot.interfaces.web.tasks.changes import OWN_CHANGES
from bontot.primitives.errors import Invalid, Refused


Change = Callable[[Sent], dict[str, Json]]


def _send_opinion(sent: Sent) -> dict[str, Json]:
    return send_opinion(
        actor=sent.actor,
        at=sent.at,
        key=sent.key,
        meeting_id=sent.ident("meeting"),
        audience=sent.choice("audience", Audience),
        opinion=sent.text("opinion"),
    )


def _withdraw_opinion(sent: Sent) -> dict[str, Json]:
    return withdraw_opinion(
        actor=sent.actor, at=sent.at, key=sent.key, opinion_id=sent.ident("opinion")
    )


def _ask_correction(sent: Sent) -> dict[str, Json]:
    return ask_correction(
        actor=sent.actor,
        at=sent.at,
        key=sent.key,
        about=sent.choice("about", About),
        text=sent.text("text"),
    )


def _withdraw_correction(sent: Sent) -> dict[str, Json]:
    return withdraw_correction(
        actor=sent.actor,
        at=sent.at,
        key=sent.key,
        request_id=sent.ident("request"),
        seen=sent.seen,
    )


def _write_pledge(sent: Sent) -> dict[str, Json]:
    return write_pledge(
        actor=sent.actor,
        at=sent.at,
        key=sent.key,
        seen=sent.seen,
        promises=sent.lines("promises"),
    )


def _decline_pledge(sent: Sent) -> dict[str, Json]:
    return write_pledge(actor=sent.actor, at=sent.at, key=sent.key, seen=sent.seen, promises=None)


#: Verb of the address → what it does.
PLEDGE_CHANGES: Final[dict[str, Change]] = {"viet": _write_pledge, "khong": _decline_pledge}
MEETING_CHANGES: Final[dict[str, Change]] = {"y-kien": _send_opinion, "rut": _withdraw_opinion}
DATA_CHANGES: Final[dict[str, Change]] = {"de-nghi": _ask_correction, "rut": _withdraw_correction}


@page
def meeting(request: HttpRequest) -> HttpResponse:
    """
    Show the next meeting: when and where, agenda, papers, draft, and the own opinion.

    Queries: 10.
    """
    return _meeting_rendered(request, actor(request))


def _meeting_rendered(
    request: HttpRequest, who: Actor, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    found = reports.own_meeting(actor=who, today=clock.today())
    read = bool(found.meeting and read_mark.is_read(request, who, found.meeting.id))
    shown = MeetingPage(found, read, refusal)
    return render(request, "own/meeting.html", {"page": shown}, status=status)


@by_form
def meeting_change(request: HttpRequest, verb: str) -> HttpResponse:
    """
    Send an opinion or take it back; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation.
    """
    return _changed(request, MEETING_CHANGES, verb, "own_meeting", _meeting_rendered)


@by_form
def read(request: HttpRequest) -> HttpResponse:
    """
    Set the own mark “I have read this” on this device, or take it off; nothing is kept here.

    Queries: 1.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    response = redirect("own_meeting")
    read_mark.toggle(request, response, who, as_ident("meeting", request.POST.get("meeting", "")))
    return response


@page
def tasks(request: HttpRequest) -> HttpResponse:
    """
    List the own tasks, and those of the whole cell.

    Queries: 11.
    """
    found = reports.own_tasks(actor=actor(request), today=clock.today())
    return render(request, "own/tasks.html", {"page": tasks_page(found)})


@page
def task(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """
    Show one own task, its notes, and the forms of its owner.

    Queries: 8.
    """
    return _task_rendered(request, actor(request), task_id)


def _task_rendered(
    request: HttpRequest,
    who: Actor,
    task_id: UUID,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = OneTask(
        task=reports.own_task(actor=who, task=task_id, today=clock.today()),
        place=None,
        change=reverse("own_task_change", args=("x",)).removesuffix("x/"),
        back=reverse("own_tasks"),
        follows=False,
        refusal=refusal,
    )
    return render(request, "tasks/task.html", {"page": shown}, status=status)


@by_form
def task_change(request: HttpRequest, verb: str) -> HttpResponse:
    """
    Note progress on an own task, or say it is done; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and 4.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    task_id = as_ident("task", request.POST.get("task", ""))
    with reading(who):
        reports.own_task(actor=who, task=task_id, today=clock.today())

    def refused(
        request: HttpRequest, who: Actor, refusal: Refusal | None, status: int
    ) -> HttpResponse:
        return _task_rendered(request, who, task_id, refusal, status)

    return _changed(request, OWN_CHANGES, verb, reverse("own_task", args=(task_id,)), refused)


@page
def pledge(request: HttpRequest) -> HttpResponse:
    """
    Show the own pledge of this year with its forms, and those of the years before.

    Queries: 5.
    """
    return _pledge_rendered(request, actor(request))


def _pledge_rendered(
    request: HttpRequest, who: Actor, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    shown = PledgePage(own_pledges(actor=who, today=clock.today()), refusal)
    return render(request, "own/pledge.html", {"page": shown}, status=status)


@by_form
def pledge_change(request: HttpRequest, verb: str) -> HttpResponse:
    """
    Write the own pledge, change it, or decline; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation.
    """
    return _changed(request, PLEDGE_CHANGES, verb, "own_pledge", _pledge_rendered)


@page
def data(request: HttpRequest) -> HttpResponse:
    """
    Show everything kept about oneself, and the requests to correct it.

    Queries: 8.
    """
    return _data_rendered(request, actor(request))


def _data_rendered(
    request: HttpRequest, who: Actor, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    shown = DataPage(own_data(actor=who, today=clock.today()), refusal)
    return render(request, "own/data.html", {"page": shown}, status=status)


@page
def data_copy(request: HttpRequest) -> HttpResponse:
    """
    Give everything kept about oneself as a file to take along.

    Queries: 8.
    """
    found = own_data(actor=actor(request), today=clock.today())
    parts = dict(found.parts) | {
        "requests": [dataclasses.asdict(one) for one in found.parts["requests"]],
        "cell": found.cell.name if found.cell else "",
        "given_on": clock.today(),
    }
    response = JsonResponse(parts, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    return response


@by_form
def data_change(request: HttpRequest, verb: str) -> HttpResponse:
    """
    Ask to correct one's own data, or take a request back; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation.
    """
    return _changed(request, DATA_CHANGES, verb, "own_data", _data_rendered)


def _changed(
    request: HttpRequest,
    changes: dict[str, Change],
    verb: str,
    then: str,
    refused: Callable[[HttpRequest, Actor, Refusal | None, int], HttpResponse],
) -> HttpResponse:
    """
    Do what a form asks and go on to a page, or say there why not.

    Raises:
        Http404: No form asks this.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in changes:
        raise Http404
    try:
        changes[verb](
            Sent(
                actor=who,
                at=clock.now(),
                data=request.POST,
                key=key_of(request.POST),
            )
        )
    except (Invalid, Refused) as fault:
        with reading(who):
            refusal = Refusal(verb, request.POST, sentence(fault))
            return refused(request, who, refusal, fault.http_status)
    messages.success(request, _("Đã ghi."))
    return redirect(then)
