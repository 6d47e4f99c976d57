"""Every message of the engine has words, and every pack is explained in whole sentences whatever is known of it."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from bontot import frameworks
from bontot.engine import (
    GATE_KINDS,
    MESSAGES,
    RULE_KINDS,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Framework,
    Grade,
    Missing,
    evaluate,
    explain,
)
from bontot.interfaces.cli.explained import explanation_lines
from bontot.interfaces.shared.wording import WordedResult, changes, rules, worded
from bontot.primitives.ratios import Ratio


EVERY_KIND = Path(__file__).resolve().parents[2] / "frameworks" / "every_kind"
#: Letters that Vietnamese has and English has not.
VIETNAMESE = re.compile(
    r"[ăâđêôơưạảãàáặẳẵằắậẩẫầấẹẻẽèéệểễềếịỉĩìíọỏõòóộổỗồốợởỡờớụủũùúựửữừứỵỷỹỳý]", re.IGNORECASE
)


def every_framework() -> dict[str, Framework]:
    found = {ref: frameworks.load(ref) for ref in frameworks.list_frameworks()}
    for file in sorted(EVERY_KIND.glob("*.yaml")):
        parsed = frameworks.parse(
            frameworks.read_sheet(file.read_text(encoding="utf-8"), source=file.name)
        )
        if isinstance(parsed, Framework):
            found[file.name] = parsed
    return found


FRAMEWORKS = every_framework()


def _known(spec: FactSpec, size: int) -> FactValue:
    """A value of a fact: 0 is its lowest, 1 one that many counts reach, 2 its highest."""
    if spec.options:
        return spec.options[-1 if size == 0 else 0 if size == 2 else len(spec.options) // 2]
    return {
        FactType.COUNT: (0, 1, 200)[size],
        FactType.RATIO: (Ratio(0, 27), Ratio(26, 27), Ratio(27, 27))[size],
        FactType.FLAG: size > 0,
        FactType.GRADE: (Grade.NOT_COMPLETED, Grade.COMPLETED, Grade.EXCELLENT)[size],
        FactType.DATE: dt.date(2024, 12, 31) if size else dt.date(2020, 1, 1),
        FactType.JUDGEMENT: (0, spec.step, spec.most)[size],
    }[spec.type]


def _facts(framework: Framework, how: str) -> Facts:
    values: dict[str, FactValue] = {}
    for place, (name, spec) in enumerate(framework.specs.items()):
        mixed = (Missing.UNKNOWN, Missing.NOT_APPLICABLE, *(_known(spec, n) for n in range(3)))
        values[name] = {
            "unknown": Missing.UNKNOWN,
            "not applicable": Missing.NOT_APPLICABLE,
            "lowest": _known(spec, 0),
            "some": _known(spec, 1),
            "highest": _known(spec, 2),
            "mixed": mixed[place % 5],
            "otherwise mixed": mixed[(place * 3 + 1) % 5],
        }[how]
    return Facts(values)


HOW = ("unknown", "not applicable", "lowest", "some", "highest", "mixed", "otherwise mixed")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            # Names of things inside the framework are not sentences
            if field.name not in {"id", "fact", "origin", "note", "said_by", "barred_by"}:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)


def _said(framework: Framework, how: str, language: str) -> tuple[WordedResult, list[str]]:
    with translation.override(language):
        said = worded(explain(evaluate(framework, _facts(framework, how))))
        return said, list(explanation_lines(said, framework, {}))


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("ref", FRAMEWORKS)
def test_every_pack_is_explained_in_whole_sentences(ref, how):
    for language in ("vi", "en"):
        said, lines = _said(FRAMEWORKS[ref], how, language)
        texts = list(_texts(said))
        assert len(texts) > 5
        wrong = [t for t in (*texts, *lines) if re.search(r"[{}]|\bNone\b(?!:)|\.\.$|  \S+=", t)]
        assert wrong == []
        assert [line for line in lines if line != line.rstrip()] == []
        assert all(len(line) <= 120 for line in lines)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("ref", FRAMEWORKS)
def test_nothing_of_an_english_explanation_is_left_in_vietnamese(ref, how):
    said, _ = _said(FRAMEWORKS[ref], how, "en")
    assert [text for text in _texts(said) if VIETNAMESE.search(text)] == []


def test_between_them_the_packs_have_every_kind_of_rule_and_gate():
    own = [line.rule for framework in FRAMEWORKS.values() for line in framework.lines]
    inner = [case.rule for rule in own for case in getattr(rule, "cases", ())]
    gates = [gate for framework in FRAMEWORKS.values() for gate in framework.gates]
    assert {type(rule) for rule in (*own, *inner)} >= set(RULE_KINDS.values())
    assert {type(gate.rule) for gate in gates} >= set(GATE_KINDS.values())


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_has_words(code):
    family = code.partition(".")[0]
    words = {
        "rule": rules._WORDS,
        "gate": rules._WORDS,
        "condition": rules._WORDS,
        "needs": rules._WORDS,
        "arithmetic": changes._STEPS,
        "change": {**changes._WORDS, "change.record": None},
    }[family]
    assert code in words
