"""A file too big, of another type than its name, empty, or with a mark inside: refused, the rest kept."""

import pytest
from tests.support.uploads import docx, pdf, xlsx

from bontot.domain.documents.types import (
    MOST_BYTES,
    FileEmpty,
    FileTooBig,
    FileTypeWrong,
    LetterOfComplaint,
    SecrecyMark,
)
from bontot.domain.meetings.types import NewFile


@pytest.fixture
def stored(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("du-thao.pdf", b"", FileEmpty),
        ("du-thao.pdf", b"%PDF-" + bytes(MOST_BYTES), FileTooBig),
        ("du-thao.pdf", b"MZ\x90\x00", FileTypeWrong),
        ("du-thao.docx", b"%PDF-1.7", FileTypeWrong),
        ("du-thao.docx", b"PK\x03\x04 broken", FileTypeWrong),
        ("du-thao.exe", b"MZ\x90\x00", FileTypeWrong),
        ("du-thao", b"%PDF-1.7", FileTypeWrong),
        ("du-thao.pdf", b"%PDF-1.7 and nothing more", FileTypeWrong),
        ("du-thao.docx", xlsx("Bảng"), FileTypeWrong),
        ("du-thao.pdf", pdf("KE HOACH TUYET MAT"), SecrecyMark),
        ("du-thao.xlsx", xlsx("Danh sách", "Độ mật: Mật"), SecrecyMark),
        ("Đơn tố cáo.pdf", pdf(), LetterOfComplaint),
        ("scan_don-khieu-nai.pdf", pdf(), LetterOfComplaint),
        ("thu.docx", docx("CỘNG HÒA", "ĐƠN KHIẾU NẠI", "Kính gửi"), LetterOfComplaint),
        ("du-thao.docx", docx("Kế hoạch TUYỆT MẬT"), SecrecyMark),
    ],
)
def test_it_is_refused_and_the_rest_kept(plan, name, content, refusal):
    month = plan()
    month.edit("add_paper", "papers", title="Chương trình")
    with pytest.raises(refusal):
        month.edit("add_paper", "papers", title="Dự thảo", file=NewFile(name, content))
    assert [paper.title for paper in month.read().papers] == ["Chương trình"]


@pytest.mark.usefixtures("stored")
def test_one_that_is_what_it_says_is_kept_beside_the_paper(plan):
    month = plan()
    file = NewFile("Dự thảo.docx", docx("Nghị quyết tháng 5"))
    month.edit("add_paper", "papers", title="Dự thảo", file=file)
    assert month.read().papers[0].file_id is not None


@pytest.mark.usefixtures("stored")
def test_without_a_title_it_is_called_as_its_file(plan):
    month = plan()
    month.edit("add_paper", "papers", title="", file=NewFile("Kế hoạch quý II.pdf", pdf()))
    month.edit("add_paper", "papers", title="Báo cáo giải quyết đơn tố cáo", paper_only=True)
    assert [one.title for one in month.read().papers] == [
        "Báo cáo giải quyết đơn tố cáo",
        "Kế hoạch quý II",
    ]
    with pytest.raises(LetterOfComplaint):
        month.edit("add_paper", "papers", title="Đơn tố cáo", paper_only=True)
