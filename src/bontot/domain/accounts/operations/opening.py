"""Opening accounts by printed slips, resetting and locking them, by those who manage them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import constant_time_compare

from bontot.domain.accounts.models import SignInSlip, User
from bontot.domain.accounts.policies import check_can_manage
from bontot.domain.accounts.queries import roles_of
from bontot.domain.accounts.steps import (
    NewSlip,
    add_slip,
    digest_of,
    end_sessions,
    forget_credentials,
)
from bontot.domain.accounts.types import (
    AccountLocked,
    AccountUnknown,
    OwnAccount,
    SignInCodeExpired,
    SignInCodeReplaced,
    SignInCodeUsed,
    SignInCodeWrong,
)
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json


#: How many of an account's slips are compared with a code: older ones are forgotten.
LAST_SLIPS = 20


def issue_slips(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    slips: Sequence[NewSlip],
    life: timedelta,
) -> dict[str, Json]:
    """
    Give accounts new slips. Whatever opened them before no longer does, and their sessions end.

    Args:
        actor: Who issues them.
        at: The instant.
        key: The idempotency key.
        slips: One an account, with the code that is about to be printed; it is not stored.
        life: How long the codes may be used.

    Returns:
        `slips`: the identifiers of those stored; a repeat answers the first ones, whose codes nobody has any more.

    Raises:
        AccountUnknown: One of the accounts is not there.
        OwnAccount: One of them is the actor's.
        NotInScope: An account holds a role where the actor sees nothing, or none.
        ActionNotPermitted: An account holds a role the actor does not manage.
        RoleNotGiven: An account keeps the system.
        SlipOpen: Somebody else issued one for the same account at the same moment.

    Queries: 3 for all, 6 or 7 an account, and the frame's.
    """
    with writing("accounts.issue_slips", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        users = _managed(write, [slip.user_id for slip in slips])
        for slip in slips:
            forget_credentials(write, users[slip.user_id])
            add_slip(write, slip, life)
        return write.answer(slips=[slip.id for slip in slips])


def use_slip(*, actor: Actor, at: datetime, key: UUID | None = None, code: str) -> dict[str, Json]:
    """
    Use the code of a slip: it opens the account this once.

    Args:
        actor: The account whose name was typed.
        at: The instant.
        key: The idempotency key.
        code: What was typed; spaces and dashes do not count.

    Returns:
        `slip`: which one it was.

    Raises:
        SignInCodeWrong: No slip of this account bears the code.
        SignInCodeUsed: It was used before.
        SignInCodeReplaced: A newer slip took its place.
        SignInCodeExpired: Its days are over.
        AccountLocked: The account is locked.

    Queries: 3 and the frame's.
    """
    with writing("accounts.use_slip", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        user = User.objects.filter(pk=actor.user_id).first()
        typed = "".join(sign for sign in code if sign.isdigit())
        slip = _slip_with(write, actor.user_id, typed)
        if user is None or slip is None:
            raise SignInCodeWrong
        if slip.used_at is not None:
            raise SignInCodeUsed(used_at=slip.used_at)
        if slip.replaced_at is not None:
            raise SignInCodeReplaced
        if slip.expires_at <= at:
            raise SignInCodeExpired(expired_at=slip.expires_at)
        if not user.is_active:
            raise AccountLocked
        write.update(slip, used_at=at)
        if actor.scope:
            write.touch(slip.organization_id, at.date())
        return write.answer(slip=slip.pk)


def set_lock(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    user_id: UUID,
    seen: int,
    locked: bool,
) -> dict[str, Json]:
    """
    Lock an account, which ends its sessions, or unlock it.

    Args:
        actor: Who does it.
        at: The instant.
        key: The idempotency key.
        user_id: Which account.
        seen: The version the person saw.
        locked: Whether it is to be locked from now on.

    Raises:
        AccountUnknown: There is no such account.
        OwnAccount: It is the actor's.
        ChangedMeanwhile: Somebody changed it since.
        NotInScope: It holds a role where the actor sees nothing, or none.
        ActionNotPermitted: It holds a role the actor does not manage.
        RoleNotGiven: It keeps the system.

    Queries: 3, 2 or 3 more to lock, and the frame's.
    """
    with writing("accounts.set_lock", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        user = _managed(write, [user_id])[user_id]
        check_version(user, seen)
        write.update(user, is_active=not locked)
        if locked:
            end_sessions(write, user)
        return write.answer(version=user.version)


def _managed(write: Write, user_ids: Sequence[UUID]) -> dict[UUID, User]:
    """
    Lock accounts that the actor manages, every role of theirs.

    Raises:
        AccountUnknown: One is not there.
        OwnAccount: One is the actor's.
    """
    users = {user.pk: user for user in write.lock(User.objects.filter(pk__in=user_ids))}
    roles = roles_of(user_ids, write.at.date())
    for user_id in user_ids:
        if user_id not in users:
            raise AccountUnknown(user=str(user_id))
        if user_id == write.actor.user_id:
            raise OwnAccount
        check_can_manage(write.actor, roles.get(user_id, ()))
    return users


def _slip_with(write: Write, user_id: UUID, code: str) -> SignInSlip | None:
    """Find the slip that bears a code, locked: of two tries at once the second finds it used."""
    slips = write.lock(SignInSlip.objects.filter(user_id=user_id))
    slips.sort(key=lambda slip: slip.issued_at, reverse=True)
    for slip in slips[:LAST_SLIPS]:
        if constant_time_compare(slip.code_digest, digest_of(slip.pk, code)):
            return slip
    return None
