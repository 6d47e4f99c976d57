"""The rulebook: rule kinds and conditions."""

from __future__ import annotations

from tests.spec.book import Spec


RULES = (
    Spec(
        "Rules",
        "pass_fail",
        "Everything or nothing",
        "`pass_fail` gives the whole maximum when its condition holds and nothing when it does not.",
        "{facts: {minutes_adopted: flag, absent: count}, max: 5, rule: {pass_fail: {all: [{fact: minutes_adopted, is: yes}, {fact: absent, equals: 0}]}}}",
        (
            ("minutes_adopted: yes, absent: 0", "criteria: {c: {outcome: met, points: 5}}"),
            ("minutes_adopted: yes, absent: 1", "criteria: {c: {outcome: not_met, points: 0}}"),
            (
                "minutes_adopted: no, absent: unknown",
                "criteria: {c: {outcome: not_met, points: 0}}",
            ),
            (
                "minutes_adopted: yes, absent: unknown",
                "criteria: {c: {outcome: unknown, low: 0, high: 5}}",
            ),
            ("minutes_adopted: n/a, absent: 0", "criteria: {c: {outcome: met, points: 5}}"),
            (
                "minutes_adopted: n/a, absent: n/a",
                "criteria: {c: {outcome: not_applicable, points: 5}}",
            ),
        ),
    ),
    Spec(
        "Rules",
        "pass_fail",
        "Some of it, when the framework says so",
        "`partly` gives its points when at least so many of the `all` hold but not all of them. Without it there is no half.",
        "{facts: {a: flag, b: flag, c: flag}, max: 6, rule: {pass_fail: {all: [{fact: a, is: yes}, {fact: b, is: yes}, {fact: c, is: yes}], partly: {at_least: 2, points: 3}}}}",
        (
            ("a: yes, b: yes, c: yes", "criteria: {c: {outcome: met, points: 6}}"),
            ("a: yes, b: yes, c: no", "criteria: {c: {outcome: partly, points: 3}}"),
            ("a: yes, b: no, c: no", "criteria: {c: {outcome: not_met, points: 0}}"),
            ("a: yes, b: yes, c: unknown", "criteria: {c: {outcome: unknown, low: 3, high: 6}}"),
            ("a: yes, b: yes, c: n/a", "criteria: {c: {outcome: met, points: 6}}"),
            ("a: yes, b: no, c: unknown", "criteria: {c: {outcome: unknown, low: 0, high: 3}}"),
        ),
    ),
    Spec(
        "Rules",
        "choice",
        "One of some named options",
        "`choice` gives each option its points; people enter the option.",
        "{facts: {judged_unity: {type: judgement, options: [good, fair, poor]}}, max: 4, rule: {choice: {fact: judged_unity, points: {good: 4, fair: 2, poor: 1}}}}",
        (
            ("judged_unity: good", "criteria: {c: {outcome: met, points: 4}}"),
            ("judged_unity: fair", "criteria: {c: {outcome: partly, points: 2}}"),
            ("judged_unity: poor", "criteria: {c: {outcome: partly, points: 1}}"),
            ("judged_unity: unknown", "criteria: {c: {outcome: unknown, low: 1, high: 4}}"),
        ),
    ),
    Spec(
        "Rules",
        "by_hand",
        "Points by hand",
        "`by_hand` takes the points people entered, from 0 to the maximum, in the fact's step.",
        "{facts: {judged_content: {type: judgement, max: 20, step: 1}}, max: 20, rule: {by_hand: {fact: judged_content}}}",
        (
            ("judged_content: 20", "criteria: {c: {outcome: met, points: 20}}"),
            ("judged_content: 13", "criteria: {c: {outcome: partly, points: 13}}"),
            ("judged_content: 0", "criteria: {c: {outcome: not_met, points: 0}}"),
            ("judged_content: unknown", "criteria: {c: {outcome: unknown, low: 0, high: 20}}"),
        ),
    ),
    Spec(
        "Rules",
        "bands",
        "Bands on a ratio: exactly 90 % of 30 is 27",
        "A bound is closed (`from`, `to`) or open (`above`, `below`). Ratios are compared by cross-multiplication: 27/30 reaches 90 %, 26/29 does not.",
        "{facts: {attendance: ratio}, max: 4, rule: {bands: {fact: attendance, bands: [{from: 90%, points: 4}, {from: 75%, below: 90%, points: 3}, {below: 75%, points: 0}]}}}",
        (
            ("attendance: 27/30", "criteria: {c: {outcome: met, points: 4}}"),
            ("attendance: 26/29", "criteria: {c: {outcome: partly, points: 3}}"),
            ("attendance: 3/4", "criteria: {c: {outcome: partly, points: 3}}"),
            ("attendance: 74/99", "criteria: {c: {outcome: not_met, points: 0}}"),
            ("attendance: unknown", "criteria: {c: {outcome: unknown, low: 0, high: 4}}"),
            ("attendance: 0/0", "criteria: {c: {outcome: not_applicable, points: 4}}"),
        ),
    ),
    Spec(
        "Rules",
        "bands",
        "Bands on a count, and on a share of two counts",
        "Counts are checked over whole numbers, so `to: 15` and `from: 16` touch. A share of two counts may exceed 100 % and says what a denominator of 0 gives.",
        "{facts: {exceeded: count, targets: count}, max: 3, rule: {bands: {numerator: exceeded, denominator: targets, when_zero: 2, bands: [{above: 100%, points: 3}, {from: 50%, to: 100%, points: 2}, {below: 50%, points: 0}]}}}",
        (
            ("exceeded: 5, targets: 4", "criteria: {c: {outcome: met, points: 3}}"),
            ("exceeded: 4, targets: 4", "criteria: {c: {outcome: partly, points: 2}}"),
            ("exceeded: 1, targets: 2", "criteria: {c: {outcome: partly, points: 2}}"),
            ("exceeded: 0, targets: 0", "criteria: {c: {outcome: partly, points: 2}}"),
            ("exceeded: 0, targets: n/a", "criteria: {c: {outcome: not_applicable, points: 3}}"),
        ),
    ),
    Spec(
        "Rules",
        "proportional",
        "In proportion, rounded once",
        "`proportional` is maximum × times × share, rounded down unless the rule names another rounding, then kept between floor and cap.",
        "{facts: {done: ratio}, max: 10, rule: {proportional: {fact: done, times: 10/9, floor: 2}}}",
        (
            ("done: 9/10", "criteria: {c: {outcome: met, points: 10}}"),
            ("done: 10/10", "criteria: {c: {outcome: met, points: 10}}"),
            ("done: 2/3", "criteria: {c: {outcome: partly, points: 7}}"),
            ("done: 0/5", "criteria: {c: {outcome: partly, points: 2}}"),
            ("done: unknown", "criteria: {c: {outcome: unknown, low: 2, high: 10}}"),
        ),
    ),
    Spec(
        "Rules",
        "proportional",
        "Rounding to the nearest, halves up, at a place",
        "`place` names the place (here whole twos), `rounding: nearest` sends halves up.",
        "{facts: {done: count, planned: count}, max: 10, rule: {proportional: {numerator: done, denominator: planned, when_zero: 10, rounding: nearest, place: 2}}}",
        (
            ("done: 1, planned: 2", "criteria: {c: {outcome: partly, points: 6}}"),
            ("done: 2, planned: 5", "criteria: {c: {outcome: partly, points: 4}}"),
            ("done: 3, planned: 2", "criteria: {c: {outcome: met, points: 10}}"),
            ("done: 0, planned: 0", "criteria: {c: {outcome: met, points: 10}}"),
        ),
    ),
    Spec(
        "Rules",
        "count_points",
        "So much for each",
        "`count_points` gives points for each one counted, up to the cap; `less` counts the positive difference of two counts.",
        "{facts: {admissions: count, target: count}, max: 4, rule: {count_points: {count: admissions, less: target, each: 2}}}",
        (
            ("admissions: 3, target: 2", "criteria: {c: {outcome: partly, points: 2}}"),
            ("admissions: 9, target: 2", "criteria: {c: {outcome: met, points: 4}}"),
            ("admissions: 1, target: 2", "criteria: {c: {outcome: not_met, points: 0}}"),
            (
                "admissions: 1, target: unknown",
                "criteria: {c: {outcome: unknown, low: 0, high: 4}}",
            ),
        ),
    ),
    Spec(
        "Rules",
        "count_points",
        "So much off for each",
        "With `direction: subtract` the rule starts from the maximum and takes away, at most the cap.",
        "{facts: {overdue: count}, max: 10, rule: {count_points: {count: overdue, each: 3, cap: 8, direction: subtract}}}",
        (
            ("overdue: 0", "criteria: {c: {outcome: met, points: 10}}"),
            ("overdue: 2", "criteria: {c: {outcome: partly, points: 4}}"),
            ("overdue: 7", "criteria: {c: {outcome: partly, points: 2}}"),
        ),
    ),
    Spec(
        "Rules",
        "grade",
        "One of the four grades",
        "`grade` gives each of the four annual grades its points.",
        "{facts: {own_rating: grade}, max: 5, rule: {grade: {fact: own_rating, points: {excellent: 5, well_completed: 4, completed: 2, not_completed: 0}}}}",
        (
            ("own_rating: excellent", "criteria: {c: {outcome: met, points: 5}}"),
            ("own_rating: completed", "criteria: {c: {outcome: partly, points: 2}}"),
            ("own_rating: not_completed", "criteria: {c: {outcome: not_met, points: 0}}"),
            ("own_rating: unknown", "criteria: {c: {outcome: unknown, low: 0, high: 5}}"),
        ),
    ),
    Spec(
        "Rules",
        "by_case",
        "Another rule in another case",
        "`by_case` uses the rule of the first case whose condition holds. While the condition is unknown, every case it could be counts.",
        "{facts: {members: count, minutes: count}, max: 5, rule: {by_case: [{when: {fact: members, less_than: 30}, rule: {bands: {fact: minutes, bands: [{from: 90, points: 5}, {to: 89, points: 1}]}}}, {rule: {bands: {fact: minutes, bands: [{from: 120, points: 5}, {below: 120, points: 2}]}}}]}}",
        (
            ("members: 29, minutes: 90", "criteria: {c: {outcome: met, points: 5}}"),
            ("members: 30, minutes: 90", "criteria: {c: {outcome: partly, points: 2}}"),
            ("members: unknown, minutes: 90", "criteria: {c: {outcome: unknown, low: 2, high: 5}}"),
            ("members: unknown, minutes: 120", "criteria: {c: {outcome: met, points: 5}}"),
        ),
    ),
    Spec(
        "Rules",
        "fixed",
        "The same points always",
        "`fixed` stands inside `by_case`, for a case that fixes the points.",
        "{facts: {unexcused: count, attendance: ratio}, max: 4, rule: {by_case: [{when: {fact: unexcused, more_than: 0}, rule: {fixed: {points: 1}}}, {rule: {proportional: {fact: attendance}}}]}}",
        (
            ("unexcused: 1, attendance: 30/30", "criteria: {c: {outcome: partly, points: 1}}"),
            ("unexcused: 0, attendance: 30/30", "criteria: {c: {outcome: met, points: 4}}"),
        ),
    ),
)

CONDITIONS = (
    Spec(
        "Conditions",
        "counts and ratios",
        "The five comparisons",
        "`at_least` ≥, `more_than` >, `at_most` ≤, `less_than` <, `equals` =. A ratio is compared with a percentage or a fraction.",
        "{facts: {held: ratio, late: count}, rule: {pass_fail: {all: [{fact: held, more_than: 85%}, {fact: late, at_most: 2}]}}}",
        (
            ("held: 17/20, late: 2", "criteria: {c: not_met}"),
            ("held: 18/20, late: 2", "criteria: {c: met}"),
            ("held: 18/20, late: 3", "criteria: {c: not_met}"),
        ),
    ),
    Spec(
        "Conditions",
        "two counts",
        "One count against another",
        "`at_least: {fact: …}` compares two counts; the first may exceed the second.",
        "{facts: {admissions: count, target: count}, rule: {pass_fail: {all: [{fact: admissions, at_least: {fact: target}}]}}}",
        (
            ("admissions: 2, target: 2", "criteria: {c: met}"),
            ("admissions: 1, target: 2", "criteria: {c: not_met}"),
            ("admissions: 1, target: n/a", "criteria: {c: not_applicable}"),
        ),
    ),
    Spec(
        "Conditions",
        "share",
        "A share of two counts",
        "`numerator` and `denominator` are counts; `when_zero` says what a denominator of 0 gives.",
        "{facts: {done: count, all_tasks: count}, rule: {pass_fail: {all: [{numerator: done, denominator: all_tasks, at_least: 50%, when_zero: met}]}}}",
        (
            ("done: 1, all_tasks: 2", "criteria: {c: met}"),
            ("done: 0, all_tasks: 1", "criteria: {c: not_met}"),
            ("done: 0, all_tasks: 0", "criteria: {c: met}"),
        ),
    ),
    Spec(
        "Conditions",
        "grades, options, dates",
        "Grades, options and dates",
        "Grades and options are ordered, the better is the more; dates use `on_or_before`, `before`, `on_or_after`, `after`.",
        "{facts: {own_rating: grade, judged_unity: {type: judgement, options: [good, fair, poor]}, issued: date}, rule: {pass_fail: {all: [{fact: own_rating, at_least: well_completed}, {fact: judged_unity, at_least: fair}, {fact: issued, on_or_before: 2024-01-31}]}}}",
        (
            (
                "own_rating: well_completed, judged_unity: fair, issued: 2024-01-31",
                "criteria: {c: met}",
            ),
            (
                "own_rating: completed, judged_unity: fair, issued: 2024-01-31",
                "criteria: {c: not_met}",
            ),
            (
                "own_rating: excellent, judged_unity: poor, issued: 2024-01-31",
                "criteria: {c: not_met}",
            ),
            (
                "own_rating: excellent, judged_unity: good, issued: 2024-02-01",
                "criteria: {c: not_met}",
            ),
        ),
    ),
    Spec(
        "Conditions",
        "any",
        "At least one",
        "`any` holds as soon as one holds, whatever is unknown beside it.",
        "{facts: {a: flag, b: flag}, rule: {pass_fail: {any: [{fact: a, is: yes}, {fact: b, is: yes}]}}}",
        (
            ("a: yes, b: unknown", "criteria: {c: met}"),
            ("a: no, b: unknown", "criteria: {c: unknown}"),
            ("a: no, b: n/a", "criteria: {c: not_met}"),
            ("a: n/a, b: n/a", "criteria: {c: not_applicable}"),
        ),
    ),
)

_FOUR = (
    "pillars: [{id: good_1, achieved: {at_least: 80%%}, criteria: ["
    "{id: a, max: 60, rule: {by_hand: {fact: judged_a}}}, "
    "{id: b, max: 40, applies_when: {fact: thematic, is: yes}, not_applicable: %s, rule: {by_hand: {fact: judged_b}}}]}]"
)
_FACTS = "facts: {judged_a: {type: judgement, max: 60, step: 1}, judged_b: {type: judgement, max: 40, step: 1}, thematic: flag}"

POLICIES = (
    Spec(
        "Policies",
        "not applicable: full",
        "What does not apply counts as full",
        "A criterion whose `applies_when` is false does not apply. `full` gives its whole maximum.",
        "{{{}, top: {{points: {{step: 1, total: 100}}, {}}}}}".format(_FACTS, _FOUR % "full"),
        (
            (
                "judged_a: 45, judged_b: n/a, thematic: no",
                "score: 85, pillars: {good_1: achieved}, criteria: {b: {outcome: not_applicable, points: 40}}",
            ),
        ),
    ),
    Spec(
        "Policies",
        "not applicable: none",
        "What does not apply gives nothing",
        "`none` gives no points: in a month without a thematic meeting such a sheet can no longer give its total. Loading it warns of that.",
        "{{{}, top: {{points: {{step: 1, total: 100}}, {}}}}}".format(_FACTS, _FOUR % "none"),
        (
            (
                "judged_a: 60, judged_b: n/a, thematic: no",
                "score: 60, pillars: {good_1: not_achieved}",
            ),
        ),
    ),
    Spec(
        "Policies",
        "not applicable: rescale",
        "What does not apply is left out and the rest rescaled",
        "`rescale` leaves the criterion out. Shares are taken over what applies; the total is rescaled to the stated total and rounded once, as `points.rounding` says. A pillar of which nothing applies does not stand in the way.",
        "{{{}, top: {{points: {{step: 1, total: 100, rounding: nearest}}, {}}}}}".format(
            _FACTS, _FOUR % "rescale"
        ),
        (
            (
                "judged_a: 48, judged_b: n/a, thematic: no",
                "score: 80, pillars: {good_1: {outcome: achieved, points: 48}}",
            ),
            (
                "judged_a: 47, judged_b: n/a, thematic: no",
                "score: 78, pillars: {good_1: not_achieved}",
            ),
            ("judged_a: 48, judged_b: 20, thematic: yes", "score: 68"),
            (
                "judged_a: 60, judged_b: 40, thematic: unknown",
                "score: {low: 60, high: 100}, pillars: {good_1: unknown}",
            ),
        ),
    ),
    Spec(
        "Policies",
        "unknown: open",
        "Unknown stays open, as an interval",
        "Missing evidence is never silently zero or full. The points are an interval, and a pillar, gate, title or level is unknown only while that could still decide it.",
        "{facts: {judged_a: {type: judgement, max: 10, step: 1}, judged_b: {type: judgement, max: 10, step: 1}}, top: {points: {step: 1, total: 20}, pillars: [{id: good_1, achieved: {points: 12}, criteria: [{id: a, max: 10, rule: {by_hand: {fact: judged_a}}}, {id: b, max: 10, rule: {by_hand: {fact: judged_b}}}]}]}}",
        (
            (
                "judged_a: 5, judged_b: unknown",
                "score: {low: 5, high: 15}, pillars: {good_1: unknown}, title: unknown",
            ),
            (
                "judged_a: 1, judged_b: unknown",
                "score: {low: 1, high: 11}, pillars: {good_1: not_achieved}, title: not_achieved",
            ),
        ),
    ),
    Spec(
        "Policies",
        "unknown: no_points",
        "Unknown counts as none, and is shown as unknown",
        "With `no_points` the criterion gives nothing until the evidence is there; its outcome stays UNKNOWN.",
        "{facts: {judged_a: {type: judgement, max: 10, step: 1}}, max: 10, unknown: no_points, rule: {by_hand: {fact: judged_a}}}",
        (
            (
                "judged_a: unknown",
                "criteria: {c: {outcome: unknown, points: 0}}, pillars: {good_1: not_achieved}",
            ),
            (
                "judged_a: 10",
                "criteria: {c: {outcome: met, points: 10}}, pillars: {good_1: achieved}",
            ),
        ),
    ),
)
