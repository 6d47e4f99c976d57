"""The opening of every form of the month: where it goes, what it carries, and the refusal beside it."""

from typing import TYPE_CHECKING, Any

from django import template
from django.urls import reverse

from bontot.domain.meetings.types import Part
from bontot.interfaces.shared import clock
from bontot.interfaces.web.meetings.changes import AMEND, part_of


if TYPE_CHECKING:
    from bontot.interfaces.web.meetings.blocks import MonthPage


register = template.Library()


@register.inclusion_tag("meetings/opening.html", takes_context=True)
def opening(
    context: template.Context,
    verb: str,
    row: object = "",
    css: str = "form",
    mode: str = "",
    *,
    files: bool = False,
) -> dict[str, Any]:
    """
    Open a form.

    Args:
        context: Of the page.
        verb: What the form does.
        row: Which of several such forms it is.
        css: Its classes.
        files: Whether it sends files.
        mode: `typed`: kept while typing; `tapped`: kept at each tap; `part`: swaps its part; empty: a plain form.
    """
    page: MonthPage = context["page"]
    # An amendment goes by the name of what it amends, so that what was typed is found again
    form = str(row) if verb == AMEND else f"{verb}-{row}" if row else verb
    part = part_of(verb, form)
    refusal = page.refusal if page.refusal and page.refusal.form == form else None
    return {
        "page": page,
        "form": form,
        "css": css,
        "files": files,
        "mode": mode,
        "part": part,
        "seen": page.seen[str(part)],
        "trigger": {
            "typed": "submit, input delay:900ms",
            "tapped": "submit, input delay:250ms",
        }.get(mode, "submit"),
        "action": reverse("month_change", args=(page.label, page.slug, verb)) + page.query,
        "refusal": refusal,
        "part_name": Part(part).label,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def notebook_href(page: "MonthPage") -> str:
    """Say where a meeting already held is entered from the notebook; nothing for another one, or a month to come."""
    usable = page.stage in {"none", "before"} and not page.asked_meeting
    if not usable or page.state.month > clock.today():
        return ""
    return reverse("notebook", args=(page.label, page.slug))
