"""Template tags: icon, mark, meter, tag of an outcome; filters for days and numbers."""

import datetime
import json
from collections.abc import Sequence

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bontot.domain.assessments.types import OrganizationResult
from bontot.engine import Verdict
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components import icons, machines
from bontot.interfaces.web.components import mark as marks
from bontot.interfaces.web.components import squares as found


register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """Draw an icon."""
    return icons.icon(name, css)


@register.simple_tag
def mark(
    squares: Sequence[marks.Square] | None, *, big: bool = False, spoken: bool = True
) -> SafeString:
    """Draw the mark of a result; nothing where there is none."""
    return marks.mark(squares, big=big, spoken=spoken) if squares else mark_safe("")


@register.simple_tag
def brand() -> SafeString:
    """Draw the mark as the logo: four goods, all achieved."""
    return marks.mark((marks.Square.ACHIEVED,) * 4, spoken=False)


@register.simple_tag
def meter(share: int, tone: str = "fg", upto: int = 0) -> SafeString:
    """
    Draw a share of a hundred as a bar; the figure stands beside it in words.

    Args:
        share: 0 to 100.
        tone: `fg`, or `low` where the share is not enough.
        upto: 0 to 100, what it may still become while something is unknown.
    """
    still = f'<rect class="open" width="{upto}" height="6"/>' if upto > share else ""
    return format_html(
        '<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bg" width="100" height="6"/>{}<rect class="{}" width="{}" height="6"/></svg>',
        mark_safe(still),  # noqa: S308 - numbers only
        tone,
        share,
    )


@register.filter
def as_json(value: object) -> str:
    """Write a value as JSON, for an attribute a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def machine(user_agent: str) -> str:
    """Name a browser and its machine as people know them."""
    return machines.machine(user_agent)


@register.filter
def vi_day(value: datetime.date | None) -> str:
    """Write a day."""
    return formats.day(value)


@register.filter
def vi_instant(value: datetime.datetime | None) -> str:
    """Write an instant."""
    return formats.instant(value)


@register.filter
def vi_number(value: int) -> str:
    """Write a number."""
    return formats.number(value)


@register.filter
def squares(result: OrganizationResult | None) -> tuple[marks.Square, ...]:
    """Give the squares of a result."""
    return found.squares_of(result)


@register.filter
def title_said(result: OrganizationResult | None) -> str:
    """Say how the title came out."""
    return found.title_said(result)


@register.filter
def tone(result: OrganizationResult) -> str:
    """Give the tone in which the title's verdict is said."""
    return found.verdict_tag(Verdict(result.title_outcome)).tone


@register.filter
def title_sentence(result: OrganizationResult) -> str:
    """Say in a sentence how the title came out."""
    return found.title_sentence(result)
