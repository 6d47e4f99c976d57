"""Making accounts and granting roles inside an open operation."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

from bontot.domain.accounts.models import Grant, SignInSlip, User
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


#: Digits of a one-time code: 40 bits, guessed at most a few times a minute.
CODE_DIGITS = 12


def new_code() -> str:
    """Draw a one-time code: digits alone, which a phone's keys and tired eyes take best."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


@dataclass(frozen=True, slots=True)
class NewSlip:
    """A slip to be printed. Its code is on paper and in this value, nowhere else."""

    user_id: UUID
    organization_id: UUID
    code: str = field(default_factory=new_code, repr=False)
    id: UUID = field(default_factory=uuid4)


def digest_of(slip_id: UUID, code: str) -> str:
    """Digest a code under the installation's key, bound to its slip: the table alone tells nothing."""
    salt = f"bontot.sign_in_slip.{slip_id}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


def add_slip(write: Write, slip: NewSlip, life: timedelta) -> SignInSlip:
    """
    Give an account a new slip in place of the one that is out.

    Queries: 2, 1 more where one is replaced.
    """
    for old in write.lock(
        SignInSlip.objects.filter(
            user_id=slip.user_id, used_at__isnull=True, replaced_at__isnull=True
        )
    ):
        write.update(old, replaced_at=write.at)
    write.touch(slip.organization_id, write.at.date())
    return write.create(
        SignInSlip(
            id=slip.id,
            user_id=slip.user_id,
            organization_id=slip.organization_id,
            code_digest=digest_of(slip.id, slip.code),
            issued_at=write.at,
            expires_at=write.at + life,
        )
    )


def end_sessions(write: Write, user: User) -> None:
    """
    End every session of an account.

    Queries: 2, 1 more where there are sessions.
    """
    mine = user.usersession_set.all()  # type: ignore[attr-defined]  # the sign-in library's
    keys = list(mine.values_list("session_key", flat=True))
    if keys:
        Session.objects.filter(session_key__in=keys).delete()
    write.delete_many(mine)


def forget_credentials(write: Write, user: User) -> None:
    """
    Take away what opened an account so far: password, passkeys, second step, and its sessions.

    Queries: 4, 1 more where there are sessions.
    """
    write.delete_many(user.authenticator_set.all())  # type: ignore[attr-defined]  # the sign-in library's
    if user.has_usable_password():
        write.update(user, password=make_password(None))
    end_sessions(write, user)


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
