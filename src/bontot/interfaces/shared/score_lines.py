"""The lines of a score as papers print them: without grounds stays without grounds."""

from collections.abc import Iterable, Sequence

from bontot.domain.assessments.types import LineState, ScoreLine, ScorePreview
from bontot.interfaces.shared import formats
from bontot.papers import values


def score_lines(score: ScorePreview) -> Iterable[values.ScoreLine]:
    """Write each group with its sum, then its lines."""
    number = {pillar.id: place for place, pillar in enumerate(score.framework.pillars, 1)}
    for pillar in score.framework.pillars:
        inside = [line for line in score.lines if line.pillar == pillar.id]
        lines = [
            _line(score, line, f"{number[pillar.id]}.{place}")
            for place, line in enumerate(inside, 1)
        ]
        yield _group(score, str(number[pillar.id]), pillar.name.vi, inside, lines)
        yield from lines


def _group(
    score: ScorePreview,
    code: str,
    name: str,
    inside: Sequence[ScoreLine],
    lines: Sequence[values.ScoreLine],
) -> values.ScoreLine:
    """Sum a group up: without grounds while one of its lines has none."""
    scale, step = score.framework.scale, score.framework.step
    if any(line.own is None for line in lines):
        own = None
    elif scale is not None:
        own = formats.number(sum(line.low for line in inside) * step)
    else:
        own = "Không đạt" if any(line.own == "Không đạt" for line in lines) else "Đạt"
    most = formats.number(sum(line.most for line in inside) * step) if scale else ""
    return values.ScoreLine(code=code, text=name, maximum=most, own=own, is_group=True)


def _line(score: ScorePreview, line: ScoreLine, code: str) -> values.ScoreLine:
    scale, step = score.framework.scale, score.framework.step
    if line.state is LineState.NOT_APPLICABLE:
        own: str | None = "Không áp dụng"
    elif line.state is not LineState.ANSWERED:
        own = None
    elif scale is not None:
        own = formats.number(line.low * step)
    else:
        own = "Đạt" if _met(score, line) else "Không đạt"
    return values.ScoreLine(
        code=code,
        text=line.vi,
        maximum=formats.number(line.most * step) if scale else "",
        own=own,
    )


def _met(score: ScorePreview, line: ScoreLine) -> bool:
    found = next(one for one in score.explanation.criteria if one.criterion.id == line.id)
    return found.result.outcome.value == "met"
