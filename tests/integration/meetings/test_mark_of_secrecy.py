"""State secrets do not belong here: a mark in a title or a text is refused, ordinary words are not."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.documents.types import SecrecyMark, secrecy_mark
from bontot.domain.meetings.types import Assigned, NewFile, Remark, RemarkKind


MARKED = [
    "Báo cáo (MẬT)",
    "TỐI MẬT: kế hoạch",
    "Văn bản Tuyệt mật",
    "Độ mật: Mật",
    "ke-hoach-TOI_MAT.pdf",
]
PLAIN = [
    "Quán triệt Luật Bảo vệ bí mật nhà nước",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Mật độ dân cư",
    "Giữ mối liên hệ mật thiết với Nhân dân",
    "BẢO MẬT thông tin",
    "Gặp mặt tối thứ Bảy",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_found(text):
    assert secrecy_mark(text)


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_are_none(text):
    assert secrecy_mark(text) == ""


def test_a_paper_with_a_mark_is_refused_and_the_rest_kept(plan):
    month = plan()
    month.edit("add_paper", "papers", title="Dự thảo nghị quyết")
    with pytest.raises(SecrecyMark):
        month.edit("add_paper", "papers", title="Kế hoạch TUYỆT MẬT")
    file = NewFile("toi-mat TOI MAT.pdf", b"%PDF-1.7")
    with pytest.raises(SecrecyMark):
        month.edit("add_paper", "papers", title="Kế hoạch", file=file)
    assert [paper.title for paper in month.read().papers] == ["Dự thảo nghị quyết"]


def test_text_of_a_meeting_with_a_mark_is_refused(begun):
    for name, part, value in (
        ("conclude", "conclusions", {"lines": ["Theo văn bản MẬT số 5"]}),
        (
            "assign_task",
            "assigning",
            {"assigned": Assigned("Đọc tài liệu (Mật)", dt.date(2024, 6, 1))},
        ),
        ("record_remark", "remarks", {"remark": Remark(RemarkKind.PRAISE, "giữ tài liệu TỐI MẬT")}),
        ("note_closing", "closing", {"weakness": "TUYỆT MẬT", "remedy": ""}),
        ("set_own_agenda", "agenda", {"lines": ["Phổ biến văn bản MẬT"]}),
    ):
        with pytest.raises(SecrecyMark):
            begun.edit(name, part, instant(3, 20), **value)
