"""Petitions K-01 to K-10 with their answers, and pressing matters as counts (section 6)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bontot.domain.orgtree.types import CellType
from bontot.domain.petitions.types import NewMatterCount, NewPetition, PetitionState
from bontot.samples.calendar import months
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.ids import of_organization
from bontot.samples.streams import identity, stream


#: Where complaints drag on: the cell, and from which month.
PROTRACTED = ("DT-32", date(2024, 8, 1))


def _petition(
    code: str,
    sender: str,
    content: str,
    sent: date,
    *,
    to: str = "",
    days: int | None = None,
    **facts: object,
) -> NewPetition:
    fields = {
        "id": identity("petition", code),
        "organization_id": of_organization(sender),
        "content": content,
        "sent_date": sent,
        "addressed_to_id": of_organization(to) if to else None,
        "due_date": sent + timedelta(days=days) if days else None,
        **facts,
    }
    return NewPetition(**fields)  # type: ignore[arg-type]  # each call names its fields


def _answered(day: date, answer: str) -> dict[str, Any]:
    return {"state": PetitionState.ANSWERED, "answered_date": day, "answer": answer}


LIGHTER_RULES = (
    "Có hướng dẫn, quy định riêng cho chi bộ khu dân cư; bớt thủ tục, văn bản, giấy tờ, "
    "hướng vào hoạt động thực tế"
)


def petitions(place: Place) -> Iterator[NewPetition]:
    """Write the petitions of a place, those carried on after the ones they carry."""
    tell = {"ML": _my_long, "PC": _pho_chau, "DT": _duc_tho, "PL": _phuc_loi, "HK": _hoa_khanh_nam}
    yield from tell[place.code]()


def _my_long() -> Iterator[NewPetition]:
    yield _petition(
        "K-04",
        "ML-05",
        "Thay bóng đèn tuyến hẻm",
        date(2024, 8, 6),
        days=15,
        addressed_outside="Ủy ban nhân dân phường",
        **_answered(date(2024, 8, 18), "Đã giải quyết"),
    )
    yield _petition(
        "K-10",
        "ML-01",
        "Gộp 3 biểu báo cáo tháng thành 1",
        date(2024, 8, 5),
        to="ML",
        days=15,
        **_answered(date(2024, 8, 16), "Chấp thuận từ tháng 9"),
    )


def _pho_chau() -> Iterator[NewPetition]:
    yield _petition(
        "K-05",
        "PC-07",
        "Kết hợp họp trực tuyến cho đảng viên đi làm xa",
        date(2024, 5, 6),
        to="PC",
        days=20,
        **_answered(date(2024, 5, 22), "Không thay sinh hoạt, chỉ nghe thông tin"),
    )


def _duc_tho() -> Iterator[NewPetition]:
    yield _petition(
        "K-06",
        "DT-21",
        "Tập huấn bí thư mới về ghi biên bản, chấm điểm",
        date(2024, 3, 7),
        to="DT-2",
        days=30,
        **_answered(date(2024, 4, 3), "Đã mở 1 lớp"),
    )


def _phuc_loi() -> Iterator[NewPetition]:
    yield _petition(
        "K-07",
        "PL-06",
        "Cho phép thời lượng 60 phút với chi bộ nhiều đảng viên cao tuổi",
        date(2024, 2, 5),
        to="PL",
        days=15,
        **_answered(
            date(2024, 2, 19),
            "Không chấp thuận: thời lượng do cấp có thẩm quyền quy định",
        ),
    )
    yield _petition(
        "K-08",
        "PL-02",
        "Máy in dùng chung tại nhà văn hóa",
        date(2024, 11, 23),
        to="PL",
        days=30,
        state=PetitionState.RECEIVED,
    )


def _hoa_khanh_nam() -> Iterator[NewPetition]:
    first = identity("petition", "K-01")
    second = identity("petition", "K-01 district")
    yield _petition(
        "K-01",
        "HK-01",
        LIGHTER_RULES,
        date(2024, 2, 5),
        to="HK",
        days=30,
        **_answered(
            date(2024, 3, 1),
            "Phần thuộc thẩm quyền: giảm còn 2 loại báo cáo tháng từ tháng 4; phần còn lại chuyển cấp trên",
        ),
    )
    yield _petition(
        "K-01 district",
        "HK",
        LIGHTER_RULES,
        date(2024, 3, 4),
        to="LIEN-CHIEU",
        days=30,
        state=PetitionState.FORWARDED,
        carries_on_id=first,
    )
    yield _petition(
        "K-01 city",
        "LIEN-CHIEU",
        LIGHTER_RULES,
        date(2024, 4, 2),
        to="DA-NANG",
        days=30,
        state=PetitionState.RECEIVED,
        carries_on_id=second,
    )
    yield from _hoa_khanh_nam_others()


def _hoa_khanh_nam_others() -> Iterator[NewPetition]:
    yield _petition(
        "K-02",
        "HK",
        "Chế độ bảo hiểm, ốm đau, thai sản của người hoạt động không chuyên trách",
        date(2024, 3, 4),
        to="LIEN-CHIEU",
        state=PetitionState.FORWARDED,
    )
    yield _petition(
        "K-03",
        "HK",
        "Quan tâm chuyển đổi công chức với người hoạt động không chuyên trách phụ trách "
        "Văn phòng – Tổ chức Đảng",
        date(2024, 3, 4),
        addressed_outside="Trung ương",
        paper_number="26-CV/ĐU",
        state=PetitionState.FORWARDED,
    )
    yield _petition(
        "K-09",
        "HK-13",
        "Lùi giờ họp trong kỳ thi",
        date(2024, 5, 27),
        to="HK",
        days=10,
        **_answered(date(2024, 6, 3), "Chấp thuận"),
    )


def matters(place: Place) -> Iterator[NewMatterCount]:
    """Count the pressing matters of every cell and month; a cell that lives with nobody has none."""
    for cell in place.cells:
        chance = stream(cell.code, "matters")
        for month in months(place):
            yield _matter(cell, month, chance.choice((0, 0, 0, 1, 1, 2)))


def _matter(cell: Cell, month: date, drawn: int) -> NewMatterCount:
    raised = drawn if cell.cell_type is CellType.RESIDENTIAL else 0
    drags = cell.code == PROTRACTED[0] and month >= PROTRACTED[1]
    since = (month - PROTRACTED[1]).days + 30 if drags else 0
    return NewMatterCount(
        organization_id=of_organization(cell.code),
        month=month,
        raised=raised + drags,
        resolved=raised,
        overdue=int(drags),
        complaints_protracted=int(drags),
        oldest_days=since,
    )
