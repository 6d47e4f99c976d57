"""The page of a month, what its forms do, and the year of a cell."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor, ChangedMeanwhile
from bontot.domain.meetings.queries import month_about, year_of_cell
from bontot.domain.meetings.types import MeetingUnknown
from bontot.domain.reports.queries import month_page, place_of
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.meeting_papers import PAPERS
from bontot.interfaces.shared.meeting_record import Record
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.shared.upload_bound import dropped
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import as_ident, key_of
from bontot.interfaces.web.components.requests import by_form, chosen_period, page
from bontot.interfaces.web.meetings.blocks import MonthPage
from bontot.interfaces.web.meetings.changes import AMEND, CHANGES, part_of
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.fragments import fragments, kept_now
from bontot.interfaces.web.meetings.month_form import MonthForm
from bontot.interfaces.web.meetings.rows import Refusal, sheet
from bontot.interfaces.web.meetings.shown import ANOTHER
from bontot.interfaces.web.meetings.year import year_page
from bontot.papers.content import Content
from bontot.papers.docx_file import docx
from bontot.papers.html_fragment import html
from bontot.papers.kinds import content_of
from bontot.papers.pdf_file import pdf
from bontot.primitives.errors import Fault, Invalid, Refused
from bontot.primitives.periods import Period, UnreadablePeriod, parse_period


#: Ending of a paper's file → how it is written, and its media type.
FORMS: dict[str, tuple[Callable[[Content], bytes], str]] = {
    "pdf": (pdf, "application/pdf"),
    "docx": (
        docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


#: Ending of a paper shown as a page.
ON_SCREEN = "html"
#: Where the page goes on after a step; after anything else it stays at its part.
NEXT = {
    "thong-bao": "buoc-2",
    "bat-dau": "buoc-2",
    "het-gio": "buoc-3",
    "so": "p-sheets",
    "gui-van-ban": "p-final",
    AMEND: "p-amendments",
}


@dataclass(frozen=True, slots=True)
class Where:
    """Who asks for which month of which cell."""

    request: HttpRequest
    who: Actor
    label: str
    period: Period

    @property
    def by_htmx(self) -> bool:
        """Whether a part of the page is asked for, not the page."""
        return self.request.headers.get("HX-Request") == "true"

    @property
    def another(self) -> bool:
        """Whether one more meeting is to be planned."""
        return self.request.GET.get("buoi", "") == ANOTHER

    @property
    def asked(self) -> UUID | None:
        """Another meeting than the one of the month's duty."""
        text = self.request.GET.get("buoi", "")
        return as_ident("buoi", text) if text and not self.another else None


def month_of(text: str) -> Period:
    """
    Read a month from an address.

    Raises:
        UnreadablePeriod: The text is no month.
    """
    period = parse_period(text)
    if period.is_year:
        raise UnreadablePeriod(text=text)
    return period


@page
def month(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show the month of a cell in three steps, the one that is due open.

    Queries: 12, with those of the sign-in.
    """
    where = Where(request, actor(request), label, month_of(month))
    return _rendered(where, _page(where))


@page
def told(request: HttpRequest, label: str, about: UUID) -> HttpResponse:
    """
    Lead from a notice about a meeting, or guidance, to its month.

    Raises:
        Http404: There is neither in sight.

    Queries: 6, with those of the sign-in.
    """
    who, today = actor(request), clock.today()
    period = Period(today.year)
    place_of(actor=who, label=label, period=period, today=today, action=Action.VIEW_MINUTES)
    found = month_about(about)
    if found is None:
        raise Http404
    return redirect("month", label, f"{found:%Y-%m}")


@page
def amend(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Offer what may be amended after the lock, each part with its reason.

    Raises:
        Http404: The minutes are not locked.

    Queries: 12, with those of the sign-in.
    """
    where = Where(request, actor(request), label, month_of(month))
    shown = _page(where)
    if shown.stage != "locked":
        raise Http404
    return _rendered(where, shown, template="amend")


@page
def paper(request: HttpRequest, label: str, month: str, kind: str, form: str) -> HttpResponse:
    """
    Give a paper of the meeting as PDF or DOCX, or as a page in print style, filled from the record.

    Raises:
        Http404: There is no such paper, or the meeting calls for none.

    Queries: 12, with those of the sign-in.
    """
    where = Where(request, actor(request), label, month_of(month))
    shown = _page(where)
    fill, make = PAPERS.get(kind), FORMS.get(form)
    if fill is None or (make is None and form != ON_SCREEN) or shown.meeting is None:
        raise Http404
    inside = shown.rule.inside_minutes if shown.rule else ()
    found = fill(
        Record(shown.place.organization, shown.place.above, shown.meeting, shown.score, inside)
    )
    if found is None:
        raise Http404
    if make is None:
        return _on_screen(where, shown, kind, content_of(found))
    written, media_type = make
    response = HttpResponse(written(content_of(found)), content_type=media_type)
    name = f"{kind}-{label}-{where.period}.{form}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _on_screen(where: Where, shown: MonthPage, kind: str, content: Content) -> HttpResponse:
    """Show a paper as it will be printed, with its files beside."""
    address = (shown.label, shown.slug, shown.query)
    files = sheet(kind, address, (), "")
    context = {
        "page": shown,
        "sheet": files,
        "paper": mark_safe(html(content)),  # noqa: S308 - every text in it is escaped by its renderer
        "crumbs": crumbs(shown.place, where.who, itself=True),
    }
    return render(where.request, "meetings/paper.html", context)


@page
def meetings(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the year of a cell: twelve months, thematic meetings, what to mend in time.

    Queries: 10, with those of the sign-in.
    """
    who, period = actor(request), chosen_period(request)
    today = clock.today()
    place = place_of(actor=who, label=label, period=period, today=today, action=Action.VIEW_MINUTES)
    found = year_of_cell(organization=place.organization.id, year=period.year, today=today)
    return render(
        request,
        "meetings/year.html",
        {"year": year_page(found, place, today), "crumbs": crumbs(place, who, itself=True)},
    )


@by_form
def change(request: HttpRequest, label: str, month: str, verb: str) -> HttpResponse:
    """
    Do what one form of the month asks, then show the month again; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and of the page where a part of it is sent back.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in CHANGES:
        raise Http404
    where = Where(request, who, label, month_of(month))
    with reading(who):
        place = _place(where, Action.RECORD_MEETING)
    do, part = CHANGES[verb]
    try:
        posted = MonthForm(
            actor=who,
            at=clock.now(),
            organization_id=place.organization.id,
            month=where.period.start,
            data=request.POST,
            key=key_of(request.POST, request.FILES),
            files=request.FILES,
            dropped=dropped(request),
        )
        answer = do(posted)
    except (Invalid, Refused) as fault:
        return _refused(where, verb, fault)
    if where.by_htmx:
        return _parts(where, verb, answer.get("version"))
    if verb == AMEND and not answer.get("amendment"):
        messages.info(request, _("Không có gì khác bản đang lưu nên không ghi đính chính."))
    address = reverse("month", args=(label, str(where.period)))
    shown = answer.get("meeting") if where.another else where.asked
    asked = f"?buoi={shown}" if shown else ""
    return redirect(f"{address}{asked}#{NEXT.get(verb, f'p-{part}')}")


def _place(where: Where, action: Action) -> Place:
    return place_of(
        actor=where.who,
        label=where.label,
        period=where.period,
        today=clock.today(),
        action=action,
    )


def _page(where: Where, refusal: Refusal | None = None, *, oob: bool = False) -> MonthPage:
    place = _place(where, Action.VIEW_MINUTES)
    found = month_page(
        organization=place.organization.id,
        month=where.period.start,
        today=clock.today(),
        meeting=where.asked,
        another=where.another,
    )
    if where.asked and found.state.meeting is None:
        raise MeetingUnknown(meeting=str(where.asked))
    return MonthPage(
        place=place,
        state=found.state,
        score=found.score,
        last=found.last,
        rule=found.asked,
        refusal=refusal,
        asked_meeting=ANOTHER if where.another else str(where.asked or ""),
        oob=oob,
    )


def _rendered(
    where: Where, shown: MonthPage, status: int = 200, template: str = "month"
) -> HttpResponse:
    context = {"page": shown, "crumbs": crumbs(shown.place, where.who, itself=True)}
    return render(where.request, f"meetings/{template}.html", context, status=status)


def _said(where: Where, shown: MonthPage, names: Iterable[str]) -> str:
    return "".join(
        render_to_string(f"meetings/parts/{name}.html", {"page": shown}, where.request)
        for name in names
    )


def _parts(where: Where, verb: str, version: object) -> HttpResponse:
    with reading(where.who):
        shown = _page(where, oob=True)
        said = _said(where, shown, fragments(verb, shown.stage))
    form = where.request.POST.get("form", "")
    response = HttpResponse(said)
    kept = {"part": str(CHANGES[verb][1]), "seen": version, "form": form}
    response["HX-Trigger"] = json.dumps({"kept": kept})
    return response


def _refused(where: Where, verb: str, fault: Fault) -> HttpResponse:
    form = where.request.POST.get("form", "")
    part = part_of(verb, form)
    with reading(where.who):
        now = _page(where)
        theirs = kept_now(now, part) if isinstance(fault, ChangedMeanwhile) else ()
        refusal = Refusal(form, where.request.POST, sentence(fault), theirs, str(part))
        shown = replace(now, refusal=refusal, oob=where.by_htmx)
        if not where.by_htmx:
            template = "amend" if verb == AMEND else "month"
            response = _rendered(where, shown, fault.http_status, template)
            if f'id="f-{form}"'.encode() not in response.content:
                # Somebody took the step meanwhile, and its form is gone: the page says it above all
                messages.error(where.request, refusal.sentence)
                response = _rendered(where, shown, fault.http_status, template)
            return response
        said = _said(where, shown, fragments(verb, shown.stage, whole=True))
    response = HttpResponse(said, status=fault.http_status)
    response["HX-Trigger"] = json.dumps({"refused": {"form": form}})
    return response
