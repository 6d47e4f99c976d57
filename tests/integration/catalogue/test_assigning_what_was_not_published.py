"""Only a published version is put in force."""

import pytest

from bontot.domain.catalogue.types import FrameworkUnknown


def test_it_is_refused(town, put_in_force):
    with pytest.raises(FrameworkUnknown) as refused:
        put_in_force(town.my_long, "khong-co")
    assert refused.value.fields["framework"] == "khong-co@2023.1"
