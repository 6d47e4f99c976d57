"""Evaluating a file of facts against a framework, without any database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bontot import frameworks
from bontot.engine import FactErrors, FrameworkErrors, evaluate, explain, parse_facts
from bontot.interfaces.cli.explained import explanation_lines
from bontot.interfaces.shared.wording import worded
from bontot.primitives.errors import NotFound


if TYPE_CHECKING:
    from bontot.engine import Framework
    from bontot.interfaces.shared.wording import WordedResult


#: Bytes a file of facts may hold: a framework reads at most a few hundred facts.
MAX_BYTES = 1_000_000


class FactsFileMissing(NotFound):
    """There is no file of facts at the path given, or it is too large to be one; field `path`."""

    code = "facts_file_missing"


def evaluate_file(path: Path, name: str, *, layout: str) -> str:
    """
    Evaluate a YAML file of facts.

    Args:
        path: a mapping of fact → value, as in a case file.
        name: a pack (`my-long@2023.1`) or the path of a framework file.
        layout: `json` for one object; anything else for text.

    Returns:
        The explanation, in the active language.

    Raises:
        FactsFileMissing: there is no such file, or it is larger than a file of facts can be.
        UnknownFramework: no pack has this name.
        FactErrors: facts with an unknown name, a wrong unit, a negative count …; all at once.
        FrameworkErrors: the framework named by its path does not hold together.

    """
    framework = _framework(name)
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise FactsFileMissing(path=str(path))
    sheet = frameworks.read_sheet(path.read_text(encoding="utf-8"), source=str(path))
    facts = parse_facts(framework, sheet.mapping, lines=sheet.lines)
    if isinstance(facts, FactErrors):
        raise facts
    said = worded(explain(evaluate(framework, facts)))
    if layout == "json":
        return json.dumps(_as_object(said, framework), ensure_ascii=False, indent=1)
    return "\n".join(explanation_lines(said, framework, {}))


def _framework(name: str) -> Framework:
    if not Path(name).is_file():
        return frameworks.load(name)
    parsed = frameworks.parse(
        frameworks.read_sheet(Path(name).read_text(encoding="utf-8"), source=name)
    )
    if isinstance(parsed, FrameworkErrors):
        raise parsed
    return parsed


def _as_object(said: WordedResult, framework: Framework) -> dict[str, object]:
    return {
        "framework": framework.slug,
        "title": said.title,
        "verdict": said.verdict,
        "level": said.level_text,
        "score": said.score_text,
        "missing": [*said.least],
        "for_good": [*said.for_good],
        "pillars": {
            pillar.id: {
                "verdict": pillar.verdict,
                "points": pillar.points_text,
                "criteria": {
                    item.id: {"outcome": item.outcome, "points": item.points_text, "why": item.why}
                    for item in pillar.criteria
                },
            }
            for pillar in said.pillars
        },
        "gates": {gate.id: {"bar": gate.bar, "why": gate.sentence} for gate in said.gates},
    }
