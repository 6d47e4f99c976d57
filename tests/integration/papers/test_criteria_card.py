"""The criteria card as a PDF: one page, its words inside, the same bytes each time."""

import dataclasses
import io

import pypdf
import pytest

from bontot.papers.criteria_card import CardTooLong, criteria_card_pdf
from bontot.papers.sheets import SAMPLE_NOTICE, CardLine, CardSection, CriteriaCard


LINE = CardLine("Họp đủ 12 tháng, đúng ngày đã định", "Bí thư", "Hằng tháng", "Biên bản từng kỳ")
CARD = CriteriaCard(
    title="Chi bộ bốn tốt",
    basis="Kế hoạch 81-KH/TU, 17/5/2023",
    validity="Áp dụng từ 31/5/2023",
    sections=tuple(CardSection(n, f"Tốt {n}", (LINE,) * 5) for n in range(1, 5)),
    conditions=("100% đảng viên hoàn thành tốt nhiệm vụ trở lên.",),
    footer="my-long 2023.1",
    sample=True,
)


def _text(pdf: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def test_twenty_lines_fit_one_page_and_say_what_they_are():
    text = _text(criteria_card_pdf(CARD))
    assert "Chi bộ bốn tốt" in text
    assert text.count("Họp đủ 12 tháng") == 20
    assert SAMPLE_NOTICE in text


def test_a_real_card_carries_no_sample_notice():
    assert "MINH HỌA" not in _text(criteria_card_pdf(dataclasses.replace(CARD, sample=False)))


def test_the_same_card_gives_the_same_bytes():
    assert criteria_card_pdf(CARD) == criteria_card_pdf(CARD)


def test_a_card_of_two_pages_is_refused():
    with pytest.raises(CardTooLong):
        criteria_card_pdf(dataclasses.replace(CARD, sections=CARD.sections * 3))
