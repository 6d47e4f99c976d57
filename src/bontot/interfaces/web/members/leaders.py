"""Who leads a cell, and for how long."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.members.types import (
    Leadership,
    Post,
    PostLine,
    TermLine,
)
from bontot.interfaces.shared import formats
from bontot.interfaces.web.members.books import SOON, Books
from bontot.interfaces.web.members.forms import (
    Form,
    capital,
    choice_field,
    day_field,
    labels,
)
from bontot.interfaces.web.members.rows import (
    Row,
    interval_said,
    is_over,
    post_head,
)


#: Posts of a cell, as its books give them.
CELL_POSTS = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.CELL_COMMITTEE_MEMBER,
    Post.GROUP_LEADER,
)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LeadersPage:
    """Who leads a cell."""

    now: tuple[Row, ...]
    past: tuple[Row, ...]
    terms: tuple[Row, ...]
    warning: str
    give: Form | None
    term: Form | None


def leaders_said(found: Leadership, books: Books) -> LeadersPage:
    """Write posts and terms."""
    today = books.today
    order = list(Post)
    held = sorted(
        (one for one in found.posts if not is_over(one.valid_until, today)),
        key=lambda one: order.index(Post(one.post)),
    )
    people = [(line.member_id, line.full_name) for line in found.eligible]
    return LeadersPage(
        now=tuple(_post(one, books) for one in held),
        past=tuple(_post(one, books) for one in found.posts if is_over(one.valid_until, today)),
        terms=tuple(_term(one, books) for one in found.terms),
        warning=_leaders_warning(held, found.terms, today),
        give=books.maker.form(
            "chuc-vu",
            _("Giao chức vụ"),
            (
                choice_field("member", _("Đồng chí"), people, ask=_("Chọn đồng chí")),
                choice_field("post", _("Chức vụ"), labels(CELL_POSTS), ask=_("Chọn chức vụ")),
                day_field("since", _("Từ ngày"), today),
            ),
        )
        if books.writes
        else None,
        term=books.maker.form(
            "nhiem-ky",
            _("Ghi nhiệm kỳ"),
            (day_field("since", _("Từ ngày")), day_field("until", _("Đến hết ngày"))),
            seen=0,
        )
        if books.writes
        else None,
    )


def _leaders_warning(held: Iterable[PostLine], terms: tuple[TermLine, ...], today: dt.date) -> str:
    if not any(one.post == Post.SECRETARY for one in held):
        return _("Chi bộ chưa có bí thư. Đồng chí ghi bí thư theo quyết định chuẩn y.")
    ends = max((one.valid_until for one in terms), default=None)
    if ends is not None and ends - today <= SOON:
        return _("Nhiệm kỳ đến hết %(day)s. Chi bộ chuẩn bị đại hội rồi ghi nhiệm kỳ mới.") % {
            "day": formats.day(ends - _DAY)
        }
    return ""


def _post(one: PostLine, books: Books) -> Row:
    forms: tuple[tuple[str, Form], ...] = ()
    if books.writes and not is_over(one.valid_until, books.today):
        form = books.maker.form(
            "thoi-chuc-vu",
            _("Ghi thôi chức vụ"),
            (day_field("day", _("Thôi từ ngày"), books.today),),
            row=one.id,
            position=one.id,
            seen=one.version,
        )
        forms = ((_("Thôi chức vụ"), form),)
    return Row(
        f"{post_head(one)}: {one.full_name}",
        (capital(interval_said(one.valid_from, one.valid_until)),),
        href=reverse("member_record", args=(books.label, one.member_id)) if books.writes else "",
        forms=forms,
    )


def _term(one: TermLine, books: Books) -> Row:
    forms: tuple[tuple[str, Form], ...] = ()
    if books.writes:
        form = books.maker.form(
            "nhiem-ky",
            _("Ghi ngày mới"),
            (
                day_field("since", _("Từ ngày"), one.valid_from),
                day_field("until", _("Đến hết ngày"), one.valid_until - _DAY),
            ),
            row=one.id,
            term=one.id,
            seen=one.version,
        )
        forms = ((_("Sửa ngày"), form),)
    return Row(
        _("Nhiệm kỳ"), (capital(interval_said(one.valid_from, one.valid_until)),), forms=forms
    )
