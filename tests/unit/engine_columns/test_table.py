"""What a table of facts accepts, and what it makes of values that are not there."""

import numpy as np
import pytest

from bontot.engine import Framework, Table, TableDoesNotFit, parse_framework


@pytest.fixture(scope="module")
def framework() -> Framework:
    """Facts stand in the order of their names: done (a ratio), signed (a flag), visits (a count)."""
    parsed = parse_framework(
        {
            "id": "small",
            "version": "1",
            "subject": "cell",
            "name": {"vi": "Nhỏ", "en": "Small"},
            "valid": {"from": "2024-01-01"},
            "basis": [{"number": "1", "issuer": "A"}],
            "not_applicable": "full",
            "unknown": "open",
            "facts": {
                "done": {"type": "ratio", "unit": "việc", "vi": "Xong", "en": "Done"},
                "signed": {"type": "flag", "vi": "Ký", "en": "Signed"},
                "visits": {"type": "count", "unit": "lượt", "vi": "Lượt", "en": "Visits"},
            },
            "pillars": [
                {
                    "id": "p",
                    "name": {"vi": "P", "en": "P"},
                    "achieved": "all_criteria",
                    "criteria": [
                        {
                            "id": "c",
                            "name": {"vi": "C", "en": "C"},
                            "said_by": "choice",
                            "rule": {
                                "pass_fail": {
                                    "all": [
                                        {"fact": "done", "at_least": "50%"},
                                        {"fact": "signed", "is": "yes"},
                                        {"fact": "visits", "at_least": "1"},
                                    ]
                                }
                            },
                        }
                    ],
                }
            ],
            "title": {"name": {"vi": "T", "en": "T"}, "needs": "all_pillars"},
        }
    )
    assert isinstance(parsed, Framework), str(parsed)
    return parsed


def columns(*rows: list[int]) -> list[np.ndarray]:
    return list(np.array(rows).T)


def test_known_values_stand_in_their_smallest_type(framework: Framework) -> None:
    table = Table.of(framework, columns([1, 2, 1, 3], [2, 300, 0, 70_000]))
    assert [c.dtype.name for c in table.columns] == ["uint8", "uint16", "uint8", "uint32"]
    assert dict(table.states) == {"done": None, "signed": None, "visits": None}


def test_what_is_missing_is_kept_apart_from_zero(framework: Framework) -> None:
    table = Table.of(framework, columns([-1, -1, 1, 0], [0, 0, -2, -1], [1, 2, 0, 5]))
    assert table.states["done"].tolist() == [1, 2, 0]  # a ratio over 0 is not applicable
    assert table.states["signed"].tolist() == [0, 2, 0]
    assert table.states["visits"].tolist() == [0, 1, 0]
    assert table.columns[3].values.tolist() == [0, 0, 5]


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 2, 1]],  # a column short
        [[1, 2, 2, 0]],  # a flag of 2
        [[1, 2, 1, -3]],  # no such code
    ],
)
def test_another_shape_or_code_is_refused(framework: Framework, rows: list[list[int]]) -> None:
    with pytest.raises(TableDoesNotFit):
        Table.of(framework, columns(*rows))


def test_columns_of_different_lengths_are_refused(framework: Framework) -> None:
    uneven = [np.zeros(2, int), np.ones(2, int), np.zeros(3, int), np.zeros(2, int)]
    with pytest.raises(TableDoesNotFit, match="lengths"):
        Table.of(framework, uneven)


def test_keys_are_as_long_as_the_columns(framework: Framework) -> None:
    with pytest.raises(TableDoesNotFit, match="lengths"):
        Table.of(framework, columns([1, 2, 1, 0]), {"org": np.zeros(2, int)})
