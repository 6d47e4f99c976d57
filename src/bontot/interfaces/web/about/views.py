"""The page "Giới thiệu": open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """
    Show what the product does and the boundary it keeps.

    Queries: 0.
    """
    return render(request, "about/about.html")
