"""Moves of the members of a cell: what waits here, what waits elsewhere, what is done."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.members.types import (
    DeclineReason,
    TransferKind,
    TransferLine,
    Transfers,
    TransferState,
)
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.forms import (
    Field,
    Form,
    choice_field,
    day_field,
    labels,
)
from bontot.interfaces.web.members.rows import (
    Row,
    transfer_lines,
    transfer_tag,
)


_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TransfersPage:
    """Moves of a cell's members."""

    arriving: tuple[Row, ...]
    leaving: tuple[Row, ...]
    past: tuple[Row, ...]
    send: Form


def transfers_said(found: Transfers, books: Books, chosen: str) -> TransfersPage:
    """Write the moves of a cell: what waits here, what waits elsewhere, what is done."""
    waiting = [one for one in found.lines if one.state == TransferState.SENT]
    return TransfersPage(
        arriving=tuple(
            _arriving(one, books, first=place == 0)
            for place, one in enumerate(one for one in waiting if one.incoming)
        ),
        leaving=tuple(_leaving(one, books) for one in waiting if not one.incoming),
        past=tuple(_moved(one) for one in found.lines if one.state != TransferState.SENT),
        send=books.maker.form(
            "chuyen-di",
            _("Gửi nơi nhận"),
            (
                choice_field(
                    "member",
                    _("Đồng chí"),
                    [(one.member_id, one.full_name) for one in found.members],
                    chosen=chosen,
                    ask=_("Chọn đồng chí"),
                ),
                choice_field("kind", _("Loại"), labels(TransferKind)),
                choice_field(
                    "to",
                    _("Chi bộ nơi nhận"),
                    [
                        ("", _("Nơi khác, ghi mã")),
                        *((one.id, one.name) for one in found.destinations),
                    ],
                    required=False,
                ),
                Field(
                    "code",
                    _("Mã chi bộ nơi khác"),
                    required=False,
                    most=40,
                    hint=_("Hỏi chi bộ nơi nhận. Nơi nhận chưa dùng hệ thống: ghi thôi sinh hoạt."),
                ),
                Field("number", _("Số giấy giới thiệu"), required=False, most=40),
                day_field("date", _("Ngày giấy giới thiệu"), books.today),
                day_field("until", _("Đến hết ngày (nếu tạm thời)"), required=False),
            ),
        ),
    )


def _arriving(one: TransferLine, books: Books, *, first: bool) -> Row:
    receive = books.maker.form(
        "tiep-nhan",
        _("Tiếp nhận"),
        (
            day_field("day", _("Sinh hoạt tại đây từ ngày"), books.today),
            Field("number", _("Số giấy trả lời (nếu có)"), required=False, most=40),
        ),
        row=one.id,
        main=first,
        transfer=one.id,
        seen=one.version,
    )
    decline = books.maker.form(
        "khong-tiep-nhan",
        _("Trả lại nơi gửi"),
        (choice_field("reason", _("Lý do"), labels(DeclineReason), ask=_("Chọn lý do")),),
        row=one.id,
        transfer=one.id,
        seen=one.version,
    )
    forms = ((_("Tiếp nhận"), receive), (_("Không tiếp nhận"), decline))
    return Row(one.full_name, transfer_lines(one), transfer_tag(one), forms=forms)


def _leaving(one: TransferLine, books: Books) -> Row:
    withdraw = books.maker.form(
        "thu-hoi", _("Thu hồi"), row=one.id, transfer=one.id, seen=one.version
    )
    return Row(
        one.full_name, transfer_lines(one), transfer_tag(one), forms=((_("Thu hồi"), withdraw),)
    )


def _moved(one: TransferLine) -> Row:
    return Row(one.full_name or _("Một đồng chí"), transfer_lines(one), transfer_tag(one))
