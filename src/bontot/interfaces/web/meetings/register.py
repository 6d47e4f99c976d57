"""The register of a cell's papers: numbers by type and term, gaps explained, withdrawn ones kept."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.documents.types import NumberLine, NumberSource, PaperRegister, party_term
from bontot.domain.meetings import operations
from bontot.domain.meetings.queries import cell_register
from bontot.domain.reports.queries import place_of
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import Posted, key_of
from bontot.interfaces.web.components.requests import by_form, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.month_form import paper_type
from bontot.primitives.errors import Invalid, Refused
from bontot.primitives.periods import Period


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register."""

    form: str
    id: UUID
    number: str
    source: str
    day: str
    href: str
    month: str
    withdrawn: str
    reason: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of numbers nobody took here, to be explained together or bit by bit."""

    form: str
    first: int
    last: int
    said: str
    said_last: str


@dataclass(frozen=True, slots=True)
class Book:
    """The numbers of one type of paper."""

    name: str
    paper_type: str
    body: str
    next: str
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """The register of a cell in a term."""

    label: str
    name: str
    term: str
    terms: tuple[str, ...]
    books: tuple[Book, ...]
    refused: str = ""
    sentence: str = ""
    reason: str = ""
    last: str = ""

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()


@page
def register(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the numbers of the cell's papers in a term.

    Queries: 9, with those of the sign-in.
    """
    who = actor(request)
    place = _place(who, label, Action.VIEW_MINUTES)
    return _rendered(request, who, place, _page(place, request.GET.get("nhiem-ky", "")))


@by_form
def register_change(request: HttpRequest, label: str, verb: str) -> HttpResponse:
    """
    Withdraw a paper or explain a gap; a refusal stands beside its form and keeps the reason.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and of the page where it is refused.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in {"thu-hoi", "so-trong"}:
        raise Http404
    with reading(who):
        place = _place(who, label, Action.RECORD_MEETING)
    term = request.POST.get("term", "")
    try:
        _done(who, place, verb, request.POST)
    except (Invalid, Refused) as fault:
        with reading(who):
            shown = _page(place, term, request.POST, sentence(fault))
            return _rendered(request, who, place, shown, fault.http_status)
    return redirect(f"{reverse('register', args=(label,))}?nhiem-ky={term}")


def _done(who: Actor, place: Place, verb: str, data: QueryDict) -> None:
    posted = Posted(
        actor=who,
        at=clock.now(),
        organization_id=place.organization.id,
        month=clock.today().replace(day=1),
        data=data,
        key=key_of(data),
    )
    if verb == "thu-hoi":
        operations.withdraw_number(
            actor=who,
            at=posted.at,
            key=posted.key,
            line_id=posted.ident("line"),
            reason=posted.text("reason"),
        )
        return
    operations.explain_gap(
        actor=who,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        paper_type=paper_type(posted),
        term=posted.text("term"),
        first=posted.count("first"),
        last=posted.count("last"),
        reason=posted.text("reason"),
        body=posted.text("body"),
    )


def _place(who: Actor, label: str, action: Action) -> Place:
    today = clock.today()
    return place_of(actor=who, label=label, period=Period(today.year), today=today, action=action)


def _page(place: Place, term: str, typed: QueryDict | None = None, said: str = "") -> RegisterPage:
    label = place.organization.label
    found, months = cell_register(place.organization.id, term or party_term(clock.today()))
    typed = typed if typed is not None else QueryDict()
    return RegisterPage(
        label=label,
        name=place.organization.name,
        term=found.term,
        terms=found.terms,
        books=_books(found, months, label),
        refused=typed.get("form", ""),
        sentence=said,
        reason=typed.get("reason", ""),
        last=typed.get("last", ""),
    )


def _books(found: PaperRegister, months: dict[UUID, dt.date], label: str) -> tuple[Book, ...]:
    names = {
        "GM": _("Giấy mời sinh hoạt"),
        "BB": _("Biên bản sinh hoạt"),
        "NQ": _("Nghị quyết"),
        "BC": _("Báo cáo kết quả sinh hoạt tháng"),
    }
    return tuple(
        Book(
            name=names.get(part.paper_type, part.paper_type),
            paper_type=part.paper_type,
            body=part.body,
            next=_said(part.book.next, part.paper_type, part.body),
            lines=tuple(_line(run, months, label) for run in _runs(part.book.lines)),
            gaps=tuple(
                Gap(
                    f"so-trong-{part.paper_type}-{first}",
                    first,
                    last,
                    _said(first, part.paper_type, part.body),
                    _said(last, part.paper_type, part.body),
                )
                for first, last in part.book.gaps
            ),
        )
        for part in found.parts
    )


def _span(run: Sequence[NumberLine]) -> str:
    first, last = (
        _said(one.number, one.paper_type, one.body) if one.number else ""
        for one in (run[0], run[-1])
    )
    return first if first == last else _("%(first)s đến %(last)s") % {"first": first, "last": last}


def _said(number: int, paper_type: str, body: str) -> str:
    return f"{number:02d}-{paper_type}/{body}"


def _runs(lines: Iterable[NumberLine]) -> Iterator[list[NumberLine]]:
    """Put numbers explained together on one line; every other number has its own."""
    run: list[NumberLine] = []
    for one in lines:
        last = run[-1] if run else None
        together = (
            last is not None
            and last.number is not None
            and one.source == last.source == NumberSource.GAP
            and (one.number, one.reason) == (last.number + 1, last.reason)
        )
        if run and not together:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _line(run: Sequence[NumberLine], months: dict[UUID, dt.date], label: str) -> Line:
    one = run[0]
    month = months.get(one.about) if one.about else None
    href = ""
    if month is not None:
        href = f"{reverse('month', args=(label, f'{month:%Y-%m}'))}?buoi={one.about}"
    withdrawn = formats.day(one.withdrawn_date) if one.withdrawn_date else ""
    return Line(
        form=f"thu-hoi-{one.id}",
        id=one.id,
        number=_span(run),
        source=str(NumberSource(one.source).label),
        day=formats.day(one.on_date),
        href=href,
        month=f"{month:%m/%Y}" if month else "",
        withdrawn=withdrawn,
        reason=one.reason,
        kept=not withdrawn and one.source != NumberSource.GAP,
    )


def _rendered(
    request: HttpRequest, who: Actor, place: Place, shown: RegisterPage, status: int = 200
) -> HttpResponse:
    context = {"page": shown, "crumbs": crumbs(place, who, itself=True)}
    return render(request, "meetings/register.html", context, status=status)
