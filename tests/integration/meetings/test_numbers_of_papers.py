"""Numbers of a cell's papers: from the product or the register, no gap unexplained, none twice."""

import pytest
from tests.integration.meetings.conftest import LATER, full

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.documents.queries import numbers_of
from bontot.domain.documents.types import (
    NumbersNotMissing,
    NumberTaken,
    NumberTooFar,
    PaperNumbered,
    TextMissing,
)


pytestmark = pytest.mark.usefixtures("in_force")
TERM = "2020-2025"


@pytest.fixture
def book(cell):
    def book(paper_type="NQ"):
        with reading(SYSTEM):
            return numbers_of(cell.id, "CB", paper_type, TERM)

    return book


def test_the_product_gives_the_next_and_the_resolution_bears_it(enter, do, book):
    meeting, _ = enter()
    assert do("take_number", LATER, meeting_id=meeting, paper_type="NQ") == {"number": 1}
    assert {line.resolution_number for line in full(meeting).conclusions} == {"01-NQ/CB"}
    assert (len(book().lines), book().next) == (1, 2)


def test_one_paper_is_numbered_once(enter, do):
    meeting, _ = enter()
    do("take_number", LATER, meeting_id=meeting, paper_type="NQ")
    with pytest.raises(PaperNumbered):
        do("take_number", LATER, meeting_id=meeting, paper_type="NQ")


def test_a_typed_number_moves_the_counter_and_leaves_a_gap_to_explain(
    enter, notebook, do, book, cell
):
    may, _ = enter()
    do("type_number", LATER, meeting_id=may, paper_type="NQ", number=3)
    assert (book().gaps, book().next) == (((1, 2),), 4)
    do(
        "explain_gap",
        LATER,
        organization_id=cell.id,
        paper_type="NQ",
        term=TERM,
        first=1,
        last=1,
        reason="Nghị quyết viết tay tháng 01",
    )
    assert book().gaps == ((2, 2),)
    with pytest.raises(TextMissing):
        do(
            "explain_gap",
            LATER,
            organization_id=cell.id,
            paper_type="NQ",
            term=TERM,
            first=2,
            last=2,
            reason=" ",
        )


def test_a_book_begun_on_paper_is_explained_at_once(enter, do, book, cell):
    may, _ = enter()
    of = {"organization_id": cell.id, "paper_type": "NQ", "term": TERM}
    do("type_number", LATER, meeting_id=may, paper_type="NQ", number=47)
    for first, last, refused in (
        (1, 47, NumberTaken),
        (1, 48, NumbersNotMissing),
        (9, 8, NumbersNotMissing),
    ):
        with pytest.raises(refused):
            do("explain_gap", LATER, first=first, last=last, reason="Trước khi dùng", **of)
    assert (
        do("explain_gap", LATER, first=1, last=40, reason="Trước khi dùng", **of)["numbers"] == 40
    )
    assert (book().gaps, book().next) == (((41, 46),), 48)


def test_a_slip_does_not_carry_the_counter_away(enter, do, book):
    may, _ = enter()
    with pytest.raises(NumberTooFar):
        do("type_number", LATER, meeting_id=may, paper_type="NQ", number=100_047)
    assert book().next == 1


def test_a_number_of_the_register_is_not_given_twice(enter, notebook, plan, do, book):
    may, _ = enter()
    do("type_number", LATER, meeting_id=may, paper_type="NQ", number=5)
    june = plan(3, month=6)
    with pytest.raises(NumberTaken) as refused:
        do("type_number", LATER, meeting_id=june.id, paper_type="NQ", number=5)
    assert refused.value.fields["number"] == "05"


def test_an_empty_number_waits_for_the_clerk(enter, do, book):
    may, _ = enter()
    do("type_number", LATER, meeting_id=may, paper_type="NQ", number=None)
    assert [line.number for line in book().lines] == [None]
    assert {line.resolution_number for line in full(may).conclusions} == {"…-NQ/CB"}
    do("type_number", LATER, meeting_id=may, paper_type="NQ", number=2)
    assert [line.number for line in book().lines] == [2]


def test_a_withdrawn_paper_keeps_its_number(enter, do, book):
    may, _ = enter()
    do("take_number", LATER, meeting_id=may, paper_type="NQ")
    (line,) = book().lines
    do("withdraw_number", LATER, line_id=line.id, reason="Viết nhầm trích yếu")
    assert do("take_number", LATER, meeting_id=may, paper_type="NQ") == {"number": 2}
    assert [(one.number, one.withdrawn_date is None) for one in book().lines] == [
        (1, False),
        (2, True),
    ]


def test_types_of_paper_count_apart(enter, do, book):
    may, _ = enter()
    do("take_number", LATER, meeting_id=may, paper_type="NQ")
    assert do("take_number", LATER, meeting_id=may, paper_type="BB") == {"number": 1}
