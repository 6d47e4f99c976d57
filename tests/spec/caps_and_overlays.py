"""The rulebook: the cap over a cohort, and overlays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.spec.book import flow, head, name, read

from bontot.engine import Standing


CAP_TEXT = """`cap` lets at most a share of a cohort have a level; those beyond it, ranked by score and then by the order given, are one
level lower. `of` says what the share is taken of: `next_only` those left at the next level (x ≤ p(n − x)), `next_or_better` all n at the
level or the next, `all` the whole cohort.
"""


@dataclass(frozen=True)
class CapCase:
    """A cohort (scores at the top level, how many at the next and below) and how many stay."""

    rule: str
    top: tuple[int, ...]
    following: int
    lower: int
    stay: int
    quota: int

    @property
    def given(self) -> str:
        scores = ", ".join(str(score) for score in self.top)
        if len(self.top) > 12:
            scores = f"{len(self.top)} with different scores"
        return f"`{self.rule}`; at the level: {scores}; at the next: {self.following}; below: {self.lower}"

    @property
    def result(self) -> str:
        return f"quota {self.quota}, {self.stay} stay"


_30 = tuple(range(100, 85, -1))
CAP_CASES = (
    CapCase("share: 20%, of: next_only, rounding: down, ties: by_order", _30, 15, 0, 5, 5),
    CapCase("share: 20%, of: next_or_better, rounding: down, ties: by_order", _30, 15, 10, 6, 6),
    CapCase("share: 20%, of: all, rounding: down, ties: by_order", _30, 15, 10, 8, 8),
    CapCase("share: 20%, of: next_or_better, rounding: down, ties: by_order", (95, 94), 2, 0, 0, 0),
    CapCase(
        "share: 20%, of: next_or_better, rounding: nearest, ties: by_order", (95, 94), 2, 0, 1, 1
    ),
    CapCase(
        "share: 20%, of: next_or_better, rounding: down, ties: by_order",
        (95, 94, 94, 94),
        6,
        0,
        2,
        2,
    ),
    CapCase(
        "share: 20%, of: next_or_better, rounding: down, ties: exclude_all",
        (95, 94, 94, 94),
        6,
        0,
        1,
        2,
    ),
    CapCase(
        "share: 20%, of: next_or_better, rounding: down, ties: include_all",
        (95, 94, 94, 94),
        6,
        0,
        4,
        2,
    ),
)
CAP_ROWS = tuple((case.given, case.result) for case in CAP_CASES)


def cap_framework(rule: str, pooling: str = "none") -> dict[str, Any]:
    """A framework of three levels with a cap on the first."""
    return head(
        points={"step": "1", "total": "100"},
        facts={
            "judged": {"type": "judgement", "vi": "điểm", "en": "points", "max": "100", "step": "1"}
        },
        pillars=[
            {
                "id": "good_1",
                "name": name("good 1"),
                "achieved": "all_criteria",
                "criteria": [
                    {
                        "id": "c",
                        "name": name("c"),
                        "max": "100",
                        "rule": {"by_hand": {"fact": "judged"}},
                        "said_by": "text",
                    }
                ],
            }
        ],
        levels=[
            {"id": "excellent", "name": name("excellent"), "at_least": "80"},
            {"id": "well", "name": name("well"), "at_least": "50"},
            {"id": "rest", "name": name("rest")},
        ],
        cap={
            "level": "excellent",
            "within": "base_organisation",
            "pooling": read(pooling),
            **flow(rule),
        },
    )


def standings(case: CapCase) -> list[Standing]:
    """The cohort of a case."""
    tops = [Standing("org", (0, 0), (score, score)) for score in case.top]
    following = [Standing("org", (1, 1), (60, 60))] * case.following
    return [*tops, *following, *[Standing("org", (2, 2), (10, 10))] * case.lower]


OVERLAY_TEXT = """An overlay `extends` a parent: it adds facts, pillars, criteria, gates; it tightens bounds, thresholds, a cap's share and policies; it
loosens only what the parent lists under `may_loosen`. The resolved framework says which framework each line came from.
"""

PARENT = head(
    id="parent",
    points={"step": "1", "total": "30"},
    may_loosen=["criteria.c_2", "criteria.*.rule.bands", "levels.good.at_least"],
    facts={
        "attendance": {"type": "ratio", "unit": "lượt", "vi": "dự", "en": "attendance"},
        "judged": {"type": "judgement", "vi": "điểm", "en": "points", "max": "10", "step": "1"},
        "found": {"type": "count", "unit": "vụ", "vi": "vụ", "en": "found"},
    },
    pillars=[
        {
            "id": "good_1",
            "name": name("good 1"),
            "achieved": {"at_least": "80%"},
            "criteria": [
                {
                    "id": "c_1", "name": name("c 1"), "max": "20", "said_by": "text",
                    "rule": {"pass_fail": {"all": [{"fact": "attendance", "at_least": "90%"}]}},
                },
                {
                    "id": "c_2", "name": name("c 2"), "max": "10", "said_by": "text",
                    "rule": {"by_hand": {"fact": "judged"}},
                },
            ],
        }
    ],
    gates=[
        {
            "id": "event", "name": name("event"), "said_by": "text", "effect": "fails_title",
            "gate": {"event": {"fact": "found", "more_than": "1"}},
        }
    ],
    title={"name": name("title"), "needs": {"pillars": "all", "points": "20"}},
    levels=[
        {"id": "good", "name": name("good"), "at_least": "25"},
        {"id": "poor", "name": name("poor")},
    ],
)  # fmt: skip


@dataclass(frozen=True)
class OverlayCase:
    """What an overlay says and what comes of it: a code of a defect, or empty where it is accepted."""

    said: str
    refused: str = ""
    check: tuple[str, str] = ("", "")

    @property
    def result(self) -> str:
        return (
            f"refused: `{self.refused}`"
            if self.refused
            else f"accepted, `{self.check[0]}` is {self.check[1]}"
        )


_NEW = "{id: c_3, name: {vi: mới, en: new}, max: 5, rule: {count_points: {count: found, each: 1}}, said_by: choice}"
OVERLAY_CASES = (
    OverlayCase(
        "tighten: {criteria.c_1.rule.pass_fail.all.0.at_least: 95%}",
        check=("pillars.0.criteria.0.rule.pass_fail.all.0.at_least", "95%"),
    ),
    OverlayCase("tighten: {criteria.c_1.rule.pass_fail.all.0.at_least: 85%}", "loosens"),
    OverlayCase(
        "tighten: {gates.event.gate.event.more_than: 0}",
        check=("gates.0.gate.event", "{'fact': 'found'}"),
    ),
    OverlayCase("tighten: {gates.event.gate.event.more_than: 2}", "loosens"),
    OverlayCase(
        "tighten: {pillars.good_1.achieved.at_least: 100%}",
        check=("pillars.0.achieved.at_least", "100%"),
    ),
    OverlayCase("tighten: {criteria.c_1.max: 15}", "not_tightened_here"),
    OverlayCase("tighten: {criteria.c_9.max: 15}", "unknown_path"),
    OverlayCase("loosen: {criteria.c_1.rule.pass_fail.all.0.at_least: 80%}", "loosens"),
    OverlayCase("loosen: {levels.good.at_least: 22}", check=("levels.0.at_least", "22")),
    OverlayCase(
        "loosen: {criteria.c_2: removed, levels.good.at_least: 15}, totals: {total: 20}",
        check=("points.total", "20"),
    ),
    OverlayCase("loosen: {criteria.c_2: removed, levels.good.at_least: 15}", "sum_differs"),
    OverlayCase(
        f"add: {{criteria: {{good_1: [{_NEW}]}}}}, totals: {{total: 35}}",
        check=("pillars.0.criteria.2.id", "c_3"),
    ),
    OverlayCase(f"add: {{criteria: {{good_9: [{_NEW}]}}}}", "unknown_pillar"),
    OverlayCase("title: {needs: {points: 20}}", "loosens"),
    OverlayCase("title: {needs: {pillars: all, points: 24}}", check=("title.needs.points", "24")),
)
OVERLAY_ROWS = tuple((f"`{case.said}`", case.result) for case in OVERLAY_CASES)


def overlay(said: str) -> dict[str, Any]:
    """The overlay of a case."""
    return {
        "id": "child",
        "version": "1",
        "extends": "parent@1",
        "name": name("child"),
        "valid": {"from": "2024-01-01"},
        "basis": [{"number": "2-KH/ĐU", "issuer": "Đảng ủy"}],
        **flow(said),
    }
