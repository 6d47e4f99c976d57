"""One member as the books of a cell hold them."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.campaigns.types import MOST_PROMISE, MOST_PROMISES, PledgeOfYear
from bontot.domain.members.types import (
    EndCause,
    MemberRecord,
    Probation,
    SpellKind,
    SpellLine,
    Standing,
    TransferState,
)
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.members.books import SOON, Books
from bontot.interfaces.web.members.forms import (
    Field,
    Form,
    capital,
    choice_field,
    day_field,
    labels,
)
from bontot.interfaces.web.members.pledges import Pledged, pledged
from bontot.interfaces.web.members.rows import (
    Row,
    interval_said,
    is_over,
    post_head,
    spell_head,
    spell_lines,
    transfer_lines,
    transfer_tag,
)


_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One member."""

    name: str
    standing: Tag
    recognized: str
    probation: str
    probation_tone: str
    recognize: Form | None
    spells: tuple[Row, ...]
    posts: tuple[Row, ...]
    transfers: tuple[Row, ...]
    forms: tuple[tuple[str, str, Form], ...]
    send_href: str
    pledge: Pledged | None
    pledge_form: Form | None


def record_said(found: MemberRecord, books: Books, pledge: PledgeOfYear | None) -> RecordPage:
    """Write one member's record with the forms its state allows."""
    home = found.home
    said = _("không sinh hoạt chính thức tại chi bộ này")
    if home:
        said = str(Standing(home.standing).label)
    due = found.probation is not None and found.probation.due <= books.today
    return RecordPage(
        name=found.full_name,
        standing=Tag(capital(said), "" if home else "off"),
        recognized=formats.day(found.recognized) if found.recognized else "",
        probation=probation_said(found.probation, books.today) if found.probation else "",
        probation_tone="" if due else "calm",
        recognize=_recognize(found, books, main=due) if found.probation and home else None,
        spells=tuple(_spell(one, found, books) for one in found.spells),
        posts=tuple(
            Row(post_head(one), (capital(interval_said(one.valid_from, one.valid_until)),))
            for one in found.posts
        ),
        transfers=tuple(
            Row(transfer_lines(one)[0], transfer_lines(one)[1:], transfer_tag(one))
            for one in found.transfers
        ),
        forms=_record_forms(found, books),
        send_href=f"{reverse('transfers', args=(books.label,))}?dang-vien={found.id}#f-chuyen-di"
        if home and all(one.state != TransferState.SENT for one in found.transfers)
        else "",
        pledge=pledged(pledge) if pledge else None,
        pledge_form=_pledge(found, books, pledge)
        if home and (pledge is None or pledge.from_paper)
        else None,
    )


def _pledge(found: MemberRecord, books: Books, pledge: PledgeOfYear | None) -> Form:
    hint = _("Mỗi dòng một việc, nhiều nhất %(lines)s dòng, mỗi dòng %(letters)s chữ cái.")
    return books.maker.form(
        "cam-ket",
        _("Ghi thay từ bản giấy"),
        (
            Field(
                "promises",
                _("Đúng như bản giấy đã ký"),
                "lines",
                "\n".join(pledge.promises) if pledge else "",
                hint=hint % {"lines": MOST_PROMISES, "letters": MOST_PROMISE},
            ),
        ),
        member=found.id,
        seen=pledge.version if pledge else 0,
    )


def probation_said(one: Probation, today: dt.date) -> str:
    """Say how the clock of a probationary member stands, and what to do."""
    days = (one.due - today).days
    fields = {"due": formats.day(one.due), "days": abs(days)}
    if days < 0:
        return (
            _(
                "Hết 12 tháng dự bị từ %(due)s, quá %(days)s ngày. Chi bộ xét và ghi ngày công nhận chính thức."
            )
            % fields
        )
    if one.due - today <= SOON:
        return _("Còn %(days)s ngày là hết 12 tháng dự bị (%(due)s). Chi bộ chuẩn bị xét.") % fields
    return _("Hết 12 tháng dự bị ngày %(due)s.") % fields


def _recognize(found: MemberRecord, books: Books, *, main: bool) -> Form:
    return books.maker.form(
        "chinh-thuc",
        _("Ghi công nhận chính thức"),
        (day_field("day", _("Ngày quyết định công nhận")),),
        main=main,
        member=found.id,
        seen=found.home.version if found.home else 0,
    )


def _spell(one: SpellLine, found: MemberRecord, books: Books) -> Row:
    forms: list[tuple[str, Form]] = []
    if one.kind != SpellKind.HOME and not is_over(one.valid_until, books.today):
        form = books.maker.form(
            "het-dien",
            _("Ghi ngày thôi"),
            (day_field("day", _("Thôi từ ngày"), books.today),),
            row=one.id,
            member=found.id,
            spell=one.id,
            seen=one.version,
        )
        forms.append((_("Ghi ngày thôi"), form))
    correct = books.maker.form(
        "sua-ngay",
        _("Ghi ngày đúng"),
        (
            day_field("since", _("Từ ngày"), one.valid_from),
            day_field(
                "until",
                _("Đến hết ngày (để trống nếu còn)"),
                one.valid_until - _DAY if one.valid_until else None,
                required=False,
            ),
        ),
        row=one.id,
        member=found.id,
        spell=one.id,
        seen=one.version,
    )
    forms.append((_("Sửa ngày ghi nhầm"), correct))
    over = is_over(one.valid_until, books.today)
    tag = Tag(_("Đã thôi"), "off") if over else None
    return Row(spell_head(one), spell_lines(one), tag, forms=tuple(forms))


def _record_forms(found: MemberRecord, books: Books) -> tuple[tuple[str, str, Form], ...]:
    maker, home = books.maker, found.home
    forms = [
        (
            _("Sửa họ tên"),
            "",
            maker.form(
                "ho-ten",
                _("Ghi họ tên"),
                (Field("full_name", _("Họ và tên"), value=found.full_name),),
                member=found.id,
                seen=found.version,
            ),
        )
    ]
    if home is None:
        return tuple(forms)
    kinds = (SpellKind.EXEMPT, SpellKind.AWAY, SpellKind.SUSPENDED)
    forms.append(
        (
            _("Ghi được miễn, tạm thời nơi khác, đình chỉ"),
            _(
                "Nếu nơi sinh hoạt tạm thời cũng dùng hệ thống này, đồng chí dùng “Chuyển sinh hoạt”."
            ),
            maker.form(
                "dien",
                _("Ghi"),
                (
                    choice_field("kind", _("Diện"), labels(kinds), ask=_("Chọn diện")),
                    day_field("since", _("Từ ngày"), books.today),
                    day_field("until", _("Đến hết ngày (nếu biết)"), required=False),
                ),
                member=found.id,
            ),
        )
    )
    forms.append(
        (
            _("Thôi sinh hoạt tại chi bộ"),
            _(
                "Chức vụ, diện miễn và quyền của tài khoản ở chi bộ cũng thôi từ ngày ấy. Chỉ ghi một lý do trong danh mục."
            ),
            maker.form(
                "ket-thuc",
                _("Ghi thôi sinh hoạt"),
                (
                    choice_field("cause", _("Lý do"), labels(EndCause), ask=_("Chọn lý do")),
                    day_field("day", _("Thôi từ ngày"), books.today),
                ),
                member=found.id,
                seen=home.version,
            ),
        )
    )
    return tuple(forms)
