"""Making accounts and granting roles inside an open operation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password

from bontot.domain.accounts.models import Grant, User
from bontot.domain.accounts.types import GrantOverlaps, Role, UsernameTaken
from bontot.domain.audit.steps import Write


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A role to be granted at an organisation; `valid_until` is the day after the last."""

    organization_id: UUID
    role: Role
    valid_from: date
    valid_until: date | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made. Without a password it cannot sign in by one."""

    username: str
    full_name: str
    password: str | None = None
    email: str = ""
    member_id: UUID | None = None
    grants: Sequence[NewGrant] = ()
    id: UUID = field(default_factory=uuid4)


def add_account(write: Write, account: NewAccount) -> User:
    """
    Make an account with its grants.

    Raises:
        UsernameTaken: Another account has this name.

    Queries: 2 and one a grant.
    """
    if User.objects.filter(username=account.username).exists():
        raise UsernameTaken(username=account.username)
    user = write.create(
        User(
            id=account.id,
            username=account.username,
            full_name=account.full_name,
            email=account.email,
            member_id=account.member_id,
            password=make_password(account.password),
            created_at=write.at,
        )
    )
    for grant in account.grants:
        add_grant(write, user.pk, grant)
    return user


def add_grant(write: Write, user_id: UUID, grant: NewGrant) -> Grant:
    """
    Grant a role at an organisation.

    Raises:
        GrantOverlaps: The account already holds this role there in that time.

    Queries: 2.
    """
    same = Grant.objects.filter(
        user_id=user_id, organization_id=grant.organization_id, role=grant.role
    ).exclude(valid_until__lte=grant.valid_from)
    if grant.valid_until is not None:
        same = same.filter(valid_from__lt=grant.valid_until)
    if same.exists():
        raise GrantOverlaps(role=grant.role.value)
    write.touch(grant.organization_id, grant.valid_from)
    return write.create(
        Grant(
            id=grant.id,
            user_id=user_id,
            organization_id=grant.organization_id,
            role=grant.role,
            valid_from=grant.valid_from,
            valid_until=grant.valid_until,
        )
    )
