"""What a framework checks about itself once it has been read: references, sums, order, what can never be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bontot.engine._model.conditions import condition_facts
from bontot.engine._model.facts import FactType
from bontot.engine._model.framework import (
    Criterion,
    FailsPillar,
    FailsTitle,
    Framework,
    LimitsLevel,
    LowersLevel,
    NotApplicablePolicy,
    PointsReached,
)
from bontot.engine._parse.reader import Context, among, points_text
from bontot.engine._rules.gates import MandatoryMax, PillarPoints
from bontot.engine._rules.points import ByCase


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


# With one of these a criterion is missing from the sums.
_LEFT_OUT: Final = frozenset({"not_a_mapping", "not_a_list", "no_criteria"})


def lint(
    framework: Framework, ctx: Context, catalogue: Mapping[str, tuple[str, str]] | None
) -> None:
    """Report what does not hold together, and warn of what may not be meant."""
    for check in CHECKS:
        check(framework, ctx)
    if catalogue is not None:
        _indicators(framework, ctx, catalogue)


def paths(framework: Framework) -> list[tuple[str, Criterion]]:
    """Give each criterion and item with its path."""
    found = [
        (f"pillars.{p}.criteria.{c}", criterion)
        for p, pillar in enumerate(framework.pillars)
        for c, criterion in enumerate(pillar.criteria)
    ]
    for word, items in (
        ("bonus", framework.bonus_items),
        ("deduction", framework.deduction_items),
    ):
        found += [(f"adjustments.{word}.items.{i}", item) for i, item in enumerate(items)]
    return found


def _total(framework: Framework, ctx: Context) -> None:
    total = sum(pillar.most for pillar in framework.pillars)
    if framework.scale is not None and framework.scale.total and total != framework.scale.total:
        if any(d.path.endswith((".id", ".max")) or d.code in _LEFT_OUT for d in ctx.defects):
            return  # a criterion that could not be read is missing from the sum
        ctx.report(
            "sum_differs",
            "points.total",
            found=points_text(framework.scale, framework.scale.total),
            accepted=f"{points_text(framework.scale, total)}, the sum of all criteria",
        )


def _unique(framework: Framework, ctx: Context) -> None:
    groups: list[list[tuple[str, str]]] = [
        [(f"pillars.{i}", pillar.id) for i, pillar in enumerate(framework.pillars)],
        [(path, criterion.id) for path, criterion in paths(framework)],
        [(f"gates.{i}", gate.id) for i, gate in enumerate(framework.gates)],
        [(f"levels.{i}", level.id) for i, level in enumerate(framework.levels)],
    ]
    for group in groups:
        seen: dict[str, str] = {}
        for path, name in group:
            if name in seen:
                ctx.report(
                    "duplicate_id",
                    f"{path}.id",
                    found=f"{name}, already at {ctx.place(seen[name])}",
                    accepted="an id of its own",
                )
            seen.setdefault(name, path)


def _known(ctx: Context, path: str, names: Iterable[str], known: list[str], what: str) -> None:
    for name in names:
        if name not in known:
            ctx.report(f"unknown_{what}", path, found=name, accepted=among(known, name) or "none")


def _gates(framework: Framework, ctx: Context) -> None:
    pillars = [pillar.id for pillar in framework.pillars]
    for place, gate in enumerate(framework.gates):
        path, effect, rule = f"gates.{place}", gate.effect, gate.rule
        if isinstance(effect, FailsPillar):
            _known(ctx, f"{path}.effect.fails_pillar", [effect.pillar], pillars, "pillar")
        if isinstance(effect, LimitsLevel):
            known = list(framework.level_index)
            _known(ctx, f"{path}.effect.limits_level", [effect.level], known, "level")
        if isinstance(effect, LowersLevel) and not framework.levels:
            ctx.report(
                "no_levels",
                f"{path}.effect",
                found="lowers_level",
                accepted="levels, or another effect",
            )
        if isinstance(effect, FailsTitle) and framework.title is None:
            ctx.report(
                "no_title",
                f"{path}.effect",
                found="fails_title",
                accepted="a title, or another effect",
            )
        if isinstance(rule, MandatoryMax):
            names = [criterion.id for criterion in framework.criteria]
            _known(ctx, f"{path}.gate.mandatory_max.criteria", rule.criteria, names, "criterion")
        if isinstance(rule, PillarPoints):
            _known(ctx, f"{path}.gate.pillar_points.pillar", [rule.pillar], pillars, "pillar")
            _reach(framework, ctx, f"{path}.gate.pillar_points.at_least", rule.pillar, rule.points)


def _reach(framework: Framework, ctx: Context, path: str, pillar_id: str, points: int) -> None:
    for pillar in framework.pillars:
        if pillar.id == pillar_id and points > pillar.most:
            ctx.report(
                "unreachable",
                path,
                found=points_text(framework.scale, points),
                accepted=f"at most {points_text(framework.scale, pillar.most)}, the pillar's maximum",
            )


def _pillars(framework: Framework, ctx: Context) -> None:
    for place, pillar in enumerate(framework.pillars):
        if isinstance(pillar.achieved, PointsReached) and pillar.criteria:
            path = f"pillars.{place}.achieved.points"
            _reach(framework, ctx, path, pillar.id, pillar.achieved.points)


def _title(framework: Framework, ctx: Context) -> None:
    if framework.title is None:
        if not framework.levels:
            ctx.report(
                "no_end",
                "title",
                found="neither title nor levels",
                accepted="a title, levels, or both",
            )
        return
    needs = framework.title.needs
    if needs.points is not None and needs.points > framework.total:
        ctx.report(
            "unreachable",
            "title.needs.points",
            found=points_text(framework.scale, needs.points),
            accepted=f"at most {points_text(framework.scale, framework.total)}",
        )
    pillars = [pillar.id for pillar in framework.pillars]
    for pillar, points in needs.minima:
        _known(ctx, f"title.needs.minima.{pillar}", [pillar], pillars, "pillar")
        _reach(framework, ctx, f"title.needs.minima.{pillar}", pillar, points)


def _levels(framework: Framework, ctx: Context) -> None:
    levels = framework.levels
    if not levels:
        return
    if not levels[-1].is_open:
        ctx.report(
            "no_last_level",
            f"levels.{len(levels) - 1}",
            found=f"{levels[-1].id} has needs",
            accepted="a last level that needs nothing",
        )
    previous: int | None = None
    for place, level in enumerate(levels):
        path = f"levels.{place}"
        if place < len(levels) - 1 and level.is_open:
            ctx.report(
                "unreachable_level",
                path,
                found=f"{level.id} needs nothing, so nothing after it is reached",
                accepted="needs, or the last place",
            )
        if level.at_least is not None:
            _threshold(framework, ctx, f"{path}.at_least", level.at_least, previous)
            previous = level.at_least
        _known(ctx, f"{path}.pillars", level.pillars, [p.id for p in framework.pillars], "pillar")
        _known(
            ctx, f"{path}.criteria", level.criteria, [c.id for c in framework.criteria], "criterion"
        )


def _threshold(
    framework: Framework, ctx: Context, path: str, points: int, previous: int | None
) -> None:
    scale = framework.scale
    if points > framework.total:
        accepted = f"at most {points_text(scale, framework.total)}"
        ctx.report("unreachable_level", path, found=points_text(scale, points), accepted=accepted)
    if previous is not None and points >= previous:
        accepted = f"less than {points_text(scale, previous)}, the level above"
        ctx.report(
            "thresholds_out_of_order", path, found=points_text(scale, points), accepted=accepted
        )


def _cap(framework: Framework, ctx: Context) -> None:
    if framework.cap is None:
        return
    known = [level.id for level in framework.levels[:-1]]
    _known(ctx, "cap.level", [framework.cap.level], known, "level")


def _rounding(framework: Framework, ctx: Context) -> None:
    scale = framework.scale
    rescaled = any(c.not_applicable is NotApplicablePolicy.RESCALE for c in framework.criteria)
    if scale is not None and rescaled and scale.rounding is None:
        ctx.report(
            "missing_rounding", "points.rounding", found="nothing", accepted="down, nearest, up"
        )


def _facts_used(framework: Framework, ctx: Context) -> None:
    read = _read(framework)
    for spec in framework.facts:
        if spec.id not in read and not ctx.errors:
            _warn(ctx, "unused_fact", f"facts.{spec.id}", spec.id, "a fact some rule reads")
    counted: dict[str, list[str]] = {}
    for path, criterion in paths(framework):
        for name in _scored(criterion):
            counted.setdefault(name, []).append(path)
    for name, where in counted.items():
        for path in where[1:]:
            found = f"{name}, also at {ctx.place(where[0])}"
            _warn(ctx, "counted_twice", f"{path}.rule", found, "each fact counted once")


def _read(framework: Framework) -> set[str]:
    conditions = [criterion.applies_when for criterion in framework.lines]
    conditions += [gate.applies_when for gate in framework.gates]
    conditions += [level.when for level in framework.levels]
    read = {name for c in conditions if c is not None for name in condition_facts(c)}
    read.update(name for criterion in framework.lines for name in criterion.rule.facts())
    read.update(name for gate in framework.gates for name in gate.rule.facts())
    return read


def _scored(criterion: Criterion) -> tuple[str, ...]:
    rule = criterion.rule
    if isinstance(rule, ByCase):
        return tuple(dict.fromkeys(name for case in rule.cases for name in case.rule.facts()))
    return rule.facts()


def _warn(ctx: Context, code: str, path: str, found: str, accepted: str) -> None:
    ctx.report(code, path, found=found, accepted=accepted, severity="warning")


def _attainable(framework: Framework, ctx: Context) -> None:
    if framework.scale is None:
        return
    lost = [
        (path, criterion)
        for path, criterion in paths(framework)
        if path.startswith("pillars")
        and criterion.applies_when is not None
        and criterion.not_applicable is NotApplicablePolicy.NONE
    ]
    for path, criterion in lost:
        left = points_text(framework.scale, framework.total - criterion.most)
        total = points_text(framework.scale, framework.total)
        _warn(
            ctx,
            "less_attainable",
            f"{path}.not_applicable",
            f"when {criterion.id} does not apply only {left} of {total} can be earned",
            "full or rescale, if that is not meant",
        )


def _indicators(
    framework: Framework, ctx: Context, catalogue: Mapping[str, tuple[str, str]]
) -> None:
    for spec in framework.facts:
        if spec.type is FactType.JUDGEMENT:
            continue
        path = f"facts.{spec.id}"
        if spec.id not in catalogue:
            accepted = among(list(catalogue), spec.id)
            ctx.report("unknown_indicator", path, found=spec.id, accepted=accepted)
            continue
        kind, unit = catalogue[spec.id]
        if kind != spec.type.value:
            ctx.report("indicator_differs", f"{path}.type", found=spec.type.value, accepted=kind)
        if unit != spec.unit:
            ctx.report(
                "indicator_differs",
                f"{path}.unit",
                found=spec.unit or "none",
                accepted=unit or "none",
            )


CHECKS: Final[tuple[Callable[[Framework, Context], None], ...]] = (
    _total,
    _unique,
    _gates,
    _pillars,
    _title,
    _levels,
    _cap,
    _rounding,
    _facts_used,
    _attainable,
)
