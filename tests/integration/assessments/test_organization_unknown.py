"""An organisation that is not there, or was closed before the end of the period, is not evaluated."""

import uuid

import pytest

from bontot.domain.assessments.types import OrganizationUnknown


def test_no_such_organisation(my_long, evaluate):
    with pytest.raises(OrganizationUnknown) as unknown:
        evaluate(uuid.UUID(int=7))
    assert (unknown.value.code, unknown.value.exit_code) == ("organization_unknown", 13)


def test_closed_on_the_first_of_october(my_long, evaluate):
    with pytest.raises(OrganizationUnknown):
        evaluate(my_long.cu)
