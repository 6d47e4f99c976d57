"""The roster of a cell, and the form that puts somebody on it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.members.types import (
    AdmissionSource,
    Roster,
    Sex,
)
from bontot.interfaces.shared import formats
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.forms import (
    Field,
    Form,
    capital,
    choice_field,
    day_field,
    labels,
)
from bontot.interfaces.web.members.rows import (
    Person,
    left_out_said,
    note_of,
    posts_said,
    standing_said,
)
from bontot.interfaces.web.orgtree.board import Figure


@dataclass(frozen=True, slots=True)
class RosterPage:
    """The roster."""

    day: str
    words: str
    figures: tuple[Figure, ...]
    left_out: tuple[str, ...]
    people: tuple[Person, ...]
    found: int
    searched: bool
    arriving: int
    before: str
    after: str
    place: str


def roster_said(found: Roster, books: Books, words: str) -> RosterPage:
    """Write the roster."""
    roll, rated = found.roll, found.rated
    left_out = [
        _("Ngoài diện dự sinh hoạt: %(who)s.") % {"who": left_out_said(roll.left_out)}
        if roll.left_out
        else "",
        _("Ngoài diện xếp loại: %(who)s.") % {"who": left_out_said(rated.left_out)}
        if rated.left_out
        else "",
    ]
    return RosterPage(
        day=formats.day(found.on),
        words=words,
        figures=(
            Figure(str(roll.counted), _("diện dự sinh hoạt")),
            Figure(str(roll.official), _("trong đó có quyền biểu quyết")),
            Figure(str(rated.counted), _("diện xếp loại")),
        ),
        left_out=tuple(one for one in left_out if one),
        people=tuple(
            Person(
                name=line.full_name,
                href=reverse("member_record", args=(books.label, line.member_id))
                if books.writes
                else "",
                standing=standing_said(line),
                note=note_of(line),
                posts=capital(posts_said(line.posts)),
            )
            for line in found.lines
        ),
        found=found.found,
        searched=bool(words),
        arriving=found.arriving if books.writes else 0,
        before=_page_href(books, found, words, found.page - 1) if found.page > 1 else "",
        after=_page_href(books, found, words, found.page + 1) if found.page < found.pages else "",
        place=_("Trang %(page)s/%(pages)s") % {"page": found.page, "pages": found.pages}
        if found.pages > 1
        else "",
    )


def _page_href(books: Books, found: Roster, words: str, page: int) -> str:
    asked = {"tim": words, "ngay": formats.day(found.on), "trang": page}
    return f"{reverse('roster', args=(books.label,))}?{urlencode(asked)}"


def add_form(books: Books) -> Form:
    """Make the form that puts somebody on the roster."""
    standings = (
        ("official", _("Đảng viên chính thức (chuyển đến)")),
        ("probationary", _("Đảng viên dự bị (mới kết nạp hoặc chuyển đến)")),
        ("attached", _("Sinh hoạt tạm thời tại đây")),
    )
    return books.maker.form(
        "them",
        _("Ghi vào danh sách"),
        (
            Field("full_name", _("Họ và tên")),
            choice_field("standing", _("Diện"), standings, ask=_("Chọn diện")),
            day_field("since", _("Từ ngày"), hint=_("Đảng viên dự bị: ngày kết nạp.")),
            choice_field(
                "sex", _("Giới tính"), [("", _("Chưa ghi")), *labels(Sex)], required=False
            ),
            choice_field(
                "source",
                _("Nguồn kết nạp"),
                [("", _("Không tính kết nạp")), *labels(AdmissionSource)],
                required=False,
                hint=_("Chỉ cộng thêm một vào số kết nạp của tháng."),
            ),
            day_field(
                "until",
                _("Đến hết ngày (nếu sinh hoạt tạm thời)"),
                required=False,
            ),
            Field("same_name", _("Trùng tên với một đồng chí đã có"), "check", required=False),
        ),
        main=True,
    )
