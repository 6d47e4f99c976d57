"""A slip opens an account once, within its days, and a new one ends everything that opened it before."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from bontot.domain.accounts.models import SignInSlip
from bontot.domain.accounts.operations import create_accounts, issue_slips, set_lock, use_slip
from bontot.domain.accounts.queries import actor_named
from bontot.domain.accounts.steps import NewAccount, NewGrant, NewSlip
from bontot.domain.accounts.types import (
    AccountLocked,
    AccountUnknown,
    ActionNotPermitted,
    NotInScope,
    OwnAccount,
    Role,
    RoleNotGiven,
    SignInCodeExpired,
    SignInCodeReplaced,
    SignInCodeUsed,
    SignInCodeWrong,
)
from bontot.domain.audit.models import AuditEntry, AuditValue
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile


LIFE = dt.timedelta(days=14)
DAY = dt.date(2024, 12, 31)


@pytest.fixture
def account(town, at):
    """Make an account, without a password unless one is given, and say which."""

    def make(username, role, place, password=None):
        grant = NewGrant(place, role, dt.date(2024, 1, 1))
        made = create_accounts(
            actor=SYSTEM,
            at=at,
            accounts=[NewAccount(username, f"Người giữ {username}", password, grants=[grant])],
        )
        return actor_named(made and username, DAY)

    return make


@pytest.fixture
def committee(town, sign_in):
    return sign_in(Role.APPRAISER, town.my_long)


@pytest.fixture
def slip(committee, at):
    """Issue a slip for an account."""

    def issue(who, place, *, by=committee, when=at):
        new = NewSlip(who.user_id, place)
        issue_slips(actor=by, at=when, slips=[new], life=LIFE)
        return new

    return issue


def test_a_code_opens_the_account_once(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    code = slip(who, town.hoa_sen).code
    assert len(code) == 12
    use_slip(actor=who, at=at, code=f"{code[:4]} {code[4:8]}-{code[8:]}")
    with pytest.raises(SignInCodeUsed) as refused:
        use_slip(actor=who, at=at, code=code)
    assert refused.value.fields["used_at"] == at


def test_the_code_is_stored_nowhere(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    new = slip(who, town.hoa_sen)
    with reading(SYSTEM):
        kept = [str(SignInSlip.objects.values().get())]
        kept += [str(value) for value in AuditValue.objects.values_list("before", "after")]
        kept += [str(entry) for entry in AuditEntry.objects.values_list("answer", flat=True)]
    assert new.code not in "".join(kept)
    assert new.code not in repr(new)
    assert "code_digest" not in "".join(kept[1:])


def test_a_wrong_code_and_another_s_code_are_refused_alike(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    other = account("tm-bithu", Role.SECRETARY, town.tra_my)
    slip(who, town.hoa_sen)
    foreign = slip(other, town.tra_my).code
    for code in ("000000000000", "", foreign):
        with pytest.raises(SignInCodeWrong):
            use_slip(actor=who, at=at, code=code)


def test_a_code_past_its_days_is_refused(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    code = slip(who, town.hoa_sen).code
    with pytest.raises(SignInCodeExpired):
        use_slip(actor=who, at=at + LIFE, code=code)
    use_slip(actor=who, at=at + LIFE - dt.timedelta(seconds=1), code=code)


def test_a_new_slip_takes_the_place_of_the_old_one(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    old, new = slip(who, town.hoa_sen), slip(who, town.hoa_sen)
    with pytest.raises(SignInCodeReplaced):
        use_slip(actor=who, at=at, code=old.code)
    use_slip(actor=who, at=at, code=new.code)


def _session_of(user):
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.create()
    user.usersession_set.create(session_key=store.session_key, ip="10.0.0.1", user_agent="x")
    return store.session_key


def test_a_reset_ends_password_passkeys_and_sessions(town, at, account, slip):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen, "mat-khau-cu-dai")
    user = get_user_model().objects.get(pk=who.user_id)
    user.authenticator_set.create(type="webauthn", data={})
    session = _session_of(user)
    slip(who, town.hoa_sen)
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert not user.authenticator_set.exists()
    assert not user.usersession_set.exists()
    assert not Session.objects.filter(session_key=session).exists()
    with reading(SYSTEM):
        entry = AuditEntry.objects.filter(operation="accounts.issue_slips").get()
        assert entry.actor_id != who.user_id


def test_the_same_key_answers_the_first_slips(town, at, account, committee):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    key = NewSlip(who.user_id, town.hoa_sen).id
    first, second = (NewSlip(who.user_id, town.hoa_sen) for _ in range(2))
    said = [
        issue_slips(actor=committee, at=at, key=key, slips=[one], life=LIFE)["slips"]
        for one in (first, second)
    ]
    assert said == [[str(first.id)]] * 2
    with pytest.raises(SignInCodeWrong):
        use_slip(actor=who, at=at, code=second.code)


def test_a_locked_account_is_not_opened(town, at, account, slip, committee):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    code = slip(who, town.hoa_sen).code
    set_lock(actor=committee, at=at, user_id=who.user_id, seen=1, locked=True)
    with pytest.raises(AccountLocked):
        use_slip(actor=who, at=at, code=code)
    with pytest.raises(ChangedMeanwhile):
        set_lock(actor=committee, at=at, user_id=who.user_id, seen=1, locked=False)
    set_lock(actor=committee, at=at, user_id=who.user_id, seen=2, locked=False)
    use_slip(actor=who, at=at, code=code)


def test_locking_ends_the_sessions(town, at, account, committee):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen, "mat-khau-cu-dai")
    user = get_user_model().objects.get(pk=who.user_id)
    session = _session_of(user)
    set_lock(actor=committee, at=at, user_id=who.user_id, seen=1, locked=True)
    assert not Session.objects.filter(session_key=session).exists()


def test_a_secretary_resets_members_of_the_cell_and_nobody_else(town, at, account, slip, sign_in):
    secretary = sign_in(Role.SECRETARY, town.hoa_sen)
    member = account("hs-nam", Role.MEMBER, town.hoa_sen)
    slip(member, town.hoa_sen, by=secretary)
    deputy = account("hs-phobithu", Role.DEPUTY, town.hoa_sen)
    with pytest.raises(ActionNotPermitted):
        slip(deputy, town.hoa_sen, by=secretary)
    stranger = account("tm-nam", Role.MEMBER, town.tra_my)
    with pytest.raises(NotInScope):
        slip(stranger, town.tra_my, by=secretary)


def test_no_reset_reaches_above_oneself(town, at, account, slip, committee):
    both = account("hai-noi", Role.SECRETARY, town.hoa_sen)
    create_accounts(
        actor=SYSTEM,
        at=at,
        accounts=[],
        further=[(both.user_id, NewGrant(town.an_giang, Role.VIEWER, dt.date(2024, 1, 1)))],
    )
    with pytest.raises(NotInScope):
        slip(both, town.hoa_sen)
    with pytest.raises(NotInScope):
        set_lock(actor=committee, at=at, user_id=both.user_id, seen=1, locked=True)


def test_a_committee_makes_no_operators_and_resets_none(town, at, account, slip, committee):
    grant = NewGrant(town.hoa_sen, Role.OPERATOR, dt.date(2024, 1, 1))
    new = NewAccount("hs-vanhanh", "Vận hành", grants=[grant])
    with pytest.raises(RoleNotGiven):
        create_accounts(actor=committee, at=at, accounts=[new])
    operator = account("hs-vanhanh", Role.OPERATOR, town.hoa_sen)
    with pytest.raises(RoleNotGiven):
        slip(operator, town.hoa_sen)


def test_nobody_resets_or_locks_their_own_account(town, at, slip, sign_in):
    operator = sign_in(Role.OPERATOR, town.vn)
    with pytest.raises(OwnAccount):
        slip(operator, town.vn, by=operator)
    with pytest.raises(OwnAccount):
        set_lock(actor=operator, at=at, user_id=operator.user_id, seen=1, locked=True)


def test_a_slip_for_nobody_is_refused(town, at, committee):
    slips = [NewSlip(town.hoa_sen, town.hoa_sen)]
    with pytest.raises(AccountUnknown):
        issue_slips(actor=committee, at=at, slips=slips, life=LIFE)


def test_an_account_without_a_role_is_nobody_s(town, at, committee):
    create_accounts(actor=SYSTEM, at=at, accounts=[NewAccount("le-loi", "Không vai trò")])
    who = actor_named("le-loi", DAY)
    with pytest.raises(NotInScope):
        set_lock(actor=committee, at=at, user_id=who.user_id, seen=1, locked=True)


def test_a_slip_is_seen_by_its_account_and_by_those_above(town, at, account, slip, sign_in):
    who = account("hs-bithu", Role.SECRETARY, town.hoa_sen)
    slip(who, town.hoa_sen)
    seen = {}
    for name, reader in (
        ("own", who),
        ("above", sign_in(Role.APPRAISER, town.long_xuyen)),
        ("beside", sign_in(Role.SECRETARY, town.tra_my)),
    ):
        with reading(reader):
            seen[name] = SignInSlip.objects.count()
    assert seen == {"own": 1, "above": 1, "beside": 0}
