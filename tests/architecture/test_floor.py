"""What the engine is measured against is what was given: nobody sharpened or blunted it."""

import hashlib

import pytest
from tests.support.source import ROOT


GIVEN = {
    "floor_spec.py": "716c8f7a4822dac62681bc98e968762ce7cdd102bda479170834cf21cfc63413",
    "floor_numpy.py": "1e9670f1390bff65836bbfed2ec4bdec270eabd43dda6f6aec41366877a23c4c",
}


@pytest.mark.parametrize("name", GIVEN)
def test_the_floor_is_as_given(name):
    content = (ROOT / "benchmarks" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == GIVEN[name]
