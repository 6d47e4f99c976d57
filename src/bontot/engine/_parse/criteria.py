"""Reading criteria, pillars and adjustments."""

from __future__ import annotations

from dataclasses import dataclass

from bontot.engine._model.framework import (
    Achieved,
    Adjustment,
    AllCriteria,
    Criterion,
    Name,
    NotApplicablePolicy,
    Pillar,
    PointsReached,
    SaidBy,
    ShareOfMaximum,
    UnknownPolicy,
)
from bontot.engine._parse.conditions import read_condition
from bontot.engine._parse.parts import read_card, read_name, read_said_by
from bontot.engine._parse.reader import Node, points_text
from bontot.engine._parse.rules import read_rule
from bontot.engine._rules.points import Fixed


_NAMELESS = Name("", "")
NOT_APPLICABLE_WORDS = tuple(policy.value for policy in NotApplicablePolicy)
UNKNOWN_WORDS = tuple(policy.value for policy in UnknownPolicy)


@dataclass(frozen=True, slots=True)
class Policies:
    """The framework's own policies, None where it leaves them to each criterion."""

    not_applicable: NotApplicablePolicy | None
    unknown: UnknownPolicy | None


def read_policies(nodes: dict[str, Node]) -> Policies:
    """Read `not_applicable` and `unknown` where they are written."""
    absent, unknown = None, None
    if "not_applicable" in nodes:
        word = nodes["not_applicable"].one_of(NOT_APPLICABLE_WORDS)
        absent = NotApplicablePolicy(word) if word is not None else None
    if "unknown" in nodes:
        word = nodes["unknown"].one_of(UNKNOWN_WORDS)
        unknown = UnknownPolicy(word) if word is not None else None
    return Policies(absent, unknown)


def read_pillar(node: Node, policies: Policies) -> Pillar | None:
    """Read one pillar with its criteria."""
    nodes = node.mapping(("id", "name", "achieved", "criteria"), ("total",))
    pillar_id = nodes["id"].id() if "id" in nodes else None
    name = read_name(nodes.get("name"))
    achieved = _achieved(nodes["achieved"]) if "achieved" in nodes else None
    total = nodes["total"].points() if "total" in nodes else None
    items = list(nodes["criteria"].items()) if "criteria" in nodes else []
    criteria = [read_criterion(item, policies) for item in items]
    if "criteria" in nodes and not items:
        nodes["criteria"].bad("no_criteria", "at least one criterion", found="none")
    read = tuple(criterion for criterion in criteria if criterion is not None)
    if pillar_id is None:
        return None
    if "total" in nodes and total is not None and len(read) == len(items):
        _check_sum(nodes["total"], total, read)
    return Pillar(pillar_id, name or _NAMELESS, achieved or AllCriteria(), read, total)


def _check_sum(node: Node, total: int, criteria: tuple[Criterion, ...]) -> None:
    total_of_all = sum(criterion.most for criterion in criteria)
    if total_of_all != total:
        node.bad(
            "sum_differs", f"{points_text(node.ctx.scale, total_of_all)}, the sum of its criteria"
        )


def _achieved(node: Node) -> Achieved | None:
    if not isinstance(node.value, dict):
        word = node.one_of(("all_criteria",))
        return None if word is None else AllCriteria()
    nodes = node.mapping((), ("at_least", "points"))
    if len(nodes) != 1:
        node.bad("not_one_key", "all_criteria, {at_least: 80%} or {points: 24}")
        return None
    if "at_least" in nodes:
        share = nodes["at_least"].share()
        return None if share is None else ShareOfMaximum(share)
    points = nodes["points"].points()
    return None if points is None else PointsReached(points)


def read_criterion(node: Node, policies: Policies, *, adjusts: bool = False) -> Criterion | None:
    """
    Read one criterion.

    Args:
        node: the criterion as written.
        policies: the framework's own.
        adjusts: it is an item of a bonus or a deduction, where `not_applicable` has no say.
    """
    required = ["id", "name", "rule", "said_by"]
    if node.ctx.scale is not None:
        required.append("max")
    nodes = node.mapping(required, ("applies_when", "not_applicable", "unknown", "card"))
    criterion_id = nodes["id"].id() if "id" in nodes else None
    name = read_name(nodes.get("name"))
    most = _most(nodes)
    rule = read_rule(nodes["rule"], most) if "rule" in nodes else None
    when = read_condition(nodes["applies_when"]) if "applies_when" in nodes else None
    own = read_policies(nodes)
    absent = own.not_applicable or policies.not_applicable
    unknown = own.unknown or policies.unknown
    if not adjusts and absent is None and "not_applicable" not in nodes:
        _missing_policy(node, "not_applicable", NOT_APPLICABLE_WORDS)
    if unknown is None and "unknown" not in nodes:
        _missing_policy(node, "unknown", UNKNOWN_WORDS)
    said_by, card = read_said_by(nodes.get("said_by")), read_card(nodes.get("card"))
    if criterion_id is None or most is None:
        return None
    if rule is not None and (highest := rule.highest(most)) != most:
        _differs(nodes["rule"], highest)
    return Criterion(
        criterion_id,
        name or _NAMELESS,
        most,
        # A rule that could not be read has been reported; its criterion stays for the sums and the references.
        rule or Fixed(most),
        absent or NotApplicablePolicy.NONE,
        unknown or UnknownPolicy.OPEN,
        said_by or SaidBy("text"),
        when,
        card,
        own.not_applicable,
        own.unknown,
    )


def _most(nodes: dict[str, Node]) -> int | None:
    if "max" not in nodes:
        return None if "rule" in nodes and nodes["rule"].ctx.scale is not None else 1
    most = nodes["max"].points()
    if most == 0:
        nodes["max"].bad("max_zero", "points above 0")
        return None
    return most


def _missing_policy(node: Node, key: str, words: tuple[str, ...]) -> None:
    node.child(key, None).bad(
        f"missing_{key}_policy",
        ", ".join(words) + " (here, or at the top for all)",
        found="nothing",
    )


def _differs(node: Node, highest: int) -> None:
    node.bad(
        "max_differs",
        "a rule that can give exactly the criterion's max",
        found=f"at most {points_text(node.ctx.scale, highest)}",
    )


def read_adjustment(node: Node | None, policies: Policies) -> Adjustment | None:
    """Read a bonus or a deduction."""
    if node is None:
        return None
    nodes = node.mapping(("cap", "items"))
    cap = nodes["cap"].points() if "cap" in nodes else None
    items = list(nodes["items"].items()) if "items" in nodes else []
    read = [read_criterion(item, policies, adjusts=True) for item in items]
    if cap is None:
        return None
    return Adjustment(cap, tuple(item for item in read if item is not None))
