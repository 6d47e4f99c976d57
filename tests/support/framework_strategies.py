"""
Frameworks and facts made at random: every rule kind and gate at every bound, known, unknown and not applicable.

`make_framework` and `make_facts` take a `random.Random`; Hypothesis draws its seed (`frameworks`, `frameworks_with_rows`). `tally` says which cells of kind × bound × state one row of facts touches;
`CELLS` lists every cell there is.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bontot.engine import (
    GRADES,
    NOT_APPLICABLE,
    RULE_KINDS,
    UNKNOWN,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Framework,
    FrameworkErrors,
    Grade,
    parse_framework,
)
from bontot.engine._model.conditions import (
    Compare,
    CompareCounts,
    Condition,
    DateIs,
    FlagIs,
    GradeIs,
    Of,
    OptionIn,
    Quantity,
    Share,
    leaves,
)
from bontot.engine._model.results import Bar, Outcome
from bontot.engine._rules.points import (
    Bands,
    ByCase,
    ByHand,
    Choice,
    CountPoints,
    Fixed,
    GradePoints,
    PassFail,
    Proportional,
)
from bontot.engine._scalar.evaluate import evaluate
from bontot.engine._scalar.points import counted
from bontot.engine._scalar.truth import FALSE, OPEN, TRUE, measure, missing, truth
from bontot.primitives.ratios import Ratio, render_decimal


if TYPE_CHECKING:
    from collections.abc import Iterator

    from bontot.engine._model.framework import Criterion, Rule


OPS = ("at_least", "more_than", "at_most", "less_than", "equals")
DATE_OPS = ("on_or_after", "after", "on_or_before", "before")
DAY = dt.date(2024, 1, 31)
POINT_RULES = tuple(kind for kind in RULE_KINDS if kind != "fixed")
LEAF_KINDS = (
    "count", "ratio", "points", "counts", "share", "grade", "option", "flag", "date",
)  # fmt: skip


class _Maker:
    """Makes one framework mapping, valid by construction."""

    def __init__(self, rng: Random, *, with_points: bool, criteria: int) -> None:
        self.rng = rng
        self.with_points = with_points
        self.count = criteria
        self.step = (
            Fraction(rng.choice(("1", "0.5", "0.25", "0.01"))) if with_points else Fraction(1)
        )
        self.facts: dict[str, dict[str, Any]] = {}
        self.number = 0

    def points(self, steps: int) -> str:
        return render_decimal(steps * self.step) or "0"

    def fact(self, kind: str, **more: Any) -> str:
        shared = [
            name
            for name, spec in self.facts.items()
            if spec["type"] == kind and not more and kind != "judgement"
        ]
        if shared and self.rng.random() < 0.1:
            return self.rng.choice(shared)
        name = f"f{len(self.facts)}"
        spec: dict[str, Any] = {"type": kind, "vi": f"Sự việc {name}", "en": f"Fact {name}"}
        if kind in {"count", "ratio"}:
            spec["unit"] = "lượt"
        self.facts[name] = spec | more
        return name

    def id(self, word: str) -> str:
        self.number += 1
        return f"{word}_{self.number}"

    def name(self, word: str) -> dict[str, str]:
        return {"vi": f"Tên {word}", "en": f"Name {word}"}

    def share(self, *, beyond: bool = False) -> str:
        return self.rng.choice(
            ("50%", "90%", "100%", "2/3", "87.5%", "1/7", "0.1%")
            + (("150%", "4/3") if beyond else ())
        )

    def options(self) -> list[str]:
        return ["best", "good", "fair", "poor"][: self.rng.randint(2, 4)]

    # conditions

    def leaf(self, kind: str | None = None) -> dict[str, Any]:
        kind = kind or self.rng.choice(LEAF_KINDS)
        if kind == "points" and not self.with_points:
            kind = "count"
        return getattr(self, f"_leaf_{kind}")()

    def _leaf_count(self) -> dict[str, Any]:
        return {"fact": self.fact("count"), self.rng.choice(OPS): str(self.rng.randint(0, 12))}

    def _leaf_ratio(self) -> dict[str, Any]:
        return {"fact": self.fact("ratio"), self.rng.choice(OPS): self.share()}

    def _leaf_points(self) -> dict[str, Any]:
        most = self.rng.randint(4, 20)
        fact = self.fact("judgement", max=self.points(most), step=self.points(1))
        return {"fact": fact, self.rng.choice(OPS): self.points(self.rng.randint(1, most))}

    def _leaf_counts(self) -> dict[str, Any]:
        return {"fact": self.fact("count"), self.rng.choice(OPS): {"fact": self.fact("count")}}

    def _leaf_share(self) -> dict[str, Any]:
        if self.rng.random() < 0.3:
            leaf: dict[str, Any] = {
                "numerator": self.fact("count"),
                "denominator": str(self.rng.randint(1, 30)),
            }
        else:
            leaf = {
                "numerator": self.fact("count"),
                "denominator": self.fact("count"),
                "when_zero": self.rng.choice(("met", "not_met")),
            }
        return leaf | {self.rng.choice(OPS): self.share(beyond=True)}

    def _leaf_grade(self) -> dict[str, Any]:
        return {
            "fact": self.fact("grade"),
            self.rng.choice((*OPS, "is")): self.rng.choice(list(GRADES)),
        }

    def _leaf_option(self) -> dict[str, Any]:
        options = self.options()
        fact = self.fact("judgement", options=options)
        if self.rng.random() < 0.5:
            return {
                "fact": fact,
                "one_of": self.rng.sample(options, self.rng.randint(1, len(options))),
            }
        op = self.rng.choice(("is", "at_least", "at_most"))
        return {"fact": fact, op: self.rng.choice(options)}

    def _leaf_flag(self) -> dict[str, Any]:
        return {"fact": self.fact("flag"), "is": self.rng.choice(("yes", "no"))}

    def _leaf_date(self) -> dict[str, Any]:
        day = DAY + dt.timedelta(days=self.rng.randint(-3, 3))
        return {"fact": self.fact("date"), self.rng.choice(DATE_OPS): day.isoformat()}

    def group(self, *, deep: bool = True) -> dict[str, Any]:
        items = [self.leaf() for _ in range(self.rng.randint(1, 3))]
        if deep and self.rng.random() < 0.2:
            items.append(self.group(deep=False))
        return {self.rng.choice(("all", "all", "any")): items}

    def condition(self) -> dict[str, Any]:
        return self.leaf() if self.rng.random() < 0.7 else self.group()

    # rules

    def rule(self, most: int, kinds: tuple[str, ...] = POINT_RULES) -> dict[str, Any]:
        kind = self.rng.choice(kinds) if self.with_points else "pass_fail"
        return {kind: getattr(self, f"_{kind}")(most)}

    def _pass_fail(self, most: int) -> dict[str, Any]:
        rule = self.group()
        items = rule.get("all", ())
        if self.with_points and most > 1 and len(items) > 1 and self.rng.random() < 0.5:
            rule["partly"] = {
                "at_least": str(self.rng.randint(1, len(items) - 1)),
                "points": self.points(self.rng.randint(1, most - 1)),
            }
        return rule

    def _spread(self, most: int, count: int) -> list[int]:
        values = [most, *(self.rng.randint(0, most) for _ in range(count - 1))]
        self.rng.shuffle(values)
        return values

    def _choice(self, most: int) -> dict[str, Any]:
        options = self.options()
        points = self._spread(most, len(options))
        return {
            "fact": self.fact("judgement", options=options),
            "points": {o: self.points(p) for o, p in zip(options, points, strict=True)},
        }

    def _by_hand(self, most: int) -> dict[str, Any]:
        step = self.rng.choice([n for n in range(1, most + 1) if most % n == 0])
        return {"fact": self.fact("judgement", max=self.points(most), step=self.points(step))}

    def _quantity(self, most: int, *kinds: str) -> tuple[str, dict[str, Any]]:
        kind = self.rng.choice(kinds)
        if kind == "share":
            return kind, {
                "numerator": self.fact("count"),
                "denominator": self.fact("count"),
                "when_zero": self.points(self.rng.randint(0, most)),
            }
        if kind == "const":
            return kind, {
                "numerator": self.fact("count"),
                "denominator": str(self.rng.choice((1, 7, 100, 10000))),
            }
        if kind == "points":
            fact = self.fact("judgement", max=self.points(30), step=self.points(1))
            return kind, {"fact": fact}
        return kind, {"fact": self.fact(kind)}

    def _bands(self, most: int) -> dict[str, Any]:
        kind, rule = self._quantity(most, "count", "ratio", "points", "share")
        cuts = self._cuts(kind)
        points = self._spread(most, len(cuts) + 1)
        closed_below = [self.rng.random() < 0.5 for _ in cuts]
        bands = []
        for place, worth in enumerate(points):
            band: dict[str, Any] = {"points": self.points(worth)}
            if place:
                band["from" if closed_below[place - 1] else "above"] = cuts[place - 1]
            if place < len(cuts):
                band["below" if closed_below[place] else "to"] = cuts[place]
            bands.append(band)
        self.rng.shuffle(bands)
        return rule | {"bands": bands}

    def _cuts(self, kind: str) -> list[str]:
        number = self.rng.randint(1, 4)
        if kind in {"count", "points"}:
            values = sorted(self.rng.sample(range(2, 29, 2), number))
            return [self.points(v) if kind == "points" else str(v) for v in values]
        shares = ["1/7", "50%", "2/3", "87.5%", "90%", "95%"] + (
            ["120%"] if kind == "share" else []
        )
        chosen = self.rng.sample(range(len(shares)), number)
        return [shares[place] for place in sorted(chosen)]

    def _proportional(self, most: int) -> dict[str, Any]:
        kind, rule = self._quantity(most, "ratio", "share", "const")
        if self.rng.random() < 0.5:
            faster = ("10/9", "20/19", "2/1")
            rule["times"] = self.rng.choice(faster if kind == "ratio" else (*faster, "1/3"))
        if self.rng.random() < 0.5:
            rule["floor"] = self.points(self.rng.randint(0, most))
        if self.rng.random() < 0.7:
            rule["rounding"] = self.rng.choice(("down", "nearest", "up"))
        if self.rng.random() < 0.3:
            rule["place"] = self.points(self.rng.randint(1, 3))
        return rule

    def _count_points(self, most: int) -> dict[str, Any]:
        rule: dict[str, Any] = {
            "count": self.fact("count"),
            "each": self.points(self.rng.randint(1, 3)),
        }
        if self.rng.random() < 0.4:
            rule["less"] = self.fact("count")
        if self.rng.random() < 0.5:
            rule["direction"] = "subtract"
            rule["cap"] = self.points(self.rng.randint(1, most))
        return rule

    def _grade(self, most: int) -> dict[str, Any]:
        points = self._spread(most, 4)
        return {
            "fact": self.fact("grade"),
            "points": {g: self.points(p) for g, p in zip(GRADES, points, strict=True)},
        }

    def _by_case(self, most: int) -> list[dict[str, Any]]:
        inner = tuple(kind for kind in POINT_RULES if kind != "by_case")
        cases = [
            {"when": self.condition(), "rule": self._case_rule(most, inner)}
            for _ in range(self.rng.randint(1, 2))
        ]
        return [*cases, {"rule": self.rule(most, inner)}]

    def _case_rule(self, most: int, inner: tuple[str, ...]) -> dict[str, Any]:
        if self.rng.random() < 0.4:
            return {"fixed": {"points": self.points(self.rng.randint(0, most))}}
        return self.rule(most, inner)

    # the rest

    def criterion(self, most: int, *, adjusts: bool = False) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": self.id("c"),
            "name": self.name("c"),
            "rule": self.rule(most),
            "said_by": self.rng.choice(("text", "choice")),
        }
        if self.with_points:
            made["max"] = self.points(most)
        if self.rng.random() < 0.2:
            made["applies_when"] = self.condition()
        if self.rng.random() < 0.7 and not adjusts:
            made["not_applicable"] = self.rng.choice(("full", "rescale", "none"))
        if self.rng.random() < 0.7:
            made["unknown"] = self.rng.choice(("open", "no_points"))
        return made

    def framework(self) -> dict[str, Any]:
        rng = self.rng
        sizes: list[int] = []
        while sum(sizes) < self.count:
            sizes.append(rng.choice((1, 2, 4, 6)))
        pillars, total, most_of = [], 0, {}
        for size in sizes:
            mosts = [rng.randint(1, 30) if self.with_points else 1 for _ in range(size)]
            total += sum(mosts)
            pillar_id = self.id("good")
            most_of[pillar_id] = sum(mosts)
            pillars.append(
                {
                    "id": pillar_id,
                    "name": self.name("good"),
                    "achieved": self.achieved(sum(mosts)),
                    "criteria": [self.criterion(most) for most in mosts],
                }
            )
        whole: dict[str, Any] = {
            "id": "made",
            "version": "1",
            "subject": rng.choice(("cell", "committee", "member", "meeting")),
            "name": self.name("made"),
            "valid": {"from": "2024-01-01"},
            "basis": [{"number": "1-KH/TU", "date": "2024-01-01", "issuer": "Cấp ủy"}],
            "not_applicable": rng.choice(("full", "rescale", "none")),
            "unknown": rng.choice(("open", "no_points")),
            "pillars": pillars,
        }
        if self.with_points:
            rounding = rng.choice(("down", "nearest", "up"))
            whole["points"] = {
                "step": render_decimal(self.step),
                "total": self.points(total),
                "rounding": rounding,
            }
            if rng.random() < 0.6:
                whole["adjustments"] = self.adjustments()
        self.ends(whole, most_of, total)
        whole["facts"] = self.facts
        return whole

    def achieved(self, most: int) -> Any:
        way = self.rng.random()
        if way < 0.4 or (way > 0.7 and not self.with_points):
            return "all_criteria"
        if way <= 0.7:
            return {"at_least": self.share()}
        return {"points": self.points(self.rng.randint(1, most))}

    def adjustments(self) -> dict[str, Any]:
        made = {}
        for word in ("bonus", "deduction"):
            if self.rng.random() < 0.8:
                made[word] = {
                    "cap": self.points(self.rng.randint(1, 20)),
                    "items": [
                        self.criterion(self.rng.randint(1, 10), adjusts=True)
                        for _ in range(self.rng.randint(1, 3))
                    ],
                }
        return made or {
            "bonus": {"cap": self.points(1), "items": [self.criterion(1, adjusts=True)]}
        }

    def ends(self, whole: dict[str, Any], most_of: dict[str, int], total: int) -> None:
        rng = self.rng
        with_title = rng.random() < 0.7
        if with_title:
            whole["title"] = {"name": self.name("title"), "needs": self.needs(most_of, total)}
        if not with_title or rng.random() < 0.7:
            whole["levels"] = self.levels(whole, total)
        whole["gates"] = [self.gate(whole, most_of) for _ in range(rng.randint(2, 8))]

    def needs(self, most_of: dict[str, int], total: int) -> Any:
        if self.rng.random() < 0.4 or not self.with_points:
            return "all_pillars"
        needs: dict[str, Any] = {"points": self.points(self.rng.randint(1, total))}
        if self.rng.random() < 0.5:
            needs["pillars"] = "all"
        for pillar, most in most_of.items():
            if self.rng.random() < 0.3:
                needs.setdefault("minima", {})[pillar] = self.points(self.rng.randint(1, most))
        return needs

    def levels(self, whole: dict[str, Any], total: int) -> list[dict[str, Any]]:
        rng = self.rng
        count = rng.randint(1, min(3, total))
        cuts = sorted(rng.sample(range(1, total + 1), count), reverse=True)
        made: list[dict[str, Any]] = []
        for cut in cuts:
            level: dict[str, Any] = {"id": self.id("level"), "name": self.name("level")}
            way = rng.random()
            if self.with_points and way < 0.7:
                level["at_least"] = self.points(cut)
            if way >= 0.6 or not self.with_points:
                key = rng.choice(("when", "pillars", "criteria"))
                level[key] = {
                    "when": self.condition,
                    "pillars": lambda: rng.choice(("all", [whole["pillars"][0]["id"]])),
                    "criteria": lambda: [whole["pillars"][0]["criteria"][0]["id"]],
                }[key]()
            made.append(level)
        return [*made, {"id": self.id("level"), "name": self.name("level")}]

    def gate(self, whole: dict[str, Any], most_of: dict[str, int]) -> dict[str, Any]:
        rng = self.rng
        kinds = [
            "event", "share_at_rating", "attendance", "task_completion", "own_level", "linked_level",
            "mandatory_max", "discipline", "condition",
        ]  # fmt: skip
        kind = rng.choice([*kinds, "pillar_points"] if self.with_points else kinds)
        effects: list[Any] = [{"fails_pillar": rng.choice(list(most_of))}]
        if "title" in whole:
            effects.append("fails_title")
        if "levels" in whole:
            level = rng.choice(whole["levels"])["id"]
            effects += ["lowers_level", {"limits_level": level}]
        made = {
            "id": self.id("gate"),
            "name": self.name("gate"),
            "gate": {kind: self._gate_form(kind, whole, most_of)},
            "effect": rng.choice(effects),
            "said_by": "text",
        }
        if rng.random() < 0.2:
            made["applies_when"] = self.condition()
        return made

    def _gate_form(  # noqa: C901, PLR0911 - one branch a kind
        self, kind: str, whole: dict[str, Any], most_of: dict[str, int]
    ) -> dict[str, Any]:
        rng = self.rng
        if kind == "event":
            if rng.random() < 0.3:
                return {"fact": self.fact("flag")}
            return {"fact": self.fact("count"), "more_than": str(rng.choice((0, 0, 2)))}
        if kind in {"share_at_rating", "attendance", "task_completion"}:
            if kind != "share_at_rating" and rng.random() < 0.3:
                leaf = self._leaf_share()
                while not {"at_least", "more_than"} & set(leaf):
                    leaf = self._leaf_share()
                return leaf
            return {"fact": self.fact("ratio"), rng.choice(("at_least", "more_than")): self.share()}
        if kind in {"own_level", "linked_level"}:
            return self._leaf_grade() if rng.random() < 0.6 else self._leaf_option()
        if kind == "mandatory_max":
            ids = [c["id"] for pillar in whole["pillars"] for c in pillar["criteria"]]
            return {"criteria": rng.sample(ids, rng.randint(1, 2))}
        if kind == "pillar_points":
            pillar = rng.choice(list(most_of))
            return {"pillar": pillar, "at_least": self.points(rng.randint(1, most_of[pillar]))}
        if kind == "discipline":
            form = {"members": self.fact("count")}
            if rng.random() < 0.5:
                form["not_self_found"] = self.fact("count")
            if rng.random() < 0.5:
                form["collective"] = self.fact("flag")
            return form
        return self.group()


def make_mapping(rng: Random, *, criteria: int = 15) -> dict[str, Any]:
    """Makes the mapping of a framework of at least so many criteria."""
    return _Maker(rng, with_points=rng.random() < 0.85, criteria=criteria).framework()


def make_framework(rng: Random, *, criteria: int = 15) -> Framework:
    """Makes a framework of at least so many criteria."""
    framework = parse_framework(make_mapping(rng, criteria=criteria))
    assert not isinstance(framework, FrameworkErrors), str(framework)
    return framework


def make_facts(rng: Random, framework: Framework, *, missing_share: float = 0.12) -> Facts:
    """Makes facts at and beside the bounds of the framework; a share of them unknown, as many not applicable."""
    bounds = _bounds(framework)
    values: dict[str, FactValue] = {}
    for spec in framework.facts:
        lot = rng.random()
        if lot < missing_share:
            values[spec.id] = UNKNOWN
        elif lot < 2 * missing_share:
            values[spec.id] = NOT_APPLICABLE
        else:
            values[spec.id] = _value(rng, spec, bounds.get(spec.id, []))
    for quantity, bound in _shares(framework):
        _place_share(rng, values, quantity, bound)
    _place_counts(rng, values, framework)
    return Facts(values)


def _place_counts(rng: Random, values: dict[str, FactValue], framework: Framework) -> None:
    for name, beside, above in _differences(framework):
        other = values[beside]
        if isinstance(values[name], int) and isinstance(other, int) and rng.random() < 0.6:
            values[name] = max(0, other + above + rng.randint(-1, 1))
    for name in _events(framework):
        if (
            isinstance(values[name], int)
            and not isinstance(values[name], bool)
            and rng.random() < 0.6
        ):
            values[name] = 0


def _differences(framework: Framework) -> Iterator[tuple[str, str, int]]:
    """Pairs of counts that are compared, and the difference that matters."""
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, CompareCounts):
                yield leaf.left, leaf.right, 0
    for line in framework.lines:
        for rule in _inner(line.rule):
            if isinstance(rule, CountPoints) and rule.less is not None:
                yield rule.count, rule.less, rule.cap // rule.each


def _events(framework: Framework) -> Iterator[str]:
    for gate in framework.gates:
        if gate.rule.kind in {"event", "discipline"}:
            yield from gate.rule.facts()


def _value(rng: Random, spec: FactSpec, bounds: list[Any]) -> FactValue:  # noqa: PLR0911 - one branch a kind
    if spec.type is FactType.FLAG:
        return rng.random() < 0.5
    if spec.type is FactType.GRADE:
        return rng.choice(list(Grade))
    if spec.type is FactType.DATE:
        return (rng.choice(bounds) if bounds else DAY) + dt.timedelta(days=rng.randint(-1, 1))
    if spec.type is FactType.RATIO:
        return _ratio(rng, bounds)
    if spec.options:
        return rng.choice(spec.options)
    near = (
        rng.choice(bounds) + rng.randint(-1, 1)
        if bounds and rng.random() < 0.8
        else rng.randint(0, 30)
    )
    if spec.type is FactType.COUNT:
        return max(0, near)
    on_step = max(0, min(spec.most, near)) // spec.step * spec.step
    return spec.most if rng.random() < 0.2 else on_step


def _ratio(rng: Random, bounds: list[Any]) -> FactValue:
    if bounds and rng.random() < 0.8:
        bound = rng.choice(bounds)
        times = rng.randint(1, 5)
        under = bound.denominator * times
        top = bound.numerator * times + rng.randint(-1, 1)
        return Ratio(max(0, min(under, top)), under)
    under = rng.randint(1, 60)
    return Ratio(rng.randint(0, under), under)


def _place_share(rng: Random, values: dict[str, FactValue], quantity: Share, bound: Ratio) -> None:
    top, under = values[quantity.numerator], quantity.denominator
    bottom = under if isinstance(under, int) else values[under]
    if not isinstance(top, int) or not isinstance(bottom, int) or rng.random() < 0.3:
        return
    if isinstance(under, str):
        if rng.random() < 0.15:
            values[under] = 0
            return
        bottom = bound.denominator * rng.randint(1, 4)
        values[under] = bottom
    exact = bound.numerator * bottom // bound.denominator
    values[quantity.numerator] = max(0, exact + rng.randint(-1, 1))


def _conditions(framework: Framework) -> Iterator[Condition]:  # noqa: C901 - one branch a kind
    for line in framework.lines:
        if line.applies_when is not None:
            yield line.applies_when
        for rule in _inner(line.rule):
            if isinstance(rule, PassFail):
                yield rule.condition
        if isinstance(line.rule, ByCase):
            yield from (case.when for case in line.rule.cases if case.when is not None)
    for gate in framework.gates:
        if gate.applies_when is not None:
            yield gate.applies_when
        for part in ("bound", "condition"):
            if hasattr(gate.rule, part):
                yield getattr(gate.rule, part)
    for level in framework.levels:
        if level.when is not None:
            yield level.when


def _inner(rule: Rule) -> tuple[Rule, ...]:
    return tuple(case.rule for case in rule.cases) if isinstance(rule, ByCase) else (rule,)


def _quantities(framework: Framework) -> Iterator[tuple[Quantity, Ratio]]:  # noqa: C901 - one branch a kind
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, Compare):
                yield leaf.quantity, leaf.bound
    for line in framework.lines:
        for rule in _inner(line.rule):
            if isinstance(rule, Bands):
                for band in rule.bands:
                    for bound in (band.low, band.high):
                        if bound is not None:
                            yield rule.quantity, bound
            if isinstance(rule, Proportional):
                yield rule.quantity, Ratio(rule.times.denominator, rule.times.numerator)


def _shares(framework: Framework) -> list[tuple[Share, Ratio]]:
    return [(q, bound) for q, bound in _quantities(framework) if isinstance(q, Share)]


def _bounds(framework: Framework) -> dict[str, list[Any]]:  # noqa: C901 - one branch a kind
    found: dict[str, list[Any]] = {}
    for quantity, bound in _quantities(framework):
        if isinstance(quantity, Of):
            ratio = framework.specs[quantity.fact].type is FactType.RATIO
            found.setdefault(quantity.fact, []).append(bound if ratio else bound.numerator)
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, DateIs):
                found.setdefault(leaf.fact, []).append(leaf.day)
    for line in framework.lines:
        for rule in _inner(line.rule):
            if isinstance(rule, CountPoints):
                found.setdefault(rule.count, []).append(rule.cap // rule.each)
    return found


# What a row of facts touches.

Cell = tuple[str, str, str]
_NUMERIC = ("under", "exactly", "over", "unknown", "n/a")
_MATCHED = ("under", "exactly", "unknown", "n/a")
_GATES = (
    "event", "share_at_rating", "attendance", "task_completion", "own_level", "linked_level",
    "mandatory_max", "pillar_points", "discipline", "condition",
)  # fmt: skip


def _cells() -> Iterator[Cell]:
    rows: list[tuple[str, str, tuple[str, ...]]] = []
    rows += [
        ("pass_fail", f"{k} {op}", _NUMERIC)
        for k in ("count", "ratio", "points", "counts", "share", "grade")
        for op in OPS
    ]
    rows += [
        ("pass_fail", f"date {op}", _NUMERIC)
        for op in ("at_least", "more_than", "at_most", "less_than")
    ]
    rows += [("pass_fail", what, _MATCHED) for what in ("option", "flag True", "flag False")]
    rows += [
        ("bands", f"{k} {b}", _NUMERIC)
        for k in ("count", "ratio", "points", "share")
        for b in ("from", "above", "below", "to")
    ]
    rows += [
        ("proportional", f"{k} {r}", _NUMERIC)
        for k in ("ratio", "share")
        for r in ("down", "nearest", "up")
    ]
    rows += [("proportional", "zero", ("exactly",)), ("bands", "zero", ("exactly",))]
    rows += [("count_points", way, _NUMERIC) for way in ("add", "subtract", "difference")]
    rows += [
        ("choice", "option", ("exactly", "unknown", "n/a")),
        ("grade", "grade", ("exactly", "unknown", "n/a")),
    ]
    rows += [
        ("by_hand", "maximum", _MATCHED),
        ("by_case", "when", _MATCHED),
        ("fixed", "points", ("exactly",)),
    ]
    rows += [("policy", f"not_applicable {p}", ("n/a",)) for p in ("full", "rescale", "none")]
    rows += [("policy", f"unknown {p}", ("unknown",)) for p in ("open", "no_points")]
    rows += [("applies_when", "condition", _MATCHED)]
    rows += [("gate", kind, _MATCHED) for kind in _GATES]
    for kind, bound, states in rows:
        for state in states:
            yield kind, bound, state


CELLS: tuple[Cell, ...] = tuple(_cells())


def tally(framework: Framework, facts: Facts) -> Counter[Cell]:
    """Counts the cells one row of facts touches."""
    found: Counter[Cell] = Counter()
    evaluation = evaluate(framework, facts)
    results = (*evaluation.criteria, *evaluation.bonus_items, *evaluation.deduction_items)
    for line, result in zip(framework.lines, results, strict=True):
        found.update(_line_cells(line, facts, framework))
        if result.outcome is Outcome.UNKNOWN:
            found["policy", f"unknown {line.unknown.value}", "unknown"] += 1
    for line, result in zip(framework.criteria, evaluation.criteria, strict=True):
        if result.outcome is Outcome.NOT_APPLICABLE:
            found["policy", f"not_applicable {line.not_applicable.value}", "n/a"] += 1
    states = {
        Bar.BARS: "under",
        Bar.PASSES: "exactly",
        Bar.UNKNOWN: "unknown",
        Bar.NOT_APPLICABLE: "n/a",
    }
    for gate, outcome in zip(framework.gates, evaluation.gates, strict=True):
        found["gate", gate.rule.kind, states[outcome.bar]] += 1
    return found


def _matched(held: Any) -> str:
    return {TRUE: "exactly", FALSE: "under", OPEN: "unknown"}.get(held, "n/a")


def _line_cells(line: Criterion, facts: Facts, framework: Framework) -> Iterator[Cell]:
    if line.applies_when is not None:
        yield "applies_when", "condition", _matched(truth(line.applies_when, facts))
    if isinstance(line.rule, ByCase):
        for case in line.rule.cases:
            if case.when is not None:
                yield "by_case", "when", _matched(truth(case.when, facts))
    for rule in _inner(line.rule):
        yield from _rule_cells(rule, line.most, facts, framework)


def _rule_cells(rule: Rule, most: int, facts: Facts, framework: Framework) -> Iterator[Cell]:  # noqa: C901 - one branch a kind
    if isinstance(rule, PassFail):
        for leaf in leaves(rule.condition):
            yield _leaf_cell(leaf, facts, framework)
    elif isinstance(rule, Bands):
        yield from _band_cells(rule, facts, framework)
    elif isinstance(rule, Proportional):
        yield _proportional_cell(rule, most, facts)
    elif isinstance(rule, CountPoints):
        yield _count_cell(rule, facts)
    elif isinstance(rule, Choice | GradePoints | ByHand):
        what = {"choice": "option", "grade": "grade", "by_hand": "maximum"}[rule.kind]
        value = facts[rule.fact]
        state = _missing_state(value)
        if state is None:
            state = "under" if isinstance(rule, ByHand) and value != most else "exactly"
        yield rule.kind, what, state
    elif isinstance(rule, Fixed):
        yield "fixed", "points", "exactly"


def _missing_state(*values: FactValue) -> str | None:
    lost = missing(*values)
    return None if lost is None else _matched(lost)


def _side(number: int) -> str:
    return "exactly" if number == 0 else "under" if number < 0 else "over"


def _kind(quantity: Quantity, framework: Framework) -> str:
    if isinstance(quantity, Share):
        return "share"
    kind = framework.specs[quantity.fact].type
    return "points" if kind is FactType.JUDGEMENT else kind.value


def _leaf_cell(leaf: Any, facts: Facts, framework: Framework) -> Cell:  # noqa: PLR0911 - one branch a kind
    if isinstance(leaf, Compare):
        row = f"{_kind(leaf.quantity, framework)} {leaf.op.value}"
        pair = measure(leaf.quantity, facts)
        if not isinstance(pair, tuple):
            return "pass_fail", row, _missing_state(pair) or ""
        side = pair[0] * leaf.bound.denominator - leaf.bound.numerator * pair[1]
        return "pass_fail", row, _side(side)
    if isinstance(leaf, CompareCounts):
        left, right = facts[leaf.left], facts[leaf.right]
        state = _missing_state(left, right) or _side(left - right)  # type: ignore[operator]
        return "pass_fail", f"counts {leaf.op.value}", state
    value = facts[leaf.fact]
    state = _missing_state(value)
    if isinstance(leaf, FlagIs):
        return (
            "pass_fail",
            f"flag {leaf.value}",
            state or ("exactly" if value is leaf.value else "under"),
        )
    if isinstance(leaf, OptionIn):
        return "pass_fail", "option", state or ("exactly" if value in leaf.options else "under")
    if isinstance(leaf, GradeIs):
        return "pass_fail", f"grade {leaf.op.value}", state or _side(int(value) - int(leaf.grade))  # type: ignore[arg-type]
    days = 0 if state else (value - leaf.day).days  # type: ignore[operator]
    return "pass_fail", f"date {leaf.op.value}", state or _side(days)


def _band_cells(rule: Bands, facts: Facts, framework: Framework) -> Iterator[Cell]:
    kind = _kind(rule.quantity, framework)
    pair = measure(rule.quantity, facts)
    for band in rule.bands:
        for word, bound in (
            ("from" if band.low_closed else "above", band.low),
            ("to" if band.high_closed else "below", band.high),
        ):
            if bound is None:
                continue
            if not isinstance(pair, tuple):
                yield "bands", f"{kind} {word}", _missing_state(pair) or ""
            elif pair[1] == 0:
                yield "bands", "zero", "exactly"
            else:
                side = pair[0] * bound.denominator - bound.numerator * pair[1]
                yield "bands", f"{kind} {word}", _side(side)


def _proportional_cell(rule: Proportional, most: int, facts: Facts) -> Cell:
    row = f"{'ratio' if isinstance(rule.quantity, Of) else 'share'} {rule.rounding.value}"
    pair = measure(rule.quantity, facts)
    if not isinstance(pair, tuple):
        return "proportional", row, _missing_state(pair) or ""
    if pair[1] == 0:
        return "proportional", "zero", "exactly"
    exact = Fraction(
        most * rule.times.numerator * pair[0], rule.times.denominator * pair[1] * rule.place
    )
    if exact * rule.place > rule.cap:
        return "proportional", row, "over"
    return "proportional", row, "exactly" if exact.denominator == 1 else "under"


def _count_cell(rule: CountPoints, facts: Facts) -> Cell:
    row = "difference" if rule.less is not None else "subtract" if rule.subtract else "add"
    number = counted(rule, facts)
    if not isinstance(number, int):
        return "count_points", row, _missing_state(number) or ""
    return "count_points", row, _side(rule.each * number - rule.cap)


def coverage_table(found: Counter[Cell]) -> str:
    """Prints kind × bound × state, a dash where there can be nothing."""
    possible = set(CELLS)
    lines = [f"{'kind':<14}{'bound':<26}" + "".join(f"{state:>10}" for state in _NUMERIC)]
    for kind, bound in dict.fromkeys((kind, bound) for kind, bound, _ in CELLS):
        counts = [
            str(found[kind, bound, state]) if (kind, bound, state) in possible else "–"
            for state in _NUMERIC
        ]
        lines.append(f"{kind:<14}{bound:<26}" + "".join(f"{count:>10}" for count in counts))
    return "\n".join(lines)


def frameworks(criteria: int = 6) -> st.SearchStrategy[Framework]:
    """Frameworks of at least so many criteria, for Hypothesis."""
    return st.integers(0, 2**32).map(lambda seed: make_framework(Random(seed), criteria=criteria))


def frameworks_with_rows(
    criteria: int = 6, rows: int = 8
) -> st.SearchStrategy[tuple[Framework, list[Facts]]]:
    """A framework and some rows of facts for it, for Hypothesis."""

    def made(seed: int) -> tuple[Framework, list[Facts]]:
        rng = Random(seed)
        framework = make_framework(rng, criteria=criteria)
        return framework, [make_facts(rng, framework) for _ in range(rows)]

    return st.integers(0, 2**32).map(made)
