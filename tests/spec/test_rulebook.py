"""Every row of the rulebook holds, and every rule kind and gate kind stands in it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.spec.book import Spec, flow, mapping_of
from tests.spec.chapters import CHAPTERS
from tests.spec.print_rules import PAGE, page

from bontot.engine import GATE_KINDS, RULE_KINDS, Framework, parse_framework, render, run_case


SPECS = [spec for specs in CHAPTERS.values() for spec in specs]
ROWS = [
    pytest.param(spec, facts, expect, id=f"{spec.kind}-{place}-{facts}")
    for spec in SPECS
    for place, (facts, expect) in enumerate(spec.rows)
]


def framework_of(spec: Spec) -> Framework:
    framework = parse_framework(mapping_of(spec))
    assert isinstance(framework, Framework), str(framework)
    return framework


@pytest.mark.parametrize(("spec", "facts", "expect"), ROWS)
def test_row_holds(spec: Spec, facts: str, expect: str) -> None:
    case: dict[str, Any] = {"facts": flow(facts), "expect": flow(expect)}

    assert run_case(framework_of(spec), case) == ()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.kind}: {spec.title}")
def test_what_is_written_reads_back(spec: Spec) -> None:
    framework = framework_of(spec)

    assert parse_framework(render(framework)) == framework


@pytest.mark.parametrize(
    ("chapter", "kinds"), [("Rules", RULE_KINDS), ("Gates", GATE_KINDS)], ids=["rules", "gates"]
)
def test_every_kind_has_its_rows(chapter: str, kinds: dict[str, type]) -> None:
    written = {spec.kind for spec in CHAPTERS[chapter] if spec.rows}

    assert written == set(kinds)


def test_the_manual_is_what_the_rulebook_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.spec.print_rules"
