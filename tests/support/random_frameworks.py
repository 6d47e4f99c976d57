"""
Random frameworks and facts from a seed: every rule, condition, gate, policy and effect, values at their bounds.

Written as the loader would read them (every scalar text), so that what the reader refuses is never evaluated.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bontot.engine._model.conditions import Compare, CompareCounts, DateIs, Of, leaves
from bontot.engine._model.facts import FactType
from bontot.engine._model.framework import Framework
from bontot.engine._parse.framework import parse_framework
from bontot.engine._rules.points import Bands, ByCase, CountPoints, PassFail, Proportional


if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable


STEPS = (Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(1, 100), Fraction(5))
SHARES = ("90%", "87.5%", "2/3", "100%", "50%", "1/7", "15%", "0%")
BOUNDS = ("at_least", "more_than", "at_most", "less_than", "equals")
DATE_BOUNDS = ("on_or_before", "before", "on_or_after", "after")
GRADES = ("excellent", "well_completed", "completed", "not_completed")
DAY = dt.date(2024, 6, 30)


def name(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


class Maker:
    """Draws one framework."""

    def __init__(self, rng: random.Random, least_criteria: int, *, scored: bool) -> None:
        self.rng = rng
        self.least = least_criteria
        self.scored = scored
        self.step = rng.choice(STEPS)
        self.facts: dict[str, dict[str, Any]] = {}

    # --- small words -----------------------------------------------------------------------

    def points(self, steps: int) -> str:
        value = steps * self.step
        text = f"{float(value):.2f}" if value.denominator > 1 else str(value.numerator)
        assert Fraction(text) == value
        return text

    def fact(self, kind: str, **more: Any) -> str:
        """Names a fact, now and then one that is there already."""
        same = [k for k, f in self.facts.items() if f["kind"] == kind and not more]
        if same and self.rng.random() < 0.35:
            return self.rng.choice(same)
        made = f"f{len(self.facts)}_{kind}"
        unit = {"unit": "đơn vị"} if kind in {"count", "ratio"} else {}
        type_ = "judgement" if kind in {"options", "judged"} else kind
        self.facts[made] = {"type": type_, "vi": made, "en": made, **unit, **more, "kind": kind}
        return made

    def options(self) -> str:
        if (same := [k for k, f in self.facts.items() if f["kind"] == "options"]) and self.rng.random() < 0.3:
            return self.rng.choice(same)
        count = self.rng.randint(2, 4)
        return self.fact("options", options=[f"o{i}" for i in range(count)])

    def judged(self, most: int) -> str:
        return self.fact("judged", max=self.points(most), step=self.points(1))

    def most_of(self, fact: str) -> int:
        return int(Fraction(self.facts[fact]["max"]) / self.step)

    # --- conditions ------------------------------------------------------------------------

    def leaf(self) -> dict[str, Any]:
        rng = self.rng
        makers: list[Callable[[], dict[str, Any]]] = [
            lambda: {"fact": self.fact("count"), rng.choice(BOUNDS): str(rng.randint(0, 6))},
            lambda: {"fact": self.fact("count"), "at_least": str(rng.randint(0, 3)), "at_most": str(rng.randint(3, 6))},
            lambda: {"fact": self.fact("ratio"), rng.choice(BOUNDS): rng.choice(SHARES)},
            lambda: {"fact": self.fact("count"), rng.choice(BOUNDS): {"fact": self.fact("count")}},
            self.share_leaf,
            lambda: {"fact": self.fact("flag"), "is": rng.choice(("yes", "no"))},
            lambda: {"fact": self.fact("grade"), rng.choice((*BOUNDS, "is")): rng.choice(GRADES)},
            self.option_leaf,
            lambda: {"fact": self.fact("date"), rng.choice(DATE_BOUNDS): DAY.isoformat()},
        ]
        if self.scored:
            makers.append(self.judged_leaf)
        return rng.choice(makers)()

    def share_leaf(self) -> dict[str, Any]:
        rng = self.rng
        bound = {rng.choice(BOUNDS): rng.choice((*SHARES, "3/2"))}
        if rng.random() < 0.2:
            return {"numerator": self.fact("count"), "denominator": str(rng.randint(1, 9)), **bound}
        pair = {"numerator": self.fact("count"), "denominator": self.fact("count")}
        return {**pair, **bound, "when_zero": rng.choice(("met", "not_met"))}

    def judged_leaf(self) -> dict[str, Any]:
        most = self.rng.randint(2, 12)
        return {
            "fact": self.judged(most),
            self.rng.choice(BOUNDS): self.points(self.rng.randint(0, most)),
        }

    def option_leaf(self) -> dict[str, Any]:
        fact = self.options()
        options = self.facts[fact]["options"]
        if self.rng.random() < 0.4:
            return {"fact": fact, "one_of": self.rng.sample(options, self.rng.randint(1, len(options)))}
        key = self.rng.choice(("is", "at_least", "at_most", "equals"))
        return {"fact": fact, key: self.rng.choice(options)}

    def group(self, deep: int = 1, only: str | None = None) -> dict[str, Any]:
        key = only or self.rng.choice(("all", "all", "any"))
        items = [
            self.group(deep - 1) if deep and self.rng.random() < 0.2 else self.leaf()
            for _ in range(self.rng.randint(1, 3))
        ]
        return {key: items}

    # --- rules -----------------------------------------------------------------------------

    def rule(self, most: int, *, inside: bool = False) -> dict[str, Any]:
        makers = [
            self.pass_fail, self.bands, self.bands, self.proportional, self.proportional,
            self.count_points, self.choice, self.grade, self.by_hand,
        ]  # fmt: skip
        if inside:
            makers.append(lambda m: {"fixed": {"points": self.points(self.rng.randint(0, m))}})
        else:
            makers.append(self.by_case)
        if not self.scored:
            makers = [self.pass_fail]
        return self.rng.choice(makers)(most)

    def pass_fail(self, most: int) -> dict[str, Any]:
        if self.scored and most > 1 and self.rng.random() < 0.3:
            items = [self.leaf() for _ in range(self.rng.randint(2, 4))]
            partly = {
                "at_least": str(self.rng.randint(1, len(items) - 1)),
                "points": self.points(self.rng.randint(1, most - 1)),
            }
            return {"pass_fail": {"all": items, "partly": partly}}
        return {"pass_fail": self.group()}

    def worth(self, most: int, count: int) -> list[str]:
        """Points of several bands or options: the best gives all; rising, falling or in any order."""
        values = [self.rng.randint(0, most) for _ in range(count - 1)] + [most]
        way = self.rng.randint(0, 2)
        values.sort(reverse=way == 1)
        if way == 2:
            self.rng.shuffle(values)
        return [self.points(value) for value in values]

    def bands(self, most: int) -> dict[str, Any]:
        rng = self.rng
        kind = rng.choice(("count", "count", "ratio", "share", "judged"))
        if kind in {"count", "judged"}:
            top = most if kind == "judged" else 12
            places = range(1, top + 1, 2)  # two apart: a value lies between whatever is open or closed
            bounds = sorted(rng.sample(places, min(rng.randint(1, 5), len(places))))
            texts = [str(b) if kind == "count" else self.points(b) for b in bounds]
        else:
            texts = sorted(rng.sample(SHARES[:-1], rng.randint(1, 4)), key=_share)
        quantity: dict[str, Any] = {"fact": self.judged(most) if kind == "judged" else self.fact(kind)} if kind != "share" else {
            "numerator": self.fact("count"), "denominator": self.fact("count"),
            "when_zero": self.points(rng.randint(0, most)),
        }  # fmt: skip
        closed = [rng.random() < 0.6 for _ in texts]
        worth = self.worth(most, len(texts) + 1)
        listed = []
        for i, points in enumerate(worth):
            band = {"points": points}
            if i:
                band["from" if closed[i - 1] else "above"] = texts[i - 1]
            if i < len(texts):
                band["below" if closed[i] else "to"] = texts[i]
            listed.append(band)
        if rng.random() < 0.5:
            listed.reverse()
        return {"bands": {**quantity, "bands": listed}}

    def proportional(self, most: int) -> dict[str, Any]:
        rng = self.rng
        rule: dict[str, Any] = {"rounding": rng.choice(("down", "nearest", "up"))}
        way = rng.randint(0, 2)
        if way == 0:
            rule["fact"] = self.fact("ratio")
            rule["times"] = rng.choice(("1/1", "10/9", "3/2", "2/1"))
        else:
            rule["numerator"] = self.fact("count")
            rule["times"] = rng.choice(("1/1", "10/9", "1/2", "3/7"))
            if way == 1:
                rule["denominator"] = self.fact("count")
                rule["when_zero"] = self.points(rng.choice((0, most, rng.randint(0, most))))
            else:
                rule["denominator"] = str(rng.randint(1, 40))
        low_cap = way == 1 and rng.random() < 0.3
        cap = rng.randint(max(1, most // 2), most) if low_cap else most
        if low_cap:
            rule["when_zero"] = self.points(most)
        rule["cap"] = self.points(cap)
        rule["floor"] = self.points(rng.choice((0, 0, rng.randint(0, cap))))
        rule["place"] = self.points(rng.choice((1, 1, 2, 3)))
        return {"proportional": rule}

    def count_points(self, most: int) -> dict[str, Any]:
        rng = self.rng
        rule: dict[str, Any] = {"count": self.fact("count"), "each": self.points(rng.randint(1, 4))}
        if rng.random() < 0.4:
            rule["less"] = self.fact("count")
        if rng.random() < 0.4:
            rule["direction"] = "subtract"
            rule["cap"] = self.points(rng.randint(1, most))
        return {"count_points": rule}

    def choice(self, most: int) -> dict[str, Any]:
        fact = self.options()
        options = self.facts[fact]["options"]
        worth = dict(zip(options, self.worth(most, len(options)), strict=True))
        return {"choice": {"fact": fact, "points": worth}}

    def grade(self, most: int) -> dict[str, Any]:
        worth = dict(zip(GRADES, self.worth(most, 4), strict=True))
        return {"grade": {"fact": self.fact("grade"), "points": worth}}

    def by_hand(self, most: int) -> dict[str, Any]:
        return {"by_hand": {"fact": self.judged(most)}}

    def by_case(self, most: int) -> dict[str, Any]:
        cases: list[dict[str, Any]] = [
            {"when": self.condition(), "rule": self.rule(most, inside=True)}
            for _ in range(self.rng.randint(1, 3))
        ]
        best = {"fixed": {"points": self.points(most)}}
        cases.append({"rule": best if self.rng.random() < 0.5 else self.pass_fail(most)})
        if self.rng.random() < 0.2:
            fact, bound = self.fact("count"), str(self.rng.randint(1, 5))
            cases = [
                {"when": {"fact": fact, "less_than": bound}, "rule": self.rule(most, inside=True)},
                {"when": {"fact": fact, "at_least": bound}, "rule": self.grade(most)},
            ]
        return {"by_case": cases}

    def condition(self) -> dict[str, Any]:
        return self.group() if self.rng.random() < 0.3 else self.leaf()

    # --- the whole -------------------------------------------------------------------------

    def criterion(self, id_: str) -> tuple[dict[str, Any], int]:
        most = self.rng.choice((1, 2, 3, 5, 8, 12, 20)) if self.scored else 1
        made: dict[str, Any] = {"id": id_, "name": name(id_), "rule": self.rule(most), "said_by": "choice"}
        if self.scored:
            made["max"] = self.points(most)
        if self.rng.random() < 0.2:
            made["applies_when"] = self.condition()
        if self.rng.random() < 0.6:
            made["not_applicable"] = self.rng.choice(("full", "rescale", "none"))
        if self.rng.random() < 0.3:
            made["unknown"] = self.rng.choice(("open", "no_points"))
        return made, most

    def pillars(self) -> tuple[list[dict[str, Any]], list[int]]:
        rng = self.rng
        count = rng.randint(1, 5)
        sizes = [rng.randint(1, 4) for _ in range(count)]
        while sum(sizes) < self.least:
            sizes[rng.randrange(count)] += 1
        made, totals, number = [], [], 0
        for p, size in enumerate(sizes):
            criteria, total = [], 0
            for _ in range(size):
                number += 1
                criterion, most = self.criterion(f"c{number}")
                criteria.append(criterion)
                total += most
            ways: list[Any] = ["all_criteria", {"at_least": rng.choice(("50%", "80%", "2/3", "100%"))}]
            if self.scored:
                ways.append({"points": self.points(rng.randint(1, total))})
            made.append({
                "id": f"p{p}", "name": name(f"p{p}"), "achieved": rng.choice(ways), "criteria": criteria,
            })  # fmt: skip
            totals.append(total)
        return made, totals

    def items(self, letter: str) -> dict[str, Any]:
        listed = []
        for i in range(self.rng.randint(1, 3)):
            item, _ = self.criterion(f"{letter}{i}")
            listed.append(item)
        return {"cap": self.points(self.rng.randint(1, 10)), "items": listed}

    def gate(self, number: int, pillars: list[str], totals: list[int], criteria: list[str], levels: list[str], title: bool) -> dict[str, Any]:  # noqa: FBT001
        rng = self.rng
        ratio = lambda: {"fact": self.fact("ratio"), rng.choice(("at_least", "more_than")): rng.choice(SHARES)}  # noqa: E731
        level = lambda: {"fact": self.fact("grade"), "at_least": rng.choice(GRADES[:3])}  # noqa: E731
        rules: list[Callable[[], dict[str, Any]]] = [
            lambda: {"event": {"fact": self.fact("count"), "more_than": str(rng.randint(0, 2))}},
            lambda: {"event": {"fact": self.fact("flag")}},
            lambda: {"share_at_rating": ratio()},
            lambda: {"attendance": ratio()},
            lambda: {"task_completion": rng.choice((ratio, self.share_leaf))()},
            lambda: {"own_level": level()},
            lambda: {"linked_level": rng.choice((level, self.option_leaf))()},
            lambda: {"mandatory_max": {"criteria": rng.sample(criteria, rng.randint(1, 3))}},
            lambda: self.discipline(),
            lambda: {"condition": self.group()},
        ]
        if self.scored:
            place = rng.randrange(len(pillars))
            rules.append(
                lambda: {"pillar_points": {"pillar": pillars[place], "at_least": self.points(rng.randint(0, totals[place]))}}
            )
        effects: list[Any] = [{"fails_pillar": rng.choice(pillars)}]
        if title:
            effects.append("fails_title")
        if levels:
            effects += ["lowers_level", {"limits_level": rng.choice(levels)}]
        made = {
            "id": f"g{number}", "name": name(f"g{number}"), "gate": rng.choice(rules)(),
            "effect": rng.choice(effects), "said_by": "choice",
        }  # fmt: skip
        if rng.random() < 0.2:
            made["applies_when"] = self.condition()
        return made

    def discipline(self) -> dict[str, Any]:
        rule = {"members": self.fact("count")}
        if self.rng.random() < 0.5:
            rule["not_self_found"] = self.fact("count")
        if self.rng.random() < 0.5:
            rule["collective"] = self.fact("flag")
        return {"discipline": rule}

    def levels(self, total: int, pillars: list[str], criteria: list[str]) -> list[dict[str, Any]]:
        rng = self.rng
        count = rng.randint(2, 5)
        falling = sorted(rng.sample(range(total + 1), min(count - 1, total)), reverse=True)
        made = []
        plain = rng.random() < 0.4 and self.scored
        for i, least in enumerate(falling):
            level: dict[str, Any] = {"id": f"l{i}", "name": name(f"l{i}")}
            if self.scored and (plain or rng.random() < 0.7):
                level["at_least"] = self.points(least)
            if not plain and rng.random() < 0.4:
                level["when"] = self.condition()
            if not plain and rng.random() < 0.3:
                level["pillars"] = rng.choice(("all", rng.sample(pillars, 1)))
            if not plain and (rng.random() < 0.2 or len(level) == 2):
                level["criteria"] = rng.sample(criteria, min(2, len(criteria)))
            made.append(level)
        return [*made, {"id": "last", "name": name("last")}]

    def title(self, totals: list[int], pillars: list[str]) -> dict[str, Any]:
        rng = self.rng
        needs: Any = "all_pillars"
        if self.scored and rng.random() < 0.6:
            needs = {"points": self.points(rng.randint(0, sum(totals)))}
            if rng.random() < 0.5:
                needs["pillars"] = "all"
            if rng.random() < 0.5:
                place = rng.randrange(len(pillars))
                needs["minima"] = {pillars[place]: self.points(rng.randint(0, totals[place]))}
        return {"name": name("title"), "needs": needs}

    def mapping(self) -> dict[str, Any]:
        rng = self.rng
        pillars, totals = self.pillars()
        ids = [pillar["id"] for pillar in pillars]
        criteria = [criterion["id"] for pillar in pillars for criterion in pillar["criteria"]]
        has_levels = rng.random() < 0.7
        has_title = not has_levels or rng.random() < 0.7
        levels = self.levels(sum(totals), ids, criteria) if has_levels else []
        level_ids = [level["id"] for level in levels]
        made: dict[str, Any] = {
            "id": "drawn", "version": "2024.1", "subject": "cell", "name": name("drawn"),
            "valid": {"from": "2024-01-01"}, "basis": [{"number": "1", "issuer": "drawn"}],
            "not_applicable": rng.choice(("full", "rescale", "none")),
            "unknown": rng.choice(("open", "open", "no_points")), "pillars": pillars,
        }  # fmt: skip
        if self.scored:
            made["points"] = {
                "step": str(float(self.step)), "total": self.points(sum(totals)),
                "rounding": rng.choice(("down", "nearest", "up")),
            }  # fmt: skip
            if rng.random() < 0.5:
                made["adjustments"] = {"bonus": self.items("b")}
            if rng.random() < 0.5:
                made.setdefault("adjustments", {})["deduction"] = self.items("d")
        if rng.random() < 0.8:
            made["gates"] = [
                self.gate(i, ids, totals, criteria, level_ids, has_title)
                for i in range(rng.choice((1, 2, 3, 4, 6, 10, 20)))
            ]
        if levels:
            made["levels"] = levels
        if has_title:
            made["title"] = self.title(totals, ids)
        if levels and rng.random() < 0.6:
            made["cap"] = {
                "level": level_ids[0], "share": rng.choice(("20%", "1/3", "50%", "0%")),
                "of": rng.choice(("next_only", "next_or_better", "all")), "within": "cell",
                "rounding": rng.choice(("down", "nearest")),
                "ties": rng.choice(("exclude_all", "include_all", "by_order")),
                "pooling": rng.choice(("none", {"below": "3"})),
            }  # fmt: skip
        made["facts"] = {
            key: {k: v for k, v in fact.items() if k != "kind"} for key, fact in self.facts.items()
        }
        return made


def _share(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def draw_framework(rng: random.Random, least_criteria: int = 15) -> Framework:
    """Draws one framework the reader accepts."""
    parsed = parse_framework(Maker(rng, least_criteria, scored=rng.random() < 0.85).mapping())
    assert isinstance(parsed, Framework), str(parsed)
    return parsed


# --- facts ---------------------------------------------------------------------------------


class Probes:
    """The values of each fact that stand at, just below and just above some bound that reads it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.near: dict[str, set[Any]] = {spec.id: set() for spec in framework.facts}
        for condition in all_conditions(framework):
            for leaf in leaves(condition):
                if isinstance(leaf, Compare):
                    self._bound(leaf.quantity, leaf.bound)
                elif isinstance(leaf, DateIs):
                    self.near[leaf.fact].update(leaf.day + dt.timedelta(days=n) for n in (-1, 0, 1))
        for line in framework.lines:
            for rule in rules_in(line.rule):
                if isinstance(rule, Bands):
                    for band in rule.bands:
                        for bound in (band.low, band.high):
                            if bound is not None:
                                self._bound(rule.quantity, bound)
                elif isinstance(rule, CountPoints):
                    self.near[rule.count].update(rule.cap // rule.each + n for n in (-1, 0, 1))

    def _bound(self, quantity: Any, bound: Any) -> None:
        if isinstance(quantity, Of):
            spec = self.framework.specs[quantity.fact]
            if spec.type is FactType.RATIO:
                self.near[quantity.fact].add((bound.numerator, bound.denominator))
            else:
                self.near[quantity.fact].update(bound.numerator + n for n in (-1, 0, 1))
        elif isinstance(quantity.denominator, int):
            at = bound.numerator * quantity.denominator // bound.denominator
            self.near[quantity.numerator].update(at + n for n in (-1, 0, 1, 2))
        else:
            self.near[quantity.numerator].add(bound.numerator)
            self.near[quantity.denominator].add(bound.denominator)

    def value(self, rng: random.Random, fact: str) -> tuple[int, ...]:
        """Draws a known value as it is encoded."""
        spec = self.framework.specs[fact]
        near = sorted(self.near[fact]) if rng.random() < 0.7 else []
        drawer = _DRAWERS[spec.type]
        return drawer(rng, spec, near)


def _ratio(rng: random.Random, _spec: Any, near: list[Any]) -> tuple[int, ...]:
    if near:
        top, under = rng.choice(near)
        times = rng.randint(1, 6)
        shift = rng.choice((-1, 0, 0, 1))
        under *= times
        return min(max(top * times + shift, 0), under), under
    under = rng.choice((0, 1, 3, 27, 30, 350, 70_000))
    return rng.randint(0, under), under


def _count(rng: random.Random, _spec: Any, near: list[Any]) -> tuple[int, ...]:
    if near:
        return (max(0, rng.choice(near)),)
    return (rng.choice((0, 0, 1, 2, 5, 13, 40, 300, 70_000)),)


def _judged(rng: random.Random, spec: Any, near: list[Any]) -> tuple[int, ...]:
    if spec.options:
        return (rng.randrange(len(spec.options)),)
    value = rng.choice(near) if near else rng.choice((0, spec.most, rng.randint(0, spec.most)))
    return (min(max(value, 0), spec.most) // spec.step * spec.step,)


def _date(rng: random.Random, _spec: Any, near: list[Any]) -> tuple[int, ...]:
    return ((rng.choice(near) if near else DAY + dt.timedelta(days=rng.randint(-400, 400))).toordinal(),)


_DRAWERS: dict[FactType, Any] = {
    FactType.COUNT: _count,
    FactType.RATIO: _ratio,
    FactType.FLAG: lambda rng, _spec, _near: (rng.randint(0, 1),),
    FactType.GRADE: lambda rng, _spec, _near: (rng.randint(0, 3),),
    FactType.DATE: _date,
    FactType.JUDGEMENT: _judged,
}


def draw_row(rng: random.Random, probes: Probes, missing: float) -> list[int]:
    """Draws one row of encoded facts; `missing` is how likely each fact has no value."""
    row: list[int] = []
    for spec in probes.framework.facts:
        if rng.random() < missing:
            row.extend([rng.choice((-1, -2))] * spec.width)
        else:
            row.extend(probes.value(rng, spec.id))
    return row


def rules_in(rule: Any) -> list[Any]:
    """A rule, and those of its cases."""
    if isinstance(rule, ByCase):
        return [rule, *(inner for case in rule.cases for inner in rules_in(case.rule))]
    return [rule]


def all_conditions(framework: Framework) -> Iterable[Any]:
    """Every condition in a framework."""
    for line in framework.lines:
        if line.applies_when is not None:
            yield line.applies_when
        for rule in rules_in(line.rule):
            if isinstance(rule, PassFail):
                yield rule.condition
            if isinstance(rule, ByCase):
                yield from (case.when for case in rule.cases if case.when is not None)
    for gate in framework.gates:
        if gate.applies_when is not None:
            yield gate.applies_when
        for field in ("bound", "condition"):
            if hasattr(gate.rule, field):
                yield getattr(gate.rule, field)
    for level in framework.levels:
        if level.when is not None:
            yield level.when


__all__ = ["CompareCounts", "Probes", "Proportional", "draw_framework", "draw_row", "rules_in"]
