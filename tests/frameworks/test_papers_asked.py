"""Which papers a rule asks of a kind of cell: data beside the packs, and the nearest rule wins."""

import pytest

from bontot.frameworks import list_frameworks, papers_asked
from bontot.interfaces.shared.meeting_papers import PAPERS


HD12, HD42 = "sinh-hoat-hd12@2018.1", "sinh-hoat-hd42@2025.1"
RESIDENTIAL = "hoa-khanh-nam-khu-dan-cu@2023.1"
SAYING = [ref for ref in list_frameworks() if papers_asked([ref])]


@pytest.mark.parametrize("ref", SAYING)
def test_a_rule_asks_papers_there_are_and_says_why(ref):
    asked = papers_asked([ref])
    assert set(asked.of(monthly=True)) | set(asked.inside_minutes) <= set(PAPERS)
    assert set(asked.of(monthly=False)) <= set(PAPERS)
    assert all(one.why for one in (*asked.asked, *asked.before))
    assert asked.source
    assert not set(asked.of(monthly=True)) & set(asked.inside_minutes)


def test_residential_cells_of_the_lighter_rule_print_one_paper_for_three():
    light, whole = papers_asked([RESIDENTIAL, HD12]), papers_asked([HD12])
    assert light.of(monthly=True) == ("bien-ban", "nghi-quyet")
    assert light.inside_minutes == ("danh-sach-diem-danh", "phieu-cham")
    assert len(light.asked) < len(whole.asked) < len(whole.before)


def test_another_kind_of_cell_beside_it_keeps_the_papers_of_its_meetings():
    assert papers_asked(["hoa-khanh-nam@2023.1", HD42]).rule == HD42


def test_a_variant_takes_the_papers_of_what_it_extends():
    assert papers_asked(["sinh-hoat-hd42-co-quan@2025.1"]).rule == HD42


def test_a_framework_of_no_pack_asks_nothing_of_itself():
    assert papers_asked(["cua-rieng-toi@1"]) is None
