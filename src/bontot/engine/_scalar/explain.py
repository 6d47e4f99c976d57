"""Why a result is what it is: a line for each criterion, gate and pillar, and the least that would change the whole."""

from __future__ import annotations

from functools import cached_property
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
        ground = Ground(framework, evaluation.facts.values_by_name)
        said, said_of_gates, _needs = said_of(framework)
        first, second = (
            len(framework.criteria),
            len(framework.criteria) + len(framework.bonus_items),
        )
        self.evaluation = evaluation
        self.criteria: tuple[CriterionLine, ...] = tuple(
            [
                CriterionLine(criterion, result, says, ground)
                for criterion, result, says in zip(
                    framework.criteria, evaluation.criteria, said[:first], strict=True
                )
            ]
        )
        self.bonus_items: tuple[CriterionLine, ...] = tuple(
            [
                CriterionLine(item, result, says, ground)
                for item, result, says in zip(
                    framework.bonus_items, evaluation.bonus_items, said[first:second], strict=True
                )
            ]
        )
        self.deduction_items: tuple[CriterionLine, ...] = tuple(
            [
                DeductionLine(item, result, says, ground)
                for item, result, says in zip(
                    framework.deduction_items,
                    evaluation.deduction_items,
                    said[second:],
                    strict=True,
                )
            ]
        )
        by_id = {line.criterion.id: line for line in self.criteria}
        self.gates: tuple[GateLine, ...] = tuple(
            [
                GateLine(gate, result, says, ground, by_id)
                for gate, result, says in zip(
                    framework.gates, evaluation.gates, said_of_gates, strict=True
                )
            ]
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
        return tuple(
            [
                PillarLine(pillar, result, needs, pillar_obstacles(self._lines, place))
                for place, (pillar, result, needs) in enumerate(
                    zip(
                        evaluation.framework.pillars,
                        evaluation.pillars,
                        said_of(evaluation.framework).needs,
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
        change it is worked out when it is read, once.
    """
    return Explanation(evaluation)
