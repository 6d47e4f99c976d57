"""Who evaluates what: by the permission table, and 404 outside one's scope."""

import datetime as dt

import pytest
from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.assessments.operations import evaluate_one
from bontot.domain.assessments.types import OrganizationUnknown


@pytest.fixture
def ask(my_long, meet, at, sign_in):
    meet(dt.date(2024, 1, 2))

    def ask(role, home, organization):
        actor = sign_in(role, home)
        return evaluate_one(actor=actor, at=at, organization=organization, period=YEAR, as_of=TODAY)

    return ask


def test_the_secretary_at_home(my_long, ask):
    assert ask(Role.SECRETARY, my_long.hoa_sen, my_long.hoa_sen).written > 0


def test_the_secretary_elsewhere(my_long, ask):
    with pytest.raises(OrganizationUnknown):
        ask(Role.SECRETARY, my_long.tra_my, my_long.hoa_sen)


def test_a_viewer(my_long, ask):
    with pytest.raises(ActionNotPermitted):
        ask(Role.VIEWER, my_long.my_long, my_long.hoa_sen)
