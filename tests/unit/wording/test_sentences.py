"""Every expected error has one sentence, whose gaps are filled wherever it is raised; every defect has words."""

import ast
import datetime as dt
import functools
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django.utils import translation

import bontot
from bontot.interfaces.shared.defect_phrases import ACCEPTED, FOUND
from bontot.interfaces.shared.defects import DEFECTS, PROBLEMS, in_words
from bontot.interfaces.shared.sentences import SENTENCES, SPELLED_OUT, sentence
from bontot.primitives.errors import Fault, Invalid, NotFound, NotPermitted, Refused


SOURCE = Path(bontot.__file__).parent
FAMILIES = {Fault, Invalid, Refused, NotPermitted, NotFound}
#: What a field may hold where an error is raised.
PLAUSIBLE = {
    "on": dt.date(2024, 12, 31),
    "names": ["Chi bộ khóm 1 (ML-01)", "Chi bộ khóm 10 (ML-10)"],
    "frameworks": ["my-long@2023.1", "my-long@2024.1"],
    "problem": "twice",
    "line": 3,
}


def every_fault() -> list[type[Fault]]:
    for module in pkgutil.walk_packages(bontot.__path__, "bontot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    def below(fault: type[Fault]) -> set[type[Fault]]:
        return {fault}.union(*(below(each) for each in fault.__subclasses__()))

    return sorted(
        (
            fault
            for fault in below(Fault) - FAMILIES
            if fault.__module__.startswith("bontot.") and not fault.__name__.startswith("_")
        ),
        key=lambda fault: fault.code,
    )


@functools.cache
def raised_with() -> dict[str, list[set[str]]]:
    """Class name → the fields given at each place that makes one."""
    found: dict[str, list[set[str]]] = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = {word.arg for word in node.keywords if word.arg}
                found.setdefault(node.func.id, []).append(names)
    return found


FAULTS = every_fault()


def test_there_are_faults_and_no_two_share_a_code():
    codes = [fault.code for fault in FAULTS]
    assert len(codes) > 80
    assert sorted(set(codes)) == codes


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_every_error_has_a_sentence(fault):
    assert fault.code in SENTENCES or fault.code in SPELLED_OUT


def test_no_sentence_is_left_without_its_error():
    known = {fault.code for fault in FAULTS}
    assert sorted(set(SENTENCES) - known) == []


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.code in SENTENCES], ids=lambda f: f.code)
def test_the_fields_of_a_sentence_are_given_wherever_it_is_raised(fault):
    gaps = set(re.findall(r"\{(\w+)", SENTENCES[fault.code]))
    # One that only the database's constraints raise carries the constraint's name
    for fields in raised_with().get(fault.__name__, [{"constraint"}]):
        assert gaps <= fields


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("fault", [f for f in FAULTS if f.code in SENTENCES], ids=lambda f: f.code)
def test_every_sentence_says_what_is_wrong_then_what_to_do(fault, language):
    gaps = set(re.findall(r"\{(\w+)", SENTENCES[fault.code]))
    with translation.override(language):
        words = sentence(fault(**{name: PLAUSIBLE.get(name, "7") for name in gaps}))
    assert "{" not in words
    assert words.count(".") >= 1
    if language == "vi":
        assert "bạn" not in words.lower().split()
        assert any(word in words for word in ("Đồng chí", "đồng chí"))


def test_a_day_reads_as_people_write_it():
    fault = next(f for f in FAULTS if f.code == "no_framework_in_force")
    assert "Ngày 31/12/2024" in sentence(fault(on=dt.date(2024, 12, 31), strand="bon-tot"))


def _filled(node: ast.expr) -> str | None:
    """The text an expression makes, its gaps filled with 7; nothing when none of it is written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
        )
    if isinstance(node, ast.BinOp):
        left, right = _filled(node.left), _filled(node.right)
        return None if left is None and right is None else (left or "7") + (right or "7")
    return None


def told() -> tuple[dict[str, str], set[str], set[str]]:
    """What the engine tells of defects, read from its source: code → file, then accepted, then found."""
    codes: dict[str, str] = {}
    accepted: set[str] = set()
    found: set[str] = set()
    for file in (SOURCE / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = {word.arg: word.value for word in node.keywords}
            first, *more = [*node.args, ast.Constant(None)]
            if name == "bad" and more:
                given["accepted"] = more[0]
            if name == "_warn":
                first, given["found"], given["accepted"] = node.args[1], *node.args[3:5]
            if name in {"bad", "report", "_warn"} and (code := _filled(first)):
                codes[code] = file.name
            if name in {"bad", "report", "_warn", "RuleDoesNotHold"}:
                accepted |= {text for key in ("accepted",) if (text := _of(given, key))}
                found |= {text for key in ("found",) if (text := _of(given, key))}
    return codes, accepted, found


def _of(given: dict[str, ast.expr], key: str) -> str | None:
    return _filled(given[key]) if key in given else None


CODES, ACCEPTED_TEXTS, FOUND_TEXTS = told()
#: Words of the format itself, which a file's author types and which stay as they are.
OF_THE_FORMAT = {
    "as", "all", "any", "fact", "facts", "is", "of", "met", "not_met", "numerator", "denominator", "number", "date",
    "issuer", "points", "max", "step", "options", "partly", "floor", "cap", "full", "rescale", "when", "by_case",
    "pass_fail", "all_criteria", "at_least", "may_loosen", "pillars", "minima", "levels", "total", "yes", "no",
    "down", "nearest", "up", "judgement", "when_zero", "expect", "lowers_level", "fails_title", "each",
}  # fmt: skip
ENGLISH = re.compile(
    r"\b(a|an|the|of|with|without|only|where|at most|at least|than|that|either|or|one|has|more)\b"
)


def test_the_source_was_read():
    assert len(CODES) > 70
    assert len(ACCEPTED_TEXTS) > 80


@pytest.mark.parametrize("code", sorted(code for code in CODES if "7" not in code))
def test_every_defect_the_engine_tells_has_words(code):
    assert code in DEFECTS


@pytest.mark.parametrize("text", sorted(ACCEPTED_TEXTS))
def test_what_is_accepted_is_said_in_vietnamese(text):
    words = in_words(text, ACCEPTED)
    assert not ENGLISH.search(words), words
    assert words != text or not re.search(r"[a-z]{2,} [a-z]{2,}", text)
    assert in_words_english(text) == text


@pytest.mark.parametrize("text", sorted(FOUND_TEXTS))
def test_what_was_found_is_said_in_vietnamese(text):
    assert not ENGLISH.search(in_words(text, FOUND))


def in_words_english(text: str) -> str:
    with translation.override("en"):
        return in_words(text, ACCEPTED)


@pytest.mark.parametrize("words", [*DEFECTS.values(), *PROBLEMS.values()])
def test_words_of_defects_stand_inside_a_sentence(words):
    assert not words.endswith(".")
    assert words[0].islower()
