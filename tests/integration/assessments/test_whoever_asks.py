"""A result does not depend on how much the one who asks may see."""

import datetime as dt

from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.accounts.types import Role
from bontot.domain.assessments.operations import evaluate_one
from bontot.domain.assessments.queries import explain_one
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.discipline.models import Finding
from bontot.domain.members.models import FrozenPopulation, MembershipSpell, PopulationMember
from bontot.primitives.ratios import Ratio


def test_the_secretary_and_the_system_agree(my_long, meet, people, record, sign_in, at):
    """A member attached to the neighbouring cell, where the secretary sees nothing."""
    (who,) = people(1)
    since = {"valid_from": dt.date(2023, 1, 1)}
    record(
        MembershipSpell(member=who, organization_id=my_long.hoa_sen, kind="away", **since),
        MembershipSpell(member=who, organization_id=my_long.tra_my, kind="attached", **since),
    )
    meet(dt.date(2024, 1, 2))
    meet(dt.date(2024, 1, 2), cell=my_long.tra_my, excused=[who])
    population = FrozenPopulation(
        organization_id=my_long.hoa_sen,
        kind="rated",
        on_date=dt.date(2024, 12, 20),
        counted=1,
        official_counted=1,
    )
    counted = {"counted": True, "official": True, "reason": "home"}
    record(
        population,
        PopulationMember(population=population, member=who, **counted),
        Finding(
            organization_id=my_long.tra_my,
            subject="member",
            member=who,
            category="traffic_law",
            happened_from=dt.date(2024, 3, 1),
            happened_until=dt.date(2024, 4, 1),
            found_date=dt.date(2024, 3, 2),
            found_origin="own",
            state="confirmed",
            conclusion_number="9-KL/UBKT",
            concluded_date=dt.date(2024, 4, 1),
        ),
    )
    asked = {"organization": my_long.hoa_sen, "period": YEAR, "as_of": TODAY}
    secretary = sign_in(Role.SECRETARY, my_long.hoa_sen)
    evaluate_one(actor=secretary, at=at, **asked)
    assert evaluate_one(actor=SYSTEM, at=at, **asked).written == 0
    with reading(secretary):
        explained = explain_one(strand="04-tot", member=who.id, **asked)
    assert explained.facts["member_attendance"] == Ratio(0, 1)
