"""
Criteria to results: pure, exact, explained. This module is the engine's one front door.

`parse_framework` reads a framework or says everything wrong with it; `parse_facts` reads facts for it.
"""

from bontot.engine._model.defects import Defect, FactErrors, FrameworkErrors
from bontot.engine._model.facts import Facts
from bontot.engine._model.framework import Framework
from bontot.engine._parse.canonical import canonical_json, digest
from bontot.engine._parse.facts import decode_facts, encode_facts, parse_facts
from bontot.engine._parse.framework import parse_framework
from bontot.engine._parse.render import render


__all__ = [
    "Defect",
    "FactErrors",
    "Facts",
    "Framework",
    "FrameworkErrors",
    "canonical_json",
    "decode_facts",
    "digest",
    "encode_facts",
    "parse_facts",
    "parse_framework",
    "render",
]
