"""The accounts of cells: which there are, who holds them, who has none yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bontot.domain.accounts.models import Grant, SignInSlip, User
from bontot.domain.accounts.policies import can_give
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import AccountState, Role
from bontot.domain.audit.types import Actor
from bontot.domain.members.models import MembershipSpell, Position
from bontot.domain.members.types import Post, SpellKind
from bontot.domain.orgtree.queries import cells_on
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.types import Place, TreeTooLarge
from bontot.primitives.vietnamese import fold


#: The posts of a cell that have an account, the role each is given, and how the account's name ends. Of the members of
#: the cell committee one may keep the books, where the committee above wants a third account.
POSTS = {
    Post.SECRETARY: (Role.SECRETARY, "bithu"),
    Post.DEPUTY_SECRETARY: (Role.DEPUTY, "phobithu"),
    Post.CELL_COMMITTEE_MEMBER: (Role.CLERK, "chiuyvien"),
}
_POST_OF = {role: post for post, (role, _) in POSTS.items()}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account at one organisation: its role there, who holds it, and how far it is."""

    user_id: UUID
    version: int
    grant_id: UUID
    grant_version: int
    organization_id: UUID
    username: str
    holder: str
    role: Role
    state: AccountState
    #: Until when the slip that is out may be used.
    slip_until: dt.datetime | None
    #: The holder no longer holds the post the role goes with.
    post_ended: bool
    #: The actor may reset, lock and end it.
    managed: bool

    @property
    def waits_for_slip(self) -> bool:
        """Whether nothing opens it yet, or no longer."""
        waiting = {AccountState.NEW, AccountState.EXPIRED, AccountState.STARTED}
        return self.managed and self.state in waiting


@dataclass(frozen=True, slots=True)
class WithoutAccount:
    """A person who may be given an account, or a further role to the one they have."""

    member_id: UUID
    name: str
    role: Role
    organization: OrganizationOnDay
    #: The account this person has already.
    user_id: UUID | None


@dataclass(frozen=True, slots=True)
class AccountsOfCell:
    """A cell with its accounts, those who have none, and those of whom one may be given the third."""

    cell: OrganizationOnDay
    lines: tuple[AccountLine, ...]
    without: tuple[WithoutAccount, ...]
    thirds: tuple[WithoutAccount, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """The cells of a place, in Vietnamese order, with their accounts."""

    cells: tuple[AccountsOfCell, ...]

    @property
    def without(self) -> tuple[WithoutAccount, ...]:
        """Everybody who may be given one."""
        return tuple(one for cell in self.cells for one in cell.without)

    @property
    def thirds(self) -> tuple[WithoutAccount, ...]:
        """Everybody of whom one a cell may be given its third account."""
        return tuple(one for cell in self.cells for one in cell.thirds)

    @property
    def waiting(self) -> tuple[AccountLine, ...]:
        """The accounts that wait for a slip."""
        return tuple(line for cell in self.cells for line in cell.lines if line.waits_for_slip)


def accounts_of(*, actor: Actor, place: Place, today: dt.date, now: dt.datetime) -> Accounts:
    """
    List the accounts of the cells at a place: of one cell with those of its members, of many their leaders' alone.

    Args:
        actor: Who asks; what they do not manage is shown and not offered.
        place: A cell, or an organisation with cells below.
        today: The day grants and posts hold on.
        now: The instant slips are compared with.

    Raises:
        TreeTooLarge: More cells stand below than a page may list.

    Queries: 3, 1 more where people are without an account; 1 more for one cell.
    """
    own = place.organization
    cells = [own] if own.is_cell else cells_on(own.path, today)
    if len(cells) > settings.LIST_TREE:
        raise TreeTooLarge(organizations=len(cells), most=settings.LIST_TREE)
    by_id = {cell.id: cell for cell in cells}
    posts = _posts(by_id, today)
    held = {(place_id, member, _role(post)) for place_id, post, member, _ in posts}
    leaders = {(place_id, member) for place_id, member, role in held if role != Role.CLERK}
    lines: dict[UUID, list[AccountLine]] = defaultdict(list)
    with_account = set()
    for grant in _grants(by_id, today, members=own.is_cell):
        line = _line(grant, actor, by_id[grant.organization_id], now, held)
        lines[grant.organization_id].append(line)
        with_account.add((grant.organization_id, grant.user.member_id, line.role))
    wanted = [
        (by_id[place_id], member, name, _role(post))
        for place_id, post, member, name in posts
        if (place_id, member, _role(post)) not in with_account
        and (_role(post) != Role.CLERK or _may_be_third(place_id, member, leaders, lines))
        and can_give(actor, _role(post), by_id[place_id].path)
    ]
    if own.is_cell and can_give(actor, Role.MEMBER, own.path):
        wanted += [
            (own, member, name, Role.MEMBER)
            for member, name in _members(own, today)
            if (own.id, member) not in leaders and (own.id, member, Role.MEMBER) not in with_account
        ]
    without = _without(wanted)
    thirds = {
        cell: [one for one in people if one.role == Role.CLERK] for cell, people in without.items()
    }
    order = list(Role)
    for found in lines.values():
        found.sort(key=lambda line: order.index(line.role))
    return Accounts(
        tuple(
            AccountsOfCell(
                one,
                tuple(lines[one.id]),
                tuple(person for person in without[one.id] if person.role != Role.CLERK),
                tuple(thirds.get(one.id, ())),
            )
            for one in cells
        )
    )


def new_accounts(
    without: Sequence[WithoutAccount], today: dt.date
) -> tuple[list[NewAccount], list[tuple[UUID, NewGrant]]]:
    """
    Draw up accounts for people, each named after its cell and post, or the person; roles for accounts there are.

    Queries: 1.
    """
    wished = {one.member_id: _username(one) for one in without if one.user_id is None}
    asked = Q()
    for name in set(wished.values()):
        asked |= Q(username__startswith=name)
    taken = set(User.objects.filter(asked).values_list("username", flat=True)) if wished else set()
    accounts, further = [], []
    for one in without:
        grant = NewGrant(one.organization.id, one.role, today)
        if one.user_id is not None:
            further.append((one.user_id, grant))
            continue
        name, place = wished[one.member_id], 1
        while name in taken:
            place += 1
            name = f"{wished[one.member_id]}{place}"
        taken.add(name)
        accounts.append(NewAccount(name, one.name, member_id=one.member_id, grants=[grant]))
    return accounts, further


def _may_be_third(
    cell: UUID,
    member: UUID,
    leaders: set[tuple[UUID, UUID]],
    lines: dict[UUID, list[AccountLine]],
) -> bool:
    """Say whether a member of a cell committee may be given its third account: nobody has it, and they have none above it."""
    taken = any(line.role == Role.CLERK for line in lines[cell])
    return not taken and (cell, member) not in leaders


def _role(post: str) -> Role:
    return POSTS[Post(post)][0]


def _username(one: WithoutAccount) -> str:
    if one.role in _POST_OF:
        return f"{one.organization.label}-{POSTS[_POST_OF[one.role]][1]}"
    *before, given = fold(one.name).split()
    return f"{one.organization.label}-{''.join(word[0] for word in before)}{given}"


def _posts(cells: Iterable[UUID], on: dt.date) -> list[tuple[UUID, str, UUID, str]]:
    return list(
        Position.objects.filter(organization_id__in=list(cells), post__in=list(POSTS))
        .filter(valid_from__lte=on)
        .exclude(valid_until__lte=on)
        .order_by("organization_id", "-post", "member__sort_key")
        .values_list("organization_id", "post", "member_id", "member__full_name")
    )


def _members(cell: OrganizationOnDay, on: dt.date) -> list[tuple[UUID, str]]:
    return list(
        MembershipSpell.objects.filter(organization_id=cell.id, kind=SpellKind.HOME)
        .filter(valid_from__lte=on)
        .exclude(valid_until__lte=on)
        .order_by("member__sort_key")
        .values_list("member_id", "member__full_name")
    )


def _grants(cells: Iterable[UUID], on: dt.date, *, members: bool) -> QuerySet[Grant]:
    roles = [*_POST_OF, *([Role.MEMBER] if members else [])]
    last = SignInSlip.objects.filter(user=OuterRef("user"), replaced_at__isnull=True)
    last = last.order_by("-issued_at")
    passkeys = User.objects.filter(pk=OuterRef("user"), authenticator__type="webauthn")
    return (
        Grant.objects.filter(organization_id__in=list(cells), role__in=roles)
        .filter(valid_from__lte=on)
        .exclude(valid_until__lte=on)
        .select_related("user", "user__member")
        .annotate(
            slip_until=Subquery(last.values("expires_at")[:1]),
            slip_used=Subquery(last.values("used_at")[:1]),
            has_passkey=Exists(passkeys),
        )
        .order_by("user__member__sort_key", "user__username")
    )


def _line(
    grant: Grant,
    actor: Actor,
    cell: OrganizationOnDay,
    now: dt.datetime,
    held: set[tuple[UUID, UUID, Role]],
) -> AccountLine:
    user, role = grant.user, Role(grant.role)
    by_post = role in _POST_OF and user.member_id is not None
    return AccountLine(
        user_id=user.pk,
        version=user.version,
        grant_id=grant.pk,
        grant_version=grant.version,
        organization_id=cell.id,
        username=user.username,
        holder=user.member.full_name if user.member else user.full_name,
        role=role,
        state=_state(grant, now),
        slip_until=grant.slip_until,  # type: ignore[attr-defined]  # annotated
        post_ended=by_post and (cell.id, user.member_id, role) not in held,
        managed=user.pk != actor.user_id and can_give(actor, role, cell.path),
    )


def _state(grant: Grant, now: dt.datetime) -> AccountState:
    found: tuple[dt.datetime | None, dt.datetime | None, bool] = (
        grant.slip_until,  # type: ignore[attr-defined]  # annotated
        grant.slip_used,  # type: ignore[attr-defined]  # annotated
        grant.has_passkey,  # type: ignore[attr-defined]  # annotated
    )
    until, used, passkey = found
    if not grant.user.is_active:
        return AccountState.LOCKED
    if grant.user.has_usable_password() or passkey:
        return AccountState.READY
    if until is None:
        return AccountState.NEW
    if used is not None:
        return AccountState.STARTED
    return AccountState.SLIP if until > now else AccountState.EXPIRED


def _without(
    wanted: Sequence[tuple[OrganizationOnDay, UUID, str, Role]],
) -> dict[UUID, list[WithoutAccount]]:
    members = [member for _, member, _, _ in wanted]
    accounts = User.objects.filter(member_id__in=members).values_list("member_id", "pk")
    known: dict[UUID | None, UUID] = dict(accounts) if members else {}
    found: dict[UUID, list[WithoutAccount]] = defaultdict(list)
    for cell, member, name, role in wanted:
        found[cell.id].append(WithoutAccount(member, name, role, cell, known.get(member)))
    return found
