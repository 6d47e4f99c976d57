"""Judged facts as bodies entered them; where nothing was entered, a result stays without grounds."""

from collections.abc import Iterator

from bontot.domain.assessments.types import NewJudgement
from bontot.primitives.periods import Period
from bontot.samples.calendar import YEARS
from bontot.samples.casts.shape import Place
from bontot.samples.ids import of_organization


#: What each place's frameworks ask people to judge; the second says whether committees are asked as well.
ASKED = {
    "ML": (("judged_principles", "judged_unity_supervision"), True),
    "PC": (("judged_plan_easy",), False),
    "DT": ((), False),
    "PL": (("judged_principles",), True),
    "HK": ((), False),
}
#: Not entered for 2024: the good it decides stays without grounds.
NOT_ENTERED = frozenset(
    {
        ("ML-05", "judged_unity_supervision"),
        ("PC-08", "judged_plan_easy"),
        ("PL-04", "judged_principles"),
    }
)
#: Judged otherwise than good.
FAIR = frozenset({("PL-05", "judged_principles")})


def judgements(place: Place) -> Iterator[NewJudgement]:
    """Enter the judged facts of a place for both years."""
    facts, committees = ASKED[place.code]
    codes = [cell.code for cell in place.cells]
    if committees:
        codes += [c.code for c in place.committees if len(c.cells) > 1]
    for year in YEARS:
        for code in codes:
            for fact in facts:
                if (code, fact) in NOT_ENTERED and year == YEARS[-1]:
                    continue
                value = "fair" if (code, fact) in FAIR else "good"
                yield NewJudgement(of_organization(code), Period(year), fact, value)
