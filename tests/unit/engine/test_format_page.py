"""The example on the format's page is read without a defect."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bontot.engine import Framework, parse_framework, run_case


PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "framework-format.md"


def test_the_example_is_a_framework() -> None:
    example = re.search(r"```yaml\n(id: vi-du.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None

    framework = parse_framework(yaml.load(example[1], Loader=yaml.BaseLoader))

    assert isinstance(framework, Framework), str(framework)
    assert framework.warnings == ()
    facts = {"attendance_year": "27/30", "members_rated_well": "26/27", "tasks_overdue": "3"}
    expect = {
        "title": "not_achieved",
        "criteria": {"c_2_1": {"outcome": "met", "points": "20"}, "d_1": {"points": "1.5"}},
        "gates": {"members_rated": "bars", "found_first_by_people": "unknown"},
    }
    assert run_case(framework, {"facts": facts, "expect": expect}) == ()
