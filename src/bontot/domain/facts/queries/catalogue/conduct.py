"""Indicators of a cell: findings and discipline, ratings, and the papers it issued."""

from typing import Final

from bontot.domain.facts.queries.catalogue._making import (
    CONCLUDED,
    NOT_APPLICABLE,
    OWN_PAPERS,
    RATED,
    ZERO,
    count,
    declare,
    flag,
    grade,
    ratio,
)
from bontot.domain.facts.types import Grain


_CONDUCT: Final = declare(
    Grain.CELL,
    {
        "findings_confirmed": count(
            "vụ việc",
            "Vi phạm đã kết luận",
            "Violations concluded as true",
            base="findings",
            counts="1",
            empty=ZERO,
            states="Zero without a conclusion; one overturned or unfounded does not count.",
            boundary=CONCLUDED,
        ),
        "findings_from_people_or_press": count(
            "vụ việc",
            "Vi phạm của đảng viên do người dân, báo chí phát hiện trước",
            "Violations by members that people or the press found first",
            base="findings",
            counts="r.outside_first::int",
            where="r.of_member",
            empty=ZERO,
            states="Zero without one; not counted when the organisation had written it down on an earlier day.",
            boundary=CONCLUDED,
        ),
        **{
            name: count(
                "vụ việc",
                vi,
                en,
                base="findings",
                counts="1",
                where=f"r.of_member AND r.category = '{category}'",
                empty=ZERO,
                states="Zero without a conclusion.",
                boundary=CONCLUDED,
            )
            for name, category, vi, en in (
                (
                    "findings_forbidden_acts",
                    "forbidden_act",
                    "Vi phạm những điều đảng viên không được làm",
                    "Acts forbidden to members",
                ),
                (
                    "findings_social_vice",
                    "social_vice",
                    "Vi phạm liên quan tệ nạn xã hội",
                    "Violations: social vices",
                ),
                (
                    "findings_traffic_law",
                    "traffic_law",
                    "Vi phạm pháp luật về an toàn giao thông",
                    "Violations: traffic-safety law",
                ),
                (
                    "findings_identity_papers_pledged",
                    "identity_papers_pledged",
                    "Vi phạm về dùng giấy tờ tùy thân để vay",
                    "Violations: identity papers pledged",
                ),
            )
        },
        "findings_handled_in_time": ratio(
            "vụ việc",
            "Vi phạm, thiếu sót được xử lý, khắc phục đúng hạn",
            "Findings remedied in time",
            base="findings",
            counts="r.in_time::int",
            where="r.to_handle",
            empty=NOT_APPLICABLE,
            states="Over findings with a date to be remedied by, remedied or past it. Not applicable without any.",
            boundary=CONCLUDED,
        ),
        "members_disciplined": count(
            "đảng viên",
            "Đảng viên bị kỷ luật",
            "Members disciplined",
            base="findings",
            counts="r.first_of_member::int",
            where="r.of_member",
            empty=ZERO,
            states="Zero without a measure in force; a reminder is none. By the year and place of the act.",
            boundary=CONCLUDED,
        ),
        "members_disciplined_not_self_found": count(
            "đảng viên",
            "Đảng viên bị kỷ luật, trừ trường hợp tự phát hiện và đã khắc phục",
            "Members disciplined, unless found by the organisation itself and remedied",
            base="findings",
            counts="(r.first_of_member_there AND NOT r.self_found_remedied)::int",
            where="r.of_member",
            empty=ZERO,
            states="Zero without one.",
            boundary=CONCLUDED,
        ),
        "collective_disciplined": flag(
            "Tập thể bị kỷ luật",
            "The organisation was disciplined",
            base="findings",
            counts="r.disciplined::int",
            where="NOT r.of_member",
            empty=ZERO,
            states="A no without a measure in force.",
            boundary=CONCLUDED,
        ),
    },
)

_RATINGS: Final = declare(
    Grain.CELL,
    {
        "members_rated_well": ratio(
            "đảng viên",
            "Đảng viên hoàn thành tốt nhiệm vụ trở lên",
            "Members rated well or better",
            base="rated",
            counts="(r.grade IN ('excellent', 'well_completed'))::int",
            of="r.frozen::int",
            open_when="r.grade IS NULL",
            states="Of the population to be rated, as frozen. Unknown until it is frozen and each of them is rated.",
            boundary=RATED,
        ),
        "members_rated_excellent": ratio(
            "đảng viên",
            "Đảng viên hoàn thành xuất sắc nhiệm vụ",
            "Members rated excellent",
            base="rated",
            counts="(r.grade = 'excellent')::int",
            of="r.frozen::int",
            open_when="r.grade IS NULL",
            states="Of the population to be rated, as frozen. Unknown until it is frozen and each of them is rated.",
            boundary=RATED,
        ),
        "own_rating": grade(
            "Xếp loại của tổ chức đảng",
            "The organisation's own rating",
            base="own_rating",
            counts="r.grade",
            states="Unknown until decided.",
            boundary="The yearly rating of an organisation.",
        ),
        "front_unions_well_rated": ratio(
            "tổ chức",
            "Mặt trận, đoàn thể hoàn thành tốt nhiệm vụ trở lên",
            "Front and unions rated well or better",
            base="unions",
            counts="r.well::int",
            empty=NOT_APPLICABLE,
            states="Not applicable where none is led.",
            boundary="Levels of organisations.",
        ),
    },
)


def _plan(vi: str, en: str, plan: str) -> dict[str, object]:
    return flag(
        vi,
        en,
        base="plans",
        counts="1",
        where=f"r.plan = '{plan}'",
        states="Unknown until one is on record.",
        boundary=OWN_PAPERS,
    )


_PAPERS: Final = declare(
    Grain.CELL,
    {
        "year_programme_issued": _plan(
            "Đã ban hành chương trình công tác năm", "Year's programme issued", "year_programme"
        ),
        "ethics_study_plan_issued": _plan(
            "Đã có kế hoạch học tập và làm theo Bác",
            "Plan of studying Hồ Chí Minh's example issued",
            "ethics_study",
        ),
        "anti_corruption_plan_issued": _plan(
            "Đã có kế hoạch phòng, chống tham nhũng, tiêu cực",
            "Anti-corruption plan issued",
            "anti_corruption",
        ),
        "ideological_work_plan_issued": _plan(
            "Đã có kế hoạch công tác tư tưởng",
            "Plan of ideological work issued",
            "ideological_work",
        ),
        "own_plan_issued": _plan("Đã ban hành kế hoạch của mình", "Own plan issued", "own_plan"),
        "congress_review_done": _plan(
            "Đã sơ kết nghị quyết đại hội",
            "Congress resolutions reviewed at mid-term",
            "congress_review",
        ),
        "draft_comments_answered": ratio(
            "góp ý",
            "Góp ý dự thảo đã trả lời",
            "Comments on the draft answered",
            base="plans",
            counts="r.answered",
            of="r.received",
            where="r.plan = 'own_plan'",
            states="Unknown until the plan is on record; not applicable without comments.",
            boundary="Counts of comments; who wrote one is not kept.",
        ),
        "compact_signed": flag(
            "Đã ký giao ước",
            "Compact signed",
            base="papers",
            counts="1",
            where="r.kind = 'compact'",
            states="Unknown until one is on record.",
            boundary="An act of the organisation; a member's pledge is never evidence.",
        ),
        "baseline_done": flag(
            "Đã tự đánh giá ban đầu",
            "First self-assessment done",
            base="papers",
            counts="1",
            where="r.kind = 'baseline'",
            states="Unknown until one is on record.",
            boundary=OWN_PAPERS,
        ),
        "working_rules_reviewed": flag(
            "Đã rà soát quy chế làm việc",
            "Working rules reviewed",
            base="rules",
            counts="r.reviewed::int",
            states="Unknown without rules in force; a no when neither issued nor reviewed in the period.",
            boundary=OWN_PAPERS,
        ),
    },
)

CONDUCT_RATINGS_AND_PAPERS: Final = _CONDUCT + _RATINGS + _PAPERS
