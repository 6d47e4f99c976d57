"""Who an account is and what it holds on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import connection

from bontot.domain.accounts.models import User
from bontot.domain.accounts.types import AccountUnknown
from bontot.domain.audit.types import Actor, Held


@dataclass(frozen=True, slots=True)
class Account:
    """An account as lists show it."""

    id: UUID
    username: str
    full_name: str
    member_id: UUID | None
    is_active: bool
    version: int


def account_named(username: str) -> Account:
    """
    Find an account by its name.

    Raises:
        AccountUnknown: There is none, or it is switched off.

    Queries: 1.
    """
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise AccountUnknown(username=username)
    return Account(
        user.pk, user.username, user.full_name, user.member_id, user.is_active, user.version
    )


def held_by(user_id: UUID, on: date) -> tuple[Held, ...]:
    """
    List the roles an account holds on a day, with every path each organisation has had.

    Works before the session knows the actor: the database answers it as the owner of the tables.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT role, organization_id, path FROM bontot_grants_of(%s, %s)", [user_id, on]
        )
        rows = cursor.fetchall()
    return tuple(
        Held(role=role, organization_id=organization, paths=tuple(row[2] for row in group))
        for (role, organization), group in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def roles_of(user_ids: Iterable[UUID], on: date) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """
    List the roles accounts hold on a day, each with its organisation's path, empty where that is out of sight.

    Queries: 2.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT one, role, organization_id FROM unnest(%s::uuid[]) one,"
            " LATERAL bontot_grants_of(one, %s) ORDER BY one, role",
            [sorted(set(user_ids)), on],
        )
        rows = cursor.fetchall()
    paths = paths_on({organization for _, _, organization in rows}, on)
    return {
        user: tuple((role, paths.get(organization, "")) for _, role, organization in held)
        for user, held in groupby(rows, key=lambda row: row[0])
    }


def paths_on(organizations: Iterable[UUID], on: date) -> dict[UUID, str]:
    """
    Find the paths of organisations on a day; those not living then, or out of sight, are left out.

    Queries: 1. It reads the tree's table by SQL: the tree stands above the accounts.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization_id, path::text FROM bontot_organizationparent"
            " WHERE organization_id = ANY(%s) AND daterange(valid_from, valid_until) @> %s::date",
            [sorted(set(organizations)), on],
        )
        return dict(cursor.fetchall())


def scope_of(user_id: UUID, on: date) -> tuple[str, ...]:
    """
    List the paths an account sees below on a day.

    Queries: 1.
    """
    return Actor(user_id=user_id, name="", held=held_by(user_id, on)).scope


def account_actor(user_id: UUID, on: date) -> Actor:
    """
    Make the actor of a job from the account that asked for it.

    Raises:
        AccountUnknown: There is none such, or it was switched off since.

    Queries: 2.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        raise AccountUnknown(username=str(user_id))
    return actor_of(user.pk, user.full_name, on)


def actor_of(user_id: UUID, name: str, on: date) -> Actor:
    """
    Make the actor of a request from the signed-in account.

    Args:
        user_id: The account.
        name: Its full name, which the sign-in has read already.
        on: The day of the request.

    Queries: 1.
    """
    return Actor(user_id=user_id, name=name, held=held_by(user_id, on))


def actor_named(username: str, on: date) -> Actor | None:
    """
    Make the actor of an account by its name, locked ones too; None where there is none.

    Queries: 1, 1 more where there is one.
    """
    user = User.objects.filter(username=username).first()
    return actor_of(user.pk, user.full_name, on) if user else None
