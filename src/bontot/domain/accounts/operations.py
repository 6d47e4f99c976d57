"""Accounts and grants, by those who manage them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bontot.domain.accounts.models import Grant, User
from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.queries import paths_on
from bontot.domain.accounts.steps import NewAccount, NewGrant, add_account, add_grant
from bontot.domain.accounts.types import AccountUnknown, Action, GrantUnknown
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json


def _check_places(actor: Actor, organizations: Sequence[UUID], on: date) -> None:
    """Check that the actor manages accounts at each of these organisations (they stand above this context)."""
    found = paths_on(organizations, on)
    for organization in organizations:
        check_can(actor, Action.MANAGE_ACCOUNTS, found.get(organization, ""))


def create_accounts(
    *, actor: Actor, at: datetime, key: UUID | None = None, accounts: Sequence[NewAccount]
) -> dict[str, Json]:
    """
    Make accounts with their grants.

    Returns:
        `accounts`: their identifiers, in the order given.

    Raises:
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage accounts there.
        UsernameTaken: A name is taken.
        GrantOverlaps: A role is granted twice for one time.

    Queries: 1 for all places, 3 an account and 2 a grant, and the frame's.
    """
    with writing("accounts.create", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        places = [grant.organization_id for account in accounts for grant in account.grants]
        _check_places(actor, places, at.date())
        made = [add_account(write, account).pk for account in accounts]
        return write.answer(accounts=made)


def grant_role(
    *, actor: Actor, at: datetime, key: UUID | None = None, user_id: UUID, grant: NewGrant
) -> dict[str, Json]:
    """
    Grant a role at an organisation to an account.

    Raises:
        AccountUnknown: There is no such account.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage accounts there.
        GrantOverlaps: The account holds this role there in that time.

    Queries: 4 and the frame's.
    """
    with writing("accounts.grant_role", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _lock_account(write, user_id)
        _check_places(actor, [grant.organization_id], at.date())
        return write.answer(grant=add_grant(write, user_id, grant).pk)


def end_grant(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    grant_id: UUID,
    seen: int,
    valid_until: date,
) -> dict[str, Json]:
    """
    End a grant; it stays readable.

    Args:
        actor: Who ends it.
        at: The instant.
        key: The idempotency key.
        grant_id: Which grant.
        seen: The version the person saw.
        valid_until: The day after its last.

    Raises:
        GrantUnknown: There is no such grant in sight.
        ChangedMeanwhile: Somebody changed it since.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage accounts there.

    Queries: 2 and the frame's.
    """
    with writing("accounts.end_grant", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(Grant.objects.filter(pk=grant_id))
        if not rows:
            raise GrantUnknown(grant=str(grant_id))
        _check_places(actor, [rows[0].organization_id], at.date())
        check_version(rows[0], seen)
        write.update(rows[0], valid_until=valid_until)
        write.touch(rows[0].organization_id, valid_until)
        return write.answer(grant=grant_id)


def _lock_account(write: Write, user_id: UUID) -> User:
    rows = write.lock(User.objects.filter(pk=user_id))
    if not rows:
        raise AccountUnknown(user=str(user_id))
    return rows[0]
