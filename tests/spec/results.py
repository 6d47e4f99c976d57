"""The rulebook: pillars, adjustments, gates, titles and levels."""

from __future__ import annotations

from tests.spec.book import Spec


_TWO = (
    "facts: {judged_a: {type: judgement, max: 60, step: 1}, judged_b: {type: judgement, max: 40, step: 1}, %s}, "
    "top: {points: {step: 1, total: 100}, pillars: [{id: good_1, achieved: %s, criteria: [{id: a, max: 60, rule: {by_hand: {fact: judged_a}}}]}, "
    "{id: good_2, achieved: {points: 20}, criteria: [{id: b, max: 40, rule: {by_hand: {fact: judged_b}}}]}], %s}"
)


def _two(facts: str = "spare: flag", achieved: str = "all_criteria", top: str = "") -> str:
    return "{" + _TWO % (facts, achieved, top) + "}"


_LEVELS = "levels: [{id: good, at_least: 90}, {id: fair, at_least: 70}, {id: average, at_least: 50}, {id: poor}]"

PILLARS = (
    Spec(
        "Pillars",
        "all_criteria",
        "Every criterion passed",
        "`achieved: all_criteria` needs every criterion at its maximum; one that does not apply counts as its policy says.",
        _two(achieved="all_criteria"),
        (
            (
                "judged_a: 60, judged_b: 20",
                "pillars: {good_1: achieved, good_2: achieved}, title: achieved",
            ),
            ("judged_a: 59, judged_b: 20", "pillars: {good_1: not_achieved}, title: not_achieved"),
            ("judged_a: unknown, judged_b: 20", "pillars: {good_1: unknown}, title: unknown"),
        ),
    ),
    Spec(
        "Pillars",
        "share and points",
        "A share of its maximum, or a number of points",
        "`at_least` is a share of the maximum that applies, compared exactly; `points` is a number of points.",
        _two(achieved="{at_least: 90%}"),
        (
            ("judged_a: 54, judged_b: 20", "pillars: {good_1: achieved, good_2: achieved}"),
            ("judged_a: 53, judged_b: 19", "pillars: {good_1: not_achieved, good_2: not_achieved}"),
        ),
    ),
)

TITLES = (
    Spec(
        "Title",
        "all_pillars",
        "All goods achieved",
        "`needs: all_pillars` asks for every pillar.",
        _two(top="title: {needs: all_pillars}"),
        (
            ("judged_a: 60, judged_b: 40", "title: achieved"),
            ("judged_a: 60, judged_b: 19", "title: not_achieved"),
        ),
    ),
    Spec(
        "Title",
        "points and minima",
        "Points with minima for each good",
        "`points` is reached by the score, `minima` by single pillars; all that is written must hold.",
        _two(achieved="{points: 1}", top="title: {needs: {points: 80, minima: {good_2: 25}}}"),
        (
            ("judged_a: 55, judged_b: 25", "title: achieved"),
            ("judged_a: 60, judged_b: 24", "title: not_achieved"),
            ("judged_a: 54, judged_b: 25", "title: not_achieved"),
            ("judged_a: 60, judged_b: unknown", "title: unknown"),
        ),
    ),
)

LEVELS = (
    Spec(
        "Levels",
        "thresholds",
        "Thresholds of the score",
        "The first level whose needs hold. Exactly at the threshold is reached. While unknown points could decide, the level is unknown.",
        _two(achieved="{points: 1}", top=_LEVELS),
        (
            ("judged_a: 60, judged_b: 30", "level: good"),
            ("judged_a: 60, judged_b: 29", "level: fair"),
            ("judged_a: 30, judged_b: 20", "level: average"),
            ("judged_a: 0, judged_b: 0", "level: poor"),
            ("judged_a: 60, judged_b: unknown", "level: unknown"),
            ("judged_a: unknown, judged_b: 40", "level: unknown"),
        ),
    ),
    Spec(
        "Levels",
        "needs",
        "Levels by conditions, without points",
        "A level may need a condition, pillars achieved or criteria met. The last level needs nothing.",
        "{facts: {own: grade, plan: flag}, rule: {pass_fail: {all: [{fact: plan, is: yes}]}}, top: {levels: [{id: top, when: {fact: own, at_least: well_completed}, pillars: all}, {id: middle, criteria: [c]}, {id: low}]}}",
        (
            ("own: excellent, plan: yes", "level: top"),
            ("own: completed, plan: yes", "level: middle"),
            ("own: excellent, plan: no", "level: low"),
            ("own: unknown, plan: yes", "level: unknown"),
            ("own: unknown, plan: no", "level: low"),
        ),
    ),
)

ADJUSTMENTS = (
    Spec(
        "Adjustments",
        "bonus and deduction",
        "Bonus and deduction, each capped, together capped",
        "Score = total + bonus − deduction, never below 0 nor above the total. Not applicable gives 0. An unknown deduction stays open, even under `no_points`.",
        "{facts: {judged_a: {type: judgement, max: 100, step: 1}, praised: count, late: count}, top: {points: {step: 1, total: 100}, unknown: no_points, pillars: [{id: good_1, achieved: {points: 50}, criteria: [{id: a, max: 100, rule: {by_hand: {fact: judged_a}}}]}], "
        "adjustments: {bonus: {cap: 5, items: [{id: b_1, max: 6, rule: {count_points: {count: praised, each: 2}}}]}, deduction: {cap: 10, items: [{id: d_1, max: 12, rule: {count_points: {count: late, each: 3}}}]}}}}",
        (
            ("judged_a: 80, praised: 1, late: 2", "total: 80, bonus: 2, deduction: 6, score: 76"),
            ("judged_a: 98, praised: 9, late: 0", "bonus: 5, score: 100"),
            ("judged_a: 4, praised: 0, late: 9", "deduction: 10, score: 0"),
            (
                "judged_a: 80, praised: unknown, late: unknown",
                "bonus: 0, deduction: {low: 0, high: 10}, score: {low: 70, high: 80}",
            ),
            ("judged_a: 80, praised: n/a, late: n/a", "score: 80"),
        ),
    ),
)


def _gate(
    kind: str,
    title: str,
    text: str,
    facts: str,
    gate: str,
    rows: tuple[tuple[str, str], ...],
    effect: str = "fails_title",
    top: str = "",
) -> Spec:
    gates = f"gates: [{{id: g, gate: {{{kind}: {gate}}}, effect: {effect}}}]"
    both = f"{top}, {gates}" if top else gates
    return Spec("Gates", kind, title, text, _two(facts, "{points: 30}", both), rows)


_ALL = "judged_a: 60, judged_b: 40"
_TITLE = "title: {needs: all_pillars}"

GATES = (
    _gate(
        "event",
        "An event cannot be undone",
        "`event` bars as soon as it happened: a count above 0 (or above `more_than`), or a flag. Here a violation the people or the press found first, confirmed by a conclusion: it fails one good.",
        "found_by_people: count",
        "{fact: found_by_people}",
        (
            (f"{_ALL}, found_by_people: 0", "gates: {g: passes}, pillars: {good_1: achieved}"),
            (
                f"{_ALL}, found_by_people: 1",
                "gates: {g: bars}, pillars: {good_1: not_achieved}, title: not_achieved",
            ),
            (
                f"{_ALL}, found_by_people: unknown",
                "gates: {g: unknown}, pillars: {good_1: unknown}, title: unknown",
            ),
            (
                "judged_a: 10, judged_b: 40, found_by_people: unknown",
                "gates: {g: unknown}, pillars: {good_1: not_achieved}",
            ),
            (
                f"{_ALL}, found_by_people: n/a",
                "gates: {g: not_applicable}, pillars: {good_1: achieved}",
            ),
        ),
        effect="{fails_pillar: good_1}",
    ),
    _gate(
        "share_at_rating",
        "A share of members at a rating",
        "`at_least` is ≥, `more_than` is strictly >. 26 of 27 does not reach 100 %; 315 of 350 reaches 90 %.",
        "rated_well: ratio",
        "{fact: rated_well, at_least: 100%}",
        (
            (f"{_ALL}, rated_well: 27/27", "gates: {g: passes}, title: achieved"),
            (f"{_ALL}, rated_well: 26/27", "gates: {g: bars}, title: not_achieved"),
        ),
    ),
    _gate(
        "attendance",
        "Attendance",
        "Strictly more than 85 %: exactly 85 % bars.",
        "attendance_year: ratio",
        "{fact: attendance_year, more_than: 85%}",
        (
            (f"{_ALL}, attendance_year: 17/20", "gates: {g: bars}"),
            (f"{_ALL}, attendance_year: 86/100", "gates: {g: passes}"),
        ),
    ),
    _gate(
        "task_completion",
        "Tasks done",
        "A ratio, or two counts with `when_zero`.",
        "done: count, tasks: count",
        "{numerator: done, denominator: tasks, at_least: 50%, when_zero: met}",
        (
            (f"{_ALL}, done: 1, tasks: 2", "gates: {g: passes}"),
            (f"{_ALL}, done: 1, tasks: 3", "gates: {g: bars}"),
            (f"{_ALL}, done: 0, tasks: 0", "gates: {g: passes}"),
        ),
    ),
    _gate(
        "own_level",
        "The organisation's own annual level",
        "Below the level named, it bars.",
        "own_rating: grade",
        "{fact: own_rating, at_least: well_completed}",
        (
            (f"{_ALL}, own_rating: well_completed", "gates: {g: passes}"),
            (f"{_ALL}, own_rating: completed", "gates: {g: bars}"),
        ),
    ),
    _gate(
        "linked_level",
        "The level of a linked body",
        "The same, of a body linked to it.",
        "front_rating: {type: judgement, options: [strong, fair, weak]}",
        "{fact: front_rating, at_least: fair}",
        (
            (f"{_ALL}, front_rating: fair", "gates: {g: passes}"),
            (f"{_ALL}, front_rating: weak", "gates: {g: bars}"),
        ),
    ),
    _gate(
        "mandatory_max",
        "Named criteria at their maximum, else one level lower",
        "Criteria that do not apply are left out. The effect `lowers_level` lowers by one.",
        "spare: flag",
        "{criteria: [a]}",
        (
            ("judged_a: 60, judged_b: 40", "gates: {g: passes}, level: good"),
            ("judged_a: 59, judged_b: 40", "gates: {g: bars}, level: fair"),
            ("judged_a: 0, judged_b: 0", "gates: {g: bars}, level: poor"),
        ),
        effect="lowers_level",
        top=_LEVELS,
    ),
    _gate(
        "pillar_points",
        "Too few points in a good",
        "Fewer points than named in the pillar; the effect `limits_level` lets the level be at most the one named.",
        "spare: flag",
        "{pillar: good_2, at_least: 20}",
        (
            ("judged_a: 60, judged_b: 20", "gates: {g: passes}, level: fair"),
            ("judged_a: 60, judged_b: 19", "gates: {g: bars}, level: average"),
            ("judged_a: 30, judged_b: 10", "gates: {g: bars}, level: poor"),
        ),
        effect="{limits_level: average}",
        top=_LEVELS,
    ),
    _gate(
        "discipline",
        "Discipline, with the exception self-discovered and remedied",
        "With `not_self_found` only those bar that the organisation did not find and remedy itself; `collective` bars when the organisation was disciplined.",
        "disciplined: count, not_self_found: count, collective: flag",
        "{members: disciplined, not_self_found: not_self_found, collective: collective}",
        (
            (f"{_ALL}, disciplined: 1, not_self_found: 0, collective: no", "gates: {g: passes}"),
            (f"{_ALL}, disciplined: 1, not_self_found: 1, collective: no", "gates: {g: bars}"),
            (f"{_ALL}, disciplined: 0, not_self_found: 0, collective: yes", "gates: {g: bars}"),
            (
                f"{_ALL}, disciplined: 1, not_self_found: 0, collective: unknown",
                "gates: {g: unknown}",
            ),
        ),
    ),
    _gate(
        "condition",
        "Any other condition",
        "It bars unless the condition holds.",
        "compact: flag",
        "{all: [{fact: compact, is: yes}]}",
        (
            (f"{_ALL}, compact: yes", "gates: {g: passes}, title: achieved"),
            (f"{_ALL}, compact: no", "gates: {g: bars}, title: not_achieved"),
        ),
    ),
)
