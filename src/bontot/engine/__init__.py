"""
Criteria to results: pure, exact, explained. This module is the engine's one front door.

`parse_framework` reads a framework or says everything wrong with it; `parse_facts` reads facts for it; `evaluate` says what
the framework makes of them and `explain` why; `cap_cohorts` applies a cap over many results. `evaluate_table` does the same
for a `Table` of many subjects, with `cap_levels` and `roll_up`.
"""

from collections.abc import Mapping
from typing import Final

from bontot.engine._columns.cap import cap_levels
from bontot.engine._columns.evaluate import evaluate_table
from bontot.engine._columns.groups import Groups
from bontot.engine._columns.results import ResultTable
from bontot.engine._columns.rollup import RollUp, roll_up
from bontot.engine._columns.table import Table, TableDoesNotFit
from bontot.engine._model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    CompareCounts,
    Condition,
    DateIs,
    FlagIs,
    GradeIs,
    Of,
    Op,
    OptionIn,
    Quantity,
    Share,
    Truth,
)
from bontot.engine._model.defects import Defect, FactErrors, FrameworkErrors
from bontot.engine._model.explanations import (
    MESSAGES,
    Input,
    LevelLine,
    Message,
    Move,
    Obstacle,
    PillarLine,
    TitleLine,
)
from bontot.engine._model.facts import (
    GRADES,
    NOT_APPLICABLE,
    NOT_APPLICABLE_CODE,
    UNKNOWN,
    UNKNOWN_CODE,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Grade,
    Missing,
)
from bontot.engine._model.framework import (
    AllCriteria,
    Cap,
    Card,
    Criterion,
    FailsPillar,
    FailsTitle,
    Framework,
    Gate,
    Level,
    LimitsLevel,
    LowersLevel,
    Name,
    NotApplicablePolicy,
    Pillar,
    PointsReached,
    SaidBy,
    Scale,
    ShareOfMaximum,
    Subject,
    UnknownPolicy,
)
from bontot.engine._model.results import (
    BARS,
    OUTCOMES,
    VERDICTS,
    Bar,
    CriterionResult,
    Evaluation,
    GateResult,
    Outcome,
    PillarResult,
    Verdict,
)
from bontot.engine._parse.canonical import canonical_json, digest, digest_of
from bontot.engine._parse.facts import decode_facts, encode_facts, parse_facts
from bontot.engine._parse.framework import parse_framework
from bontot.engine._parse.render import render
from bontot.engine._rules.cohort import Capped, NoCap, Standing, cap_cohorts
from bontot.engine._rules.gates import GATE_KINDS
from bontot.engine._rules.points import RULE_KINDS
from bontot.engine._scalar.cases import Difference, UnreadableCase, differences
from bontot.engine._scalar.evaluate import evaluate
from bontot.engine._scalar.explain import Explanation, explain
from bontot.engine._scalar.lines import CriterionLine, DeductionLine, GateLine


# Stored with every result. A change to what any rule gives for any facts changes it.
ENGINE_VERSION: Final = "1"


def run_case(framework: Framework, case: Mapping[str, object]) -> tuple[Difference, ...]:
    """
    Run one case of a framework: its `facts`, compared with what it `expect`s.

    Returns:
        What differs; empty when the case holds.

    Raises:
        FactErrors: the facts of the case cannot be read.
        UnreadableCase: the case is not `{facts, expect}`, or expects something the framework does not have.
    """
    facts, expect = case.get("facts"), case.get("expect")
    if not isinstance(facts, Mapping) or not isinstance(expect, Mapping) or not expect:
        raise UnreadableCase(path=".", found=", ".join(case), accepted="facts and expect")
    return differences(evaluate(framework, parse_facts(framework, facts)), expect)


__all__ = [
    "BARS",
    "ENGINE_VERSION",
    "GATE_KINDS",
    "GRADES",
    "MESSAGES",
    "NOT_APPLICABLE",
    "NOT_APPLICABLE_CODE",
    "OUTCOMES",
    "RULE_KINDS",
    "UNKNOWN",
    "UNKNOWN_CODE",
    "VERDICTS",
    "AllCriteria",
    "AllOf",
    "AnyOf",
    "Bar",
    "Cap",
    "Capped",
    "Card",
    "Compare",
    "CompareCounts",
    "Condition",
    "Criterion",
    "CriterionLine",
    "CriterionResult",
    "DateIs",
    "DeductionLine",
    "Defect",
    "Difference",
    "Evaluation",
    "Explanation",
    "FactErrors",
    "FactSpec",
    "FactType",
    "FactValue",
    "Facts",
    "FailsPillar",
    "FailsTitle",
    "FlagIs",
    "Framework",
    "FrameworkErrors",
    "Gate",
    "GateLine",
    "GateResult",
    "Grade",
    "GradeIs",
    "Groups",
    "Input",
    "Level",
    "LevelLine",
    "LimitsLevel",
    "LowersLevel",
    "Message",
    "Missing",
    "Move",
    "Name",
    "NoCap",
    "NotApplicablePolicy",
    "Obstacle",
    "Of",
    "Op",
    "OptionIn",
    "Outcome",
    "Pillar",
    "PillarLine",
    "PillarResult",
    "PointsReached",
    "Quantity",
    "ResultTable",
    "RollUp",
    "SaidBy",
    "Scale",
    "Share",
    "ShareOfMaximum",
    "Standing",
    "Subject",
    "Table",
    "TableDoesNotFit",
    "TitleLine",
    "Truth",
    "UnknownPolicy",
    "UnreadableCase",
    "Verdict",
    "canonical_json",
    "cap_cohorts",
    "cap_levels",
    "decode_facts",
    "digest",
    "digest_of",
    "encode_facts",
    "evaluate",
    "evaluate_table",
    "explain",
    "parse_facts",
    "parse_framework",
    "render",
    "roll_up",
    "run_case",
]
