"""One small sheet the engine's unit tests share, with the cases the texts name."""

from __future__ import annotations

from typing import Any

import yaml

from bontot.engine import Framework, parse_framework


SHEET = """
id: sheet
version: "1"
subject: cell
name: {vi: Bảng, en: Sheet}
valid: {from: 2024-01-01}
basis: [{number: 81-KH/TU, date: 2023-05-17, issuer: Ban Thường vụ}]
points: {step: 0.5, total: 60}
not_applicable: full
unknown: open
facts:
  attendance: {type: ratio, unit: lượt, vi: Dự sinh hoạt, en: Attendance}
  admissions: {type: count, unit: đảng viên, vi: Kết nạp, en: Admissions}
  admissions_target: {type: count, unit: đảng viên, vi: Chỉ tiêu, en: Target}
  plan_date: {type: date, vi: Ngày, en: Programme date}
  compact: {type: flag, vi: Giao ước, en: Compact}
  own_rating: {type: grade, vi: Xếp loại, en: Own rating}
  judged_content: {type: judgement, vi: Nội dung, en: Content, max: 10, step: 0.5}
  judged_unity: {type: judgement, vi: Đoàn kết, en: Unity, options: [good, fair, poor]}
  rated_well: {type: ratio, unit: đảng viên, vi: Hoàn thành tốt trở lên, en: Rated well}
  found_by_people: {type: count, unit: vụ, vi: Người dân phát hiện, en: Found by people}
pillars:
  - id: good_1
    name: {vi: Tốt 1, en: Good 1}
    achieved: all_criteria
    criteria:
      - {id: c_1, name: {vi: a, en: a}, max: 10, said_by: text, rule: {bands: {fact: attendance, bands: [{from: 90%, points: 10}, {from: 75%, below: 90%, points: 6}, {below: 75%, points: 0}]}}}
      - {id: c_2, name: {vi: b, en: b}, max: 10, said_by: text, rule: {proportional: {numerator: admissions, denominator: admissions_target, when_zero: 10}}}
      - {id: c_3, name: {vi: c, en: c}, max: 10, said_by: text, rule: {pass_fail: {all: [{fact: plan_date, on_or_before: 2024-01-31}, {fact: compact, is: yes}]}}}
  - id: good_2
    name: {vi: Tốt 2, en: Good 2}
    achieved: {points: 20}
    criteria:
      - {id: c_4, name: {vi: d, en: d}, max: 10, said_by: text, rule: {by_hand: {fact: judged_content}}}
      - {id: c_5, name: {vi: e, en: e}, max: 10, said_by: text, rule: {choice: {fact: judged_unity, points: {good: 10, fair: 5, poor: 0}}}}
      - {id: c_6, name: {vi: f, en: f}, max: 10, said_by: text, rule: {grade: {fact: own_rating, points: {excellent: 10, well_completed: 8, completed: 4, not_completed: 0}}}}
gates:
  - {id: rated, name: {vi: g, en: g}, said_by: text, gate: {share_at_rating: {fact: rated_well, at_least: 100%}}, effect: fails_title}
  - {id: found, name: {vi: h, en: h}, said_by: text, gate: {event: {fact: found_by_people}}, effect: {fails_pillar: good_2}}
title: {name: {vi: Bốn tốt, en: Four goods}, needs: all_pillars}
levels:
  - {id: good, name: {vi: Tốt, en: Good}, at_least: 54}
  - {id: fair, name: {vi: Khá, en: Fair}, at_least: 42}
  - {id: poor, name: {vi: Kém, en: Poor}}
"""

# Everything at its maximum.
FULL: dict[str, Any] = {
    "attendance": "27/30",
    "admissions": "2",
    "admissions_target": "2",
    "plan_date": "2024-01-31",
    "compact": "yes",
    "own_rating": "excellent",
    "judged_content": "10",
    "judged_unity": "good",
    "rated_well": "27/27",
    "found_by_people": "0",
}


def mapping() -> dict[str, Any]:
    """The sheet as the loader gives it."""
    return yaml.load(SHEET, Loader=yaml.BaseLoader)


def lines() -> dict[str, int]:
    """Path → line of every mapping, list and scalar of the sheet."""
    found: dict[str, int] = {}

    def walk(node: yaml.Node, path: str) -> None:
        found[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, f"{path}.{key.value}" if path else key.value)
        elif isinstance(node, yaml.SequenceNode):
            for place, value in enumerate(node.value):
                walk(value, f"{path}.{place}")

    walk(yaml.compose(SHEET), "")
    return found


def sheet() -> Framework:
    """The sheet, read."""
    framework = parse_framework(mapping(), lines=lines())
    assert isinstance(framework, Framework), str(framework)
    return framework
