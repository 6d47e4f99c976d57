"""A suppression names its rule and its reason; `fmt: skip` suppresses no rule, it keeps a table's columns."""

import re

from tests.support.source import modules, named


SUPPRESSION = re.compile(
    r"#\s*(noqa|type:\s*ignore|pragma|ruff:|pylint|nosec|isort)", re.IGNORECASE
)
REASONED = re.compile(
    r"#\s*(noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*|type: ignore\[[a-z-]+(, ?[a-z-]+)*\])"
    r"( # noqa: [A-Z]+[0-9]+)?\s*(-|#|–|—)\s*\S.{3,}",
)


def test_every_suppression_names_its_rule_and_its_reason():
    bare = [
        f"{named(file)}:{number}: {line.strip()}"
        for file in modules()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if SUPPRESSION.search(line) and not REASONED.search(line) and "re.compile" not in line
        if file.name != "test_suppressions.py"
    ]
    assert bare == []
