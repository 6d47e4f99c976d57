"""Ratios are exact and stay as they were given."""

import pytest

from bontot.primitives.errors import Invalid, NotFound, NotPermitted, Refused
from bontot.primitives.ids import UnreadableId, derived_id, new_id, parse_id
from bontot.primitives.ratios import (
    Ratio,
    RatioWithoutDenominator,
    UnreadableRatio,
    parse_share,
    render_share,
)


def test_27_of_30_reaches_90_percent_and_26_of_29_does_not() -> None:
    assert Ratio(27, 30).reaches(parse_share("90%"))
    assert not Ratio(27, 30).exceeds(parse_share("90%"))
    assert not Ratio(26, 29).reaches(parse_share("90%"))
    assert Ratio(315, 350).reaches(parse_share("90%"))


def test_a_ratio_keeps_its_parts() -> None:
    assert Ratio(2, 4) != Ratio(1, 2)
    assert Ratio(2, 4).reduced() == Ratio(1, 2)
    assert Ratio(2, 4).compare(Ratio(1, 2)) == 0


@pytest.mark.parametrize("text", ["90", "90,5%", "", "2/0", "-1/2", "1/2/3", "%"])
def test_what_is_no_share(text: str) -> None:
    with pytest.raises(UnreadableRatio):
        parse_share(text)


@pytest.mark.parametrize("text", ["90%", "87.5%", "0.1%", "2/3", "100%", "0%", "150%", "1/7"])
def test_a_share_is_written_as_it_was_read(text: str) -> None:
    assert render_share(parse_share(text)) == text


def test_nothing_divides_by_zero() -> None:
    with pytest.raises(RatioWithoutDenominator):
        Ratio(1, 0)


def test_ids_are_read_and_derived() -> None:
    assert parse_id(str(new_id())).version == 4
    assert derived_id("member", "a", "bc") != derived_id("member", "ab", "c")
    with pytest.raises(UnreadableId):
        parse_id("ML-01")


def test_each_family_has_its_codes() -> None:
    families = {f: (f.http_status, f.exit_code) for f in (Invalid, Refused, NotPermitted, NotFound)}

    assert list(families.values()) == [(422, 10), (409, 11), (403, 12), (404, 13)]
