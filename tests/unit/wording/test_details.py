"""What stands behind a figure is named by number, day and category: never by a person."""

import datetime as dt

import pytest
from django.utils import translation

from bontot.domain.facts.types import Entry
from bontot.interfaces.shared.wording import detail_of, entry_words


def finding(origin: str, number: str = "12-KL/UBKT", *, counts: int = 1) -> Entry:
    return Entry("finding", None, dt.date(2024, 8, 30), number, origin, counts, counts, open=False)


def rating(level: str, *, counts: int, on: dt.date = dt.date(2024, 12, 20)) -> Entry:
    return Entry("rating", None, on, level, "", counts, 1, open=False)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("people", "Người dân phản ánh đúng (kết luận số 12-KL/UBKT, ngày 30/08/2024) trước khi chi bộ phát hiện"),
        ("press", "Báo chí nêu đúng (kết luận số 12-KL/UBKT, ngày 30/08/2024) trước khi chi bộ phát hiện"),
    ],
)  # fmt: skip
def test_found_by_others_first(origin, said):
    assert detail_of("findings_from_people_or_press", [finding(origin)]) == said


def test_only_what_counts_is_named():
    entries = [finding("own", "03-KL/CB", counts=0), finding("above", "18-KL/ĐU")]
    said = detail_of("findings_confirmed", entries)
    assert (
        said
        == "kết luận số 18-KL/ĐU, ngày 30/08/2024, nguồn phát hiện: cấp trên kiểm tra, giám sát"
    )


def test_ratings_that_are_short_are_counted_by_level_and_day():
    entries = [
        rating("excellent", counts=1),
        rating("completed", counts=0),
        rating("completed", counts=0),
        rating("not_completed", counts=0, on=dt.date(2024, 12, 25)),
    ]
    assert detail_of("members_rated_well", entries) == (
        "Đang xếp loại hoàn thành nhiệm vụ ngày 20/12/2024: 2; "
        "không hoàn thành nhiệm vụ ngày 25/12/2024: 1"
    )
    with translation.override("en"):
        assert detail_of("members_rated_well", entries).startswith("Now rated: completed")


def test_nothing_short_says_nothing():
    assert detail_of("members_rated_well", [rating("excellent", counts=1)]) == ""
    assert detail_of("findings_confirmed", []) == ""


def test_an_entry_reads_in_both_languages():
    entry = Entry("rating", None, dt.date(2024, 12, 20), "completed", "", 0, 1, open=False)
    assert entry_words(entry).label == "Hoàn thành nhiệm vụ"
    assert entry_words(entry).day == "20/12/2024"
    with translation.override("en"):
        assert entry_words(entry).kind == "Rating"
