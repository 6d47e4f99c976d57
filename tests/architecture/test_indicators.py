"""Every fact of every pack is an indicator or judged by people; every indicator is proved and has its reason."""

import re
from pathlib import Path

import pytest
from tests.support.source import ROOT

from bontot.domain.facts.queries import CATALOGUE, units_of
from bontot.domain.facts.types import Grain
from bontot.engine import FactType
from bontot.frameworks import list_frameworks, load


FOLDER = ROOT / "src" / "bontot" / "domain" / "facts" / "queries" / "sql"


@pytest.mark.parametrize("name", list_frameworks())
def test_each_fact_of_a_pack_is_an_indicator_of_the_same_type_and_unit(name):
    framework = load(name)
    known = units_of(Grain(framework.subject.value))
    for spec in framework.facts:
        if spec.type is FactType.JUDGEMENT:
            assert spec.id.startswith("judged_"), spec.id
            assert spec.id not in known
        else:
            assert known.get(spec.id) == (spec.type.value, spec.unit), spec.id


def test_there_are_enough_of_them():
    assert len({name for _, name in CATALOGUE}) >= 45


def test_each_has_names_states_and_a_reason():
    for indicator in CATALOGUE.values():
        for text in (indicator.vi, indicator.en, indicator.states, indicator.boundary):
            assert len(text) > 5, indicator.id
        assert indicator.states.endswith("."), indicator.id
        assert indicator.boundary.endswith("."), indicator.id
        assert bool(indicator.unit) == (indicator.kind in {"count", "ratio"}), indicator.id


def test_one_id_has_one_type_and_unit_whomever_it_is_about():
    found = {}
    for indicator in CATALOGUE.values():
        kind = (indicator.kind, indicator.unit)
        assert found.setdefault(indicator.id, kind) == kind, indicator.id


def test_every_file_of_rows_is_read_by_an_indicator_and_the_other_way_round():
    files = {path.stem for path in FOLDER.glob("*.sql")}
    read = {one.base for one in CATALOGUE.values()} | {one.scope for one in CATALOGUE.values()}
    assert files == read


def test_every_column_an_indicator_reads_is_in_its_rows():
    for indicator in CATALOGUE.values():
        text = (FOLDER / f"{indicator.base}.sql").read_text(encoding="utf-8")
        parts = " ".join((indicator.counts, indicator.of, indicator.where, indicator.open_when))
        for column in re.findall(r"\br\.(\w+)", parts):
            assert re.search(rf"\b{column}\b", text), f"{indicator.id}: {column}"


def test_every_indicator_is_proved_by_name():
    proofs = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path(ROOT, "tests", "integration", "facts").glob("test_*_indicators.py")
    )
    assert sorted({name for _, name in CATALOGUE if f'"{name}"' not in proofs}) == []
