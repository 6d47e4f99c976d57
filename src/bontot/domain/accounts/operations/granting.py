"""Accounts and grants, by those who manage them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bontot.domain.accounts.models import Grant, User
from bontot.domain.accounts.policies import check_can_give
from bontot.domain.accounts.queries import paths_on
from bontot.domain.accounts.steps import NewAccount, NewGrant, add_account, add_grant
from bontot.domain.accounts.types import AccountUnknown, GrantUnknown
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json


def _check_roles(actor: Actor, roles: Sequence[tuple[UUID, str]], on: date) -> None:
    """Check that the actor may give each role at its organisation (they stand above this context)."""
    found = paths_on([organization for organization, _ in roles], on)
    for organization, role in roles:
        check_can_give(actor, role, found.get(organization, ""))


def create_accounts(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    accounts: Sequence[NewAccount],
    further: Sequence[tuple[UUID, NewGrant]] = (),
) -> dict[str, Json]:
    """
    Make accounts with their grants, and give further roles to accounts there are.

    Args:
        actor: Who makes them.
        at: The instant.
        key: The idempotency key.
        accounts: The new ones.
        further: An account and the role it is given besides: a member who was elected has an account already.

    Returns:
        `accounts`: their identifiers, in the order given.

    Raises:
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage accounts there.
        RoleNotGiven: Only an operator makes operators.
        UsernameTaken: A name is taken.
        GrantOverlaps: A role is granted twice for one time.
        AccountUnknown: An account to be given a further role is not there.

    Queries: 1 for all places, 2 an account and 2 a grant, and the frame's.
    """
    with writing("accounts.create", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        grants = [grant for account in accounts for grant in account.grants]
        grants += [grant for _, grant in further]
        roles = [(grant.organization_id, grant.role.value) for grant in grants]
        _check_roles(actor, roles, at.date())
        made = [add_account(write, account).pk for account in accounts]
        for user_id, grant in further:
            _lock_account(write, user_id)
            add_grant(write, user_id, grant)
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
        RoleNotGiven: Only an operator makes operators.
        GrantOverlaps: The account holds this role there in that time.

    Queries: 4 and the frame's.
    """
    with writing("accounts.grant_role", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _lock_account(write, user_id)
        _check_roles(actor, [(grant.organization_id, grant.role.value)], at.date())
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
        RoleNotGiven: Only an operator makes operators.

    Queries: 2 and the frame's.
    """
    with writing("accounts.end_grant", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(Grant.objects.filter(pk=grant_id))
        if not rows:
            raise GrantUnknown(grant=str(grant_id))
        _check_roles(actor, [(rows[0].organization_id, rows[0].role)], at.date())
        check_version(rows[0], seen)
        write.update(rows[0], valid_until=valid_until)
        write.touch(rows[0].organization_id, valid_until)
        return write.answer(grant=grant_id)


def _lock_account(write: Write, user_id: UUID) -> User:
    rows = write.lock(User.objects.filter(pk=user_id))
    if not rows:
        raise AccountUnknown(user=str(user_id))
    return rows[0]
