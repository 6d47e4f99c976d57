"""The tasks of a cell: the list, one task, a new one, what their forms do, and the printed list."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.reports.queries import people_of, place_of, task_page, tasks_page
from bontot.domain.reports.types import Place, TasksPage
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.shared.task_papers import task_list
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import Posted, as_ident, key_of
from bontot.interfaces.web.components.requests import by_form, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.rows import Refusal
from bontot.interfaces.web.meetings.views import FORMS
from bontot.interfaces.web.tasks.blocks import (
    WHOLE_CELL,
    NewTaskPage,
    OneTask,
    list_page,
)
from bontot.interfaces.web.tasks.changes import CHANGES
from bontot.papers.kinds import content_of
from bontot.primitives.errors import Invalid, Refused
from bontot.primitives.periods import Period


@dataclass(frozen=True, slots=True)
class Where:
    """Who asks about which cell."""

    request: HttpRequest
    who: Actor
    label: str

    def place(self, action: Action = Action.VIEW_MINUTES) -> Place:
        """
        Find the cell.

        Queries: 2.
        """
        today = clock.today()
        return place_of(
            actor=self.who, label=self.label, period=Period(today.year), today=today, action=action
        )


@page
def tasks(request: HttpRequest, label: str) -> HttpResponse:
    """
    List the tasks of a cell: overdue first, then due soon, waiting, in progress, done.

    Queries: 11.
    """
    where = Where(request, actor(request), label)
    place = where.place()
    owner, state = request.GET.get("ai", ""), request.GET.get("tt", "")
    shown = list_page(_found(place, owner), place, owner, state)
    return render(
        request,
        "tasks/list.html",
        {"page": shown, "crumbs": crumbs(place, where.who, itself=True)},
    )


def _found(place: Place, owner: str) -> TasksPage:
    return tasks_page(
        organization=place.organization.id,
        today=clock.today(),
        member=as_ident("ai", owner) if owner and owner != WHOLE_CELL else None,
        whole_cell=owner == WHOLE_CELL,
    )


@page
def task(request: HttpRequest, label: str, task_id: UUID) -> HttpResponse:
    """
    Show one task, its notes, and what may be done about it.

    Queries: 12.
    """
    where = Where(request, actor(request), label)
    return _task_rendered(where, task_id)


@page
def new(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the form of a new task.

    Queries: 7.
    """
    return _new_rendered(Where(request, actor(request), label))


@page
def paper(request: HttpRequest, label: str, form: str) -> HttpResponse:
    """
    Give the printed list of tasks, of the whole cell or of one member, as PDF or DOCX.

    Raises:
        Http404: There is no such form.

    Queries: 11.
    """
    where = Where(request, actor(request), label)
    place, owner = where.place(), request.GET.get("ai", "")
    if form not in FORMS:
        raise Http404
    found = _found(place, owner)
    written, media_type = FORMS[form]
    content = content_of(task_list(place, found, owner=owner, today=clock.today()))
    response = HttpResponse(written(content), content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="bang-phan-cong-{label}.{form}"'
    return response


@by_form
def change(request: HttpRequest, label: str, verb: str) -> HttpResponse:
    """
    Do what one form asks, then show the task, or the list after a new one; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in CHANGES:
        raise Http404
    where = Where(request, who, label)
    with reading(who):
        place = where.place(Action.RECORD_TASK)
    try:
        posted = Posted(
            actor=who,
            at=clock.now(),
            organization_id=place.organization.id,
            month=clock.today().replace(day=1),
            data=request.POST,
            key=key_of(request.POST),
        )
        CHANGES[verb](posted)
    except (Invalid, Refused) as fault:
        refusal = Refusal(verb, request.POST, sentence(fault))
        with reading(who):
            if verb == "giao":
                return _new_rendered(where, refusal, fault.http_status)
            task_id = as_ident("task", request.POST.get("task", ""))
            return _task_rendered(where, task_id, refusal, fault.http_status)
    messages.success(request, _("Đã giao nhiệm vụ.") if verb == "giao" else _("Đã ghi."))
    if verb == "giao":
        return redirect("tasks", label)
    return redirect("task", label, posted.ident("task"))


def _new_rendered(where: Where, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    place, today = where.place(), clock.today()
    shown = NewTaskPage(place, people_of(place.organization.id, today), today, refusal)
    context = {"page": shown, "crumbs": crumbs(place, where.who, itself=True)}
    return render(where.request, "tasks/new.html", context, status=status)


def _task_rendered(
    where: Where, task_id: UUID, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    place = where.place()
    found = task_page(organization=place.organization.id, task=task_id, today=clock.today())
    shown = OneTask(
        task=found.task,
        place=place,
        change=reverse("task_change", args=(where.label, "x")).removesuffix("x/"),
        back=reverse("tasks", args=(where.label,)),
        follows=True,
        people=found.people,
        said=found.remarks,
        sitting=found.sitting,
        refusal=refusal,
    )
    context = {"page": shown, "crumbs": crumbs(place, where.who, itself=True)}
    return render(where.request, "tasks/task.html", context, status=status)
