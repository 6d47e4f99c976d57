"""The books of a cell, kept by its secretary: members added, named, left out, recognised, ended; and what is refused."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from tests.support.records import ICT

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.members import operations, queries
from bontot.domain.members.types import (
    AdmissionSource,
    DayInFuture,
    EndBeforeStart,
    EndCause,
    EndWithoutCause,
    NameMissing,
    NameOnRoster,
    Newcomer,
    NewMember,
    NewSpell,
    NotAtHome,
    NotProbationary,
    Post,
    PostNeedsOfficial,
    ProbationNotOver,
    SpellKind,
    SpellsOverlap,
    SpellUnknown,
    Standing,
    TermsOverlap,
    TooFewOfficial,
    TwoSecretaries,
)
from bontot.domain.orgtree.types import OrganizationUnknown


NOW = dt.datetime(2024, 12, 31, 9, tzinfo=ICT)
TODAY = NOW.date()


@pytest.fixture
def secretary(town, people, sign_in):
    return sign_in(Role.SECRETARY, town.hoa_sen)


@pytest.fixture
def do(secretary):
    def do(name, *, actor=None, at=NOW, **arguments):
        return getattr(operations, name)(actor=actor or secretary, at=at, **arguments)

    return do


@pytest.fixture
def record(town):
    def record(member, on=TODAY, cell=None):
        with reading(SYSTEM):
            return queries.record_of(cell or town.hoa_sen, member, on)

    return record


@pytest.fixture
def roster(town, people):
    def roster(on=TODAY, **more):
        with reading(SYSTEM):
            return queries.roster_page(town.hoa_sen, on, **more)

    return roster


def newcomer(name="Lý Thị Sen", standing=Standing.OFFICIAL, since=dt.date(2024, 12, 1), **more):
    return Newcomer(name, standing, since, **more)


def added(do, town, **more):
    return UUID(do("add_member", organization_id=town.hoa_sen, newcomer=newcomer(**more))["member"])


class TestAdding:
    def test_an_official_member_stands_in_vietnamese_order(self, do, town, roster):
        added(do, town, name="  Đặng   Văn Ấn ")
        names = [line.full_name for line in roster().lines]
        assert names[:3] == ["Đặng Văn An", "Đặng Thị Ánh", "Đặng Văn Ấn"]

    def test_an_admission_starts_the_clock_and_is_counted_once(self, do, town, record):
        key = uuid4()
        new = newcomer(standing=Standing.PROBATIONARY, source=AdmissionSource.WOMEN)
        first = do("add_member", key=key, organization_id=town.hoa_sen, newcomer=new)
        assert do("add_member", key=key, organization_id=town.hoa_sen, newcomer=new) == first
        shown = record(UUID(first["member"]))
        assert shown.probation.due == dt.date(2025, 12, 1)
        with reading(SYSTEM):
            admissions = queries.admissions_of(town.hoa_sen, 2024)
        assert [(a.month, a.source, a.admitted) for a in admissions.lines] == [
            (dt.date(2024, 12, 1), "women", 1)
        ]
        added(do, town, name="Lý Thị Súng", standing=Standing.PROBATIONARY, source=AdmissionSource.WOMEN)  # fmt: skip
        with reading(SYSTEM):
            assert queries.admissions_of(town.hoa_sen, 2024).admitted == 2

    def test_somebody_attached_from_elsewhere_joins_the_roll_alone(self, do, town, roster):
        before = roster()
        added(do, town, standing=None, valid_until=dt.date(2025, 6, 1))
        after = roster()
        assert after.roll.counted == before.roll.counted + 1
        assert after.rated.counted == before.rated.counted

    def test_what_is_refused(self, do, town, roster):
        before = roster().total
        with pytest.raises(DayInFuture):
            added(do, town, since=dt.date(2025, 1, 1))
        with pytest.raises(EndBeforeStart):
            added(do, town, standing=None, valid_until=dt.date(2024, 12, 1))
        with pytest.raises(NameMissing):
            added(do, town, name="  ")
        with pytest.raises(NameOnRoster):
            added(do, town, name="Lê Thị Hoà")
        assert roster().total == before
        added(do, town, name="Lê Thị Hoà", same_name=True)
        assert roster().total == before + 1

    def test_other_people_s_books(self, do, town, sign_in):
        with pytest.raises(OrganizationUnknown):
            do("add_member", organization_id=town.tra_my, newcomer=newcomer())
        for role in (Role.MEMBER, Role.APPRAISER, Role.VIEWER):
            actor = sign_in(role, town.hoa_sen)
            with pytest.raises(ActionNotPermitted):
                do("add_member", actor=actor, organization_id=town.hoa_sen, newcomer=newcomer())


class TestNames:
    def test_a_correction_keeps_before_and_after_and_refuses_the_second_editor(
        self, do, town, people, record
    ):
        arguments = {"organization_id": town.hoa_sen, "member_id": people.an, "seen": 1}
        do("correct_name", full_name="Đặng Văn Ân", **arguments)
        shown = record(people.an)
        assert (shown.full_name, shown.version) == ("Đặng Văn Ân", 2)
        with reading(SYSTEM):
            entry = AuditEntry.objects.get(operation="members.correct_name")
            (value,) = entry.values.all()
            assert (value.before["full_name"], value.after["full_name"]) == (
                "Đặng Văn An",
                "Đặng Văn Ân",
            )
        with pytest.raises(ChangedMeanwhile):
            do("correct_name", full_name="Đặng Văn Ẩn", **arguments)


class TestSearching:
    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("le thi hoa", {"Lê Thị Hoà", "Lê Thị Hòa"}),
            ("Lê Thị Hòa", {"Lê Thị Hoà", "Lê Thị Hòa"}),
            ("dang", {"Đặng Văn An"}),
            ("dung", {"Đỗ Thị Dung"}),
            ("Dũng", {"Đỗ Văn Dũng"}),
            ("khong co", set()),
        ],
    )
    def test_names_are_found_without_their_marks_and_exact_ones_first(self, roster, words, first):
        found = roster(words=words)
        assert {line.full_name for line in found.lines[:1]} <= first
        assert bool(found.found) == bool(first)

    def test_pages_are_bounded(self, roster, settings):
        settings.LIST_ROWS = 3
        first, last = roster(), roster(page=99)
        assert (first.pages, len(first.lines)) == (3, 3)
        assert (last.page, len(last.lines)) == (3, 1)

    def test_a_cell_of_116_is_read_in_as_many_questions(
        self, do, town, people, record, roster, django_assert_max_num_queries
    ):
        since = dt.date(2020, 1, 1)
        home = NewSpell(town.hoa_sen, SpellKind.HOME, since, standing=Standing.OFFICIAL)
        crowd = [NewMember(full_name=f"Lý Văn {n}", spells=[home]) for n in range(116)]
        do("record_members", actor=SYSTEM, members=crowd)
        with django_assert_max_num_queries(5):
            found = roster(words="ly van")
        assert (found.found, found.pages, len(found.lines)) == (116, 2, 100)
        with django_assert_max_num_queries(8):
            record(people.an)

    def test_both_populations_say_who_is_left_out(self, roster):
        found = roster(on=dt.date(2024, 7, 2))
        assert (found.roll.counted, found.roll.official) == (4, 2)
        assert [(one.reason, one.count) for one in found.roll.left_out] == [
            ("exempt", 1),
            ("suspended", 1),
            ("away", 1),
        ]
        assert found.rated.counted == 4
        assert [one.reason for one in found.rated.left_out] == ["exempt", "suspended"]


class TestLeftOut:
    def test_exempt_from_a_day_and_back(self, do, town, people, roster, record):
        before = roster().roll.counted
        answer = do(
            "record_spell",
            organization_id=town.hoa_sen,
            member_id=people.anh,
            kind=SpellKind.EXEMPT,
            valid_from=dt.date(2024, 12, 1),
        )
        assert roster().roll.counted == before - 1
        (spell,) = [one for one in record(people.anh).spells if one.kind == "exempt"]
        do("end_spell", spell_id=UUID(answer["spell"]), seen=1, valid_until=dt.date(2024, 12, 31))
        assert roster().roll.counted == before
        with pytest.raises(ChangedMeanwhile):
            do("end_spell", spell_id=spell.id, seen=1, valid_until=dt.date(2024, 12, 30))

    def test_what_is_refused(self, do, town, people, record):
        fields = {"organization_id": town.hoa_sen, "member_id": people.hoa, "kind": SpellKind.AWAY}
        with pytest.raises(SpellsOverlap):
            do("record_spell", valid_from=dt.date(2024, 11, 1), **fields)
        with pytest.raises(DayInFuture):
            do("record_spell", valid_from=dt.date(2025, 1, 1), **fields)
        with pytest.raises(EndBeforeStart):
            do(
                "record_spell",
                valid_from=dt.date(2024, 12, 10),
                valid_until=dt.date(2024, 12, 10),
                **fields,
            )
        with pytest.raises(NotAtHome):
            do("record_spell", **fields | {"member_id": people.guest}, valid_from=TODAY)
        away = next(one for one in record(people.hoa).spells if one.kind == "away")
        with pytest.raises(EndBeforeStart):
            do("end_spell", spell_id=away.id, seen=1, valid_until=dt.date(2024, 6, 1))


class TestProbation:
    def test_recognition_after_twelve_months_makes_a_voter(self, do, town, people, record, roster):
        fields = {"organization_id": town.hoa_sen, "member_id": people.dung}
        seen = record(people.dung).home.version
        do("recognize_official", seen=seen, decided_date=dt.date(2024, 12, 20), **fields)
        shown = record(people.dung)
        assert (shown.home.standing, shown.probation) == ("official", None)
        assert shown.recognized == dt.date(2024, 12, 20)
        assert roster(dt.date(2024, 12, 19)).rated.official == roster().rated.official - 1
        with pytest.raises(NotProbationary):
            do("recognize_official", seen=1, decided_date=TODAY, **fields)

    def test_not_before_twelve_months_nor_in_the_future(self, do, town, record):
        member = added(do, town, standing=Standing.PROBATIONARY, since=dt.date(2024, 1, 15))
        fields = {"organization_id": town.hoa_sen, "member_id": member, "seen": 1}
        with pytest.raises(ProbationNotOver) as refused:
            do("recognize_official", decided_date=TODAY, **fields)
        assert refused.value.fields == {"due": dt.date(2025, 1, 15)}
        with pytest.raises(DayInFuture):
            do("recognize_official", decided_date=dt.date(2025, 1, 15), **fields)
        later = dt.datetime(2025, 1, 20, 9, tzinfo=ICT)
        do("recognize_official", at=later, decided_date=dt.date(2025, 1, 15), **fields)
        assert record(member, dt.date(2025, 1, 20)).recognized == dt.date(2025, 1, 15)


class TestEnding:
    def test_a_membership_ends_with_its_posts_and_its_cause(self, do, town, people, record, roster):
        home = record(people.an).home
        do(
            "end_membership",
            organization_id=town.hoa_sen,
            member_id=people.an,
            seen=home.version,
            ended_date=dt.date(2024, 12, 20),
            cause=EndCause.DIED,
        )
        shown = record(people.an)
        assert shown.home is None
        assert {(s.kind, s.ended_by) for s in shown.spells} == {("home", "died")}
        assert [p.valid_until for p in shown.posts] == [dt.date(2024, 12, 20)]
        assert people.an not in {line.member_id for line in roster().lines}
        assert people.an in {line.member_id for line in roster(dt.date(2024, 12, 19)).lines}

    def test_the_clock_of_whoever_left_stops(self, do, town):
        member = added(do, town, standing=Standing.PROBATIONARY)
        do(
            "end_membership",
            organization_id=town.hoa_sen,
            member_id=member,
            seen=1,
            ended_date=TODAY,
            cause=EndCause.RESIGNED,
        )
        with reading(SYSTEM):
            assert queries.books_state(town.hoa_sen, TODAY).probations[0].member_id != member

    def test_not_before_it_began(self, do, town):
        member = added(do, town)
        with pytest.raises(NotAtHome):
            do(
                "end_membership",
                organization_id=town.hoa_sen,
                member_id=member,
                seen=1,
                ended_date=dt.date(2024, 11, 1),
                cause=EndCause.TRANSFERRED,
            )


class TestCorrecting:
    def test_a_day_entered_wrongly_and_an_end_taken_back(self, do, people, record, roster):
        away = next(one for one in record(people.hoa).spells if one.kind == "away")
        do(
            "correct_spell",
            spell_id=away.id,
            seen=1,
            valid_from=dt.date(2024, 5, 1),
            valid_until=None,
        )
        before = roster(dt.date(2024, 4, 30)).roll.counted
        assert roster(dt.date(2024, 5, 1)).roll.counted == before - 1
        assert people.hoa in {line.member_id for line in roster().lines if line.left_out == "away"}
        with pytest.raises(ChangedMeanwhile):
            do("correct_spell", spell_id=away.id, seen=1, valid_from=TODAY, valid_until=None)

    def test_an_admission_of_another_day_moves_its_clock(self, do, town, record):
        member = added(do, town, standing=Standing.PROBATIONARY)
        home = record(member).home
        fields = {"spell_id": home.id, "seen": 1, "valid_until": None}
        with pytest.raises(DayInFuture):
            do("correct_spell", valid_from=dt.date(2025, 1, 1), **fields)
        do("correct_spell", valid_from=dt.date(2024, 11, 19), **fields)
        assert record(member).probation.due == dt.date(2025, 11, 19)

    def test_a_home_ends_with_its_cause_alone(self, do, people, record):
        home = record(people.anh).home
        fields = {"spell_id": home.id, "seen": home.version}
        with pytest.raises(EndWithoutCause):
            do("correct_spell", valid_from=home.valid_from, valid_until=TODAY, **fields)
        with pytest.raises(SpellUnknown):
            do("end_spell", valid_until=TODAY, **fields)


class TestPosts:
    def test_no_cell_committee_below_nine_official_members(self, do, town, people):
        fields = {"organization_id": town.hoa_sen, "post": Post.CELL_COMMITTEE_MEMBER}
        with pytest.raises(TooFewOfficial) as refused:
            do("give_post", member_id=people.anh, valid_from=TODAY, **fields)
        assert refused.value.fields == {"official": 5, "needed": 9}
        for name in ("Tư", "Năm", "Sáu", "Bảy"):
            added(do, town, name=f"Lý Văn {name}")
        do("give_post", member_id=people.anh, valid_from=TODAY, **fields)

    def test_one_secretary_at_a_time(self, do, town, people, record):
        fields = {"organization_id": town.hoa_sen, "post": Post.SECRETARY, "valid_from": TODAY}
        with pytest.raises(TwoSecretaries):
            do("give_post", member_id=people.anh, **fields)
        (post,) = record(people.an).posts
        do("end_post", position_id=post.id, seen=1, ended_date=TODAY)
        do("give_post", member_id=people.anh, **fields)
        with reading(SYSTEM):
            assert queries.books_state(town.hoa_sen, TODAY).has_secretary
            assert queries.secretaries_on([town.hoa_sen], TODAY) == {town.hoa_sen: "Đặng Thị Ánh"}
        with pytest.raises(ChangedMeanwhile):
            do("end_post", position_id=post.id, seen=1, ended_date=TODAY)

    def test_a_probationary_member_and_a_day_to_come_are_refused(self, do, town, people, record):
        fields = {"organization_id": town.hoa_sen, "post": Post.DEPUTY_SECRETARY}
        with pytest.raises(PostNeedsOfficial):
            do("give_post", member_id=people.dung, valid_from=TODAY, **fields)
        with pytest.raises(DayInFuture):
            do("give_post", member_id=people.anh, valid_from=dt.date(2025, 1, 1), **fields)
        (post,) = record(people.an).posts
        with pytest.raises(EndBeforeStart):
            do("end_post", position_id=post.id, seen=1, ended_date=dt.date(2015, 1, 1))

    def test_terms_of_office(self, do, town):
        term = {"valid_from": dt.date(2022, 6, 1), "valid_until": dt.date(2025, 1, 1)}
        answer = do("set_term", organization_id=town.hoa_sen, **term)
        with pytest.raises(TermsOverlap):
            do(
                "set_term",
                organization_id=town.hoa_sen,
                valid_from=dt.date(2024, 12, 1),
                valid_until=dt.date(2027, 6, 1),
            )
        with pytest.raises(EndBeforeStart):
            do("set_term", organization_id=town.hoa_sen, valid_from=TODAY, valid_until=TODAY)
        fields = {"organization_id": town.hoa_sen, "term_id": UUID(answer["term"]), "seen": 1}
        do("set_term", **fields, **term | {"valid_until": dt.date(2024, 12, 1)})
        with pytest.raises(ChangedMeanwhile):
            do("set_term", **fields, **term)
        with reading(SYSTEM):
            assert queries.books_state(town.hoa_sen, TODAY).term_ends == dt.date(2024, 12, 1)
