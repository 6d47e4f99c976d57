"""The tree answers for a day: names, kinds, parents and paths are those of that day."""

import datetime as dt

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree import queries
from bontot.domain.orgtree.types import OrganizationAmbiguous, OrganizationUnknown


BEFORE, AFTER = dt.date(2024, 6, 1), dt.date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _reading(town):
    with reading(SYSTEM):
        yield


def test_a_path_is_cut_where_the_parents_path_changes(town):
    assert (
        queries.organization_on(town.hoa_sen, BEFORE).path
        == "vn.an_giang.long_xuyen.my_long.hoa_sen"
    )
    assert queries.organization_on(town.hoa_sen, AFTER).path == "vn.an_giang.my_long.hoa_sen"


def test_a_kind_is_that_of_the_day(town):
    assert queries.organization_on(town.my_long, BEFORE).kind == "grassroots"
    assert queries.organization_on(town.my_long, AFTER).kind == "commune"


def test_ancestors_stand_from_the_root_down(town):
    above = queries.ancestors_on("vn.an_giang.long_xuyen.my_long.hoa_sen", BEFORE)
    assert [o.label for o in above] == ["vn", "an_giang", "long_xuyen", "my_long"]


def test_children_stand_in_vietnamese_order(town):
    names = [o.name for o in queries.children_on(town.my_long, BEFORE)]
    assert names == [
        "Chi bộ khóm Cũ",
        "Chi bộ khóm Hoa Sen",
        "Chi bộ khóm Trà My",
        "Chi bộ Trường Tiểu học số 1",
    ]


def test_a_closed_cell_is_not_there_any_more_and_was_before(town):
    labels = {o.label for o in queries.cells_on("vn", dt.date(2024, 9, 30))}
    assert "cu" in labels
    assert labels - {o.label for o in queries.cells_on("vn", dt.date(2024, 10, 1))} == {"cu"}
    assert queries.life_of(town.cu) == (dt.date(2010, 1, 1), dt.date(2024, 10, 1))


def test_an_organisation_out_of_its_life_is_unknown(town):
    with pytest.raises(OrganizationUnknown):
        queries.organization_on(town.cu, dt.date(2024, 10, 1))


def test_the_committee_of_a_cell_on_a_day(town):
    found = queries.committee_of([town.hoa_sen, town.ban_mai, town.an_giang], BEFORE)
    assert {key: o.label for key, o in found.items()} == {
        town.hoa_sen: "my_long",
        town.ban_mai: "my_binh",
    }


@pytest.mark.parametrize(
    "text",
    [
        "ML-01",
        "ml-01",
        "hoa_sen",
        "hoa-sen",
        "Chi bộ khóm Hoa Sen",
        "chi bo khom hoa sen",
        "hoa sen",
    ],
)
def test_one_is_found_by_code_label_name_and_part_of_the_name(town, text):
    assert queries.organization_called(text, BEFORE).id == town.hoa_sen


def test_one_is_found_by_its_identifier(town):
    assert queries.organization_called(str(town.hoa_sen), BEFORE).code == "ML-01"


def test_a_name_of_none_is_unknown(town):
    with pytest.raises(OrganizationUnknown):
        queries.organization_called("Chi bộ không có", BEFORE)


def test_a_name_of_several_lists_them(town):
    with pytest.raises(OrganizationAmbiguous) as refused:
        queries.organization_called("khóm", BEFORE)
    assert "Chi bộ khóm Hoa Sen (ML-01)" in refused.value.fields["names"]


def test_questions_about_many_take_one_query(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.organizations_on([town.hoa_sen, town.tra_my, town.truong], BEFORE)
    with django_assert_num_queries(1):
        queries.descendants_on("vn", BEFORE)
