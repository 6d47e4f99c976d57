"""What stands between a result and a pillar, the title or the next level; together the least that would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bontot.engine._model.explanations import (
    LevelLine,
    Move,
    Obstacle,
    PillarLine,
    TitleLine,
)
from bontot.engine._model.framework import (
    AllCriteria,
    FailsPillar,
    FailsTitle,
    Level,
    LimitsLevel,
    LowersLevel,
    PointsReached,
    ShareOfMaximum,
    TitleNeeds,
)
from bontot.engine._model.results import Bar, Evaluation, Outcome, PillarResult, Verdict
from bontot.engine._scalar.changes import to_hold
from bontot.engine._scalar.evaluate import passed
from bontot.engine._scalar.truth import FALSE, LEFT_OUT, TRUE, truth


if TYPE_CHECKING:
    from collections.abc import Sequence

    from bontot.engine._scalar.lines import CriterionLine, GateLine


class Lines(NamedTuple):
    """The lines already explained."""

    evaluation: Evaluation
    criteria: dict[str, CriterionLine]
    gates: dict[str, GateLine]


def pillar_obstacles(lines: Lines, place: int) -> tuple[Obstacle, ...]:
    """Give what stands in the way of one pillar."""
    evaluation = lines.evaluation
    result = evaluation.pillars[place]
    if result.verdict is Verdict.ACHIEVED:
        return ()
    pillar = evaluation.framework.pillars[place]
    own = [lines.criteria[criterion.id] for criterion in pillar.criteria]
    found: list[Obstacle] = []
    if result.before_gates in {Verdict.NOT_ACHIEVED, Verdict.UNKNOWN}:
        rule = pillar.achieved
        if isinstance(rule, AllCriteria):
            found += _unmet(own, pillar.id)
        elif isinstance(rule, ShareOfMaximum):
            share = rule.share
            needed = -(-share.numerator * result.most // share.denominator)
            found.append(_short(own, "pillar_points", pillar.id, needed - result.low))
        elif isinstance(rule, PointsReached):
            needed = -(-rule.points * result.most // pillar.most)
            found.append(_short(own, "pillar_points", pillar.id, needed - result.low))
    for line in lines.gates.values():
        effect = line.gate.effect
        if isinstance(effect, FailsPillar) and effect.pillar == pillar.id:
            found += _gate(line, pillar.id)
    return tuple(found)


def _unmet(own: Sequence[CriterionLine], pillar: str) -> list[Obstacle]:
    found = []
    for line in own:
        if passed(line.result) in {TRUE, LEFT_OUT}:
            continue
        move = _to(line, line.criterion.most)
        impossible = move is None or any(c.code == "change.impossible" for c in move.changes)
        found.append(
            Obstacle(
                "criterion",
                line.criterion.id,
                pillar,
                line.criterion.most - line.result.low,
                (move,) if move is not None else (),
                impossible,
                line.result.outcome is Outcome.UNKNOWN and line.result.high == line.result.most,
            )
        )
    return found


def _to(line: CriterionLine, target: int) -> Move | None:
    """Give the changes that bring a criterion to some points, None when nothing does."""
    result = line.result
    if result.outcome is Outcome.NOT_APPLICABLE:
        return None
    changes, gain = line.reach(target)
    if result.outcome is Outcome.UNKNOWN:
        gain = target - result.low
    return Move(line.criterion.id, changes, gain) if changes else None


def _short(own: Sequence[CriterionLine], kind: str, pillar: str, missing: int) -> Obstacle:
    """Find the fewest criteria that could bring the points that are missing."""
    roomy = sorted(
        [line for line in own if line.criterion.most > line.result.low and line.result.most],
        key=lambda line: line.result.low - line.criterion.most,
    )
    moves = _single(roomy, missing) or _several(roomy, missing)
    high = sum(line.result.high - line.result.low for line in own)
    return Obstacle(
        kind,
        pillar if kind != "points" else "",
        pillar,
        missing,
        moves,
        not moves and missing > 0,
        high >= missing,
    )


def _single(roomy: Sequence[CriterionLine], missing: int) -> tuple[Move, ...]:
    best: Move | None = None
    for line in roomy:
        if line.criterion.most - line.result.low < missing:
            continue
        move = _to(line, line.result.low + missing)
        if move is not None and (best is None or _weight(move) < _weight(best)):
            best = move
    return (best,) if best is not None else ()


def _weight(move: Move) -> tuple[int, int]:
    """Order moves: fewer changes first, then the smaller."""
    return len(move.changes), sum(_by(change.fields.get("by")) for change in move.changes)


def _by(value: object) -> int:
    return value if isinstance(value, int) else 1


def _several(roomy: Sequence[CriterionLine], missing: int) -> tuple[Move, ...]:
    moves, left = [], missing
    for line in roomy:
        gain = min(left, line.criterion.most - line.result.low)
        move = _to(line, line.result.low + gain)
        if move is None:
            continue
        moves.append(move)
        left -= max(gain, move.gain)
        if left <= 0:
            return tuple(moves)
    return ()


def _gate(line: GateLine, pillar: str) -> list[Obstacle]:
    if line.result.bar not in {Bar.BARS, Bar.UNKNOWN}:
        return []
    moves = (Move("", line.changes, 0),) if line.changes else ()
    still = line.result.bar is Bar.UNKNOWN
    impossible = any(change.code == "change.impossible" for change in line.changes)
    return [Obstacle("gate", line.gate.id, pillar, 0, moves, line.for_good or impossible, still)]


def title_line(lines: Lines, pillars: Sequence[PillarLine]) -> TitleLine | None:
    """Explain the title."""
    evaluation = lines.evaluation
    title = evaluation.framework.title
    if title is None or evaluation.title is None:
        return None
    if evaluation.title in {Verdict.ACHIEVED, Verdict.NOT_APPLICABLE}:
        return TitleLine(evaluation.title, (), ())
    found = _title_needs(lines, title.needs, pillars)
    for line in lines.gates.values():
        if isinstance(line.gate.effect, FailsTitle):
            found += _gate(line, "")
    barred = tuple(o.id for o in found if o.kind == "gate" and o.for_good)
    return TitleLine(evaluation.title, tuple(found), barred)


def _title_needs(lines: Lines, needs: TitleNeeds, pillars: Sequence[PillarLine]) -> list[Obstacle]:
    found: list[Obstacle] = []
    if needs.all_pillars:
        found += [obstacle for pillar in pillars for obstacle in pillar.obstacles]
    if needs.points is not None and lines.evaluation.score[0] < needs.points:
        found.append(_points(lines, needs.points))
    for name, points in needs.minima:
        found += _minimum(lines, name, points)
    return found


def _points(lines: Lines, points: int) -> Obstacle:
    missing = points - lines.evaluation.score[0]
    return _short(list(lines.criteria.values()), "points", "", missing)


def _minimum(lines: Lines, name: str, points: int) -> list[Obstacle]:
    place = [pillar.id for pillar in lines.evaluation.framework.pillars].index(name)
    pillar = lines.evaluation.framework.pillars[place]
    result: PillarResult = lines.evaluation.pillars[place]
    needed = -(-points * result.most // pillar.most)
    if result.low >= needed:
        return []
    own = [lines.criteria[criterion.id] for criterion in pillar.criteria]
    return [_short(own, "minimum", name, needed - result.low)]


def level_line(lines: Lines, pillars: Sequence[PillarLine]) -> LevelLine | None:
    """Explain the level and what stands between it and the next."""
    evaluation = lines.evaluation
    levels = evaluation.framework.levels
    if evaluation.level is None:
        return None
    best, worst = evaluation.level
    moved = tuple(
        line.gate.id
        for line in lines.gates.values()
        if line.result.bar is Bar.BARS and isinstance(line.gate.effect, LowersLevel | LimitsLevel)
    )
    if worst == 0:
        return LevelLine(levels[best], levels[worst], moved, None, ())
    goal = levels[worst - 1]
    found = [*_needs(lines, pillars, goal), *_level_gates(lines, worst - 1)]
    return LevelLine(levels[best], levels[worst], moved, goal, tuple(found))


def _needs(lines: Lines, pillars: Sequence[PillarLine], goal: Level) -> list[Obstacle]:
    evaluation = lines.evaluation
    found: list[Obstacle] = []
    if goal.at_least is not None and evaluation.score[0] < goal.at_least:
        found.append(_points(lines, goal.at_least))
    if goal.when is not None:
        values = evaluation.facts.values_by_name
        held = truth(goal.when, values)
        if held not in {TRUE, LEFT_OUT}:
            changes = to_hold(goal.when, values, evaluation.framework)
            moves = (Move("", changes, 0),) if changes else ()
            found.append(
                Obstacle("condition", goal.id, "", 0, moves, for_good=False, open=held is not FALSE)
            )
    for pillar in pillars:
        if pillar.pillar.id in goal.pillars:
            found += pillar.obstacles
    wanted = [lines.criteria[name] for name in goal.criteria]
    return found + _unmet(wanted, "")


def _level_gates(lines: Lines, place: int) -> list[Obstacle]:
    found = []
    index = lines.evaluation.framework.level_index
    for line in lines.gates.values():
        effect = line.gate.effect
        limiting = isinstance(effect, LimitsLevel) and index[effect.level] > place
        if limiting or isinstance(effect, LowersLevel):
            found += _gate(line, "")
    return found
