"""Mappings of frameworks made at random, valid by construction: every rule kind, gate, policy and effect."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bontot.engine import (
    GRADES,
    RULE_KINDS,
    Framework,
    FrameworkErrors,
    parse_framework,
)
from bontot.primitives.ratios import render_decimal


if TYPE_CHECKING:
    from random import Random


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
