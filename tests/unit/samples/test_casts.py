"""The casts and the people drawn from them: sums, names, populations, who may carry a bad story."""

from collections import Counter
from datetime import date

import pytest

from bontot.domain.members.types import Post, SpellKind, Standing
from bontot.domain.orgtree.types import CellType
from bontot.primitives.vietnamese import fold, person_sort_key
from bontot.samples.casts.places import OUTSIDE, PLACES, every_cell, place
from bontot.samples.names import DENIED, FAMILY, GIVEN, LOCAL_FAMILY, MIDDLE, SORTING, SORTING_CELL
from bontot.samples.people import INTERNSHIP, People
from bontot.samples.planning import people_of
from bontot.samples.scenario import STRUGGLING, UNEVEN
from bontot.samples.yearly import counted_on


YEAR_END = date(2024, 12, 31)

#: Place → cells, official, probationary, exempt, rated, (excellent, well, completed, not completed).
SUMS = {
    "my-long": (15, 372, 10, 32, 350, (52, 263, 33, 2)),
    "pho-chau": (14, 366, 8, 57, 317, (41, 264, 12, 0)),
    "duc-tho": (16, 431, 10, 55, 386, (48, 323, 15, 0)),
    "phuc-loi": (14, 598, 11, 96, 513, (68, 424, 21, 0)),
    "hoa-khanh-nam": (14, 333, 22, 37, 318, (42, 264, 12, 0)),
}


@pytest.mark.parametrize("slug", SUMS)
def test_sums_of_the_cast(slug):
    cells = place(slug).cells
    assert (
        len(cells),
        sum(cell.official for cell in cells),
        sum(cell.probationary for cell in cells),
        sum(cell.exempt for cell in cells),
        sum(cell.rated_total for cell in cells),
        tuple(sum(cell.rated[grade] for cell in cells) for grade in range(4)),
    ) == SUMS[slug]


@pytest.mark.parametrize("cell", every_cell(), ids=lambda cell: cell.code)
def test_those_rated_are_all_members_less_exempt(cell):
    assert sum(cell.rated) == cell.rated_total


@pytest.mark.parametrize("slug", SUMS)
def test_people_match_the_cast_at_new_year_and_year_end(slug):
    people = people_of(slug)
    new_year = date(2024, 1, 1)
    for cell in place(slug).cells:
        homes = [h for p in people.everybody() if (h := p.home(new_year)) and h.cell == cell.code]
        standings = Counter(home.standing for home in homes)
        assert standings[Standing.OFFICIAL] == cell.official, cell.code
        assert standings[Standing.PROBATIONARY] == cell.probationary, cell.code
        spells = [s for p in people.everybody() for s in p.spells if s.cell == cell.code]
        kinds = Counter(spell.kind for spell in spells)
        assert kinds[SpellKind.EXEMPT] == cell.exempt, cell.code
        assert kinds[SpellKind.AWAY] == cell.away, cell.code
        assert kinds[SpellKind.ATTACHED] == cell.attached, cell.code
        for day in (counted_on(2024), YEAR_END):
            assert len(people.rated(cell.code, day)) == cell.rated_total, cell.code


def test_away_members_are_official_at_home():
    for where in PLACES:
        for person in people_of(where.slug).everybody():
            for spell in person.spells:
                if spell.kind is SpellKind.AWAY:
                    home = person.home(max(spell.since, date(2024, 1, 1)))
                    assert home is not None
                    assert (home.cell, home.standing) == (spell.cell, Standing.OFFICIAL)


def test_nobody_on_the_deny_list_comes_up():
    denied = {fold(name) for name in DENIED}
    for where in PLACES:
        for person in people_of(where.slug).everybody():
            assert fold(person.name) not in denied


def test_the_deny_list_holds_everybody_the_texts_name():
    for name in (
        *("Nguyễn Thiên Thanh", "Phan Hoài Thương", "Phan Xuân Định", "Phan Thị Hương"),
        *("Nguyễn Thị Thu", "Nguyễn Thành Đồng", "Đặng Giang Trung", "Nguyễn Ngọc Tuấn"),
        *("Đoàn Anh Thư", "Chu Thị Huế", "Kiều Chinh", "Võ Công Chánh", "Nguyễn Hà Bắc"),
        *("Ngọc Phú", "Nguyễn Phú Trọng"),
    ):
        assert name in DENIED


def test_names_come_from_the_pools_and_local_ones_stay_local():
    told = {name for name, _ in SORTING}
    for where in PLACES:
        local = LOCAL_FAMILY.get(where.province_label, {})
        for person in people_of(where.slug).everybody():
            if person.name in told:
                continue
            family, *middle, given = person.name.split()
            assert family in FAMILY or family in local
            assert " ".join(middle) in MIDDLE[person.sex]
            assert given in GIVEN[person.sex]


def test_families_are_as_common_as_their_weights():
    drawn = Counter(
        person.name.split()[0] for where in PLACES for person in people_of(where.slug).everybody()
    )
    total = sum(drawn.values())
    weights = sum(FAMILY.values())
    for family, weight in FAMILY.items():
        assert abs(drawn[family] / total - weight / weights) < 0.03, family


def test_pairs_that_test_sorting_stand_in_one_cell_in_vietnamese_order():
    names = [person.name for person in people_of("phuc-loi").by_cell[SORTING_CELL]]
    pairs = [name for name, _ in SORTING]
    assert set(pairs) <= set(names)
    assert sorted(pairs, key=person_sort_key) == [
        "Đặng Văn An",
        "Đặng Thị Ánh",
        "Đỗ Thị Dung",
        "Đỗ Văn Dũng",
        "Lê Thị Hoà",
        "Lê Thị Hòa",
    ]


def test_only_cells_with_invented_names_carry_a_bad_story():
    kinds = {cell.code: cell for cell in every_cell()}
    for code in (*STRUGGLING, *UNEVEN):
        assert kinds[code].cell_type is CellType.RESIDENTIAL


def test_names_that_are_real_are_never_used():
    for cell in every_cell():
        assert cell.name not in {"Chi bộ 4", "Chi bộ 6", "Trường Tiểu học thị trấn Phố Châu"}
        assert "Nguyễn Du" not in cell.name


def test_every_cell_has_one_secretary_and_the_told_committee():
    for where in PLACES:
        people = people_of(where.slug)
        posts = Counter((held.organization, held.post) for held in people.holders())
        for cell in where.cells:
            assert posts[cell.code, Post.SECRETARY] == 1
            if cell.committee:
                assert posts[cell.code, Post.DEPUTY_SECRETARY] == 1
                assert posts[cell.code, Post.CELL_COMMITTEE_MEMBER] == cell.committee - 2
            else:
                assert posts[cell.code, Post.CELL_COMMITTEE_MEMBER] == 0
    assert posts["ML-12", Post.DEPUTY_SECRETARY] == 0


def test_a_cell_of_a_secretary_only():
    posts = [held.post for held in people_of("my-long").holders() if held.organization == "ML-12"]
    assert posts == [Post.SECRETARY]


def test_the_committee_secretary_of_my_long_belongs_to_the_agencys_cell():
    people = people_of("my-long")
    chief = people.committee_secretary("ML")
    assert chief in {person.id for person in people.by_cell["ML-15"]}


def test_in_charge_of_a_cell_is_a_committee_member_of_another():
    for where in PLACES:
        people = people_of(where.slug)
        charges = list(people.charges())
        assert len({charge.cell for charge in charges}) == len(charges)
        for charge in charges:
            assert charge.member not in {person.id for person in people.by_cell[charge.cell]}


def test_students_are_away_during_their_internship():
    people = people_of("hoa-khanh-nam")
    inside, outside = people.roll("HK-13", INTERNSHIP[0]), people.roll("HK-13", INTERNSHIP[1])
    assert (len(inside.expected), len(outside.expected)) == (17, 23)
    assert len(outside.voters) == 9


def test_a_cell_of_nine_keeps_its_committee_at_eight():
    people = people_of("pho-chau")
    official = [len(people.roll("PC-12", date(2024, month, 4)).voters) for month in range(1, 13)]
    assert official == [9, 9, 9, 9, 9, 9, 9, 8, 8, 8, 8, 9]
    assert len(people.cell_committee("PC-12")) == 3


def test_probation_reviews_of_hoa_khanh_nam():
    reviews = [review for review in people_of("hoa-khanh-nam").reviews if review.due.year == 2024]
    late = [review for review in reviews if review.decided > review.due]
    assert (len(reviews), len(reviews) - len(late)) == (22, 21)
    assert (late[0].decided - late[0].due).days == 20


def test_the_unit_outside_is_no_cell_of_the_places():
    assert OUTSIDE.code not in {cell.code for cell in every_cell()}


def test_people_are_the_same_every_time():
    again = People(place("my-long"))
    assert again.everybody() == people_of("my-long").everybody()
