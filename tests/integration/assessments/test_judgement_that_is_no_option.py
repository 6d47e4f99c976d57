"""A judged value that the framework does not offer."""

import pytest

from bontot.engine import FactErrors


@pytest.mark.parametrize("value", ["rat_tot", "", "5"])
def test_it_is_refused_by_name(my_long, judge, value):
    with pytest.raises(FactErrors) as errors:
        judge(my_long.hoa_sen, "judged_principles", value)
    assert errors.value.defects[0].path == "judged_principles"
