"""A member's own year, and the members of a cell with their results for those who may see them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from bontot.domain.accounts.models import User
from bontot.domain.accounts.types import AccountUnknown, Role
from bontot.domain.assessments.models import Evaluation
from bontot.domain.audit.types import Actor
from bontot.domain.catalogue.types import Subject
from bontot.domain.meetings.models import Meeting, RollException
from bontot.domain.meetings.queries import warnings_of_member
from bontot.domain.meetings.types import MONTHLY_KINDS, MeetingState, RollMark
from bontot.domain.members.models import Member
from bontot.domain.notices.queries import notices_of
from bontot.domain.notices.types import Told
from bontot.domain.orgtree.queries import organizations_on
from bontot.domain.ratings.models import AnnualRating
from bontot.domain.reports.policies import check_can_see_member, check_can_see_members
from bontot.domain.reports.queries.month import FINISHED, meeting_lines, task_lines
from bontot.domain.reports.types import MemberNotShown, MemberResult, Own, Person, Place
from bontot.domain.tasks.models import Task
from bontot.engine import VERDICTS
from bontot.primitives.periods import Period


HELD = (MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)
NOT_EXPECTED = (RollMark.EXEMPT, RollMark.AWAY)
ABSENT = (RollMark.EXCUSED, RollMark.UNEXCUSED)

#: How far back the last meeting is looked for.
_RECENT = dt.timedelta(days=62)

#: How long what was told stays on a home page, and how much of it.
_LATELY = dt.timedelta(days=31)
MOST_NOTICES = 5

#: How many tasks a member's page lists.
MOST_TASKS = 12


def own_year(*, actor: Actor, period: Period, today: dt.date) -> Own:
    """
    Read the year of the member an account belongs to.

    Raises:
        AccountUnknown: The account belongs to no member.

    Queries: 8.
    """
    in_force = AnnualRating.objects.filter(
        member=OuterRef("member"), year=period.year, superseded_date__isnull=True
    )
    user = (
        User.objects.select_related("member")
        .annotate(grade=Subquery(in_force.values("grade")[:1]))
        .filter(pk=actor.user_id)
        .first()
    )
    if user is None or user.member is None:
        raise AccountUnknown(username=actor.name)
    member = user.member
    cell = next((one.organization_id for one in actor.held if one.role == Role.MEMBER), None)
    meetings = Meeting.objects.filter(organization_id__in=[cell] if cell else [])
    near = meeting_lines(
        meetings.filter(planned_at__date__gte=today - _RECENT, kind__in=MONTHLY_KINDS)
    )
    expected, attended = _attendance(member.pk, meetings, period)
    duties = Task.objects.filter(owners__member=member).filter(
        Q(due_date__gte=period.start, due_date__lt=period.until) | ~Q(state__in=FINISHED)
    )
    return Own(
        member_id=member.pk,
        name=member.full_name,
        cell=organizations_on([cell], today).get(cell) if cell else None,
        tasks=task_lines(duties, today)[:MOST_TASKS],
        next_meeting=next((one for one in near if one.state not in HELD), None),
        last_meeting=next((one for one in reversed(near) if one.state in HELD), None),
        expected=expected,
        attended=attended,
        grade=user.__dict__["grade"] or "",
        results=_results(Evaluation.objects.filter(member=member), period),
        warnings=warnings_of_member(organization=cell, member=member.pk, today=today)
        if cell
        else (),
        told=told_lately(actor.user_id, today),
    )


def told_lately(account: UUID, today: dt.date) -> tuple[Told, ...]:
    """
    List what an account was told in the last month, newest first, a handful at most.

    Queries: 1.
    """
    since = dt.datetime.combine(today - _LATELY, dt.time(), tzinfo=dt.UTC)
    return notices_of(account, MOST_NOTICES, since=since)


def _attendance(member: UUID, meetings: QuerySet[Meeting], period: Period) -> tuple[int, int]:
    marks = RollException.objects.filter(member=member, meeting=OuterRef("pk"))
    counted = (
        meetings.filter(
            month__gte=period.start,
            month__lt=period.until,
            kind__in=MONTHLY_KINDS,
            state__in=HELD,
        )
        .exclude(Exists(marks.filter(mark__in=NOT_EXPECTED)))
        .aggregate(
            expected=Count("pk"),
            attended=Count("pk", filter=~Exists(marks.filter(mark__in=ABSENT))),
        )
    )
    return counted["expected"], counted["attended"]


def members_of(*, actor: Actor, place: Place) -> tuple[MemberResult, ...]:
    """
    List the members of a cell with their results in a year, in Vietnamese order.

    Raises:
        ActionNotPermitted: The actor does not keep the books of this cell.

    Queries: 2.
    """
    check_can_see_members(actor, place.organization.path)
    rows = Evaluation.objects.filter(organization_id=place.organization.id)
    found = _results(rows, place.period)
    grades = _grades([one.member_id for one in found], place.period)
    return tuple(replace(one, grade=grades.get(one.member_id, "")) for one in found)


def member_of(*, actor: Actor, place: Place, member_id: UUID) -> Person:
    """
    Name a member of a cell whose result the actor may see.

    Raises:
        MemberNotShown: The actor is neither that member nor keeps the books of the cell, or there is none.

    Queries: 2.
    """
    own = User.objects.filter(pk=actor.user_id).values_list("member_id", flat=True).first()
    check_can_see_member(actor, place.organization.path, own=own, member=member_id)
    name = Member.objects.filter(pk=member_id).values_list("full_name", flat=True).first()
    if name is None:
        raise MemberNotShown(member=str(member_id))
    return Person(member_id, name)


def _results(rows: QuerySet[Evaluation], period: Period) -> tuple[MemberResult, ...]:
    found = [
        (one, one.member)
        for one in rows.filter(
            current=True,
            subject=Subject.MEMBER,
            period_from__gte=period.start,
            period_until__lte=period.until,
        )
        .select_related("member", "framework")
        .order_by("member__sort_key", "member_id", "framework__slug")
        if one.member is not None
    ]
    return tuple(
        MemberResult(
            member_id=member.pk,
            name=member.full_name,
            sort_key=member.sort_key,
            verdict=VERDICTS[one.title],
            pillars=tuple(VERDICTS[code] for code in one.pillars),
            framework=f"{one.framework.slug}@{one.framework.version}",
            grade="",
        )
        for one, member in found
    )


def _grades(members: Iterable[UUID], period: Period) -> dict[UUID, str]:
    rows = AnnualRating.objects.filter(
        member_id__in=set(members), year=period.year, superseded_date__isnull=True
    )
    return {row.member_id: row.grade for row in rows if row.member_id}
