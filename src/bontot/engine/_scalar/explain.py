"""Why a result is what it is: a line for each criterion, gate and pillar, and the least that would change the whole."""

from __future__ import annotations

from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from bontot.engine._model.explanations import LevelLine, PillarLine, TitleLine
from bontot.engine._scalar.lines import CriterionLine, DeductionLine, GateLine, Ground, said_of
from bontot.engine._scalar.obstacles import Lines, level_line, pillar_obstacles, title_line


if TYPE_CHECKING:
    from bontot.engine._model.results import Evaluation


class Explanation:
    """
    Explain a whole evaluation.

    Attributes: `evaluation`, `criteria`, `bonus_items`, `deduction_items`, `gates`, `pillars`, `title` and `level` (None where
    the framework has none).
    """

    __slots__ = (
        "__dict__", "bonus_items", "criteria", "deduction_items", "evaluation", "gates",
    )  # fmt: skip

    def __init__(self, evaluation: Evaluation) -> None:
        """Make a line for each criterion, item and gate."""
        framework = evaluation.framework
        ground = repeat(Ground(framework, evaluation.facts.values_by_name))
        said = said_of(framework)
        self.evaluation = evaluation
        self.criteria = tuple(
            map(CriterionLine, framework.criteria, evaluation.criteria, said.criteria, ground)
        )
        self.bonus_items = tuple(
            map(CriterionLine, framework.bonus_items, evaluation.bonus_items, said.bonus, ground)
        )
        self.deduction_items = tuple(
            map(
                DeductionLine,
                framework.deduction_items,
                evaluation.deduction_items,
                said.deduction,
                ground,
            )
        )
        by_id = {line.criterion.id: line for line in self.criteria}
        self.gates = tuple(
            map(GateLine, framework.gates, evaluation.gates, said.gates, ground, repeat(by_id))
        )

    @cached_property
    def _lines(self) -> Lines:
        return Lines(
            self.evaluation,
            {line.criterion.id: line for line in self.criteria},
            {line.gate.id: line for line in self.gates},
        )

    @cached_property
    def pillars(self) -> tuple[PillarLine, ...]:
        """Explain each pillar."""
        evaluation = self.evaluation
        framework = evaluation.framework
        return tuple(
            [
                PillarLine(pillar, result, needs, pillar_obstacles(self._lines, place))
                for place, (pillar, result, needs) in enumerate(
                    zip(
                        framework.pillars,
                        evaluation.pillars,
                        said_of(framework).needs,
                        strict=True,
                    )
                )
            ]
        )

    @cached_property
    def title(self) -> TitleLine | None:
        """Explain the title, and the least that would change it."""
        return title_line(self._lines, self.pillars)

    @cached_property
    def level(self) -> LevelLine | None:
        """Explain the level, and what stands between it and the next."""
        return level_line(self._lines, self.pillars)


def explain(evaluation: Evaluation) -> Explanation:
    """
    Explain an evaluation.

    Args:
        evaluation: of `evaluate`; the facts in it are read again.

    Returns:
        Structured values with message codes (`MESSAGES`), points in whole steps, no prose. What a line did and what would
        change it is worked out when it is read.
    """
    return Explanation(evaluation)
