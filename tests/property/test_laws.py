"""Laws of the engine: what must hold for every framework and all facts."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.support.framework_strategies import (
    frameworks,
    frameworks_with_rows,
    make_facts,
    make_framework,
    make_mapping,
)

from bontot.engine import (
    MESSAGES,
    NOT_APPLICABLE,
    UNKNOWN,
    CriterionResult,
    Evaluation,
    Facts,
    FactType,
    Framework,
    FrameworkErrors,
    Message,
    Outcome,
    UnknownPolicy,
    Verdict,
    canonical_json,
    decode_facts,
    digest,
    encode_facts,
    evaluate,
    explain,
    parse_framework,
    render,
)
from bontot.engine._model.conditions import DateIs, leaves
from bontot.engine._rules.points import Bands, ByHand, CountPoints, PassFail, Proportional
from bontot.engine._scalar.changes import applied


LAW = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
SEEDS = st.integers(0, 2**32)


def parsed(mapping: dict[str, Any]) -> Framework:
    framework = parse_framework(mapping)
    assert isinstance(framework, Framework), str(framework)
    return framework


def by_id(evaluation: Evaluation) -> dict[str, CriterionResult]:
    return {result.criterion: result for result in evaluation.criteria}


@LAW
@given(SEEDS)
def test_the_order_of_criteria_is_irrelevant(seed: int) -> None:
    rng = Random(seed)
    mapping = make_mapping(rng, criteria=6)
    framework = parsed(mapping)
    facts = make_facts(rng, framework)
    for pillar in mapping["pillars"]:
        rng.shuffle(pillar["criteria"])
    rng.shuffle(mapping["gates"])
    shuffled = parsed(mapping)

    one, other = evaluate(framework, facts), evaluate(shuffled, facts)

    assert by_id(one) == by_id(other)
    assert one.score == other.score
    assert (one.title, one.level) == (other.title, other.level)
    assert {p.pillar: p.verdict for p in one.pillars} == {
        p.pillar: p.verdict for p in other.pillars
    }


@LAW
@given(frameworks_with_rows())
def test_unknown_is_never_silently_zero_or_full(drawn: tuple[Framework, list[Facts]]) -> None:
    """An unknown fact that could matter is shown as unknown, and the interval holds what it turns out to be."""
    framework, rows = drawn
    for facts in rows:
        for spec in framework.facts[:6]:
            if facts[spec.id] in {UNKNOWN, NOT_APPLICABLE}:
                continue
            without = evaluate(framework, Facts({**facts, spec.id: UNKNOWN}))
            known = evaluate(framework, facts)
            for before, after in zip(without.criteria, known.criteria, strict=True):
                if before.outcome is Outcome.UNKNOWN:
                    continue
                assert before == after, "not said to be unknown, and yet it depended on it"


@LAW
@given(frameworks_with_rows())
def test_what_is_open_holds_what_it_turns_out_to_be(drawn: tuple[Framework, list[Facts]]) -> None:
    framework, rows = drawn
    everything_open = all(line.unknown is UnknownPolicy.OPEN for line in framework.lines)
    for facts in rows:
        after = evaluate(framework, facts)
        for spec in framework.facts[:6]:
            if facts[spec.id] in {UNKNOWN, NOT_APPLICABLE}:
                continue
            before = evaluate(framework, Facts({**facts, spec.id: UNKNOWN}))
            _lines_hold(framework, before, after)
            if everything_open:
                _whole_holds(before, after)


def _lines_hold(framework: Framework, before: Evaluation, after: Evaluation) -> None:
    for line, one, other in zip(framework.criteria, before.criteria, after.criteria, strict=True):
        if one.outcome is not Outcome.UNKNOWN or line.unknown is UnknownPolicy.NO_POINTS:
            continue
        if other.most == one.most:
            assert one.low <= other.low
            assert other.high <= one.high


def _whole_holds(before: Evaluation, after: Evaluation) -> None:
    assert before.score[0] <= after.score[0]
    assert after.score[1] <= before.score[1]
    if before.title in {Verdict.ACHIEVED, Verdict.NOT_ACHIEVED}:
        assert after.title is before.title
    if before.level and after.level:
        assert before.level[0] <= after.level[0]
        assert after.level[1] <= before.level[1]


@LAW
@given(frameworks_with_rows())
def test_adding_met_evidence_never_lowers(drawn: tuple[Framework, list[Facts]]) -> None:
    """What a line's own least change brings never takes points away from that line, and never from the sum of its pillar's floor."""
    framework, rows = drawn
    for facts in rows:
        evaluation = evaluate(framework, facts)
        for place, line in enumerate(explain(evaluation).criteria):
            if not line.changes or line.result.outcome is Outcome.UNKNOWN:
                continue
            if any(c.code in {"change.impossible", "change.record"} for c in line.changes):
                continue
            after = evaluate(framework, Facts(applied(line.changes, facts)))
            found = after.criteria[place]
            if line.criterion.applies_when is None:
                assert found.low > line.result.low, (line.criterion, line.changes)
                assert line.gain == found.low - line.result.low


@LAW
@given(SEEDS)
def test_filling_in_a_met_criterion_never_lowers_the_whole(seed: int) -> None:
    """From unknown to fully met, one criterion at a time: score, pillars, title and level never go down."""
    rng = Random(seed)
    framework = make_framework(rng, criteria=6)
    facts = make_facts(rng, framework, missing_share=0.3)
    evaluation = evaluate(framework, facts)
    for line in explain(evaluation).criteria:
        own = set(line.criterion.rule.facts())
        shared = any(own & set(c.rule.facts()) for c in framework.lines if c is not line.criterion)
        if shared or line.criterion.applies_when is not None or _read_elsewhere(framework, own):
            continue
        changes = line.to_the_top
        if not changes or any(c.code in {"change.impossible", "change.record"} for c in changes):
            continue
        after = evaluate(framework, Facts(applied(changes, facts)))
        assert after.score[0] >= evaluation.score[0]
        assert after.score[1] >= evaluation.score[1]
        for before, now in zip(evaluation.pillars, after.pillars, strict=True):
            if before.verdict is Verdict.ACHIEVED:
                assert now.verdict is Verdict.ACHIEVED
        if evaluation.title is Verdict.ACHIEVED:
            assert after.title is Verdict.ACHIEVED
        if evaluation.level and after.level:
            assert after.level[1] <= evaluation.level[1]


def _read_elsewhere(framework: Framework, names: set[str]) -> bool:
    read = {name for gate in framework.gates for name in gate.rule.facts()}
    conditions = [c.applies_when for c in framework.lines] + [
        g.applies_when for g in framework.gates
    ]
    conditions += [level.when for level in framework.levels]
    for condition in conditions:
        if condition is not None:
            for leaf in leaves(condition):
                read |= {
                    getattr(leaf, slot) for slot in ("fact", "left", "right") if hasattr(leaf, slot)
                }
                quantity = getattr(leaf, "quantity", None)
                for slot in ("fact", "numerator", "denominator"):
                    read.add(getattr(quantity, slot, ""))
    return bool(read & names)


@LAW
@given(frameworks())
def test_parse_of_render_is_the_identity(framework: Framework) -> None:
    again = parse_framework(render(framework))

    assert again == framework
    assert isinstance(again, Framework)
    assert digest(again) == digest(framework)
    assert canonical_json(render(again)) == canonical_json(render(framework))


@LAW
@given(frameworks_with_rows())
def test_facts_survive_their_encoding(drawn: tuple[Framework, list[Facts]]) -> None:
    framework, rows = drawn
    for facts in rows:
        row = encode_facts(framework, facts)
        assert len(row) == framework.width
        assert decode_facts(framework, row) == facts


@LAW
@given(SEEDS)
def test_an_overlay_that_loosens_without_permission_is_refused(seed: int) -> None:
    rng = Random(seed)
    mapping = make_mapping(rng, criteria=6)
    parent = parsed(mapping)
    paths = [path for path in _bounds(mapping) if not path[0].startswith("deduction")]
    if not paths:
        return
    path, looser = rng.choice(paths)
    for word in ("tighten", "loosen"):
        overlay = {
            "id": "child",
            "version": "1",
            "extends": parent.slug,
            "name": {"vi": "con", "en": "child"},
            "valid": {"from": "2024-01-01"},
            "basis": [{"number": "2", "issuer": "Đảng ủy"}],
            word: {path: looser},
        }
        result = parse_framework(overlay, parent=parent)
        assert isinstance(result, FrameworkErrors), (word, path, looser)
        assert "loosens" in {defect.code for defect in result.defects}


def _bounds(mapping: dict[str, Any]) -> list[tuple[str, str]]:
    """Paths of bounds with a looser value: every bound of a pass/fail criterion, and every threshold."""
    found = []
    for pillar in mapping["pillars"]:
        for criterion in pillar["criteria"]:
            group = criterion["rule"].get("pass_fail") or {}
            for word in ("all", "any"):
                for place, leaf in enumerate(group.get(word, ())):
                    where = f"criteria.{criterion['id']}.rule.pass_fail.{word}.{place}"
                    if str(leaf.get("at_least", "")).endswith("%"):
                        found.append((f"{where}.at_least", "0.01%"))
                    if str(leaf.get("at_most", "")).endswith("%") and leaf["at_most"] != "150%":
                        found.append((f"{where}.at_most", "200%"))
    if "title" in mapping and isinstance(mapping["title"]["needs"], dict):
        found.append(("title.needs.points", "0"))
    return found


@LAW
@given(frameworks_with_rows())
def test_explanations_speak_in_listed_codes(drawn: tuple[Framework, list[Facts]]) -> None:
    framework, rows = drawn
    for facts in rows[:3]:
        explanation = explain(evaluate(framework, facts))
        said: list[Message] = []
        for line in (*explanation.criteria, *explanation.bonus_items, *explanation.deduction_items):
            said += [line.rule, *line.arithmetic, *line.changes]
        for gate in explanation.gates:
            said += [gate.rule, *gate.changes]
        for pillar in explanation.pillars:
            said.append(pillar.needs)
            said += [c for o in pillar.obstacles for move in o.moves for c in move.changes]
        for whole in (explanation.title, explanation.level):
            if whole is not None:
                said += [c for o in whole.obstacles for move in o.moves for c in move.changes]
        for message in said:
            assert tuple(message.fields) == MESSAGES[message.code]


@LAW
@given(frameworks_with_rows())
def test_an_achieved_title_has_no_obstacle_and_a_missed_one_has(
    drawn: tuple[Framework, list[Facts]],
) -> None:
    framework, rows = drawn
    for facts in rows:
        explanation = explain(evaluate(framework, facts))
        title = explanation.title
        if title is None:
            continue
        stands = title.verdict in {Verdict.NOT_ACHIEVED, Verdict.UNKNOWN}
        assert bool(title.obstacles) == stands


def test_strategies_reach_what_the_laws_are_about() -> None:
    """The laws say something: rules with bounds, dates and counts all occur."""
    rng = Random(7)
    made = [make_framework(rng) for _ in range(20)]
    kinds = {type(line.rule) for framework in made for line in framework.lines}
    assert {PassFail, Bands, Proportional, CountPoints, ByHand} <= kinds
    conditions = [
        line.rule.condition for f in made for line in f.lines if isinstance(line.rule, PassFail)
    ]
    assert any(isinstance(leaf, DateIs) for condition in conditions for leaf in leaves(condition))
    assert any(spec.type is FactType.RATIO for framework in made for spec in framework.facts)
