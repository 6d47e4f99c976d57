"""Pages of the frameworks, open to everybody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bontot.frameworks import list_frameworks, load
from bontot.interfaces.web.catalogue.sheets import criteria_card, framework_sheet, shelves
from bontot.papers.criteria_card import criteria_card_pdf


@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    """
    List the frameworks by whom they judge.

    Queries: 0.
    """
    shelf = shelves(load(name) for name in list_frameworks())
    return render(request, "catalogue/frameworks.html", {"shelves": shelf})


@require_safe
def framework(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """
    Show one framework: its basis, each criterion with its rule and who says so, the mandatory conditions.

    Queries: 0.
    """
    sheet = framework_sheet(load(f"{slug}@{version}"))
    return render(request, "catalogue/framework.html", {"sheet": sheet})


@require_safe
def card(request: HttpRequest, slug: str, version: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """
    Give the criteria card of a framework as one A4 page.

    Queries: 0.
    """
    drawn = criteria_card_pdf(criteria_card(load(f"{slug}@{version}"), sample=settings.DEMO))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="the-tieu-chi-{slug}-{version}.pdf"'
    return response
