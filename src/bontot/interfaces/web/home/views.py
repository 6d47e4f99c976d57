"""Home: what must I do now, for whoever signed in."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action, Role
from bontot.domain.assessments.types import NotEvaluated
from bontot.domain.audit.types import Actor
from bontot.domain.ratings.types import Grade
from bontot.domain.reports.queries import (
    Explained,
    explained_result,
    health,
    month_of,
    newest_year,
    own_year,
    place_of,
    told_lately,
    tree_of,
)
from bontot.domain.reports.types import MAIN_STRAND, Node, Place
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.assessments.blocks import result_blocks
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.menu import label_of, leading
from bontot.interfaces.web.components.requests import page
from bontot.interfaces.web.components.squares import legend
from bontot.interfaces.web.home.committee import committee_lines
from bontot.interfaces.web.home.notices import notices
from bontot.interfaces.web.home.own import own_lines
from bontot.interfaces.web.home.steps import (
    Step,
    TaskRow,
    monthly_meeting,
    owes_minutes,
    steps,
    task_rows,
)
from bontot.interfaces.web.orgtree.board import Figure, board
from bontot.primitives.periods import Period
from bontot.primitives.vietnamese import sort_key


#: How many tasks the home of a cell lists.
MOST_TASKS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """The home of a secretary."""

    month: str
    #: The month before where its minutes are not locked; else empty.
    owed: str
    owed_href: str
    year: int
    lede: str
    steps: tuple[Step, ...]
    tasks: tuple[TaskRow, ...]
    tasks_left_out: int


@page
def home(request: HttpRequest) -> HttpResponse:
    """
    Show what whoever signed in must do now.

    Queries: 12.
    """
    who = actor(request)
    held = leading(who)
    if held is None:
        return render(request, "home/nothing.html")
    return _HOMES[Role(held.role)](request, who, label_of(held))


def _place(who: Actor, label: str, action: Action) -> Place:
    today = clock.today()
    return place_of(actor=who, label=label, period=Period(today.year), today=today, action=action)


def _secretary(request: HttpRequest, who: Actor, label: str) -> HttpResponse:
    place = _place(who, label, Action.VIEW_ENTRIES)
    if not place.organization.is_cell:
        return _committee(request, who, label)
    today = clock.today()
    found = _result(place)
    month = month_of(
        organization=place.organization.id, period=Period(today.year, today.month), today=today
    )
    meeting = monthly_meeting(month)
    shown = month.tasks[:MOST_TASKS]
    before = month.period.start - dt.timedelta(days=1)
    owed = owes_minutes(month, place.organization.founded_date)
    cell = Cell(
        month=f"{today:%m/%Y}",
        owed=f"{before:%m/%Y}" if owed else "",
        owed_href=reverse("month", args=(label, f"{before:%Y-%m}")),
        year=found.period.year if found else today.year,
        lede=_("%(when)s. %(count)s đảng viên thuộc diện dự sinh hoạt.")
        % {
            "when": formats.instant(meeting.planned_at) if meeting else _("Chưa lên lịch"),
            "count": month.on_roll,
        },
        steps=steps(month),
        tasks=task_rows(shown, lambda task: reverse("task", args=(label, task.id))),
        tasks_left_out=len(month.tasks) - len(shown),
    )
    href = reverse("result", args=(label, cell.year))
    answers = can(who, Action.MANAGE_MEMBERS, place.organization.path)
    return render(
        request,
        "home/cell.html",
        {
            "home": cell,
            "crumbs": crumbs(place, who, itself=True),
            "result": result_blocks(found, href) if found else None,
            "result_href": href,
            "month_href": reverse("month", args=(label, f"{today:%Y-%m}")),
            "tasks_href": reverse("tasks", args=(label,)),
            "corrections_href": reverse("corrections", args=(label,)) if answers else "",
            "notices": notices(told_lately(who.user_id, today), label),
        },
    )


def _result(place: Place) -> Explained | None:
    try:
        return explained_result(
            organization=place.organization.id, period=None, as_of=place.on, strand=MAIN_STRAND
        )
    except NotEvaluated:
        return None


def _member(request: HttpRequest, who: Actor, label: str) -> HttpResponse:
    today = clock.today()
    own = own_year(actor=who, period=Period(today.year), today=today)
    label = own.cell.label if own.cell else ""
    grade = str(Grade(own.grade).label) if own.grade else _("chưa xếp loại")
    figures = [Figure(grade, _("xếp loại năm %(year)s") % {"year": today.year})]
    if own.expected:
        figures.append(
            Figure(f"{own.attended} / {own.expected}", _("kỳ sinh hoạt đồng chí có mặt"))
        )
    lede = _("Chi bộ chưa lên lịch kỳ tới.")
    if own.next_meeting:
        lede = formats.instant(own.next_meeting.planned_at)
    elif own.last_meeting:
        when = formats.instant(own.last_meeting.planned_at)
        lede = _("Chi bộ chưa lên lịch. Kỳ gần nhất: %(when)s.") % {"when": when}
    return render(
        request,
        "home/member.html",
        {
            "home": own_lines(own, figures, lede, today.year),
            "cell_href": reverse("result", args=(label, today.year)) if label else "",
            "tasks_href": reverse("own_tasks"),
            "notices": notices(own.told),
        },
    )


def _committee(request: HttpRequest, who: Actor, label: str) -> HttpResponse:
    place = _place(who, label, Action.VIEW_TREE)
    unit, today = place.organization, clock.today()
    evaluates = unit.is_committee and can(who, Action.EVALUATE, unit.path)
    tree = tree_of(actor=who, on=place.on, period=newest_year(today), below=unit.path)
    return render(
        request,
        "home/committee.html",
        {
            "place": place,
            "due": committee_lines(unit, today) if evaluates else (),
            "tree": tree,
            "board": board(tree),
            "legend": legend(),
            "crumbs": crumbs(place, who),
        },
    )


def _viewer(request: HttpRequest, who: Actor, label: str) -> HttpResponse:  # noqa: ARG001 - one signature for every role
    today = clock.today()
    tree = tree_of(actor=who, on=today, period=newest_year(today))
    places = sorted(_places(tree.roots), key=lambda node: sort_key(node.organization.name))
    return render(
        request, "home/places.html", {"tree": tree, "board": board(tree), "places": places}
    )


def _places(nodes: tuple[Node, ...]) -> list[Node]:
    found = []
    for node in nodes:
        if node.organization.is_committee:
            found.append(node)
        else:
            found.extend(_places(node.bodies))
    return found


def _operator(request: HttpRequest, who: Actor, label: str) -> HttpResponse:  # noqa: ARG001 - one signature for every role
    state = health()
    figures = (
        Figure(formats.number(state.organizations), _("tổ chức đang hoạt động")),
        Figure(formats.number(state.accounts), _("tài khoản đang mở")),
        Figure(formats.number(state.evaluations), _("kết quả đang dùng")),
        Figure(formats.number(state.audit_entries), _("dòng nhật ký")),
    )
    lines = (
        Figure(formats.number(state.cells), _("Số chi bộ")),
        Figure(formats.instant(state.last_evaluated_at), _("Lần chấm gần nhất")),
        Figure(formats.instant(state.last_entry_at), _("Lần ghi gần nhất")),
        Figure(formats.day(state.last_sealed_day), _("Nhật ký niêm phong đến ngày")),
        Figure(formats.number(state.waiting_to_leave), _("Việc chờ gửi đi")),
        Figure(formats.number(state.workers), _("Tiến trình nền đang chạy")),
        Figure(formats.number(state.failed_jobs), _("Việc nền đã thất bại")),
        Figure(
            _("%(size)s MB") % {"size": formats.number(state.database_bytes // 1_000_000)},
            _("Dung lượng cơ sở dữ liệu"),
        ),
        Figure(state.server_version, _("Máy chủ PostgreSQL")),
    )
    return render(
        request, "home/operator.html", {"figures": figures, "lines": lines, "state": state}
    )


_HOMES = {
    Role.SECRETARY: _secretary,
    Role.DEPUTY: _secretary,
    Role.CLERK: _secretary,
    Role.APPRAISER: _committee,
    Role.MEMBER: _member,
    Role.VIEWER: _viewer,
    Role.OPERATOR: _operator,
}
