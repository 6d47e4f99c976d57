"""A name belongs to one account."""

import pytest

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.steps import NewAccount
from bontot.domain.accounts.types import UsernameTaken
from bontot.domain.audit.types import SYSTEM


def test_it_is_refused(town, at):
    account = NewAccount(username="bi-thu", full_name="Bí thư")
    create_accounts(actor=SYSTEM, at=at, accounts=[account])
    with pytest.raises(UsernameTaken):
        create_accounts(
            actor=SYSTEM, at=at, accounts=[NewAccount(username="bi-thu", full_name="Khác")]
        )
