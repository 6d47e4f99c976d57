"""The workload everything is measured on: the floor as it was given, and our pack the same as its reference."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from benchmarks.floor import spec
from benchmarks.peers.columns import Peer


BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("floor_numpy.py", "1e9670f1390bff65836bbfed2ec4bdec270eabd43dda6f6aec41366877a23c4c"),
        ("floor_spec.py", "716c8f7a4822dac62681bc98e968762ce7cdd102bda479170834cf21cfc63413"),
    ],
)
def test_the_floor_is_not_written_by_whom_it_judges(name: str, digest: str) -> None:
    assert hashlib.sha256((BENCHMARKS / name).read_bytes()).hexdigest() == digest


def test_columns_give_the_reference_s_results() -> None:
    facts = spec.generate(2_600, seed=11)
    matrix, sums = spec.reference(facts)
    peer = Peer(facts)
    peer.run()
    found, found_sums = peer.export()
    wrong = [
        name
        for place, name in enumerate(spec.OUTCOLS)
        if not np.array_equal(matrix[:, place], found[:, place])
    ]
    assert wrong == []
    assert [area for area in sums if not np.array_equal(sums[area], found_sums[area])] == []
